// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"

#include <QHash>
#include <QSet>

#include <list>
#include <vector>

namespace rapport::ui {

/// The rows of a table that are in memory: pages of 256 rows, the least recently used go first.
///
/// A value, used by one model in its thread. Rows are found by their position in the table; a
/// position whose record vanished between two reads holds a row without an id.
class PageCache {
public:
    static constexpr int rowsPerPage = 256;
    static constexpr int mostPages = 64;

    [[nodiscard]] static int pageOf(int row) { return row / rowsPerPage; }

    /// The row at that position, or null where its page is not here. Marks the page as used.
    [[nodiscard]] const Row *row(int row);
    [[nodiscard]] bool contains(int page) const { return m_pages.contains(page); }
    [[nodiscard]] bool isStale(int page) const;
    /// Keeps \p rows, which must be those of \p page in order.
    void insert(int page, std::vector<Row> rows);
    /// Everything here may be out of date; it stays readable until it is replaced.
    void markStale();
    void clear();
    /// Drops what can be read again when it is looked at: all but the pages in \p kept.
    void keepOnly(const QSet<int> &kept);

    /// The positions of the records \p ids that are here, by id.
    [[nodiscard]] QHash<qint64, int> positionsOf(const QSet<qint64> &ids) const;
    /// Replaces the row of the same record at \p position, if that is still what is there.
    /// Answers whether it was.
    bool replace(int position, const Row &row);

    [[nodiscard]] int size() const { return int(m_pages.size()); }

private:
    struct Page {
        std::vector<Row> rows;
        bool stale = false;
        std::list<int>::iterator use;
    };

    QHash<int, Page> m_pages;
    std::list<int> m_used; ///< page numbers, the most recently used first
};

} // namespace rapport::ui
