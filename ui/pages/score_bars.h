// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/score_report.h"
#include "ui/charts/bar_list.h"

namespace rapport::ui {

/// A bar for each group that has a satisfaction score, keyed by position in \p groups; \p nobody
/// names the group of those that have no key.
[[nodiscard]] std::vector<BarRow> satisfactionBars(const std::vector<GroupScore> &groups,
                                                   const Bands &bands, const QString &nobody);

/// A bar for each of the six measures that somebody answered, keyed by measureName().
[[nodiscard]] std::vector<BarRow> measureBars(const GroupScore &group, const Bands &bands);

/// The groups of \p groups with the lowest satisfaction, lowest first: those with a key and at
/// least \p least respondents, at most \p most of them.
[[nodiscard]] std::vector<GroupScore> lowestGroups(std::vector<GroupScore> groups, qint64 least,
                                                   size_t most);

/// \p bins, or half as many twice as wide where \p n is too small for so many to mean anything.
[[nodiscard]] std::vector<qint64> readableBins(const std::vector<qint64> &bins, qint64 n);

} // namespace rapport::ui
