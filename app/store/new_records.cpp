// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/new_records.h"

#include <QRegularExpression>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kFirstPlaces = 1024;

/// Over \p text as SQLite's lower() makes it (ASCII only), without the spaces around it.
quint64 hashOf(QStringView text, quint64 seed)
{
    // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
    constexpr quint64 prime = 0x100000001b3;
    quint64 hash = seed ^ 0xcbf29ce484222325;
    for (const QChar c : text.trimmed()) {
        const char16_t unit = c.unicode();
        hash = (hash ^ (unit >= u'A' && unit <= u'Z' ? unit + 32 : unit)) * prime;
    }
    // The low bits choose the place, so the high ones have to reach them.
    return hash ^ (hash >> 32);
}

quint64 hashOf(std::span<const Value> values)
{
    quint64 hash = 0;
    for (const Value &value : values)
        hash = hashOf(value.toText(), hash + 1);
    return hash;
}

} // namespace

void NewRecords::HashedIds::insert(quint64 hash, qint64 id)
{
    if (m_used * 5 >= m_entries.size() * 3)
        grow();
    const size_t mask = m_entries.size() - 1;
    size_t place = hash & mask;
    while (m_entries[place].id != 0)
        place = (place + 1) & mask;
    m_entries[place] = {hash, id};
    ++m_used;
}

void NewRecords::HashedIds::grow()
{
    std::vector<Entry> old(std::max(kFirstPlaces, m_entries.size() * 2));
    old.swap(m_entries);
    m_used = 0;
    for (const Entry &entry : old) {
        if (entry.id != 0)
            insert(entry.hash, entry.id);
    }
}

void NewRecords::HashedIds::find(quint64 hash, std::vector<qint64> &ids) const
{
    if (m_entries.empty())
        return;
    const size_t mask = m_entries.size() - 1;
    for (size_t place = hash & mask; m_entries[place].id != 0; place = (place + 1) & mask) {
        if (m_entries[place].hash == hash)
            ids.push_back(m_entries[place].id);
    }
}

Result<NewRecords> NewRecords::ofEmptyTables(Connection &connection, const Catalogue &catalogue,
                                             const Comes &comes, qint64 most)
{
    NewRecords records(connection, catalogue, most);
    for (const Kind &kind : catalogue.kinds()) {
        const auto any = connection.scalar(u"SELECT EXISTS (SELECT 1 FROM %1)"_s.arg(kind.name));
        RAPPORT_TRY(any);
        if (any->toInteger() != 0)
            continue;
        records.m_kinds[size_t(kind.id)].wasEmpty = true;
        RAPPORT_TRY(records.takeIndexesOff(kind, comes));
    }
    return records;
}

Result<void> NewRecords::takeIndexesOff(const Kind &kind, const Comes &comes)
{
    static const QRegularExpression onlyWhere(u"\\bWHERE (\\w+) "_s);
    auto found = m_connection->prepare(
        u"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND "
        "sql NOT LIKE 'CREATE UNIQUE%' ORDER BY rowid"_s);
    RAPPORT_TRY(found);
    RAPPORT_TRY(found->exec({Value(kind.name)}));
    QStringList names;
    while (found->next()) {
        const QString sql = found->text(1);
        const int field = kind.indexOf(onlyWhere.match(sql).captured(1));
        if (field >= 0 && !comes(kind, kind.fields[size_t(field)]))
            continue;
        names.append(found->text(0));
        m_indexes.append(sql);
    }
    RAPPORT_TRY(found->failure());
    for (const QString &name : names)
        RAPPORT_TRY(m_connection->run(u"DROP INDEX "_s + quoted(name)));
    return {};
}

Result<void> NewRecords::buildIndexes()
{
    // Sorting takes memory, too; from here on the indexes answer.
    m_kinds = {};
    if (m_indexes.isEmpty())
        return {};
    // They are sorted in a second thread where there is one.
    RAPPORT_TRY(m_connection->run(u"PRAGMA threads = 2"_s));
    for (const QString &sql : std::exchange(m_indexes, {}))
        RAPPORT_TRY(m_connection->run(sql));
    return {};
}

void NewRecords::add(Key &key, std::span<const Value> values, qint64 id)
{
    if (std::ranges::all_of(values, &Value::isNull))
        return;
    key.ids.insert(hashOf(values), id);
    const QString text = values.front().toText();
    if (values.size() > 1 || !text.contains(u','))
        return;
    for (const QStringView part : QStringView(text).tokenize(u','))
        key.ids.insert(hashOf(part, 1), id);
}

void NewRecords::note(KindId kind, qint64 id, const RowInserter &row)
{
    ++m_noted;
    std::vector<Value> values;
    for (Key &key : m_kinds[size_t(kind)].keys) {
        values.clear();
        for (const int field : key.fields)
            values.push_back(row.value(field));
        add(key, values, id);
    }
}

void NewRecords::touch(KindId kind, qint64 id)
{
    for (Key &key : m_kinds[size_t(kind)].keys)
        key.touched.push_back(id);
}

bool NewRecords::isKnown(KindId kind, std::span<const int> fields) const
{
    return std::ranges::any_of(m_kinds[size_t(kind)].keys, [&](const Key &key) {
        return std::ranges::equal(key.fields, fields) && key.touched.empty();
    });
}

Result<std::vector<qint64>> NewRecords::candidates(KindId kind, std::span<const int> fields,
                                                   std::span<const Value> values)
{
    const auto known = key(kind, fields);
    RAPPORT_TRY(known);
    std::vector<qint64> ids;
    (*known)->ids.find(hashOf(values), ids);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Result<NewRecords::Key *> NewRecords::key(KindId kind, std::span<const int> fields)
{
    const Kind &owner = m_catalogue->kind(kind);
    std::vector<Key> &keys = m_kinds[size_t(kind)].keys;
    auto known = std::ranges::find_if(
        keys, [&](const Key &key) { return std::ranges::equal(key.fields, fields); });
    if (known == keys.end()) {
        known = keys.insert(keys.end(), Key{{fields.begin(), fields.end()}, {}, {}});
        RAPPORT_TRY(read(owner, *known, u"1"_s, {}));
    }
    for (const qint64 id : std::exchange(known->touched, {}))
        RAPPORT_TRY(read(owner, *known, u"id = ?"_s, {Value(id)}));
    return &*known;
}

Result<void> NewRecords::read(const Kind &kind, Key &key, const QString &condition,
                              std::initializer_list<Value> values)
{
    QStringList columns = {u"id"_s};
    for (const int field : key.fields)
        columns.append(quoted(kind.fields[size_t(field)].column));
    const auto rows = m_connection->cached(
        u"SELECT %1 FROM %2 WHERE %3"_s.arg(columns.join(u", "_s), kind.name, condition));
    RAPPORT_TRY(rows);
    RAPPORT_TRY((*rows)->exec(values));
    std::vector<Value> found(key.fields.size());
    while ((*rows)->next()) {
        for (size_t i = 0; i < found.size(); ++i)
            found[i] = (*rows)->value(int(i) + 1);
        add(key, found, (*rows)->integer(0));
    }
    auto failure = (*rows)->failure();
    (*rows)->finish();
    return failure;
}

} // namespace rapport
