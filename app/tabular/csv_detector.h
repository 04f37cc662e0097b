// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/table_format.h"

namespace rapport {

/// Finds out how the file at \p path is written, from all of it.
///
/// The encoding is that of detectEncoding(). The separator among comma, semicolon, tab and bar
/// is the one that cuts the records most evenly; the number of heading rows and the decimal
/// sign are found, too. Reads the file a few times, in constant memory. Fails as CsvReader does,
/// and with Error::Code::Cancelled.
[[nodiscard]] Result<TableDetection> detectCsv(const QString &path, const Job &job = {},
                                               const TableHints &hints = {});

/// The same for a file that is written as \p dialect says: after the user has changed it.
/// The decimal sign is reported as found; the dialect keeps the one it had.
[[nodiscard]] Result<TableDetection> describeCsv(const QString &path, const CsvDialect &dialect,
                                                 const Job &job = {});

} // namespace rapport
