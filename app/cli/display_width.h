// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rapport {

/// How many columns of a terminal \p text takes: Chinese, Japanese, Korean and emoji two per
/// character, combining marks none.
[[nodiscard]] int displayWidth(const QString &text);

/// The start of \p text that fits into \p columns; what is cut off is shown as "…".
[[nodiscard]] QString cutToWidth(const QString &text, int columns);

/// \p text on one line and without control characters, which could steer a terminal.
[[nodiscard]] QString oneLine(const QString &text);

} // namespace rapport
