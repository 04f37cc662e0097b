// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cell_text.h"

#include "domain/field_text.h"
#include "insight/metrics.h"
#include "insight/twelve_months.h"
#include "ui/models/display_columns.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("CellText", text, nullptr, n);
}

constexpr int bareDayLength = 10;
constexpr int longestComment = 400;

QString decimals(double number, int places)
{
    return QLocale().toString(number, 'f', places);
}

QString realText(const Field &field, double number)
{
    // Computed real numbers are shares: coverage, response rate.
    if (field.computed)
        return tr("%1 %").arg(QLocale().toString(std::round(number * 100), 'f', 0));
    return QLocale().toString(number, 'g', QLocale::FloatingPointShortest);
}

QString integerText(const Field &field, qint64 number)
{
    if (field.unit == u"s")
        return durationText(number);
    // An id is a name, not an amount.
    return field.name == u"id" ? QString::number(number) : QLocale().toString(number);
}

QString textOf(const Field &field, const QString &text, const CellContext &context)
{
    switch (field.type) {
    case FieldType::Choice: return choiceLabel(text);
    case FieldType::Date: {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        return day.isValid() ? dayText(day) : text;
    }
    case FieldType::Time:
        return field.name == u"last_seen" ? timeAgo(text, context)
                                          : timeText(text, context.settings.zone);
    case FieldType::LongText: return text.left(longestComment).simplified();
    default: break;
    }
    if (field.computed && field.name.endsWith(u"band"))
        return bandLabel(bandOfCell(field, text, context.settings.bands));
    if (field.computed && field.name.endsWith(u"segment"))
        return choiceLabel(text);
    return text.contains(u'\n') ? text.simplified() : text;
}

/// "0.71 \u2192 0.79": the first and the last month that there is something of.
QString trendText(const QString &cell, const CellContext &context)
{
    QStringList known;
    for (const double value : trendOf(cell)) {
        if (!std::isnan(value))
            known.append(localScore(value, context.settings.bands));
    }
    if (known.size() < 2)
        return known.join(QString());
    return tr("%1 \u2192 %2").arg(known.first(), known.last());
}

/// Every month that there is something of, in a line of its own.
QString trendDetail(const QString &cell, const CellContext &context)
{
    const QDate first = firstOfTwelveMonths(context.now.toTimeZone(context.settings.zone).date());
    QStringList lines = {tr("Satisfaction of the answer sheets of each month")};
    int month = 0;
    for (const double value : trendOf(cell)) {
        if (!std::isnan(value))
            lines.append(tr("%1: %2").arg(QLocale().toString(first.addMonths(month), u"MMM yyyy"),
                                          localScore(value, context.settings.bands)));
        ++month;
    }
    return lines.join(u'\n');
}

} // namespace

QString cellText(const Field &field, const Cell &cell, const CellContext &context)
{
    if (cell.value.isNull())
        return {};
    if (field.name == kTrendColumn)
        return trendText(cell.value.toText(), context);
    if (field.isReference())
        return cell.text.isEmpty() ? fieldText(field, cell.value) : cell.text;
    if (field.type == FieldType::YesNo)
        return cell.value.toInteger() ? tr("yes") : tr("no");
    if (cell.value.isText())
        return textOf(field, cell.value.toText(), context);
    if (field.type == FieldType::Measure)
        return isJudged(field) ? localScore(cell.value.toReal(), context.settings.bands)
                               : decimals(cell.value.toReal(), 2);
    if (cell.value.isInteger())
        return integerText(field, cell.value.toInteger());
    return realText(field, cell.value.toReal());
}

QString cellDetail(const Field &field, const Cell &cell, const CellContext &context)
{
    if (cell.value.isNull())
        return {};
    if (field.name == kTrendColumn)
        return trendDetail(cell.value.toText(), context);
    switch (field.type) {
    case FieldType::Reference: return tr("%1\nCtrl+click opens it").arg(cell.text);
    case FieldType::Date: {
        const QString ago = timeAgo(cell.value.toText(), context);
        return ago == cellText(field, cell, context) ? QString() : ago;
    }
    case FieldType::Time:
        return field.name == u"last_seen" ? timeText(cell.value.toText(), context.settings.zone)
                                          : timeAgo(cell.value.toText(), context);
    case FieldType::Country: {
        const auto territory = QLocale::codeToTerritory(cell.value.toText());
        return territory == QLocale::AnyTerritory ? QString()
                                                  : QLocale::territoryToString(territory);
    }
    case FieldType::LongText:
    case FieldType::Tags:
    case FieldType::Link: return cell.value.toText();
    case FieldType::Measure:
        return isJudged(field) ? bandLabel(bandOfCell(field, cell.value, context.settings.bands))
                               : QString();
    default: return {};
    }
}

QString dayText(QDate day)
{
    const QLocale locale;
    // The short format of many places leaves open which number is the month.
    return locale.language() == QLocale::Chinese ? locale.toString(day, QLocale::ShortFormat)
                                                 : locale.toString(day, u"d MMM yyyy");
}

QString timeText(const QString &stored, const QTimeZone &zone)
{
    if (stored.size() == bareDayLength) {
        const QDate day = QDate::fromString(stored, Qt::ISODate);
        return day.isValid() ? dayText(day) : stored;
    }
    const QDateTime time = QDateTime::fromString(stored, Qt::ISODate).toTimeZone(zone);
    return time.isValid() ? dayText(time.date()) + u' ' + time.toString(u"HH:mm") : stored;
}

QString timeAgo(const QString &stored, const CellContext &context)
{
    const bool bareDay = stored.size() == bareDayLength;
    const QTimeZone &zone = context.settings.zone;
    const QDateTime time = QDateTime::fromString(stored, Qt::ISODate);
    const QDate day =
        bareDay ? QDate::fromString(stored, Qt::ISODate) : time.toTimeZone(zone).date();
    if (!day.isValid())
        return stored;
    const qint64 days = day.daysTo(context.now.toTimeZone(zone).date());
    if (days < 0)
        return dayText(day);
    const qint64 seconds = bareDay ? 0 : time.secsTo(context.now);
    if (days == 0 && bareDay)
        return tr("today");
    if (days == 0 || (!bareDay && seconds < 3 * 3600))
        return seconds < 60 ? tr("now") : durationText(seconds);
    if (days == 1)
        return tr("yesterday");
    if (days < 60)
        return tr("%1 d").arg(days);
    return days < 730 ? tr("%1 mo").arg(days / 30) : tr("%1 y").arg(days / 365);
}

QString durationText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds < minute)
        return tr("%1 s").arg(seconds);
    if (seconds < hour)
        return tr("%1 min").arg(seconds / minute);
    if (seconds < day)
        return tr("%1 h").arg(seconds / hour);
    return tr("%1 d").arg(seconds / day);
}

QString localScore(double score, const Bands &bands)
{
    return formatScore(score, bands).replace(u'.', QLocale().decimalPoint());
}

bool isJudged(const Field &field)
{
    return field.computed && field.type == FieldType::Measure && field.name != u"mean_rating"
        && field.name != u"useful_share";
}

Band bandOfCell(const Field &field, const Value &value, const Bands &bands)
{
    if (value.isNull())
        return Band::None;
    if (isJudged(field))
        return bands.of(value.toReal());
    if (field.computed && field.name.endsWith(u"band")) {
        for (const Band band : {Band::AtRisk, Band::NeedsImprovement, Band::Good}) {
            if (bandName(band) == value.toText())
                return band;
        }
    }
    return Band::None;
}

QString columnHelp(const Field &field)
{
    if (!field.computed)
        return {};
    const MetricDefinition *metric = field.name == u"cs" ? findMetric(u"satisfaction")
        : field.name == u"e"                             ? findMetric(u"efficiency")
        : field.name == u"response_time"                 ? findMetric(u"first_response")
        : field.name == u"response_rate"                 ? findMetric(u"response_rate")
                                                         : nullptr;
    return metric ? metric->formula : QString();
}

} // namespace rapport::ui
