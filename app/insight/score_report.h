// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scores.h"
#include "session/context.h"
#include "store/respondents.h"

#include <array>
#include <optional>
#include <vector>

namespace rapport {

/// The scores of one group of respondents (METRICS.md, "Group score").
///
/// Each number is a mean over the respondents that have it, with its own n.
struct GroupScore {
    QString key;                 ///< the group as shown; empty for respondents without one
    qint64 id = 0;               ///< of the developer, company or survey, where grouped by one
    std::optional<double> cs, e; ///< 0..1, 9 decimals
    double csCoverage = 0, eCoverage = 0; ///< mean share of the weight that was answered
    qint64 n = 0;                         ///< respondents that have CS or E
    qint64 csN = 0, eN = 0;
    Components components; ///< 9 decimals
    std::array<qint64, kMeasureCount> componentN = {};
    Band band = Band::None, eBand = Band::None;
};

/// What to compute scores of.
struct ScoreQuery {
    GroupBy by = GroupBy::All;
    Scope scope = {};                    ///< its period is not looked at
    std::optional<QDate> asOf = {};      ///< nothing means now
    std::optional<Weights> weights = {}; ///< instead of the stored ones
};

/// The groups, those without a key last, otherwise by key (developers by id).
[[nodiscard]] Result<std::vector<GroupScore>> scoreBy(const ReadContext &context,
                                                      const ScoreQuery &query, const Job &job = {});

/// One point of a score's course.
struct TrendPoint {
    QDate day;
    std::optional<double> cs, e;
    qint64 csN = 0, eN = 0;
};

/// The scores of all respondents in \p scope as of each of \p days (ascending), in one pass.
[[nodiscard]] Result<std::vector<TrendPoint>> scoreTrend(const ReadContext &context,
                                                         const Scope &scope,
                                                         const std::vector<QDate> &days,
                                                         const Job &job = {});

} // namespace rapport
