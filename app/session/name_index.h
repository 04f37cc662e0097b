// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "store/connection.h"

#include <optional>
#include <vector>

namespace rapport {

/// Who in the workspace is called how, without regard to case, accents and extra spaces.
///
/// Names have no index in the file, so all are read once, the first time somebody asks; 16 bytes a
/// record stay in memory. Knows the records that were there when it was made.
class NameIndex {
public:
    /// Reads nothing yet. \p kind is of the catalogue and outlives this.
    [[nodiscard]] static Result<NameIndex> make(Connection &connection, const Kind &kind);

    struct Namesakes {
        qint64 first = 0; ///< the one with the lowest id; 0 where there is none
        qint64 count = 0;
    };
    [[nodiscard]] Result<Namesakes> find(const QString &name);

private:
    struct Entry {
        size_t hash;
        qint64 id;
        auto operator<=>(const Entry &) const = default;
    };

    NameIndex(Connection &connection, const Kind &kind, qint64 last)
        : m_connection(&connection), m_kind(&kind), m_last(last)
    {
    }
    [[nodiscard]] Result<void> read();
    [[nodiscard]] Result<QString> nameOf(qint64 id);

    Connection *m_connection;
    const Kind *m_kind;
    qint64 m_last; ///< the newest record that was there
    std::optional<std::vector<Entry>> m_entries;
};

} // namespace rapport
