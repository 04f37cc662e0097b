// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_text.h"

#include "base/clock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace rapport {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FieldText", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// Why \p text cannot be kept as it is, or empty. NUL ends a text in SQLite, and half a pair has
/// no UTF-8, so they are refused rather than altered in silence.
QString unkeepable(const Field &field, const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isNull())
            return tr("%1 holds a NUL character, which cannot be kept.").arg(field.displayLabel());
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (c.isSurrogate() && !pair)
            return tr("%1 holds the character U+%2, which cannot be kept.")
                .arg(field.displayLabel(), QString::number(c.unicode(), 16).toUpper());
        i += pair ? 1 : 0;
    }
    return {};
}

std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (ok)
        return number;
    // Spreadsheets write whole numbers as 3.0.
    const double real = text.toDouble(&ok);
    if (ok && std::floor(real) == real && std::abs(real) < 9e15)
        return qint64(real);
    return std::nullopt;
}

Result<Value> parseInteger(const Field &field, const QString &text)
{
    const auto number = wholeNumber(text);
    if (!number)
        return invalid(
            tr("%1 must be a whole number; \"%2\" is not.").arg(field.displayLabel(), text));
    if (number >= field.least.value_or(*number) && number <= field.most.value_or(*number))
        return *number;
    if (!field.most)
        return invalid(tr("%1 must be %2 or more; it is %3.")
                           .arg(field.displayLabel(), QString::number(*field.least), text));
    return invalid(tr("%1 must lie between %2 and %3; it is %4.")
                       .arg(field.displayLabel(), QString::number(field.least.value_or(0)),
                            QString::number(*field.most), text));
}

Result<Value> parseReal(const Field &field, const QString &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return invalid(tr("%1 must be a number; \"%2\" is not.").arg(field.displayLabel(), text));
    if (field.type == FieldType::Measure && !(number >= 0 && number <= 1))
        return invalid(
            tr("%1 must lie between 0 and 1; it is %2.").arg(field.displayLabel(), text));
    return number;
}

Result<Value> parseDate(const Field &field, const QString &text)
{
    // A time given for a day counts as its day as written.
    const QDate day = QDate::fromString(text.left(10), Qt::ISODate);
    const bool bareDay =
        text.size() == 10 || (text.size() > 10 && (text[10] == u'T' || text[10] == u' '));
    if (!day.isValid() || !bareDay || day.year() < 1000)
        return invalid(
            tr("%1 must be a day like 2026-11-23; \"%2\" is not.").arg(field.displayLabel(), text));
    return day.toString(Qt::ISODate);
}

Result<Value> parseTime(const Field &field, const QString &text)
{
    if (text.size() == 10)
        return parseDate(field, text);
    static const QRegularExpression zoneAtEnd(QStringLiteral(R"(\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)$)"),
                                              QRegularExpression::CaseInsensitiveOption);
    QString iso = text.left(10) + u'T' + text.mid(11);
    const auto zone = zoneAtEnd.match(iso, 11);
    const QString offset = zone.captured(1).toUpper();
    // Without a zone it is UTC, never the computer's own time, which skips an hour a year.
    const bool utc = offset.isEmpty() || offset == QLatin1StringView("UTC");
    iso = iso.left(zone.hasMatch() ? zone.capturedStart() : iso.size())
        + (utc ? QStringLiteral("Z") : offset);
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODate).toUTC();
    const bool separated = text.size() > 10 && (text[10].toUpper() == u'T' || text[10] == u' ');
    if (!separated || !time.isValid() || time.date().year() < 1000 || time.date().year() > 9999)
        return invalid(tr("%1 must be a time like 2026-11-23T09:30:00Z or a day; \"%2\" is not.")
                           .arg(field.displayLabel(), text));
    return toStoredTime(time);
}

Result<Value> parseYesNo(const Field &field, const QString &text)
{
    static const QStringList yes = {QStringLiteral("1"), QStringLiteral("yes"),
                                    QStringLiteral("true"), QStringLiteral("y"),
                                    QStringLiteral("是")};
    static const QStringList no = {QStringLiteral("0"), QStringLiteral("no"),
                                   QStringLiteral("false"), QStringLiteral("n"),
                                   QStringLiteral("否")};
    const QString folded = text.toLower();
    if (yes.contains(folded))
        return true;
    if (no.contains(folded))
        return false;
    return invalid(tr("%1 must be yes or no; \"%2\" is neither.").arg(field.displayLabel(), text));
}

Result<Value> parseChoice(const Field &field, const QString &text)
{
    const QString folded = foldChoice(text);
    for (const QString &choice : field.choices) {
        if (foldChoice(choice) == folded)
            return choice;
    }
    if (field.openChoices)
        return text;
    return invalid(tr("%1 must be one of %2; \"%3\" is not.")
                       .arg(field.displayLabel(), field.choices.join(QStringLiteral(", ")), text));
}

Result<Value> parseReference(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(u'#')) {
        bool ok = false;
        const qint64 id = QStringView(trimmed).mid(1).toLongLong(&ok);
        if (ok)
            return id;
    }
    // Titles are kept byte for byte, spaces at their ends included, and so are their mentions.
    return text;
}

Result<Value> parseScales(const Field &field, const QString &text)
{
    const auto json = QJsonDocument::fromJson(text.toUtf8());
    if (!json.isObject())
        return invalid(tr("%1 must be a JSON object; \"%2\" is not.")
                           .arg(field.displayLabel(), text.left(60)));
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

} // namespace

Result<Value> parseField(const Field &field, const QString &text)
{
    if (const QString reason = unkeepable(field, text); !reason.isEmpty())
        return invalid(reason);
    if (field.type == FieldType::Text || field.type == FieldType::LongText
        || field.type == FieldType::Link)
        return text;
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Value();
    switch (field.type) {
    case FieldType::Integer: return parseInteger(field, trimmed);
    case FieldType::Number:
    case FieldType::Measure: return parseReal(field, trimmed);
    case FieldType::Date: return parseDate(field, trimmed);
    case FieldType::Time: return parseTime(field, trimmed);
    case FieldType::YesNo: return parseYesNo(field, trimmed);
    case FieldType::Choice: return parseChoice(field, trimmed);
    case FieldType::Tags: return joinTags(splitTags(trimmed));
    case FieldType::Reference: return parseReference(text);
    case FieldType::Scales: return parseScales(field, trimmed);
    case FieldType::Country: {
        const QString code = countryCode(trimmed);
        return code.isEmpty() ? trimmed : code;
    }
    default: return trimmed;
    }
}

Result<Value> parseOperand(const Field &field, Op op, const QString &text)
{
    if (op == Op::Contains || op == Op::StartsWith || op == Op::HasTag)
        return text;
    if (op == Op::InLastDays) {
        bool isNumber = false;
        const int days = text.toInt(&isNumber);
        if (field.type != FieldType::Date && field.type != FieldType::Time)
            return Error{
                Error::Code::Invalid,
                tr("%1 is no date, so it cannot be in the last days.").arg(field.displayLabel()),
                {}};
        if (!isNumber || days < 1)
            return Error{
                Error::Code::Invalid,
                tr("\"%1\" is not a number of days; write a whole number from 1 on.").arg(text),
                {}};
        return Value(days);
    }
    return parseField(field, text);
}

QString fieldText(const Field &field, const Value &value)
{
    if (value.isNull())
        return {};
    if (field.type == FieldType::YesNo)
        return value.toInteger() ? QStringLiteral("yes") : QStringLiteral("no");
    if (field.isReference() && value.isInteger())
        return u'#' + value.toText();
    return value.toText();
}

Value defaultValue(const Field &field, const QString &today)
{
    if (field.defaultText == QLatin1StringView("@today"))
        return today;
    const auto value = parseField(field, field.defaultText);
    return value ? *value : Value();
}

QStringList splitTags(const QString &tags)
{
    QStringList list;
    for (const QString &tag : tags.split(u',')) {
        const QString trimmed = tag.trimmed();
        if (!trimmed.isEmpty())
            list.append(trimmed);
    }
    return list;
}

QString joinTags(const QStringList &tags)
{
    QStringList kept;
    for (const QString &tag : tags) {
        if (!kept.contains(tag, Qt::CaseInsensitive))
            kept.append(tag);
    }
    return kept.join(QStringLiteral(", "));
}

QString foldChoice(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.toLower()) {
        if (!c.isSpace() && c != u'-' && c != u'_')
            folded.append(c);
    }
    return folded;
}

} // namespace rapport
