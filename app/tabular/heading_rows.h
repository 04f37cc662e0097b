// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>
#include <vector>

namespace rapport {

/// How many of \p rows, the first ones of a table that are not blank, are headings: 1 to 3.
///
/// More than one only where that is clear: the first row names groups and leaves gaps, and the
/// next fills the gaps with names and holds nothing like a value, as surveys are exported by
/// SurveyMonkey and Qualtrics. Give it twenty rows or so; 1 where there are none.
[[nodiscard]] int countHeadingRows(std::span<const QStringList> rows);

/// One heading for each of \p columns columns from several rows of them.
///
/// The name of a group is carried to the right over its gaps; parts are joined with " – ",
/// empty and repeated ones left out. May be empty; need not differ from others.
[[nodiscard]] std::vector<QString> joinHeadings(std::span<const QStringList> rows, int columns);

} // namespace rapport
