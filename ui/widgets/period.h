// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QMetaType>
#include <QString>

namespace rapport::ui {

/// The time span that all pages look at.
struct Period {
    enum class Preset { Last30Days, Last90Days, Last12Months, ThisYear, AllTime, Custom };

    Preset preset = Preset::AllTime;
    QDate from; ///< Custom only; first day, included
    QDate to;   ///< Custom only; last day, included

    friend bool operator==(const Period &, const Period &) = default;
};

/// First and last day of \p period, both included, seen from \p today. AllTime has no first day
/// (an invalid date).
struct DateRange {
    QDate from;
    QDate to;
};
[[nodiscard]] DateRange rangeOf(const Period &period, const QDate &today);

/// "Last 12 months", or "3 Jan 2026 – 14 Mar 2026" in the user's format.
[[nodiscard]] QString periodLabel(const Period &period);

} // namespace rapport::ui

Q_DECLARE_METATYPE(rapport::ui::Period)
