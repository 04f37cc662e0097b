// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QByteArray>

#include <vector>

namespace rapport {

/// Sorts record ids by keys read beside them, as SQLite's ORDER BY would: numbers by value, text
/// by its bytes, nulls last either way, and what is alike by id.
///
/// At a million rows it takes a third of the time that SQLite's sorter does, because most
/// comparisons need but eight bytes of the first key. A value; not synchronised.
class IdSorter {
public:
    /// One order per key. A key holds numbers or texts, not both.
    explicit IdSorter(std::vector<Qt::SortOrder> orders);

    /// Takes a row: its id in the first column, then its keys.
    void add(const Statement &row);
    [[nodiscard]] size_t size() const { return m_ids.size(); }
    /// The ids in order; leaves the sorter empty.
    [[nodiscard]] std::vector<qint64> take();

private:
    /// The values of one key. The lead orders most of them; only longer texts have a rest.
    struct Key {
        bool descending = false;
        std::vector<quint64> leads;   ///< by row; already turned round where descending
        std::vector<quint32> restEnd; ///< by row, into rests; empty while there is none
        QByteArray rests;
    };

    [[nodiscard]] static QByteArrayView restOf(const Key &key, quint32 row);
    [[nodiscard]] bool isBefore(quint32 left, quint32 right) const;
    [[nodiscard]] static int compareRests(const Key &key, quint32 left, quint32 right);

    std::vector<Key> m_keys;
    std::vector<qint64> m_ids;
};

} // namespace rapport
