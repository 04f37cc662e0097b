// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query.h"

#include "domain/field_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace rapport {

namespace {

struct OpName {
    Op op;
    const char *name;
};

// The order matters to the parser: "<=" before "<".
constexpr OpName kOpNames[] = {
    {Op::NotEqual, "!="},
    {Op::LessOrEqual, "<="},
    {Op::GreaterOrEqual, ">="},
    {Op::Equal, "="},
    {Op::Less, "<"},
    {Op::Greater, ">"},
    {Op::IsNotEmpty, "isnotempty"},
    {Op::IsEmpty, "isempty"},
    {Op::Contains, "contains"},
    {Op::StartsWith, "startswith"},
    {Op::HasTag, "hastag"},
    {Op::InLastDays, "inlast"},
    {Op::In, "in"},
};

QString opName(Op op)
{
    return QLatin1StringView(std::ranges::find(kOpNames, op, &OpName::op)->name);
}

std::optional<Op> opFromName(const QString &name)
{
    for (const auto &[op, opText] : kOpNames) {
        if (name.compare(QLatin1StringView(opText), Qt::CaseInsensitive) == 0)
            return op;
    }
    return std::nullopt;
}

// SQLite takes a thousand; nobody means so many.
constexpr int kMostConditions = 200;

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// \p error as one of the part of a query called \p part.
Error about(Error error, const char *part)
{
    error.field = QLatin1StringView(part);
    return error;
}

Error noSuchField(const Kind &kind, const QString &name)
{
    QStringList names;
    for (const Field &field : kind.fields)
        names.append(field.name);
    return invalid(
        QCoreApplication::translate("Query", "There is no field \"%1\" in %2; there are: %3.")
            .arg(name, kind.name, names.join(QStringLiteral(", "))));
}

QJsonObject toJson(const Filter &filter)
{
    QJsonArray conditions;
    for (const Condition &condition : filter.conditions) {
        QJsonArray values;
        for (const Value &value : condition.values)
            values.append(value.toJson());
        conditions.append(QJsonObject{{QStringLiteral("field"), condition.field},
                                      {QStringLiteral("op"), opName(condition.op)},
                                      {QStringLiteral("values"), values}});
    }
    QJsonArray groups;
    for (const Filter &group : filter.groups)
        groups.append(toJson(group));
    return {{QStringLiteral("join"),
             filter.join == Filter::Join::All ? QStringLiteral("all") : QStringLiteral("any")},
            {QStringLiteral("negated"), filter.negated},
            {QStringLiteral("conditions"), conditions},
            {QStringLiteral("groups"), groups}};
}

Result<Filter> filterFromJson(const QJsonObject &json)
{
    Filter filter;
    const QString join = json[QLatin1StringView("join")].toString(QStringLiteral("all"));
    if (join != QLatin1StringView("all") && join != QLatin1StringView("any"))
        return invalid(
            QCoreApplication::translate("Query", "\"%1\" does not join conditions; use all or any.")
                .arg(join));
    filter.join = join == QLatin1StringView("any") ? Filter::Join::Any : Filter::Join::All;
    filter.negated = json[QLatin1StringView("negated")].toBool();
    for (const QJsonValue &entry : json[QLatin1StringView("conditions")].toArray()) {
        const QString name = entry[QLatin1StringView("op")].toString();
        const auto op = opFromName(name);
        if (!op)
            return invalid(
                QCoreApplication::translate("Query", "\"%1\" is not an operator.").arg(name));
        Condition condition{entry[QLatin1StringView("field")].toString(), *op, {}};
        for (const QJsonValue &value : entry[QLatin1StringView("values")].toArray())
            condition.values.push_back(Value::fromJson(value));
        filter.conditions.push_back(std::move(condition));
    }
    for (const QJsonValue &entry : json[QLatin1StringView("groups")].toArray()) {
        auto group = filterFromJson(entry.toObject());
        RAPPORT_TRY(group);
        filter.groups.push_back(std::move(*group));
    }
    return filter;
}

} // namespace

Filter Filter::and_(const Filter &other) const
{
    if (isEmpty())
        return other;
    if (other.isEmpty())
        return *this;
    Filter both;
    both.groups = {*this, other};
    return both;
}

QJsonObject Query::toJson() const
{
    QJsonArray sortKeys;
    for (const SortKey &key : sort)
        sortKeys.append(
            QJsonObject{{QStringLiteral("field"), key.field},
                        {QStringLiteral("descending"), key.order == Qt::DescendingOrder}});
    return {{QStringLiteral("kind"), Catalogue::builtIn().kind(kind).name},
            {QStringLiteral("filter"), rapport::toJson(filter)},
            {QStringLiteral("search"), search},
            {QStringLiteral("sort"), sortKeys}};
}

Result<Query> Query::fromJson(const QJsonObject &json)
{
    const QString kindName = json[QLatin1StringView("kind")].toString();
    const Kind *kind = Catalogue::builtIn().find(kindName);
    if (!kind)
        return invalid(
            QCoreApplication::translate("Query", "\"%1\" is not a kind of record.").arg(kindName));
    auto filter = filterFromJson(json[QLatin1StringView("filter")].toObject());
    RAPPORT_TRY(filter);
    Query query{kind->id, std::move(*filter), json[QLatin1StringView("search")].toString(), {}};
    for (const QJsonValue &entry : json[QLatin1StringView("sort")].toArray())
        query.sort.push_back({entry[QLatin1StringView("field")].toString(),
                              entry[QLatin1StringView("descending")].toBool()
                                  ? Qt::DescendingOrder
                                  : Qt::AscendingOrder});
    return query;
}

Result<const Field *> resolvePath(const Catalogue &catalogue, KindId kind, const QString &path)
{
    const Kind &owner = catalogue.kind(kind);
    const qsizetype dot = path.indexOf(u'.');
    const Field *field = owner.find(path.left(dot < 0 ? path.size() : dot));
    if (field && dot >= 0)
        field = field->target ? catalogue.kind(*field->target).find(path.mid(dot + 1)) : nullptr;
    if (!field)
        return noSuchField(owner, path);
    return field;
}

Result<Condition> parseCondition(const Catalogue &catalogue, KindId kind, const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^\s*([A-Za-z_][\w.]*)\s*(!=|<=|>=|=|<|>|\b[a-z]+\b)\s*(.*)$)"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    const auto op = match.hasMatch() ? opFromName(match.captured(2)) : std::nullopt;
    if (!op)
        return invalid(QCoreApplication::translate(
                           "Query",
                           "\"%1\" is not a condition; write: field operator value, where the "
                           "operator is one of = != < <= > >= contains startswith isempty "
                           "isnotempty in inlast.")
                           .arg(text));
    Condition condition{match.captured(1), *op, {}};
    const auto field = resolvePath(catalogue, kind, condition.field);
    RAPPORT_TRY(field);

    if (*op == Op::IsEmpty || *op == Op::IsNotEmpty)
        return condition;
    const QString operand = match.captured(3).trimmed();
    const QStringList operands =
        *op == Op::In || *op == Op::HasTag ? operand.split(u',') : QStringList{operand};
    for (const QString &one : operands) {
        auto value = parseOperand(**field, *op, one.trimmed());
        RAPPORT_TRY(value);
        condition.values.push_back(std::move(*value));
    }
    return condition;
}

Result<std::vector<SortKey>> parseSort(const Catalogue &catalogue, KindId kind, const QString &text)
{
    std::vector<SortKey> keys;
    for (QString name : text.split(u',', Qt::SkipEmptyParts)) {
        name = name.trimmed();
        const bool descending = name.startsWith(u'-');
        if (descending)
            name.remove(0, 1);
        RAPPORT_TRY(resolvePath(catalogue, kind, name));
        if (std::ranges::find(keys, name, &SortKey::field) != keys.end())
            return invalid(
                QCoreApplication::translate("Query", "%1 is named twice in the sort.").arg(name));
        keys.push_back({name, descending ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return keys;
}

Result<Query> parseQuery(const Catalogue &catalogue, KindId kind, const QueryTexts &texts)
{
    Query query;
    query.kind = kind;
    if (texts.where.size() > kMostConditions)
        return about(invalid(QCoreApplication::translate("Query",
                                                         "More than %1 conditions at once "
                                                         "are not possible.")
                                 .arg(kMostConditions)),
                     "where");
    for (const QString &text : texts.where) {
        auto condition = parseCondition(catalogue, kind, text);
        if (!condition)
            return about(condition.error(), "where");
        query.filter.conditions.push_back(std::move(*condition));
    }
    query.search = texts.search;
    auto sort = parseSort(catalogue, kind, texts.sort);
    if (!sort)
        return about(sort.error(), "sort");
    query.sort = std::move(*sort);
    return query;
}

Result<QStringList> parseColumns(const Kind &kind, const QString &text)
{
    QStringList columns;
    for (const QString &item : text.split(u',')) {
        const QString name = item.trimmed();
        if (!kind.find(name))
            return about(noSuchField(kind, name), "columns");
        if (columns.contains(name))
            return about(
                invalid(QCoreApplication::translate("Query", "The column %1 is named twice.")
                            .arg(name)),
                "columns");
        columns.append(name);
    }
    return columns;
}

} // namespace rapport
