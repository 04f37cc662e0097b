// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QItemSelection>

#include <vector>

namespace rapport::ui {

/// The rows or columns from first to last, both included.
struct Span {
    int first = 0;
    int last = 0;

    [[nodiscard]] int size() const { return last - first + 1; }
    bool operator==(const Span &) const = default;
};

/// What a selection of cells holds, worked out from its ranges and never cell by cell: all of a
/// million rows cost as much as one. A value.
class CellSelection {
public:
    explicit CellSelection(const QItemSelection &selection);

    [[nodiscard]] bool isEmpty() const { return m_cells == 0; }
    [[nodiscard]] qint64 cellCount() const { return m_cells; }
    /// How many rows have a selected cell.
    [[nodiscard]] qint64 rowCount() const;
    [[nodiscard]] int columnCount() const;
    /// The rows and columns that have a selected cell, ascending.
    [[nodiscard]] const std::vector<Span> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Span> &columns() const { return m_columns; }
    [[nodiscard]] std::vector<int> columnNumbers() const;
    /// Whether every one of these rows has every one of these columns: then it can be copied.
    [[nodiscard]] bool isBlock() const;
    /// Whether it is one rectangle without gaps.
    [[nodiscard]] bool isRectangle() const;
    /// Whether it consists of whole rows of a table of \p columns columns.
    [[nodiscard]] bool isRows(int columns) const;

private:
    qint64 m_cells = 0;
    std::vector<Span> m_rows;
    std::vector<Span> m_columns;
};

} // namespace rapport::ui
