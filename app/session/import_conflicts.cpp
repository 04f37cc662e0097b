// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_conflicts.h"

namespace rapport {

using namespace Qt::Literals::StringLiterals;

Result<bool> ImportConflicts::stands(qint64 row, KindId kind, qint64 id, const QString &exportedAt)
{
    if (m_overwrite || m_decisions.overwrite.contains(row))
        return false;
    const auto stored = changedAt(kind, id);
    RAPPORT_TRY(stored);
    // An older record is that of a backup: nobody has changed it since.
    return *stored > exportedAt;
}

Result<QString> ImportConflicts::changedAt(KindId kind, qint64 id)
{
    if (const auto before = m_before.constFind(id); before != m_before.cend())
        return *before;
    RAPPORT_TRY(m_writer.flush());
    const auto statement = m_writer.connection().cached(
        u"SELECT updated_at FROM %1 WHERE id = ?"_s.arg(m_writer.catalogue().kind(kind).name));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(id)}));
    QString at = (*statement)->next() ? (*statement)->text(0) : QString();
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return at;
}

} // namespace rapport
