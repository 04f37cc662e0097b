// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/distribution.h"
#include "insight/score_report.h"

#include <optional>
#include <vector>

namespace rapport {

/// Everything the dashboard shows, from one consistent read.
struct Dashboard {
    GroupScore now;                     ///< as of the period's last day
    std::optional<GroupScore> before;   ///< as of the day before its first
    qint64 people = 0;                  ///< developers who count
    qint64 peopleScored = 0;            ///< of them, with a satisfaction score
    qint64 sheets = 0;                  ///< answer sheets in the period
    std::optional<qint64> sheetsBefore; ///< in the period of the same length before it
    std::vector<TrendPoint> trend;      ///< month ends, at most 24, the last is now
    Histogram satisfaction;
    std::vector<GroupScore> bySegment; ///< most respondents first
};

/// Reads the dashboard of \p scope. \p today ends an open period.
[[nodiscard]] Result<Dashboard> readDashboard(const ReadContext &context, const Scope &scope,
                                              QDate today, const Job &job = {});

} // namespace rapport
