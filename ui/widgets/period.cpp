// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/period.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {

DateRange rangeOf(const Period &period, const QDate &today)
{
    switch (period.preset) {
    case Period::Preset::Last30Days: return {today.addDays(-29), today};
    case Period::Preset::Last90Days: return {today.addDays(-89), today};
    case Period::Preset::Last12Months: return {today.addMonths(-12).addDays(1), today};
    case Period::Preset::ThisYear: return {QDate(today.year(), 1, 1), today};
    case Period::Preset::AllTime: return {QDate(), today};
    case Period::Preset::Custom: break;
    }
    return {std::min(period.from, period.to), std::max(period.from, period.to)};
}

QString periodLabel(const Period &period)
{
    switch (period.preset) {
    case Period::Preset::Last30Days: return QCoreApplication::translate("Period", "Last 30 days");
    case Period::Preset::Last90Days: return QCoreApplication::translate("Period", "Last 90 days");
    case Period::Preset::Last12Months:
        return QCoreApplication::translate("Period", "Last 12 months");
    case Period::Preset::ThisYear: return QCoreApplication::translate("Period", "This year");
    case Period::Preset::AllTime: return QCoreApplication::translate("Period", "All time");
    case Period::Preset::Custom: break;
    }
    const QLocale locale;
    const DateRange range = rangeOf(period, {});
    return QString(locale.toString(range.from, QLocale::ShortFormat) + u" \u2013 "_s
                   + locale.toString(range.to, QLocale::ShortFormat));
}

} // namespace rapport::ui
