// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_table.h"
#include "session/importer.h"
#include "tabular/csv_writer.h"

#include <memory>

namespace rapport {

/// \p headings without the columns that a file of rejects has behind those of its original.
[[nodiscard]] QStringList withoutRejectColumns(const QStringList &headings);

/// The rejected rows as a CSV file: the original columns, and row, column, code and message.
///
/// Corrected, it can be imported by the same plan: separator and headings are those of the
/// original. Rows that are rejected once more keep their number in the original. No file is made
/// where nothing was rejected or its path is empty.
class RejectsFile {
public:
    /// \p table outlives this; \p source is how the plan reads it.
    RejectsFile(QString path, const ImportTable &table, const ImportSource &source)
        : m_path(std::move(path)), m_table(table), m_source(source)
    {
    }

    [[nodiscard]] Result<void> add(const RowView &row, const Rejection &rejection);
    /// Puts the file in its place.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> start();
    [[nodiscard]] int copiedColumns() const;
    [[nodiscard]] std::optional<qint64> originalRow(const RowView &row) const;

    QString m_path;
    const ImportTable &m_table;
    const ImportSource &m_source;
    std::unique_ptr<CsvWriter> m_writer;
};

} // namespace rapport
