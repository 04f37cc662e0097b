// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/context.h"

#include <array>

namespace rapport::ui {

/// The name of the column "12 months" of developers.
inline constexpr QStringView kTrendColumn = u"satisfaction_12_months";

/// The columns of a table that are no fields: worked out to be looked at, never sorted by,
/// filtered by, edited or exported.
[[nodiscard]] const std::vector<Field> &displayColumns(KindId kind);
[[nodiscard]] bool isDisplayColumn(KindId kind, QStringView name);
/// A field of the kind or a display column, or null.
[[nodiscard]] const Field *findColumn(const Kind &kind, QStringView name);
/// \p columns without those that are no fields.
[[nodiscard]] QStringList storedColumns(KindId kind, const QStringList &columns);

/// The rows of \p ids with a cell for each of \p columns, display columns included; ids that no
/// longer exist are left out. Runs in a reader's thread.
[[nodiscard]] Result<std::vector<Row>> readRows(const ReadContext &context, KindId kind,
                                                const std::vector<qint64> &ids,
                                                const QStringList &columns);

/// The values in a cell of kTrendColumn, oldest month first; NaN where there is none.
[[nodiscard]] std::array<double, 12> trendOf(const QString &cellText);

} // namespace rapport::ui
