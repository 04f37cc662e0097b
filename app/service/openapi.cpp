// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/openapi.h"

#include "domain/json_text.h"
#include "insight/report_json.h"
#include "service/service_text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QJsonObject reference(const QString &path)
{
    return {{u"$ref"_s, u"#/components/"_s + path}};
}

QJsonObject typed(const QString &type)
{
    return {{u"type"_s, type}};
}

QJsonObject orNothing(QJsonObject schema)
{
    schema[u"type"_s] = QJsonArray{schema[u"type"_s], u"null"_s};
    return schema;
}

QJsonArray choicesOf(const QStringList &choices)
{
    QJsonArray list = QJsonArray::fromStringList(choices);
    list.append(QJsonValue());
    return list;
}

QJsonObject schemaOf(const Field &field)
{
    switch (field.type) {
    case FieldType::Integer: {
        QJsonObject schema = typed(u"integer"_s);
        if (field.least)
            schema[u"minimum"_s] = *field.least;
        if (field.most)
            schema[u"maximum"_s] = *field.most;
        return schema;
    }
    case FieldType::Number: return typed(u"number"_s);
    case FieldType::Measure:
        return {{u"type"_s, u"number"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 1}};
    case FieldType::Date: return {{u"type"_s, u"string"_s}, {u"format"_s, u"date"_s}};
    case FieldType::YesNo:
        return {{u"type"_s, u"string"_s}, {u"enum"_s, choicesOf({u"yes"_s, u"no"_s})}};
    case FieldType::Choice:
        if (!field.openChoices && !field.choices.isEmpty() && !field.computed)
            return {{u"type"_s, u"string"_s}, {u"enum"_s, choicesOf(field.choices)}};
        return typed(u"string"_s);
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Email:
    case FieldType::Time:
    case FieldType::Tags:
    case FieldType::Link:
    case FieldType::Country:
    case FieldType::Reference:
    case FieldType::Scales: break;
    }
    return typed(u"string"_s);
}

QString descriptionOf(const Field &field)
{
    QString text = field.displayLabel();
    if (field.isReference())
        text += Service::tr(": the %1's key, or # and its id")
                    .arg(Catalogue::builtIn().kind(*field.target).name);
    else if (field.type == FieldType::Time)
        text += Service::tr(": a time in UTC, or a day");
    if (!field.unit.isEmpty())
        text += u" ("_s + field.unit + u')';
    return text;
}

bool isWritten(const Field &field)
{
    return field.editable() && field.name != u"id"_s && field.name != u"created_at"_s
        && field.name != u"updated_at"_s;
}

QJsonObject kindSchema(const Kind &kind, bool forWriting)
{
    QJsonObject properties;
    for (const Field &field : kind.fields) {
        if (forWriting && !isWritten(field))
            continue;
        QJsonObject schema = schemaOf(field);
        // A column that was not asked for is not there; one without a value is null.
        if (!field.required || forWriting)
            schema = orNothing(schema);
        schema.insert(u"description"_s, descriptionOf(field));
        properties.insert(field.name, schema);
    }
    QJsonObject object = {{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    if (forWriting)
        object.insert(u"additionalProperties"_s, false);
    return object;
}

QJsonObject json(const QJsonObject &schema)
{
    return {{u"application/json"_s, QJsonObject{{u"schema"_s, schema}}}};
}

QJsonObject answers(const QString &status, const QString &description, const QJsonObject &schema)
{
    return {{status, QJsonObject{{u"description"_s, description}, {u"content"_s, json(schema)}}},
            {u"default"_s, reference(u"responses/problem"_s)}};
}

QJsonObject operation(const QString &id, const QString &summary, const QJsonArray &parameters,
                      const QJsonObject &responses, const QJsonObject &body = {})
{
    QJsonObject object = {{u"operationId"_s, id},
                          {u"summary"_s, summary},
                          {u"parameters"_s, parameters},
                          {u"responses"_s, responses}};
    if (!body.isEmpty())
        object.insert(u"requestBody"_s,
                      QJsonObject{{u"required"_s, true}, {u"content"_s, json(body)}});
    return object;
}

QJsonObject query(const QString &name, const QString &description,
                  const QJsonObject &schema = typed(u"string"_s))
{
    return {{u"name"_s, name},
            {u"in"_s, u"query"_s},
            {u"description"_s, description},
            {u"schema"_s, schema}};
}

QJsonObject oneOf(const QStringList &names)
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(names)}};
}

QJsonArray listParameters()
{
    QJsonObject where = query(
        u"where"_s,
        Service::tr("A condition: field operator value, where the operator is one of = != < <= > "
                    ">= contains startswith isempty isnotempty in. All conditions must hold."),
        {{u"type"_s, u"array"_s}, {u"items"_s, typed(u"string"_s)}});
    where.insert(u"explode"_s, true);
    return {where,
            query(u"search"_s, Service::tr("A text to look for in the usual fields.")),
            query(u"sort"_s, Service::tr("Field names; - before a name sorts downwards.")),
            query(u"columns"_s, Service::tr("The fields wanted; all where it is not given.")),
            query(u"limit"_s, Service::tr("How many rows at most; 1000 where it is not given."),
                  {{u"type"_s, u"integer"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 10'000}}),
            query(u"after"_s, Service::tr("\"next\" of the page before."))};
}

QJsonObject kindPath(const Kind &kind)
{
    const QString label = kind.displayLabelPlural();
    const QJsonObject input = reference(u"schemas/"_s + kind.name + u"_input"_s);
    const QJsonObject rows = {
        {u"type"_s, u"object"_s},
        {u"required"_s, QJsonArray{u"rows"_s, u"next"_s}},
        {u"properties"_s,
         QJsonObject{{u"rows"_s,
                      QJsonObject{{u"type"_s, u"array"_s},
                                  {u"items"_s, reference(u"schemas/"_s + kind.name)}}},
                     {u"next"_s, orNothing(typed(u"string"_s))}}}};
    return {{u"get"_s,
             operation(u"list_"_s + kind.name, Service::tr("%1, a page of them").arg(label),
                       listParameters(), answers(u"200"_s, Service::tr("A page"), rows))},
            {u"post"_s,
             operation(u"add_"_s + kind.name, Service::tr("%1: add one or many").arg(label),
                       {reference(u"parameters/idempotency_key"_s)},
                       answers(u"201"_s, Service::tr("Added"), reference(u"schemas/change"_s)),
                       {{u"oneOf"_s,
                         QJsonArray{input,
                                    QJsonObject{{u"type"_s, u"array"_s},
                                                {u"minItems"_s, 1},
                                                {u"items"_s, input}}}}})}};
}

QJsonObject recordPath(const Kind &kind)
{
    const QString label = kind.displayLabel();
    const QJsonObject changed =
        answers(u"200"_s, Service::tr("Done"), reference(u"schemas/change"_s));
    const QJsonArray key = {reference(u"parameters/idempotency_key"_s)};
    return {
        {u"parameters"_s, QJsonArray{reference(u"parameters/id"_s)}},
        {u"get"_s,
         operation(
             u"show_"_s + kind.name, Service::tr("%1: one record").arg(label),
             {query(u"columns"_s, Service::tr("The fields wanted."))},
             answers(u"200"_s, Service::tr("The record"), reference(u"schemas/"_s + kind.name)))},
        {u"patch"_s,
         operation(u"change_"_s + kind.name, Service::tr("%1: set some fields").arg(label), key,
                   changed, reference(u"schemas/"_s + kind.name + u"_input"_s))},
        {u"delete"_s,
         operation(u"remove_"_s + kind.name, Service::tr("%1: remove").arg(label), key, changed)}};
}

QJsonObject developersPath()
{
    const QJsonObject shared = {
        {u"name"_s, typed(u"string"_s)},
        {u"company"_s, orNothing(typed(u"string"_s))},
        {u"satisfaction"_s,
         QJsonObject{{u"type"_s, u"number"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 1}}}};
    QJsonObject listed = shared;
    listed.insert(u"id"_s, typed(u"integer"_s));
    listed[u"name"_s] = orNothing(typed(u"string"_s));
    listed[u"satisfaction"_s] = orNothing(typed(u"number"_s));
    const QJsonObject list = {
        {u"type"_s, u"object"_s},
        {u"properties"_s,
         QJsonObject{
             {u"developers"_s,
              QJsonObject{{u"type"_s, u"array"_s},
                          {u"items"_s,
                           QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, listed}}}}}}}};
    const QJsonObject added = {
        {u"type"_s, u"object"_s},
        {u"properties"_s,
         QJsonObject{{u"message"_s, typed(u"string"_s)}, {u"id"_s, typed(u"integer"_s)}}}};
    return {
        {u"get"_s,
         operation(u"list_all_developers"_s,
                   Service::tr("All developers with their satisfaction (CS)"),
                   {query(u"limit"_s, Service::tr("How many at most; all where it is not given."),
                          {{u"type"_s, u"integer"_s}, {u"minimum"_s, 0}})},
                   answers(u"200"_s, Service::tr("The developers"), list))},
        {u"post"_s,
         operation(u"add_rated_developer"_s,
                   Service::tr("Add a developer with an answer sheet of today"),
                   {reference(u"parameters/idempotency_key"_s)},
                   answers(u"201"_s, Service::tr("Added"), added),
                   {{u"type"_s, u"object"_s},
                    {u"required"_s, QJsonArray{u"name"_s, u"satisfaction"_s}},
                    {u"properties"_s, shared},
                    {u"additionalProperties"_s, false}})}};
}

/// {"rows": [...]} of objects that each tell their own names.
QJsonObject reportAnswer()
{
    return answers(
        u"200"_s, Service::tr("The numbers"),
        {{u"type"_s, u"object"_s},
         {u"properties"_s,
          QJsonObject{{u"rows"_s,
                       QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, typed(u"object"_s)}}}}}});
}

QJsonObject reportPaths()
{
    const QJsonObject by = query(u"by"_s, Service::tr("What to group by."), oneOf(groupByNames()));
    const QJsonObject day = {{u"type"_s, u"string"_s}, {u"format"_s, u"date"_s}};
    QStringList metrics;
    for (const MetricDefinition &metric : metricDictionary())
        metrics.append(metric.name);
    const QJsonObject name = {{u"name"_s, u"name"_s},
                              {u"in"_s, u"path"_s},
                              {u"required"_s, true},
                              {u"schema"_s, oneOf(metrics)}};
    return {
        {u"/api/v1/scores"_s,
         QJsonObject{
             {u"get"_s,
              operation(u"scores"_s, Service::tr("Satisfaction (CS) and efficiency (E)"),
                        {by, query(u"as_of"_s, Service::tr("As of the end of this day."), day)},
                        reportAnswer())}}},
        {u"/api/v1/metrics/{name}"_s,
         QJsonObject{{u"get"_s,
                      operation(u"metric"_s, Service::tr("A number of the metric dictionary"),
                                {name, by, query(u"from"_s, Service::tr("The first day."), day),
                                 query(u"to"_s, Service::tr("The last day."), day),
                                 query(u"every"_s, Service::tr("The steps of the period."),
                                       oneOf(everyNames()))},
                                reportAnswer())}}},
    };
}

QJsonObject ownPaths()
{
    const QJsonObject health = answers(u"200"_s, Service::tr("It answers"), typed(u"object"_s));
    QJsonObject check =
        operation(u"health"_s, Service::tr("Whether the service answers"), {}, health);
    check.insert(u"security"_s, QJsonArray());
    return {{u"/healthz"_s, QJsonObject{{u"get"_s, check}}},
            {u"/openapi.json"_s,
             QJsonObject{
                 {u"get"_s,
                  operation(u"description"_s, Service::tr("This description"), {},
                            answers(u"200"_s, Service::tr("OpenAPI 3.1"), typed(u"object"_s)))}}}};
}

QJsonObject sharedComponents()
{
    const QJsonObject problem = {
        {u"type"_s, u"object"_s},
        {u"required"_s, QJsonArray{u"type"_s, u"title"_s, u"status"_s, u"detail"_s}},
        {u"properties"_s,
         QJsonObject{
             {u"type"_s, typed(u"string"_s)},
             {u"title"_s, typed(u"string"_s)},
             {u"status"_s, typed(u"integer"_s)},
             {u"detail"_s, typed(u"string"_s)},
             {u"errors"_s,
              QJsonObject{{u"type"_s, u"array"_s},
                          {u"items"_s,
                           QJsonObject{{u"type"_s, u"object"_s},
                                       {u"properties"_s,
                                        QJsonObject{{u"field"_s, typed(u"string"_s)},
                                                    {u"reason"_s, typed(u"string"_s)}}}}}}}}}};
    const QJsonObject change = {
        {u"type"_s, u"object"_s},
        {u"properties"_s,
         QJsonObject{
             {u"id"_s, typed(u"integer"_s)},
             {u"ids"_s, QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, typed(u"integer"_s)}}},
             {u"change_set"_s, orNothing(typed(u"integer"_s))}}}};
    return {
        {u"schemas"_s, QJsonObject{{u"problem"_s, problem}, {u"change"_s, change}}},
        {u"responses"_s,
         QJsonObject{
             {u"problem"_s,
              QJsonObject{
                  {u"description"_s, Service::tr("What is wrong, and with which field")},
                  {u"content"_s,
                   QJsonObject{{u"application/problem+json"_s,
                                QJsonObject{{u"schema"_s, reference(u"schemas/problem"_s)}}}}}}}}},
        {u"parameters"_s,
         QJsonObject{
             {u"id"_s,
              QJsonObject{
                  {u"name"_s, u"id"_s},
                  {u"in"_s, u"path"_s},
                  {u"required"_s, true},
                  {u"schema"_s, QJsonObject{{u"type"_s, u"integer"_s}, {u"minimum"_s, 1}}}}},
             {u"idempotency_key"_s,
              QJsonObject{{u"name"_s, u"Idempotency-Key"_s},
                          {u"in"_s, u"header"_s},
                          {u"description"_s,
                           Service::tr("A name for this request, new for each: a repeat with "
                                       "the same one is answered and does nothing.")},
                          {u"schema"_s,
                           QJsonObject{{u"type"_s, u"string"_s},
                                       {u"minLength"_s, 1},
                                       {u"maxLength"_s, 255}}}}}}},
        {u"securitySchemes"_s,
         QJsonObject{
             {u"token"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}}}}}};
}

void insertAll(QJsonObject &into, const QJsonObject &from)
{
    for (auto it = from.begin(); it != from.end(); ++it)
        into.insert(it.key(), it.value());
}

} // namespace

QByteArray openApiDocument(const Catalogue &catalogue)
{
    QJsonObject paths = {{u"/developers"_s, developersPath()}};
    insertAll(paths, reportPaths());
    insertAll(paths, ownPaths());
    QJsonObject components = sharedComponents();
    QJsonObject schemas = components[u"schemas"_s].toObject();
    for (const Kind &kind : catalogue.kinds()) {
        paths.insert(u"/api/v1/"_s + kind.name, kindPath(kind));
        paths.insert(u"/api/v1/"_s + kind.name + u"/{id}"_s, recordPath(kind));
        schemas.insert(kind.name, kindSchema(kind, false));
        schemas.insert(kind.name + u"_input"_s, kindSchema(kind, true));
    }
    components[u"schemas"_s] = schemas;
    QByteArray document;
    appendJson(document,
               QJsonObject{{u"openapi"_s, u"3.1.0"_s},
                           {u"info"_s,
                            QJsonObject{{u"title"_s, Service::tr("Rapport developer service")},
                                        {u"version"_s, QStringLiteral(RAPPORT_VERSION)}}},
                           {u"security"_s, QJsonArray{QJsonObject{{u"token"_s, QJsonArray()}}}},
                           {u"paths"_s, paths},
                           {u"components"_s, components}});
    return document + '\n';
}

} // namespace rapport
