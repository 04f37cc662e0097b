// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/catalogue.h"
#include "store/record_writer.h"

#include <optional>
#include <span>
#include <vector>

namespace rapport {

/// Finds records by what people and files call them (CATALOGUE.md, "key").
///
/// Text compares without case; what is not found as it is, is looked for without the spaces
/// around it. A lookup costs one index search; while the writer expects many records, one in
/// memory for those of tables that were empty.
/// Answers all matches, by id, at most two: enough to tell none, one and ambiguous apart.
class RecordLookup {
public:
    /// Sees what \p writer has written so far; it outlives this.
    explicit RecordLookup(RecordWriter &writer) : m_writer(writer) { }

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
    using Ids = Result<std::vector<qint64>>;
    /// What a table is asked: ids from \p column of the rows that fit \p condition.
    struct Question {
        QString column;
        QString condition;
        std::vector<Value> binds;
    };
    /// A key of a kind and what it should hold.
    struct KeyValues {
        KindId kind;
        std::span<const int> fields;
        std::span<const Value> values;
    };

    template <typename MakeQuestion>
    Ids find(const KeyValues &key, MakeQuestion question);
    Ids ask(KindId kind, const Question &question);
    Ids askEach(KindId kind, const std::vector<qint64> &candidates, Question question);
    Ids run(const QString &sql, std::span<const Value> values);

    RecordWriter &m_writer;
};

} // namespace rapport
