// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "store/connection.h"

#include <QSet>

#include <compare>
#include <map>
#include <optional>
#include <vector>

namespace rapport {

/// What records are called in files (see SqlBuilder::keySql()), for one of them or for millions.
///
/// To ask of each name whether another record has it takes longer than to read the row. So the
/// first keys are asked for one by one; then the names that records share, mostly none, are
/// looked for once, and only who has one of those is asked about.
///
/// While they are looked for, 16 bytes for each record of the kind are in memory.
///
/// A short-lived view over one connection in one transaction.
class ReferenceKeys {
public:
    /// Asking this often takes about as long as to find the shared names among a hundred thousand.
    static constexpr int kAskedFirst = 2000;

    explicit ReferenceKeys(Connection &connection) : m_connection(connection) { }

    /// The key of record \p id, which has \p name in SqlBuilder::keyColumn(); empty where there
    /// is no such record.
    [[nodiscard]] Result<QString> key(KindId kind, qint64 id, const QString &name);

private:
    struct Target {
        std::optional<Statement> exact;
        std::optional<QSet<size_t>> shared; ///< hashes of names; nothing before it pays
        int asked = 0;
    };
    struct NamedRecord {
        size_t name; ///< its hash
        qint64 id;
        auto operator<=>(const NamedRecord &) const = default;
    };

    Result<QString> ask(KindId kind, Target &target, qint64 id);
    Result<void> findShared(KindId kind, Target &target);
    Result<void> readNames(const QString &sql, std::vector<NamedRecord> &records);

    Connection &m_connection;
    std::map<KindId, Target> m_targets;
};

} // namespace rapport
