// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/request_values.h"

#include "domain/record_json.h"
#include "service/problem.h"
#include "service/service_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

// Tells bodies that are no JSON from those that are the wrong JSON; never shown.
constexpr QLatin1StringView kNoJson("no JSON");

Error invalid(const QString &text, const QString &field = {})
{
    return {Error::Code::Invalid, text, {}, field};
}

Result<QJsonDocument> readJson(const QByteArray &body)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{Error::Code::Invalid,
                     Service::tr("The body is not JSON: %1, at byte %2.")
                         .arg(error.errorString(), QString::number(error.offset)),
                     kNoJson};
    return document;
}

Result<FieldTexts> fieldTexts(const QJsonValue &json)
{
    if (!json.isObject())
        return invalid(Service::tr("A record is a JSON object of field names and values."));
    const QJsonObject object = json.toObject();
    FieldTexts texts;
    for (auto it = object.begin(); it != object.end(); ++it) {
        auto text = fieldTextFromJson(it.key(), it.value());
        RAPPORT_TRY(text);
        texts.emplace_back(it.key(), std::move(*text));
    }
    return texts;
}

} // namespace

Result<PostedDeveloper> readPostedDeveloper(const QByteArray &body)
{
    const auto document = readJson(body);
    RAPPORT_TRY(document);
    const QJsonObject object = document->object();
    const QStringList known = {u"name"_s, u"company"_s, u"satisfaction"_s};
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            return invalid(
                Service::tr("There is no field \"%1\" here; there are: %2. Addresses under /api/v1 "
                            "take every field.")
                    .arg(key, known.join(u", "_s)),
                key);
    }
    const QJsonValue name = object[u"name"_s];
    if (!name.isString() || name.toString().trimmed().isEmpty())
        return invalid(Service::tr("name must be a text, and not empty."), u"name"_s);
    const QJsonValue company = object[u"company"_s];
    if (!company.isString() && !company.isNull() && !company.isUndefined())
        return invalid(Service::tr("company must be a text."), u"company"_s);
    const QJsonValue satisfaction = object[u"satisfaction"_s];
    const double value = satisfaction.toDouble(-1);
    if (!satisfaction.isDouble() || !(value >= 0 && value <= 1))
        return invalid(Service::tr("satisfaction must be a number from 0 to 1."),
                       u"satisfaction"_s);
    return PostedDeveloper{name.toString(), company.toString(), value};
}

Result<PostedRecords> readPostedRecords(const QByteArray &body)
{
    const auto document = readJson(body);
    RAPPORT_TRY(document);
    PostedRecords posted;
    posted.isList = document->isArray();
    const QJsonArray list =
        posted.isList ? document->array() : QJsonArray{QJsonValue(document->object())};
    for (const QJsonValue &item : list) {
        auto texts = fieldTexts(item);
        RAPPORT_TRY(texts);
        posted.records.push_back(std::move(*texts));
    }
    if (posted.records.empty())
        return invalid(Service::tr("The list holds no record."));
    return posted;
}

Result<FieldTexts> readPostedFields(const QByteArray &body)
{
    const auto document = readJson(body);
    RAPPORT_TRY(document);
    auto texts = fieldTexts(document->isObject() ? QJsonValue(document->object()) : QJsonValue());
    RAPPORT_TRY(texts);
    if (texts->empty())
        return invalid(Service::tr("There is no field to change."));
    return texts;
}

HttpResponse bodyProblem(const Error &error)
{
    return error.detail == kNoJson ? problem(400, error.text) : problem(error);
}

} // namespace rapport
