// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/output_file.h"
#include "tabular/row_writer.h"

namespace rapport {

/// How a CSV file is to be written.
struct CsvWriterOptions {
    /// One ASCII character that is no line end and no quote.
    char separator = ',';
    /// Excel takes a file without one for the computer's old encoding.
    bool byteOrderMark = false;
    /// Whether text that a spreadsheet would take for a formula is made harmless, see
    /// guardFormula(). Numbers never are.
    bool guardFormulas = true;
    /// Whether every text is quoted, and no number: for programs that keep quoted text as text
    /// ("0017" is no number) if they are told to.
    bool quoteTexts = false;
};

/// Writes CSV by RFC 4180: UTF-8, CR LF, quotes only where they are needed or wanted.
///
/// CsvReader gives back every text that is written here, once unguarded; null is an empty cell.
class CsvWriter final : public RowWriter {
public:
    /// Starts a file at \p path. Fails where it cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<CsvWriter>> create(const QString &path,
                                                                   const CsvWriterOptions &options);
    /// Writes to \p device, which is open and outlives the writer.
    [[nodiscard]] static std::unique_ptr<CsvWriter> onto(QIODevice &device,
                                                         const CsvWriterOptions &options);

    [[nodiscard]] Result<void> header(const QStringList &names) override;
    [[nodiscard]] Result<void> row(std::span<const Value> values) override;
    [[nodiscard]] Result<void> finish() override;

private:
    CsvWriter(OutputFile output, const CsvWriterOptions &options);
    void appendCell(const Value &value);
    void appendText(const QString &text);
    [[nodiscard]] bool needsQuotes(const QByteArray &cell) const;
    [[nodiscard]] Result<void> endRecord();

    OutputFile m_output;
    CsvWriterOptions m_options;
    QByteArray m_line;
    qsizetype m_cells = 0; // in the line
    bool m_first = true;   // nothing is written yet
};

} // namespace rapport
