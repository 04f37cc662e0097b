// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/csv_dialect.h"
#include "tabular/table_summary.h"

namespace rapport {

/// What was found out about a CSV file; headings and samples are unguarded.
struct CsvDetection : TableSummary {
    /// How to open it. Its headerRows and decimal are those of the summary.
    CsvDialect dialect;
    bool byteOrderMark = false;
};

/// What is known about a CSV file before it is looked at; the rest is found out.
struct CsvHints {
    std::optional<QString> encoding = {};
    std::optional<char> separator = {};
    std::optional<char> quote = {}; ///< 0 where quotes have no meaning
    std::optional<int> headerRows = {};
};

/// Finds out how the file at \p path is written, from all of it.
///
/// The encoding is that of detectEncoding(). The separator among comma, semicolon, tab and bar
/// is the one that cuts the records most evenly; the number of heading rows and the decimal
/// sign are found, too. Reads the file a few times, in constant memory. Fails as CsvReader does,
/// and with Error::Code::Cancelled.
[[nodiscard]] Result<CsvDetection> detectCsv(const QString &path, const Job &job = {},
                                             const CsvHints &hints = {});

/// The same for a file that is written as \p dialect says: after the user has changed it.
/// The decimal sign is reported as found; the dialect keeps the one it had.
[[nodiscard]] Result<CsvDetection> describeCsv(const QString &path, const CsvDialect &dialect,
                                               const Job &job = {});

} // namespace rapport
