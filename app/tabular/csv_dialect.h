// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rapport {

/// How a CSV file is written: what the reader needs to know and the user may change.
struct CsvDialect {
    /// A name that TextDecoder knows. A byte order mark in the file overrides it.
    QString encoding = QStringLiteral("UTF-8");
    /// One ASCII character that is no line end.
    char separator = ',';
    /// One ASCII character, or 0 where quotes have no meaning.
    char quote = '"';
    /// The sign between whole and fraction in numbers, '.' or ','.
    char decimal = '.';
    /// How many of the first records that are not blank are headings; 0 or more.
    int headerRows = 1;
    /// What a first line "sep=;" is.
    enum class SeparatorLine {
        Obey,   ///< it names the separator and is no record, as in Excel
        Skip,   ///< it is no record, but the separator is the one above
        Record, ///< it is a record like any other
    };
    SeparatorLine separatorLine = SeparatorLine::Obey;

    friend bool operator==(const CsvDialect &, const CsvDialect &) = default;
};

} // namespace rapport
