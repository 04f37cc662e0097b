// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/row.h"
#include "store/connection.h"
#include "store/read_caches.h"
#include "store/reference_keys.h"
#include "store/sql_builder.h"

#include <functional>
#include <optional>
#include <vector>

namespace rapport {

/// Reads records: ids in sort order, then pages by id; never an OFFSET, never a whole table.
///
/// A short-lived view over one connection; use it inside Database::read or write.
class RecordReader {
public:
    /// \p caches are shared by the readers of one workspace and outlive this; without them
    /// every search reads all texts anew.
    RecordReader(Connection &connection, const SqlBuilder &builder, ReadCaches *caches = nullptr)
        : m_connection(connection), m_builder(builder), m_caches(caches)
    {
    }

    /// All ids that \p query lets through, in its order. Stops when \p job is cancelled.
    [[nodiscard]] Result<std::vector<qint64>> ids(const Query &query, const Job &job = {}) const;
    /// The first \p limit of them, sooner.
    [[nodiscard]] Result<std::vector<qint64>> firstIds(const Query &query, int limit) const;
    /// At most \p limit records behind \p after (from the start where it is nothing).
    struct Page {
        std::vector<QueryPosition> places; ///< of the records, one after another
        bool hasMore = false;
    };
    [[nodiscard]] Result<Page> idsAfter(const Query &query,
                                        const std::optional<QueryPosition> &after, int limit) const;
    /// Reads what the first search of \p kind would read, where that is kept.
    [[nodiscard]] Result<void> prepareSearch(KindId kind, const Job &job) const;
    [[nodiscard]] Result<qint64> count(const Query &query) const;
    /// The rows of \p ids in the order of \p ids; ids that no longer exist are left out.
    [[nodiscard]] Result<std::vector<Row>>
    page(KindId kind, const std::vector<qint64> &ids, const std::vector<const Field *> &fields,
         ReferenceText references = ReferenceText::Title) const;
    /// Hands every row of \p query to \p take, in order, in constant memory.
    [[nodiscard]] Result<void> each(const Query &query, const std::vector<const Field *> &fields,
                                    ReferenceText references,
                                    const std::function<Result<void>(const Row &)> &take) const;
    /// The different values of a field, most frequent first, at most \p limit.
    [[nodiscard]] Result<std::vector<ChoiceCount>> choices(KindId kind, const QString &field,
                                                           int limit) const;
    /// A record's name as shown to people; "#12" where it has none.
    [[nodiscard]] Result<QString> title(KindId kind, RecordId id) const;

private:
    Result<std::vector<Row>> page(KindId kind, const std::vector<qint64> &ids,
                                  const std::vector<const Field *> &fields,
                                  ReferenceText references, ReferenceKeys &keys) const;
    Result<std::vector<qint64>> idsBySql(const Sql &sql, const Job &job) const;
    Result<std::vector<qint64>> sortedIds(const Query &query, const Job &job) const;
    Result<LastIds::Ids> idsWithoutSearch(const Query &query, const Job &job) const;
    Result<std::optional<IdSet>> searched(const Query &query, const Job &job) const;
    Result<std::optional<std::vector<qint64>>> idsBySearch(const Query &query,
                                                           const Job &job) const;

    Connection &m_connection;
    const SqlBuilder &m_builder;
    ReadCaches *m_caches;
};

} // namespace rapport
