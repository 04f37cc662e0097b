// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace rapport::ui {

/// Cells as a spreadsheet puts them on the clipboard, row by row. A row that is shorter than
/// the widest ends in empty cells.
using CellBlock = std::vector<QStringList>;

[[nodiscard]] qsizetype widthOf(const CellBlock &block);

/// Reads tab-separated text. Cells with tabs, quotes or line breaks come in quotes; a quote that
/// is never closed as such is a character like any other. Empty for empty text.
[[nodiscard]] CellBlock cellsOfText(const QString &text);

/// Reads the first table of an HTML page; empty where there is none. What it links to is not
/// loaded.
[[nodiscard]] CellBlock cellsOfHtml(const QString &html);

} // namespace rapport::ui
