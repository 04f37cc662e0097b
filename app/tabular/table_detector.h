// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/table_format.h"

namespace rapport {

/// Finds out what table the file at \p path holds, from all of it: its type by its content
/// (never by its name alone), its sheets, its encoding and separators as detectCsv() does, its
/// headings and columns.
///
/// Constant memory but for the texts of a workbook and the keys of JSON. Fails with a sentence
/// where the file holds no table ("an old Excel file: save it as XLSX"), as its reader does, and
/// with Error::Code::Cancelled.
[[nodiscard]] Result<TableDetection> detectTable(const QString &path, const TableHints &hints = {},
                                                 const Job &job = {});

/// Opens the file at \p path, which is written as \p format says, at its first record.
[[nodiscard]] Result<std::unique_ptr<RowReader>>
openTable(const QString &path, const TableFormat &format, const Job &job = {});

} // namespace rapport
