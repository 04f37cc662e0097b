// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_plan.h"

#include "domain/field_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kVersion = 1;
constexpr int kMostHeadingRows = 100;
constexpr std::array kPolicyNames = {"overwrite", "mirror", "fill_empty", "append", "never"};

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

bool isThere(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

/// Refuses what nobody reads: a misspelt key would be ignored in silence.
Result<void> checkKeys(const QJsonObject &json, const QStringList &known)
{
    for (const QString &key : json.keys()) {
        if (!known.contains(key))
            return invalid(tr("The import plan has \"%1\", which is not known there; known are %2.")
                               .arg(key, known.join(u", "_s)));
    }
    return {};
}

Result<KindId> kindNamed(const QString &name)
{
    const Kind *kind = Catalogue::builtIn().find(name);
    if (!kind)
        return invalid(
            tr("The import plan names the kind \"%1\", which does not exist.").arg(name));
    return kind->id;
}

/// Whether \p name can be a field of \p kind: a built-in one, or a custom one.
bool mayBeField(const Kind &kind, const QString &name)
{
    static const QRegularExpression customName(u"^[a-z][a-z0-9_]{0,62}$"_s);
    return kind.find(name) || customName.match(name).hasMatch();
}

Result<void> checkFieldPath(const QString &path)
{
    const Kind *kind = Catalogue::builtIn().find(path.section(u'.', 0, 0));
    if (!kind || path.count(u'.') != 1 || !mayBeField(*kind, path.section(u'.', 1)))
        return invalid(tr("The import plan names the field \"%1\", which does not exist; write it "
                          "as kind.field, like developer.email.")
                           .arg(path));
    return {};
}

Result<std::optional<QChar>> oneSign(const QJsonObject &json, const QString &key)
{
    const QJsonValue value = json.value(key);
    if (!isThere(value))
        return std::optional<QChar>();
    const QString text = value.toString();
    if (!value.isString() || text.size() > 1)
        return invalid(tr("\"%1\" in the import plan must be one character.").arg(key));
    return std::optional(text.isEmpty() ? QChar() : text[0]);
}

Result<std::optional<QString>> oneText(const QJsonObject &json, const QString &key)
{
    const QJsonValue value = json.value(key);
    if (!isThere(value))
        return std::optional<QString>();
    if (!value.isString())
        return invalid(tr("\"%1\" in the import plan must be a text.").arg(key));
    return std::optional(value.toString());
}

Result<QStringList> textList(const QJsonValue &value, const QString &key)
{
    QStringList list;
    bool good = value.isArray();
    for (const QJsonValue entry : value.toArray()) {
        good = good && entry.isString();
        list.append(entry.toString());
    }
    if (!good)
        return invalid(tr("\"%1\" in the import plan must be a list of texts.").arg(key));
    return list;
}

Result<ImportSource> readSource(const QJsonObject &json)
{
    RAPPORT_TRY(checkKeys(json,
                          {u"encoding"_s, u"separator"_s, u"quote"_s, u"header_rows"_s, u"sheet"_s,
                           u"decimal"_s, u"date_order"_s, u"no_answer"_s}));
    ImportSource source;
    const auto encoding = oneText(json, u"encoding"_s);
    RAPPORT_TRY(encoding);
    const auto sheet = oneText(json, u"sheet"_s);
    RAPPORT_TRY(sheet);
    const auto order = oneText(json, u"date_order"_s);
    RAPPORT_TRY(order);
    const auto separator = oneSign(json, u"separator"_s);
    RAPPORT_TRY(separator);
    const auto quote = oneSign(json, u"quote"_s);
    RAPPORT_TRY(quote);
    const auto decimal = oneSign(json, u"decimal"_s);
    RAPPORT_TRY(decimal);
    if (*separator && (separator->value().isNull() || separator->value().unicode() > 0x7F))
        return invalid(tr("\"separator\" in the import plan must be one ASCII character."));
    if (*quote && quote->value().unicode() > 0x7F)
        return invalid(tr("\"quote\" in the import plan must be one ASCII character or empty."));
    if (*decimal && **decimal != u'.' && **decimal != u',')
        return invalid(tr("\"decimal\" in the import plan must be . or ,"));
    if (*order && !QStringList{u"ymd"_s, u"dmy"_s, u"mdy"_s}.contains(**order))
        return invalid(tr("\"date_order\" in the import plan must be ymd, dmy or mdy."));
    source.encoding = *encoding;
    source.sheet = *sheet;
    source.dateOrder = *order;
    source.separator = *separator;
    source.quote = *quote;
    source.decimal = *decimal;
    if (const QJsonValue rows = json.value(u"header_rows"_s); isThere(rows)) {
        source.headerRows = rows.toInt(-1);
        if (*source.headerRows < 0 || *source.headerRows > kMostHeadingRows)
            return invalid(tr("\"header_rows\" in the import plan must be a number from 0 to %1.")
                               .arg(kMostHeadingRows));
    }
    if (const QJsonValue noAnswer = json.value(u"no_answer"_s); isThere(noAnswer)) {
        auto list = textList(noAnswer, u"no_answer"_s);
        RAPPORT_TRY(list);
        source.noAnswer = std::move(*list);
    }
    return source;
}

/// Words with their numbers; min and max are theirs unless the plan gives some.
Result<void> readWordNumbers(const QJsonObject &words, MeasureScale &scale)
{
    for (auto it = words.begin(); it != words.end(); ++it) {
        if (!it->isDouble())
            return invalid(tr("The word \"%1\" of a scale needs a number.").arg(it.key()));
        scale.words.insert(foldChoice(it.key()), it->toDouble());
        scale.wordList.append(it.key());
    }
    const auto [low, high] = std::ranges::minmax_element(scale.words);
    if (low != scale.words.end()) {
        scale.min = *low;
        scale.max = *high;
    }
    std::ranges::sort(scale.wordList, {},
                      [&](const QString &word) { return scale.words.value(foldChoice(word)); });
    return {};
}

Result<MeasureScale> readScale(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    if (!value.isObject())
        return invalid(tr("\"scale\" in the import plan must be an object with min and max or "
                          "words."));
    RAPPORT_TRY(checkKeys(json, {u"min"_s, u"max"_s, u"words"_s}));
    MeasureScale scale;
    const QJsonValue words = json.value(u"words"_s);
    if (words.isObject()) {
        RAPPORT_TRY(readWordNumbers(words.toObject(), scale));
    } else if (isThere(words)) {
        const auto list = textList(words, u"words"_s);
        RAPPORT_TRY(list);
        scale = MeasureScale::ofWords(*list);
    }
    for (const auto &[key, number] : {std::pair(u"min"_s, &scale.min), {u"max"_s, &scale.max}}) {
        const QJsonValue given = json.value(key);
        if (isThere(given) && !given.isDouble())
            return invalid(tr("\"%1\" in the import plan must be a number.").arg(key));
        *number = given.toDouble(*number);
    }
    if (!(scale.max > scale.min))
        return invalid(tr("The scale from %1 to %2 in the import plan has no length.")
                           .arg(exactText(scale.min), exactText(scale.max)));
    return scale;
}

Result<NewField> readNewField(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    RAPPORT_TRY(checkKeys(json, {u"kind"_s, u"name"_s, u"type"_s}));
    const auto kind = kindNamed(json.value(u"kind"_s).toString());
    RAPPORT_TRY(kind);
    const QString name = json.value(u"name"_s).toString();
    const QString typeName = json.value(u"type"_s).toString(fieldTypeName(FieldType::Text));
    const auto type = fieldTypeFromName(typeName);
    if (!type)
        return invalid(tr("The new field \"%1\" cannot be of the type \"%2\"; there is none of "
                          "that name.")
                           .arg(name, typeName));
    if (name.isEmpty())
        return invalid(tr("A new field in the import plan has no name."));
    return NewField{*kind, name, *type};
}

Result<ImportPolicy> policyNamed(const QString &name)
{
    for (size_t i = 0; i < kPolicyNames.size(); ++i) {
        if (name == QLatin1StringView(kPolicyNames[i]))
            return ImportPolicy(i);
    }
    return invalid(tr("The import plan names the policy \"%1\"; there are overwrite, mirror, "
                      "fill_empty, append and never.")
                       .arg(name));
}

Result<ConflictRule> readConflictRule(const QJsonValue &value)
{
    if (!isThere(value) || value.toString() == u"keep"_s)
        return ConflictRule::Keep;
    if (value.toString() == u"overwrite"_s)
        return ConflictRule::Overwrite;
    return invalid(tr("\"conflicts\" in the import plan must be keep or overwrite."));
}

Result<std::variant<int, QString, ImportColumn::Constant>> readPlace(const QJsonObject &json)
{
    using Place = std::variant<int, QString, ImportColumn::Constant>;
    const QJsonValue column = json.value(u"column"_s);
    const QJsonValue constant = json.value(u"constant"_s);
    if (isThere(column) == isThere(constant))
        return invalid(tr("Every entry of \"columns\" needs either a column or a constant."));
    if (constant.isString())
        return Place(ImportColumn::Constant{constant.toString()});
    if (constant.isDouble())
        return Place(ImportColumn::Constant{Value::fromJson(constant).toText()});
    if (column.isString())
        return Place(column.toString());
    if (column.isDouble() && column.toInt(-1) >= 0)
        return Place(column.toInt());
    return invalid(tr("A column is given by its number, from 0, or its heading; a constant is a "
                      "text or a number."));
}

Result<ImportColumn> readColumn(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    RAPPORT_TRY(checkKeys(
        json, {u"column"_s, u"constant"_s, u"field"_s, u"new_field"_s, u"scale"_s, u"policy"_s}));
    ImportColumn column;
    auto place = readPlace(json);
    RAPPORT_TRY(place);
    column.source = std::move(*place);
    if (isThere(json.value(u"field"_s)) == isThere(json.value(u"new_field"_s)))
        return invalid(tr("Every entry of \"columns\" needs either a field or a new field."));
    if (isThere(json.value(u"field"_s))) {
        column.field = json.value(u"field"_s).toString();
        RAPPORT_TRY(checkFieldPath(column.field));
    } else {
        auto made = readNewField(json.value(u"new_field"_s));
        RAPPORT_TRY(made);
        column.newField = std::move(*made);
    }
    if (const QJsonValue scale = json.value(u"scale"_s); isThere(scale)) {
        auto read = readScale(scale);
        RAPPORT_TRY(read);
        column.scale = std::move(*read);
    }
    if (const QJsonValue policy = json.value(u"policy"_s); isThere(policy)) {
        const auto read = policyNamed(policy.toString());
        RAPPORT_TRY(read);
        column.policy = *read;
    }
    return column;
}

} // namespace

Result<ImportPlan> ImportPlan::fromJson(const QJsonObject &json)
{
    RAPPORT_TRY(checkKeys(
        json, {u"version"_s, u"kind"_s, u"source"_s, u"columns"_s, u"match"_s, u"conflicts"_s}));
    if (json.value(u"version"_s).toInt(kVersion) != kVersion)
        return invalid(tr("The import plan is of version %1; this program knows version %2.")
                           .arg(json.value(u"version"_s).toInt())
                           .arg(kVersion));
    ImportPlan plan;
    const auto kind = kindNamed(json.value(u"kind"_s).toString());
    RAPPORT_TRY(kind);
    plan.kind = *kind;
    auto source = readSource(json.value(u"source"_s).toObject());
    RAPPORT_TRY(source);
    plan.source = std::move(*source);
    if (!json.value(u"columns"_s).isArray())
        return invalid(tr("The import plan has no list \"columns\"."));
    for (const QJsonValue entry : json.value(u"columns"_s).toArray()) {
        auto column = readColumn(entry);
        RAPPORT_TRY(column);
        plan.columns.push_back(std::move(*column));
    }
    const QJsonObject match = json.value(u"match"_s).toObject();
    for (auto it = match.begin(); it != match.end(); ++it) {
        RAPPORT_TRY(kindNamed(it.key()));
        auto fields = textList(*it, it.key());
        RAPPORT_TRY(fields);
        plan.match.insert(it.key(), std::move(*fields));
    }
    const auto conflicts = readConflictRule(json.value(u"conflicts"_s));
    RAPPORT_TRY(conflicts);
    plan.conflicts = *conflicts;
    return plan;
}

} // namespace rapport
