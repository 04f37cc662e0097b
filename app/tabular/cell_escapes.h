// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rapport {

/// \p text as the XML of a workbook can hold it (ECMA-376 22.9.2.19): control characters,
/// U+FFFE, U+FFFF and halves of surrogate pairs are written "_x000D_", and so is the first
/// character of what looks like that already. unescapeCellText(escapeCellText(text)) == text.
[[nodiscard]] QString escapeCellText(const QString &text);

/// \p text of a workbook with its escapes resolved.
[[nodiscard]] QString unescapeCellText(QStringView text);

} // namespace rapport
