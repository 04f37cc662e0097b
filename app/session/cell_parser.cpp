// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/cell_parser.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>
#include <QTime>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kMostRemembered = 4096;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

bool isTextType(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Link:
    case FieldType::Tags:
    case FieldType::Scales:
    case FieldType::Reference: return true;
    default: return false;
    }
}

/// The types with few different values, or costly ones to read.
bool isWorthRemembering(FieldType type)
{
    switch (type) {
    case FieldType::Choice:
    case FieldType::Country:
    case FieldType::Date:
    case FieldType::Measure:
    case FieldType::Tags: return true;
    default: return false;
    }
}

/// "2:30 PM" as "14:30:00", "0:13:09" as "00:13:09"; empty where it is no time of day.
QString isoClock(const QString &text)
{
    static const QRegularExpression clock(
        u"^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([AaPp])?\\.?(?:[Mm]\\.?)?(Z|[+-]\\d{2}:?\\d{2})?$"_s);
    const auto match = clock.match(text);
    if (!match.hasMatch())
        return {};
    int hour = match.captured(1).toInt();
    if (const QString half = match.captured(4).toLower(); !half.isEmpty())
        hour = hour % 12 + (half == u"p" ? 12 : 0);
    const QTime time(hour, match.captured(2).toInt(), match.captured(3).toInt());
    return time.isValid() ? time.toString(Qt::ISODate) + match.captured(5) : QString();
}

int fullYear(const QString &digits)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return year;
    return year + (year < 70 ? 2000 : 1900);
}

/// The day that three numbers make; invalid where the order is not known.
QDate dayOf(const QStringList &numbers, const QString &order)
{
    const QString how = numbers[0].size() == 4 ? u"ymd"_s : order;
    if (how.isEmpty())
        return {};
    return {fullYear(numbers[how.indexOf(u'y')]), numbers[how.indexOf(u'm')].toInt(),
            numbers[how.indexOf(u'd')].toInt()};
}

bool looksLikeIso(const QString &text)
{
    return text.size() >= 10 && text[4] == u'-' && text[7] == u'-';
}

} // namespace

QString plainNumber(const QString &text, char decimal)
{
    static const QRegularExpression groups(u"^[+-]?\\d{1,3}(?:[.,' \\x{a0}\\x{202f}]\\d{3})+$"_s);
    if (decimal == '.' && numberOf(text))
        return text;
    const QChar point = QLatin1Char(decimal);
    const QString trimmed = text.trimmed();
    const qsizetype at = trimmed.lastIndexOf(point);
    QString whole = at < 0 ? trimmed : trimmed.left(at);
    const QString fraction = at < 0 ? QString() : u'.' + trimmed.mid(at + 1);
    // "0.8" in a file of decimal commas is no group of thousands.
    if (groups.match(whole).hasMatch() && !whole.startsWith(u'0') && !whole.contains(point))
        whole.removeIf([](QChar c) { return !c.isDigit() && c != u'-' && c != u'+'; });
    const QString plain = whole + fraction;
    return numberOf(plain) ? plain : text;
}

QString isoTime(const QString &text, const QString &order)
{
    static const QRegularExpression day(
        u"^(\\d{1,4})[-/.\\x{5e74}](\\d{1,2})[-/.\\x{6708}](\\d{1,4})\\x{65e5}?(?:[T,\\s]+(.*))?$"_s);
    const auto match = day.match(text.trimmed());
    if (!match.hasMatch())
        return text;
    const QDate date = dayOf({match.captured(1), match.captured(2), match.captured(3)}, order);
    if (!date.isValid())
        return text;
    const QString rest = match.captured(4).trimmed();
    if (rest.isEmpty())
        return date.toString(Qt::ISODate);
    const QString clock = isoClock(rest);
    return clock.isEmpty() ? text : date.toString(Qt::ISODate) + u'T' + clock;
}

CellParser::CellParser(const Field &field, std::optional<MeasureScale> scale, CellStyle style)
    : m_field(&field),
      m_scale(std::move(scale)),
      m_style(std::move(style)),
      m_isText(isTextType(field.type)),
      m_remembers(isWorthRemembering(field.type))
{
    if (!m_scale && field.type == FieldType::Measure)
        m_scale = MeasureScale{};
}

bool CellParser::isEmpty(const QString &text) const
{
    if (text.isEmpty() || m_isText)
        return text.isEmpty();
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() || m_style.noAnswer.contains(trimmed, Qt::CaseInsensitive);
}

Result<Value> CellParser::parse(const QString &text)
{
    if (isEmpty(text))
        return Value();
    if (!m_remembers)
        return parseFilled(text);
    if (const auto seen = m_seen.constFind(text); seen != m_seen.cend())
        return *seen;
    auto value = parseFilled(text);
    if (value && m_seen.size() < kMostRemembered)
        m_seen.insert(text, *value);
    return value;
}

Result<Value> CellParser::parseFilled(const QString &text) const
{
    switch (m_field->type) {
    case FieldType::Measure: {
        const auto share = m_scale->share(plainNumber(text, m_style.decimal));
        if (!share)
            return invalid(u"%1: %2"_s.arg(m_field->displayLabel(), share.error().text));
        return Value(*share);
    }
    case FieldType::Integer:
        // Answers on a fixed scale come with words as well: "10 - strongly agree".
        if (m_field->name == u"nps"_s || m_scale) {
            const auto number =
                m_scale.value_or(MeasureScale{}).number(plainNumber(text, m_style.decimal));
            return parseField(*m_field, number ? exactText(*number) : text);
        }
        [[fallthrough]];
    case FieldType::Number: return parseField(*m_field, plainNumber(text, m_style.decimal));
    case FieldType::Date:
    case FieldType::Time: {
        const QString iso = looksLikeIso(text) ? text : isoTime(text, m_style.dateOrder);
        auto value = parseField(*m_field, iso);
        if (!value && m_style.dateOrder.isEmpty() && isoTime(text, u"dmy"_s) != text)
            return invalid(tr("%1: \"%2\" does not say which number is the day; give the plan a "
                              "date_order of dmy or mdy.")
                               .arg(m_field->displayLabel(), text.left(60)));
        return value;
    }
    default: return parseField(*m_field, text);
    }
}

QString CellParser::faultCode() const
{
    switch (m_field->type) {
    case FieldType::Measure: return u"measure"_s;
    case FieldType::Integer:
    case FieldType::Number: return u"number"_s;
    case FieldType::Date:
    case FieldType::Time: return u"date"_s;
    case FieldType::Choice: return u"choice"_s;
    case FieldType::YesNo: return u"yes_no"_s;
    default: return u"text"_s;
    }
}

} // namespace rapport
