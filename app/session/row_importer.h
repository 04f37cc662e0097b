// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/context.h"
#include "session/import_matcher.h"
#include "session/reference_resolver.h"

#include <QSet>

namespace rapport {

class EffectNotes;

/// Writes the records of rows: finds or makes each, by the policies of its columns.
///
/// A row is checked and all its records are found before anything of it is written, so that a
/// row with a fault leaves nothing behind. Belongs to one import.
class RowImporter {
public:
    [[nodiscard]] static Result<RowImporter> make(RecordWriter &writer, const ImportPlan &plan,
                                                  const ImportRow &prototype);

    /// Has \p notes, which outlive this, listen to what is written.
    void setNotes(EffectNotes *notes) { m_notes = notes; }
    [[nodiscard]] EffectNotes *notes() const { return m_notes; }

    /// Writes \p row, or says why it cannot be taken.
    [[nodiscard]] RowVerdict import(ImportRow &row);
    /// How many records that were there before the import the rows meant so far.
    [[nodiscard]] qint64 matched(KindId kind) const { return m_matched[size_t(kind)].size(); }

private:
    RowImporter(RecordWriter &writer, ImportMatcher matcher)
        : m_writer(&writer), m_matcher(std::move(matcher)), m_resolver(writer)
    {
    }

    [[nodiscard]] const Kind &kindOf(const RowRecord &record) const
    {
        return m_writer->catalogue().kind(record.kind);
    }
    // Before anything is written.
    [[nodiscard]] RowVerdict resolve(ImportRow &row);
    [[nodiscard]] RowVerdict checkOwner(const RowRecord &identity);
    [[nodiscard]] std::optional<Rejection> checkComplete(const RowRecord &record,
                                                         ImportRow &row) const;
    void nameByDomain(RowRecord &company) const;
    [[nodiscard]] RowCell *namingReference(const RowRecord &record, ImportRow &row) const;

    Result<void> write(ImportRow &row);
    Result<void> makeTargets(RowRecord &record, ImportRow &row);
    Result<void> insert(RowRecord &record, const std::vector<Assignment> &inherited);
    Result<void> update(const RowRecord &record, const std::vector<Assignment> &inherited);
    [[nodiscard]] std::vector<Assignment> inheritance(ImportRow &row) const;
    Result<void> passOn(ImportRow &row, const std::vector<Assignment> &inherited);
    void noteMatched(KindId kind, qint64 id);

    RecordWriter *m_writer;
    ImportMatcher m_matcher;
    ReferenceResolver m_resolver;
    EffectNotes *m_notes = nullptr; ///< null where nobody asked for a preview
    std::array<QSet<qint64>, kKindCount> m_matched;
};

} // namespace rapport
