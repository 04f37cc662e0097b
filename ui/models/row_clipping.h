// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/row.h"

#include <QString>

#include <vector>

namespace rapport::ui {

/// Whether a clipping begins with the columns' headings.
enum class Headings { Without, With };

/// \p rows as tab-separated text that a spreadsheet takes and gives back: values as an import
/// reads them, references by name, quoted where they hold tabs, quotes or line breaks.
[[nodiscard]] QString rowsAsText(const std::vector<Field> &fields, const std::vector<Row> &rows,
                                 Headings headings);

/// The rows for this program alone: every value exactly, references by id ("#12").
[[nodiscard]] QString rowsAsOwnText(const std::vector<Field> &fields, const std::vector<Row> &rows);

/// What rowsAsText() says, as an HTML table.
[[nodiscard]] QString rowsAsHtml(const std::vector<Field> &fields, const std::vector<Row> &rows,
                                 Headings headings);

} // namespace rapport::ui
