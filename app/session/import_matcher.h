// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_row.h"
#include "session/match_key.h"
#include "store/record_lookup.h"

#include <QByteArray>
#include <QHash>

#include <array>

namespace rapport {

/// Finds the records that a row means (IMPORT.md 4, CATALOGUE.md "key"). Writes nothing.
///
/// By own id; then by the plan's match fields or the kind's keys, best first: source id, e-mail,
/// identity, names. A key that fits two records is a fault of the row. A record that has no key
/// at all gets one from its content and its count among equals, where its kind has a source id;
/// else it is found by equal content. Belongs to one import; remembers names it has looked up.
class ImportMatcher {
public:
    /// Refuses match fields that do not exist. \p prototype has the cells that rows will have.
    [[nodiscard]] static Result<ImportMatcher> make(RecordWriter &writer, const ImportPlan &plan,
                                                    const ImportRow &prototype);

    /// Turns what the reference cells of \p record say into ids, or notes that a target has yet
    /// to be made.
    [[nodiscard]] RowVerdict findReferences(RowRecord &record);
    /// Sets the id of \p record, whose references are resolved; 0 where it has to be made.
    /// Cells by which it was found are marked: they say what it says already.
    [[nodiscard]] RowVerdict find(RowRecord &record, ImportRow &row);

    /// Remembers a record that was just made.
    void noteMade(const RowRecord &record);
    /// Forgets the names of a kind, one of which has just become another.
    void forgetNames(KindId kind) { m_names[size_t(kind)].clear(); }

private:
    /// What a key found: nobody (0), somebody, or too many (-1).
    using Found = Result<qint64>;

    explicit ImportMatcher(RecordWriter &writer)
        : m_writer(&writer), m_lookup(writer)
    {
    }

    [[nodiscard]] RowVerdict findById(RowRecord &record);
    [[nodiscard]] RowVerdict findByKeys(RowRecord &record, ImportRow &row, bool &anyKey);
    [[nodiscard]] RowVerdict findByContent(RowRecord &record, ImportRow &row);
    [[nodiscard]] bool applies(const MatchKey &key, const RowRecord &record, ImportRow &row) const;
    [[nodiscard]] Found lookUp(const MatchKey &key, const RowRecord &record, ImportRow &row);
    [[nodiscard]] Found lookUpName(const RowRecord &record, const QString &name);
    [[nodiscard]] Found lookUpDomains(const QString &domains);
    [[nodiscard]] Found lookUpContent(const RowRecord &record);
    [[nodiscard]] Result<bool> contradicts(const RowRecord &record, qint64 candidate,
                                           const MatchKey &key,
                                           std::span<const MatchKey *const> stronger);
    void markFoundBy(const MatchKey &key, RowRecord &record) const;
    [[nodiscard]] Result<qint64> makeKey(RowRecord &record, ImportRow &row);
    [[nodiscard]] QByteArray contentDigest(const RowRecord &record, ImportRow &row) const;
    [[nodiscard]] Rejection ambiguous(const RowRecord &record, const QString &text) const;

    RecordWriter *m_writer;
    RecordLookup m_lookup;
    std::array<std::vector<MatchKey>, kKindCount> m_keys;
    std::array<QHash<QString, qint64>, kKindCount> m_names;
    QHash<QByteArray, int> m_equals; ///< how often a content was seen
};

} // namespace rapport
