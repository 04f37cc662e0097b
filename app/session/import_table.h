// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "tabular/csv_dialect.h"
#include "tabular/row_reader.h"
#include "tabular/table_format.h"

#include <memory>

namespace rapport {

/// A file opened for import: its headings, and its records one by one.
///
/// The only place that knows which format the file has.
struct ImportTable {
    /// Stands behind the headings.
    std::unique_ptr<RowReader> reader;
    QString fileName; ///< without its folder
    TableSummary summary;
    /// The heading rows as they are in the file, unguarded.
    std::vector<QStringList> headingRows;
    CsvDialect dialect; ///< its decimal sign and heading rows are those to be used
    /// Whether text went through guardFormula(), as in our own CSV files.
    bool guarded = true;

    /// The column with exactly this heading: all its rows joined, its last or its first one.
    /// A sentence where there is none, or more than one.
    [[nodiscard]] Result<int> find(const QString &heading) const;
    /// The heading of a column as told to a person; "column 3" where it has none.
    [[nodiscard]] QString columnName(int column) const;
};

/// What \p source says about the file before it is looked at.
[[nodiscard]] TableHints hintsOf(const ImportSource &source);

/// Opens \p file as \p source says; what it does not say is detected. What was \p found out about
/// it before saves looking again, where nothing has changed since.
[[nodiscard]] Result<ImportTable> openImportTable(const QString &file, const ImportSource &source,
                                                  const std::optional<TableDetection> &found,
                                                  const Job &job);

/// The six digits of a heading like "id:0A1B2C", in small letters; nothing of another heading.
[[nodiscard]] std::optional<QString> idTagOf(const QString &heading);

} // namespace rapport
