// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/value.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>
#include <string>
#include <vector>

struct evp_md_ctx_st; // OpenSSL's: its hash is several times faster than Qt's

namespace rapport {

/// A salted SHA-256 over the values of records, fed row by row.
///
/// The journal keeps one per item instead of the values themselves: with the salt it proves
/// what the values were, without it (after an erasure) it says nothing about them. Empty
/// fields are left out, so that columns added later do not change old digests.
class RowDigest {
public:
    RowDigest(const QByteArray &salt, const QString &kind);

    void addRow(qint64 id, const std::vector<std::pair<QString, Value>> &fieldsByName);
    /// A row of which one field counts.
    void addField(qint64 id, const QString &name, const Value &value);

    /// The same field by field: the row's id, then its fields sorted by name.
    void beginRow(qint64 id);
    void add(std::string_view encodedName, const Value &value);
    /// A field's name as add() wants it.
    [[nodiscard]] static std::string encoded(const QString &name);

    /// Nothing can be added after it.
    [[nodiscard]] QString result();

private:
    void flush();

    struct FreeHash {
        void operator()(evp_md_ctx_st *hash) const;
    };
    std::unique_ptr<evp_md_ctx_st, FreeHash> m_hash;
    std::string m_bytes; ///< collected, because the hash takes many small pieces slowly
};

/// A fresh random salt, as hexadecimal text.
[[nodiscard]] QByteArray newSalt();

/// The fields of \p kind that are journaled (stored, and not the program's own columns),
/// sorted by name.
[[nodiscard]] std::vector<const Field *> journaledFields(const Kind &kind);

/// \p json as the journal keeps it, so that it reads back exactly.
[[nodiscard]] QString journalJson(const QByteArray &json);

/// A value as the journal writes it: JSON, exact.
[[nodiscard]] QString journalText(const Value &value);
[[nodiscard]] Value fromJournalText(const QString &text);

} // namespace rapport
