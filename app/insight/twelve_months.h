// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/context.h"
#include "store/monthly_scores.h"

namespace rapport {

/// monthlySatisfaction() of store/monthly_scores.h for those who read through a context.
[[nodiscard]] inline Result<QHash<qint64, TwelveMonths>>
twelveMonths(const ReadContext &context, const std::vector<qint64> &developers)
{
    return monthlySatisfaction(context.connection(), context.builder(), developers);
}

} // namespace rapport
