// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query_position.h"

#include "domain/json_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace rapport {

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// The id and then the keys, or nothing where \p text is no such list.
std::optional<QueryPosition> fromList(const QString &text)
{
    const auto bytes = QByteArray::fromBase64Encoding(
        text.toLatin1(), kBase64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    const QJsonArray list = QJsonDocument::fromJson(*bytes).array();
    if (list.isEmpty() || !list.first().isDouble())
        return std::nullopt;
    QueryPosition position{{}, list.first().toInteger()};
    for (qsizetype i = 1; i < list.size(); ++i) {
        if (list[i].isArray() || list[i].isObject())
            return std::nullopt;
        position.keys.push_back(Value::fromJson(list[i]));
    }
    return position;
}

} // namespace

QString positionText(const QueryPosition &position)
{
    if (position.keys.empty())
        return QString::number(position.id);
    QJsonArray list = {position.id};
    for (const Value &key : position.keys)
        list.append(key.toJson());
    QByteArray text;
    appendJson(text, list);
    return QString::fromLatin1(text.toBase64(kBase64));
}

Result<QueryPosition> parsePosition(const Query &query, const QString &text)
{
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (query.sort.empty() && isNumber)
        return QueryPosition{{}, id};
    if (auto position = fromList(text); position && position->keys.size() == query.sort.size())
        return std::move(*position);
    return Error{
        Error::Code::Invalid,
        QCoreApplication::translate("Query", "\"%1\" is not where a page with this sort ended.")
            .arg(text),
        {},
        QStringLiteral("after")};
}

} // namespace rapport
