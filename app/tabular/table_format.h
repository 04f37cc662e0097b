// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/csv_dialect.h"
#include "tabular/file_stamp.h"
#include "tabular/table_summary.h"

namespace rapport {

/// What kinds of files tables are read from.
enum class TableType : quint8 {
    Csv,  ///< also with other separators
    Xlsx, ///< Excel and others
    Ods,  ///< LibreOffice and others
    Json, ///< a list of objects, or JSON Lines
};

/// How a file is opened as a table: what the user may change.
struct TableFormat {
    TableType type = TableType::Csv;
    /// Heading rows and decimal sign are for all types, the encoding for CSV and JSON, the rest
    /// for CSV only.
    CsvDialect dialect = {};
    /// The name of the sheet in XLSX and ODS; the first one where it is empty.
    QString sheet = {};

    /// Whether text in such files goes through guardFormula(), as in our own CSV.
    [[nodiscard]] bool isGuarded() const { return type == TableType::Csv; }
};

/// What is known about a file before it is looked at; the rest is found out.
struct TableHints {
    std::optional<QString> encoding = {};
    std::optional<char> separator = {};
    std::optional<char> quote = {}; ///< 0 where quotes have no meaning
    std::optional<int> headerRows = {};
    std::optional<QString> sheet = {};
};

/// What makes detectTable() find \p format again, without looking for it.
[[nodiscard]] inline TableHints hintsOf(const TableFormat &format)
{
    return {format.dialect.encoding, format.dialect.separator, format.dialect.quote,
            format.dialect.headerRows, format.sheet};
}

/// What was found out about a file; headings and samples are unguarded. Heading rows and
/// decimal sign of the dialect are those of the summary.
struct TableDetection : TableSummary, TableFormat {
    QStringList sheets = {}; ///< of XLSX and ODS, in order
    bool byteOrderMark = false;
    TableHints hints = {}; ///< what was known beforehand
    FileStamp stamp = {};  ///< of the file, before it was looked at

    /// Whether detectTable() would find the same in the file, which is of \p now, with \p other
    /// hints.
    [[nodiscard]] bool answers(const TableHints &other, const FileStamp &now) const;
};

} // namespace rapport
