// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/dashboard.h"
#include "ui/charts/line_chart.h"
#include "ui/widgets/number_card.h"

#include <array>

namespace rapport::ui {

/// What the dashboard's number cards say: satisfaction, efficiency, people, answer sheets.
[[nodiscard]] std::array<NumberCardText, 4> cardTexts(const Dashboard &dashboard,
                                                      const Bands &bands);

/// Both scores over time, with "good" as the target.
[[nodiscard]] LineChartData courseOf(const std::vector<TrendPoint> &trend, const Bands &bands);

} // namespace rapport::ui
