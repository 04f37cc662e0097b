// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/sql_builder.h"

#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace rapport {

/// One value per calendar month, oldest first; nothing for a month without one.
using TwelveMonths = std::array<std::optional<double>, 12>;

/// The first day of the oldest of the twelve calendar months that end with the one of \p today.
[[nodiscard]] QDate firstOfTwelveMonths(QDate today);

/// How satisfied each of \p developers was in the twelve calendar months that end with the
/// builder's today: the plain mean of the satisfaction of that month's own answer sheets (each
/// by the formula of domain/scores.h), not weighted by recency. Sheets dated in the future do
/// not count; who gave no sheet in these months is not in the answer.
[[nodiscard]] Result<QHash<qint64, TwelveMonths>>
monthlySatisfaction(Connection &connection, const SqlBuilder &builder,
                    const std::vector<qint64> &developers);

} // namespace rapport
