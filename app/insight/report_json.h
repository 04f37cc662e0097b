// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/metrics.h"

namespace rapport {

// Scores and metrics as the command line prints them and the service answers them.

/// The names of GroupBy ("all", "developer", ...), in its order.
[[nodiscard]] const QStringList &groupByNames();
/// The names of Every ("whole", "day", ...), in its order.
[[nodiscard]] const QStringList &everyNames();

/// What is told of each group; the id only where groups are records.
[[nodiscard]] QStringList scoreColumns(GroupBy by);
/// One of scoreColumns() of \p group; null where there is nothing.
[[nodiscard]] QJsonValue scoreValue(const GroupScore &group, const QString &column);

/// One number with its group, period, count and what else its definition shows.
[[nodiscard]] QJsonObject metricJson(const MetricRow &row);

} // namespace rapport
