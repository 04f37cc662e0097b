// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/row_inserter.h"

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace rapport {

/// The records of tables that were empty when very many were about to come, by their keys.
///
/// Such a table gets its indexes at the end, in one sorted pass each, which takes a fraction of
/// the time. Until then its records are looked for here: by a hash of a key's values, sixteen
/// bytes or so a record and key. Answers are candidates, to be checked by reading the record.
class NewRecords {
public:
    /// Past so many, the indexes cost less than the memory.
    static constexpr qint64 kMost = 2'500'000;

    /// Whether values for a field are to come.
    using Comes = std::function<bool(const Kind &kind, const Field &field)>;

    /// Takes the indexes off all tables of kinds that are empty. UNIQUE ones stay, and those of
    /// the rows that have a field for which nothing is to come: they cost nothing.
    [[nodiscard]] static Result<NewRecords> ofEmptyTables(Connection &connection,
                                                          const Catalogue &catalogue,
                                                          const Comes &comes, qint64 most = kMost);

    /// Whether \p kind had no record, so that all of them are known here.
    [[nodiscard]] bool has(KindId kind) const { return m_kinds[size_t(kind)].wasEmpty; }
    /// Whether so many records have come that the tables should have their indexes back.
    [[nodiscard]] bool isFull() const { return m_noted >= m_most; }
    /// A record was put together in \p row.
    void note(KindId kind, qint64 id, const RowInserter &row);
    /// A record is about to change.
    void touch(KindId kind, qint64 id);
    /// The records whose \p fields may have \p values, case and spaces around not counted; of a
    /// list of several ("a.example, b.example"), any one of them. What waits to be written must
    /// be in the file. The first question for a list of fields reads the table.
    [[nodiscard]] Result<std::vector<qint64>> candidates(KindId kind, std::span<const int> fields,
                                                         std::span<const Value> values);
    [[nodiscard]] bool isKnown(KindId kind, std::span<const int> fields) const;

    /// Puts back what ofEmptyTables() took off.
    [[nodiscard]] Result<void> buildIndexes();

private:
    /// Ids by hash, several to a hash; open addressing.
    class HashedIds {
    public:
        void insert(quint64 hash, qint64 id);
        void find(quint64 hash, std::vector<qint64> &ids) const;

    private:
        struct Entry {
            quint64 hash = 0;
            qint64 id = 0; ///< 0 where the place is free
        };
        void grow();

        std::vector<Entry> m_entries;
        size_t m_used = 0;
    };
    struct Key {
        std::vector<int> fields;
        HashedIds ids;
        std::vector<qint64> touched; ///< to be read again before the next answer
    };
    struct KindKeys {
        bool wasEmpty = false;
        std::vector<Key> keys;
    };

    NewRecords(Connection &connection, const Catalogue &catalogue, qint64 most)
        : m_connection(&connection), m_catalogue(&catalogue), m_most(most)
    {
    }
    [[nodiscard]] Result<void> takeIndexesOff(const Kind &kind, const Comes &comes);
    [[nodiscard]] Result<Key *> key(KindId kind, std::span<const int> fields);
    [[nodiscard]] Result<void> read(const Kind &kind, Key &key, const QString &condition,
                                    std::initializer_list<Value> values);
    static void add(Key &key, std::span<const Value> values, qint64 id);

    Connection *m_connection;
    const Catalogue *m_catalogue;
    std::array<KindKeys, kKindCount> m_kinds;
    QStringList m_indexes; ///< the statements that make them
    qint64 m_most;
    qint64 m_noted = 0;
};

} // namespace rapport
