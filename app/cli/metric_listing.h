// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"
#include "store/respondents.h"

namespace rapport {

/// --by, as scores and metrics take it.
[[nodiscard]] OptionSpec groupByOption();
[[nodiscard]] GroupBy groupByFrom(const Arguments &arguments);

/// --metric, --by, --from, --to and --every.
[[nodiscard]] std::vector<OptionSpec> metricOptions();

/// Prints the numbers of the metric dictionary that were asked for.
[[nodiscard]] Result<Exit> listMetrics(Invocation &run);

} // namespace rapport
