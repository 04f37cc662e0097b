// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/context.h"
#include "session/import_matcher.h"
#include "session/reference_resolver.h"

#include <QSet>

namespace rapport {

class EffectNotes;
class ImportConflicts;

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
    /// Leaves records alone that \p conflicts, which outlive this, say are newer than their rows.
    void setConflicts(ImportConflicts *conflicts) { m_conflicts = conflicts; }
    /// Takes records for those of the same name that the user chose; see ImportDecisions.
    void setSameAs(const QHash<qint64, qint64> *sameAs) { m_sameAs = sameAs; }

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
    [[nodiscard]] RowVerdict findNamesake(RowRecord &record, const ImportRow &row);
    [[nodiscard]] RowVerdict checkOwner(const RowRecord &identity);
    [[nodiscard]] std::optional<Rejection> checkComplete(const RowRecord &record,
                                                         ImportRow &row) const;
    void nameByDomain(RowRecord &company) const;
    [[nodiscard]] RowCell *namingReference(const RowRecord &record, ImportRow &row) const;

    [[nodiscard]] Result<bool> isInConflict(ImportRow &row);
    [[nodiscard]] Value shownTarget(const RowCell &cell, const ImportRow &row) const;

    Result<void> write(ImportRow &row);
    Result<void> makeTargets(RowRecord &record, ImportRow &row);
    Result<void> insert(RowRecord &record, const std::vector<Assignment> &inherited);
    Result<void> update(const RowRecord &record, const std::vector<Assignment> &inherited);
    [[nodiscard]] std::vector<Assignment> inheritance(ImportRow &row) const;
    Result<void> passOn(ImportRow &row, const std::vector<Assignment> &inherited);
    [[nodiscard]] std::vector<Assignment> byPolicies(const RowRecord &record,
                                                     const std::vector<Value> &stored) const;
    void noteFilled(const RowRecord &record, const std::vector<Value> &stored);
    void noteMatched(KindId kind, qint64 id);

    RecordWriter *m_writer;
    ImportMatcher m_matcher;
    ReferenceResolver m_resolver;
    EffectNotes *m_notes = nullptr;                  ///< null where nobody asked for a preview
    ImportConflicts *m_conflicts = nullptr;          ///< null where the file tells no times
    const QHash<qint64, qint64> *m_sameAs = nullptr; ///< null where nobody chose any
    /// Fields that were empty before this import filled them, by record.
    std::array<QSet<std::pair<qint64, int>>, kKindCount> m_filled;
    std::array<QSet<qint64>, kKindCount> m_matched;
};

} // namespace rapport
