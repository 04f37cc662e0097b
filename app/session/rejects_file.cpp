// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rejects_file.h"

#include "tabular/formula_guard.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

const QStringList &ownColumns()
{
    static const QStringList names = {u"row"_s, u"column"_s, u"code"_s, u"message"_s};
    return names;
}

QStringList padded(QStringList cells, int columns)
{
    while (cells.size() > columns)
        cells.removeLast();
    while (cells.size() < columns)
        cells.append(QString());
    return cells;
}

} // namespace

/// A file of rejects that is rejected in part again does not get these columns twice.
int RejectsFile::copiedColumns() const
{
    const int columns = m_table.summary.columnCount;
    const int own = int(ownColumns().size());
    if (columns < own || m_table.headingRows.empty())
        return columns;
    const QStringList last = padded(m_table.headingRows.back(), columns).mid(columns - own);
    return last == ownColumns() ? columns - own : columns;
}

Result<void> RejectsFile::start()
{
    CsvWriterOptions options;
    options.separator = m_table.dialect.separator;
    // A plan that says another encoding is overruled by the mark.
    options.byteOrderMark =
        m_source.encoding && m_source.encoding->compare(u"UTF-8"_s, Qt::CaseInsensitive) != 0;
    auto writer = CsvWriter::create(m_path, options);
    RAPPORT_TRY(writer);
    m_writer = std::move(*writer);

    const int columns = copiedColumns();
    // A plan that counts the heading rows finds as many again; else one row says it all.
    std::vector<QStringList> rows = m_table.headingRows;
    if (!m_source.headerRows && rows.size() > 1)
        rows = {QStringList(m_table.summary.headings.begin(), m_table.summary.headings.end())};
    for (size_t i = 0; i < rows.size(); ++i) {
        const bool isLast = i + 1 == rows.size();
        const QStringList own = isLast ? ownColumns() : padded({}, int(ownColumns().size()));
        RAPPORT_TRY(m_writer->header(padded(rows[i], columns) + own));
    }
    return {};
}

Result<void> RejectsFile::add(const RowView &row, const Rejection &rejection)
{
    if (m_path.isEmpty())
        return {};
    if (!m_writer)
        RAPPORT_TRY(start());
    std::vector<Value> values;
    for (size_t i = 0; i < size_t(copiedColumns()); ++i) {
        const QString text = i < row.cells.size() ? cellText(row.cells[i]) : QString();
        values.emplace_back(m_table.guarded ? unguardFormula(text) : text);
    }
    values.emplace_back(rejection.row);
    values.emplace_back(rejection.column);
    values.emplace_back(rejection.code);
    values.emplace_back(rejection.message);
    return m_writer->row(values);
}

Result<void> RejectsFile::finish()
{
    return m_writer ? m_writer->finish() : Result<void>();
}

} // namespace rapport
