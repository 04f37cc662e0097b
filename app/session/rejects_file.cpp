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

QStringList withoutRejectColumns(const QStringList &headings)
{
    const qsizetype own = ownColumns().size();
    if (headings.size() <= own)
        return headings;
    const qsizetype columns = headings.size() - own;
    for (qsizetype i = 0; i < own; ++i) {
        // Of several heading rows, theirs is the last one.
        const QString heading = headings[columns + i].trimmed();
        if (heading != ownColumns()[i] && !heading.endsWith(u' ' + ownColumns()[i]))
            return headings;
    }
    return headings.first(columns);
}

/// A file of rejects that is rejected in part again does not get these columns twice.
int RejectsFile::copiedColumns() const
{
    const int columns = m_table.summary.columnCount;
    if (m_table.headingRows.empty())
        return columns;
    return int(withoutRejectColumns(padded(m_table.headingRows.back(), columns)).size());
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

/// Where a row that was rejected before stands in the file it first came from.
std::optional<qint64> RejectsFile::originalRow(const RowView &row) const
{
    const auto at = size_t(copiedColumns());
    if (at == size_t(m_table.summary.columnCount) || at >= row.cells.size())
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = cellText(row.cells[at]).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
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
    values.emplace_back(originalRow(row).value_or(rejection.row));
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
