// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reference_keys.h"

#include "store/sql_builder.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Of names that differ in more than case mostly another; where not, one more is asked about.
size_t foldedHash(const QString &name)
{
    return qHash(name.toCaseFolded());
}

/// Whether \p name is read back as a name, and as the whole of it.
bool isPlain(KindId kind, const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'#') && !name.front().isSpace()
        && !name.back().isSpace() && (kind != KindId::Developer || name.contains(u'@'));
}

} // namespace

Result<QString> ReferenceKeys::key(KindId kind, qint64 id, const QString &name)
{
    Target &target = m_targets[kind];
    if (!target.shared && ++target.asked > kAskedFirst)
        RAPPORT_TRY(findShared(kind, target));
    const bool isKey = target.shared && isPlain(kind, name)
        && (target.shared->isEmpty() || !target.shared->contains(foldedHash(name)));
    return isKey ? Result<QString>(name) : ask(kind, target, id);
}

Result<QString> ReferenceKeys::ask(KindId kind, Target &target, qint64 id)
{
    if (!target.exact) {
        auto statement =
            m_connection.prepare(u"SELECT %1 FROM %2 r WHERE r.id = ?"_s
                                     .replace(u"%2"_s, Catalogue::builtIn().kind(kind).name)
                                     .replace(u"%1"_s, SqlBuilder::keySql(kind, u"r"_s)));
        RAPPORT_TRY(statement);
        target.exact = std::move(*statement);
    }
    RAPPORT_TRY(target.exact->exec({Value(id)}));
    const QString key = target.exact->next() ? target.exact->text(0) : QString();
    RAPPORT_TRY(target.exact->failure());
    target.exact->finish();
    return key;
}

Result<void> ReferenceKeys::findShared(KindId kind, Target &target)
{
    target.shared.emplace();
    const QString column = SqlBuilder::keyColumn(kind);
    if (column.isEmpty())
        return {};
    // Neither grouped nor filtered by SQLite, which would go through the index of the names, and
    // from it to rows all over the file.
    std::vector<NamedRecord> records;
    RAPPORT_TRY(readNames(
        u"SELECT id, %2 FROM %1"_s.arg(Catalogue::builtIn().kind(kind).name, column), records));
    if (kind == KindId::Developer)
        RAPPORT_TRY(readNames(
            u"SELECT developer, handle FROM identity WHERE lower(platform) = 'email'"_s, records));
    std::ranges::sort(records);
    for (size_t i = 1; i < records.size(); ++i) {
        if (records[i].name == records[i - 1].name && records[i].id != records[i - 1].id)
            target.shared->insert(records[i].name);
    }
    return {};
}

Result<void> ReferenceKeys::readNames(const QString &sql, std::vector<NamedRecord> &records)
{
    auto statement = m_connection.prepare(sql);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec());
    while (statement->next()) {
        if (!statement->isNull(1))
            records.push_back({foldedHash(statement->text(1)), statement->integer(0)});
    }
    return statement->failure();
}

} // namespace rapport
