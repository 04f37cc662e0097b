// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_plan.h"

#include "domain/field_text.h"

#include <QJsonArray>

#include <array>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kVersion = 1;
constexpr std::array kPolicyNames = {"overwrite", "mirror", "fill_empty", "append", "never"};

QJsonObject scaleJson(const MeasureScale &scale)
{
    if (scale.isWordList())
        return {{u"words"_s, QJsonArray::fromStringList(scale.wordList)}};
    QJsonObject json = {{u"min"_s, scale.min}, {u"max"_s, scale.max}};
    QJsonObject words;
    for (const QString &word : scale.wordList)
        words.insert(word, scale.words.value(foldChoice(word)));
    if (!words.isEmpty())
        json.insert(u"words"_s, words);
    return json;
}

QJsonObject columnJson(const ImportColumn &column)
{
    QJsonObject json;
    if (const int *number = std::get_if<int>(&column.source))
        json.insert(u"column"_s, *number);
    else if (const QString *heading = std::get_if<QString>(&column.source))
        json.insert(u"column"_s, *heading);
    else
        json.insert(u"constant"_s, std::get<ImportColumn::Constant>(column.source).text);
    if (column.newField)
        json.insert(u"new_field"_s,
                    QJsonObject{{u"kind"_s, Catalogue::builtIn().kind(column.newField->kind).name},
                                {u"name"_s, column.newField->name},
                                {u"type"_s, fieldTypeName(column.newField->type)}});
    else
        json.insert(u"field"_s, column.field);
    if (column.scale)
        json.insert(u"scale"_s, scaleJson(*column.scale));
    if (column.policy != ImportPolicy::Overwrite)
        json.insert(u"policy"_s, QLatin1StringView(kPolicyNames[size_t(column.policy)]));
    return json;
}

QJsonObject sourceJson(const ImportSource &source)
{
    QJsonObject json;
    const auto putSign = [&](const QString &key, const std::optional<QChar> &sign) {
        if (sign)
            json.insert(key, sign->isNull() ? QString() : QString(*sign));
    };
    const auto putText = [&](const QString &key, const std::optional<QString> &text) {
        if (text)
            json.insert(key, *text);
    };
    putText(u"encoding"_s, source.encoding);
    putText(u"sheet"_s, source.sheet);
    putText(u"date_order"_s, source.dateOrder);
    putSign(u"separator"_s, source.separator);
    putSign(u"quote"_s, source.quote);
    putSign(u"decimal"_s, source.decimal);
    if (source.headerRows)
        json.insert(u"header_rows"_s, *source.headerRows);
    json.insert(u"no_answer"_s, QJsonArray::fromStringList(source.noAnswer));
    return json;
}

} // namespace

QJsonObject ImportPlan::toJson() const
{
    QJsonArray entries;
    for (const ImportColumn &column : columns)
        entries.append(columnJson(column));
    QJsonObject json = {{u"version"_s, kVersion},
                        {u"kind"_s, Catalogue::builtIn().kind(kind).name},
                        {u"source"_s, sourceJson(source)},
                        {u"columns"_s, entries}};
    QJsonObject keys;
    for (auto it = match.begin(); it != match.end(); ++it)
        keys.insert(it.key(), QJsonArray::fromStringList(*it));
    if (!keys.isEmpty())
        json.insert(u"match"_s, keys);
    if (conflicts == ConflictRule::Overwrite)
        json.insert(u"conflicts"_s, u"overwrite"_s);
    return json;
}

} // namespace rapport
