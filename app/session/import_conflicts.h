// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_effects.h"
#include "store/record_writer.h"

#include <QHash>

namespace rapport {

/// Tells which records were changed since they were exported.
///
/// A row of our own export says when its record was last changed; a record that is newer has been
/// changed by somebody else meanwhile. Times are compared as they are stored, to the second, with
/// what was stored before this import: an earlier row of the same file is no conflict. Belongs to
/// one import.
class ImportConflicts {
public:
    /// \p overwrite lets all rows win; else those that \p decisions name, which outlive this.
    ImportConflicts(RecordWriter &writer, const ImportDecisions &decisions, bool overwrite)
        : m_writer(writer), m_decisions(decisions), m_overwrite(overwrite || decisions.overwriteAll)
    {
    }

    /// Whether \p row, which says that the record was last changed at \p exportedAt (a stored
    /// time), may not overwrite what is there now.
    [[nodiscard]] Result<bool> stands(qint64 row, KindId kind, qint64 id,
                                      const QString &exportedAt);
    /// A record was written to that had been changed at \p storedAt.
    void noteWritten(qint64 id, const QString &storedAt)
    {
        if (!m_before.contains(id))
            m_before.insert(id, storedAt);
    }
    void noteKept() { ++m_kept; }
    /// Rows that were left as they are.
    [[nodiscard]] qint64 kept() const { return m_kept; }

private:
    [[nodiscard]] Result<QString> changedAt(KindId kind, qint64 id);

    RecordWriter &m_writer;
    const ImportDecisions &m_decisions;
    bool m_overwrite;
    QHash<qint64, QString> m_before; ///< when the records written to had been changed before
    qint64 m_kept = 0;
};

} // namespace rapport
