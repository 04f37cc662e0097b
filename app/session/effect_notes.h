// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_effects.h"
#include "session/import_row.h"
#include "session/name_index.h"

namespace rapport {

/// Notes what an import does to records, row by row, for its preview.
///
/// Told of a row before and after it is written, and of every record that it found; what was
/// made and what became of the rest it reads from the file, so that a preview says what a write
/// does. Past what is listed it only counts, and reads nothing. Belongs to one import, and is
/// made only where a preview is asked for.
class EffectNotes {
public:
    [[nodiscard]] static Result<EffectNotes> make(RecordWriter &writer, const ImportRow &prototype);

    void startRow(qint64 number);
    /// The row wrote to \p record, which held \p stored, and \p changed it or left it as it was.
    void noteFound(const RowRecord &record, const std::vector<Value> &stored, bool changed);
    [[nodiscard]] Result<void> endRow(const ImportRow &row);

    /// The row would give \p record, which holds \p stored, other \p values, but leaves it alone.
    [[nodiscard]] Result<void> noteConflict(const RowRecord &record, const QString &exportedAt,
                                            const std::vector<Value> &stored,
                                            std::span<const Assignment> values);
    void noteRejected(const Rejection &rejection, const QString &firstCells);

    [[nodiscard]] ImportEffects take() { return std::move(m_effects); }

private:
    explicit EffectNotes(RecordWriter &writer) : m_writer(&writer) { }

    struct Found {
        KindId kind;
        bool isMain;
        qint64 id;
        bool changed;
        std::vector<Value> before; ///< where it was changed and is to be listed
    };

    [[nodiscard]] Result<IdRange> madeOf(KindId kind);
    [[nodiscard]] Result<void> addCreated(KindId kind, const ImportRow &row);
    [[nodiscard]] Result<void> addNew(KindId kind, qint64 id, const Value &name);
    [[nodiscard]] Result<void> addFound(KindId kind);
    [[nodiscard]] Result<std::vector<ImportEffect::Change>>
    changes(const Kind &kind, const std::vector<Value> &before, const std::vector<Value> &after);
    [[nodiscard]] Result<Value> shown(const Field &field, const Value &value);
    [[nodiscard]] Result<QString> title(KindId kind, qint64 id);
    /// Counts one, and answers whether it is to be listed.
    [[nodiscard]] bool count(ImportEffect::Type type);
    [[nodiscard]] bool isFull(ImportEffect::Type type) const;

    RecordWriter *m_writer;
    std::optional<NameIndex> m_names; ///< of the kind that may have namesakes
    qint64 m_row = 0;
    std::array<qint64, kKindCount> m_createdBefore = {}; ///< records made before this row
    std::array<qint64, kKindCount> m_lastMade = {};      ///< the newest record; 0 where not known
    std::vector<Found> m_found;                          ///< of this row
    std::array<QSet<qint64>, kKindCount> m_mentioned;    ///< told as unchanged already
    ImportEffects m_effects;
};

} // namespace rapport
