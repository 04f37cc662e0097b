// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/sheet_row.h"

#include "tabular/csv_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

void SheetRow::clear()
{
    m_text.clear();
    m_spans.clear();
    m_content = m_longest = m_wanted = 0;
}

void SheetRow::put(size_t column, std::string_view text)
{
    m_wanted = std::max(m_wanted, column + 1);
    m_longest = std::max(m_longest, text.size());
    m_content += text.size();
    if (column >= CsvReader::maximumColumns || m_content > CsvReader::maximumRecordBytes)
        return;
    if (column >= m_spans.size())
        m_spans.resize(column + 1);
    m_spans[column] = {m_text.size(), text.size()};
    m_text += text;
}

void SheetRow::repeatLast(size_t times)
{
    if (m_spans.empty() || times < 2)
        return;
    const Span last = m_spans.back();
    const size_t more = std::min(times - 1, CsvReader::maximumColumns);
    m_wanted += more;
    m_content += last.length * more;
    if (m_wanted <= CsvReader::maximumColumns)
        m_spans.resize(m_spans.size() + more, last);
}

Result<void> SheetRow::check(const QString &file, qint64 number) const
{
    QString text;
    if (number > maximumRows)
        text = QCoreApplication::translate("Workbook",
                                           "%1 has more than 1,048,576 rows; row %2 was not read.");
    else if (m_wanted > CsvReader::maximumColumns)
        text =
            QCoreApplication::translate("Workbook", "Row %2 of %1 has more than 100,000 columns.");
    else if (m_longest > CsvReader::maximumCellBytes)
        text =
            QCoreApplication::translate("Workbook", "Row %2 of %1 has a cell of more than 16 MB.");
    else if (m_content > CsvReader::maximumRecordBytes)
        text = QCoreApplication::translate("Workbook", "Row %2 of %1 has more than 64 MB.");
    else
        return {};
    return Error{Error::Code::Invalid, text.arg(file, QString::number(number)), {}};
}

void SheetRow::deliver(RowView &row, qint64 number) const
{
    row.number = number;
    row.cells.resize(m_spans.size());
    for (size_t i = 0; i < m_spans.size(); ++i)
        row.cells[i] = std::string_view(m_text).substr(m_spans[i].begin, m_spans[i].length);
    row.blank = m_content == 0;
}

} // namespace rapport
