// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/catalogue.h"
#include "store/connection.h"

#include <optional>
#include <span>
#include <vector>

namespace rapport {

/// Finds records by what people and files call them (CATALOGUE.md, "key").
///
/// Text compares without case; what is not found as it is, is looked for without the spaces
/// around it. A lookup costs one index search.
/// Answers all matches, by id, at most two: enough to tell none, one and ambiguous apart.
class RecordLookup {
public:
    RecordLookup(Connection &connection, const Catalogue &catalogue)
        : m_connection(connection), m_catalogue(catalogue)
    {
    }

    /// By own id: the same id where the record exists.
    [[nodiscard]] Result<std::vector<qint64>> byId(KindId kind, qint64 id);
    /// By the developer's address or an identity of platform email.
    [[nodiscard]] Result<std::vector<qint64>> developerByEmail(const QString &email);
    [[nodiscard]] Result<std::vector<qint64>> developerByIdentity(const QString &platform,
                                                                  const QString &handle);
    [[nodiscard]] Result<std::vector<qint64>> companyByDomain(const QString &domain);
    /// Records whose \p fields all equal \p values; null matches null. At least one value must
    /// be given.
    [[nodiscard]] Result<std::vector<qint64>> byFields(KindId kind, std::span<const QString> fields,
                                                       std::span<const Value> values);
    /// What a reference cell means: "#12", an e-mail, "platform:handle", a name or a domain.
    [[nodiscard]] Result<std::vector<qint64>> byText(KindId kind, const QString &text);

private:
    Result<std::vector<qint64>> find(const QString &sql, std::initializer_list<Value> values);

    Connection &m_connection;
    const Catalogue &m_catalogue;
};

} // namespace rapport
