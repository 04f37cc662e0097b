// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_writer.h"

#include "tabular/formula_guard.h"

#include <algorithm>

namespace rapport {

namespace {

constexpr char byteOrderMark[] = "\xEF\xBB\xBF";

} // namespace

Result<std::unique_ptr<CsvWriter>> CsvWriter::create(const QString &path,
                                                     const CsvWriterOptions &options)
{
    Result<OutputFile> output = OutputFile::create(path);
    if (!output)
        return output.error();
    return std::unique_ptr<CsvWriter>(new CsvWriter(std::move(*output), options));
}

std::unique_ptr<CsvWriter> CsvWriter::onto(QIODevice &device, const CsvWriterOptions &options)
{
    return std::unique_ptr<CsvWriter>(new CsvWriter(OutputFile::onto(device), options));
}

CsvWriter::CsvWriter(OutputFile output, const CsvWriterOptions &options)
    : m_output(std::move(output)), m_options(options)
{
}

Result<void> CsvWriter::header(const QStringList &names)
{
    for (const QString &name : names)
        appendCell(name);
    return endRecord();
}

Result<void> CsvWriter::row(std::span<const Value> values)
{
    for (const Value &value : values)
        appendCell(value);
    return endRecord();
}

Result<void> CsvWriter::finish()
{
    return m_output.finish();
}

void CsvWriter::appendCell(const Value &value)
{
    if (m_cells++ > 0)
        m_line += m_options.separator;
    if (value.isInteger())
        m_line += QByteArray::number(value.toInteger());
    else if (value.isReal())
        m_line += value.toText().toUtf8();
    else if (value.isText())
        appendText(value.toText());
}

void CsvWriter::appendText(const QString &text)
{
    const QByteArray cell = (m_options.guardFormulas ? guardFormula(text) : text).toUtf8();
    if (!m_options.quoteTexts && !needsQuotes(cell)) {
        m_line += cell;
        return;
    }
    m_line += '"';
    for (const char c : cell) {
        if (c == '"')
            m_line += '"';
        m_line += c;
    }
    m_line += '"';
}

bool CsvWriter::needsQuotes(const QByteArray &cell) const
{
    // The start of a file would be read as a mark or as the line that names the separator.
    if (m_first && m_cells == 1
        && (cell.startsWith(byteOrderMark) || qstrnicmp(cell.constData(), "sep=", 4) == 0))
        return true;
    return std::any_of(cell.begin(), cell.end(), [this](char c) {
        return c == m_options.separator || c == '"' || c == '\r' || c == '\n';
    });
}

Result<void> CsvWriter::endRecord()
{
    // One empty cell is a record; an empty line is not.
    if (m_line.isEmpty())
        m_line = "\"\"";
    if (m_first && m_options.byteOrderMark)
        m_line.prepend(byteOrderMark);
    m_line += "\r\n";
    m_first = false;
    m_cells = 0;
    const Result<void> written = m_output.write(m_line);
    m_line.clear();
    return written;
}

} // namespace rapport
