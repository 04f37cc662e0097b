// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rapport {

/// \p text made harmless for spreadsheets, which would take it for a formula.
///
/// Text that begins with =, +, -, @, tab or carriage return, apostrophes before it not
/// counted, gets one more apostrophe in front. All other text stays as it is.
/// unguardFormula(guardFormula(text)) == text for every text.
[[nodiscard]] QString guardFormula(const QString &text);

/// Takes one apostrophe off text that guardFormula() could have made; leaves all other.
[[nodiscard]] QString unguardFormula(const QString &text);

} // namespace rapport
