// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "tabular/table_format.h"

namespace rapport {

/// Proposes an import plan for a file from what was detected in it.
///
/// A heading equal to a field name is that field: first of \p kind, then of developer, then of
/// the kind's other references; "company" is company.name; others are given as "kind.field"
/// (IMPORT.md 3). Headings are also compared with the labels, English and Chinese, and usual
/// synonyms; a column of e-mail addresses is the developer's. Measures get the scale that their
/// first answers fit, and days the order that all values of their columns prove. An id column of
/// this workspace ("id:" and \p idTag) is the own id, another's is left out. Columns that fit
/// nothing are left out of the plan. Fails where nothing fits.
[[nodiscard]] Result<ImportPlan> proposePlan(const Catalogue &catalogue, KindId kind,
                                             const TableDetection &detection, const QString &idTag);

/// How a plan says that the file is to be read as it was detected.
[[nodiscard]] ImportSource sourceOf(const TableDetection &detection);

/// What a row of the file seems to be: feedback where there are measures, else the kind whose
/// fields most headings name, developer in doubt.
[[nodiscard]] KindId guessKind(const Catalogue &catalogue, const TableDetection &detection);

} // namespace rapport
