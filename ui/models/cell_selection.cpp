// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cell_selection.h"

#include <algorithm>
#include <numeric>

namespace rapport::ui {

namespace {

/// \p spans in order, with those that touch or overlap as one.
std::vector<Span> merged(std::vector<Span> spans)
{
    std::ranges::sort(spans, {}, &Span::first);
    std::vector<Span> all;
    for (const Span &span : spans) {
        if (!all.empty() && span.first <= all.back().last + 1)
            all.back().last = std::max(all.back().last, span.last);
        else
            all.push_back(span);
    }
    return all;
}

qint64 sizeOf(const std::vector<Span> &spans)
{
    return std::accumulate(spans.begin(), spans.end(), qint64(0),
                           [](qint64 sum, const Span &span) { return sum + span.size(); });
}

} // namespace

CellSelection::CellSelection(const QItemSelection &selection)
{
    std::vector<Span> rows;
    std::vector<Span> columns;
    for (const QItemSelectionRange &range : selection) {
        if (!range.isValid())
            continue;
        rows.push_back({range.top(), range.bottom()});
        columns.push_back({range.left(), range.right()});
        m_cells += qint64(range.height()) * range.width();
    }
    m_rows = merged(std::move(rows));
    m_columns = merged(std::move(columns));
}

qint64 CellSelection::rowCount() const
{
    return sizeOf(m_rows);
}

int CellSelection::columnCount() const
{
    return int(sizeOf(m_columns));
}

std::vector<int> CellSelection::columnNumbers() const
{
    std::vector<int> numbers;
    for (const Span &span : m_columns) {
        for (int column = span.first; column <= span.last; ++column)
            numbers.push_back(column);
    }
    return numbers;
}

bool CellSelection::isBlock() const
{
    return m_cells == rowCount() * columnCount();
}

bool CellSelection::isRectangle() const
{
    return m_rows.size() == 1 && m_columns.size() == 1 && isBlock();
}

bool CellSelection::isRows(int columns) const
{
    return m_cells > 0 && m_cells == rowCount() * columns;
}

} // namespace rapport::ui
