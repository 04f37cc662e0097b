// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/name_index.h"

#include "domain/search_text.h"

#include <QHash>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QByteArray folded(const QString &name)
{
    return foldForSearch(name.simplified());
}

} // namespace

Result<NameIndex> NameIndex::make(Connection &connection, const Kind &kind)
{
    const auto last = connection.scalar(u"SELECT max(id) FROM %1"_s.arg(kind.name));
    RAPPORT_TRY(last);
    return NameIndex(connection, kind, last->toInteger());
}

Result<NameIndex::Namesakes> NameIndex::find(const QString &name)
{
    const QByteArray wanted = folded(name);
    if (wanted.isEmpty())
        return Namesakes();
    if (!m_entries)
        RAPPORT_TRY(read());
    Namesakes found;
    const auto [from, to] = std::ranges::equal_range(*m_entries, qHash(wanted), {}, &Entry::hash);
    for (const Entry &entry : std::ranges::subrange(from, to)) {
        const auto other = nameOf(entry.id);
        RAPPORT_TRY(other);
        if (folded(*other) != wanted)
            continue;
        found.first = found.count++ == 0 ? entry.id : found.first;
    }
    return found;
}

Result<void> NameIndex::read()
{
    auto rows =
        m_connection->prepare(u"SELECT id, %1 FROM %2 WHERE id <= ? AND %1 IS NOT NULL"_s.arg(
            quoted(m_kind->titleField), m_kind->name));
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(m_last)}));
    m_entries.emplace();
    while (rows->next())
        m_entries->push_back({qHash(folded(rows->text(1))), rows->integer(0)});
    RAPPORT_TRY(rows->failure());
    std::ranges::sort(*m_entries);
    return {};
}

Result<QString> NameIndex::nameOf(qint64 id)
{
    const auto statement = m_connection->cached(
        u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(m_kind->titleField), m_kind->name));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(id)}));
    QString name = (*statement)->next() ? (*statement)->text(0) : QString();
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return name;
}

} // namespace rapport
