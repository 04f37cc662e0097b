// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How records are written; what the journal says of it is in record_writer_journal.cpp.
#include "store/record_writer.h"

#include "domain/field_text.h"
#include "store/journal.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

// Past so many, one pass over all sheets costs less than one search each.
constexpr qsizetype kMostListedDevelopers = 20'000;
constexpr size_t kRecordsAtOnce = 500;

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

bool feedsScores(const Field &field)
{
    return field.scoreInput || field.name == u"taken_on"_s || field.name == u"developer"_s;
}

} // namespace

RecordWriter::RecordWriter(Connection &connection, const Catalogue &catalogue, QString now,
                           QString today)
    : m_connection(connection),
      m_catalogue(catalogue),
      m_now(std::move(now)),
      m_today(std::move(today))
{
    m_inserters.reserve(kKindCount);
    for (int i = 0; i < kKindCount; ++i)
        m_inserters.emplace_back(connection, catalogue.kind(KindId(i)));
}

bool RecordWriter::isNew(KindId kind, RecordId id) const
{
    const IdRange &range = m_new[size_t(kind)];
    return range.first > 0 && id.value >= range.first && id.value <= range.last;
}

Result<qint64> RecordWriter::nextId(KindId kind)
{
    IdRange &range = m_new[size_t(kind)];
    if (range.first == 0) {
        // Ids are given out here and never reused: AUTOINCREMENT remembers the highest one.
        const auto highest = m_connection.scalar(
            u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s, {m_catalogue.kind(kind).name});
        RAPPORT_TRY(highest);
        range = {highest->toInteger() + 1, highest->toInteger()};
    }
    return ++range.last;
}

Result<qint64> RecordWriter::nextItem()
{
    if (m_nextItem == 0) {
        const auto item =
            m_connection.scalar(u"SELECT seq FROM sqlite_sequence WHERE name = 'change_item'"_s);
        RAPPORT_TRY(item);
        const auto set =
            m_connection.scalar(u"SELECT seq FROM sqlite_sequence WHERE name = 'change_set'"_s);
        RAPPORT_TRY(set);
        m_nextItem = item->toInteger();
        m_set = set->toInteger() + 1;
    }
    return ++m_nextItem;
}

Result<RecordId> RecordWriter::insert(KindId kind, std::span<const Assignment> values)
{
    const auto id = nextId(kind);
    RAPPORT_TRY(id);
    if (*id == m_new[size_t(kind)].first)
        inserter(kind).startDigest();
    RAPPORT_TRY(insertRow(kind, *id, values, m_now, m_now));
    return RecordId(*id);
}

Result<void> RecordWriter::insertRow(KindId kind, qint64 id, std::span<const Assignment> values,
                                     const QString &createdAt, const QString &updatedAt)
{
    if (m_newRecords && m_newRecords->isFull())
        RAPPORT_TRY(settle());
    const Kind &owner = m_catalogue.kind(kind);
    RowInserter &row = inserter(kind);
    RAPPORT_TRY(row.begin(id, createdAt, updatedAt, values));
    for (const int field : row.missing()) {
        auto value = defaultOf(kind, owner.fields[size_t(field)], values);
        RAPPORT_TRY(value);
        row.put(field, std::move(*value));
    }
    if (m_newRecords)
        m_newRecords->note(kind, id, row);
    RAPPORT_TRY(row.end());

    ++m_created[size_t(kind)];
    m_summary.of(kind).rowsChanged = true;
    if (kind == KindId::Feedback) {
        const int developer = owner.indexOf(u"developer"_s);
        for (const Assignment &assignment : values) {
            if (assignment.field == developer)
                noteStale(assignment.value);
        }
    }
    return {};
}

Result<void> RecordWriter::expectMany(const NewRecords::Comes &comes, qint64 most)
{
    for (RowInserter &inserter : m_inserters)
        inserter.gather();
    auto records = NewRecords::ofEmptyTables(m_connection, m_catalogue, comes, most);
    RAPPORT_TRY(records);
    m_newRecords = std::move(*records);
    return {};
}

Result<void> RecordWriter::flush()
{
    for (RowInserter &inserter : m_inserters)
        RAPPORT_TRY(inserter.flush());
    return {};
}

Result<void> RecordWriter::settle()
{
    RAPPORT_TRY(flush());
    if (m_newRecords)
        RAPPORT_TRY(m_newRecords->buildIndexes());
    m_newRecords.reset();
    return {};
}

Result<Value> RecordWriter::defaultOf(KindId kind, const Field &field,
                                      std::span<const Assignment> values)
{
    if (kind == KindId::Interaction && field.name == u"by"_s) {
        const int developer = m_catalogue.kind(kind).indexOf(u"developer"_s);
        for (const Assignment &assignment : values) {
            if (assignment.field != developer || assignment.value.isNull())
                continue;
            RAPPORT_TRY(inserter(KindId::Developer).flush());
            const auto statement =
                m_connection.cached(u"SELECT role FROM developer WHERE id = ?"_s);
            RAPPORT_TRY(statement);
            RAPPORT_TRY((*statement)->exec({assignment.value}));
            const bool isStaff = (*statement)->next() && (*statement)->text(0) == u"staff"_s;
            const auto failure = (*statement)->failure();
            (*statement)->finish();
            RAPPORT_TRY(failure);
            if (isStaff)
                return Value(u"us"_s);
        }
    }
    std::optional<Value> &known = m_defaults[&field];
    if (!known)
        known = defaultValue(field, m_today);
    return *known;
}

Result<std::optional<std::vector<Value>>> RecordWriter::stored(KindId kind, RecordId id)
{
    RAPPORT_TRY(inserter(kind).flush());
    return storedValues(m_connection, m_catalogue.kind(kind), id);
}

Error RecordWriter::noSuchRecord(KindId kind, qint64 id) const
{
    return {
        Error::Code::NotFound,
        tr("There is no %1 with the id %2.").arg(m_catalogue.kind(kind).name, QString::number(id)),
        {}};
}

Value RecordWriter::valueFor(const Field &field, const Assignment &assignment) const
{
    return assignment.value.isNull() && !field.defaultText.isEmpty() ? defaultValue(field, m_today)
                                                                     : assignment.value;
}

Result<bool> RecordWriter::update(KindId kind, RecordId id, std::span<const Assignment> values,
                                  const std::vector<Value> *current)
{
    if (values.size() == 1 && !current) {
        const auto updated = updateField(kind, {&id.value, 1}, values.front());
        RAPPORT_TRY(updated);
        if (updated->found == 0)
            return noSuchRecord(kind, id.value);
        return updated->changed > 0;
    }
    const Kind &owner = m_catalogue.kind(kind);
    std::optional<std::vector<Value>> read;
    if (!current) {
        auto found = stored(kind, id);
        RAPPORT_TRY(found);
        if (!*found)
            return noSuchRecord(kind, id.value);
        read = std::move(*found);
        current = &*read;
    }
    QString sql = u"UPDATE "_s + owner.name + u" SET updated_at = ?"_s;
    std::vector<Value> binds = {Value(m_now)};
    const int developer = kind == KindId::Feedback ? owner.indexOf(u"developer"_s) : -1;
    for (const Assignment &assignment : values) {
        const Field &field = owner.fields[size_t(assignment.field)];
        const Value &before = (*current)[size_t(assignment.field)];
        const Value after = valueFor(field, assignment);
        if (before == after)
            continue;
        sql += u", "_s + quoted(field.column) + u" = ?"_s;
        binds.push_back(after);
        noteFieldChange(kind, id.value, assignment.field, before, after);
        if (developer >= 0 && feedsScores(field))
            noteStale((*current)[size_t(developer)]);
    }
    if (binds.size() == 1)
        return false;
    noteStamp(kind, id, (*current)[size_t(owner.indexOf(u"updated_at"_s))]);
    binds.push_back(Value(id.value));
    // There are as many of these as there are sets of fields.
    const auto statement = m_connection.lent(sql + u" WHERE id = ?"_s);
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec(binds));
    return true;
}

Result<const RecordWriter::FieldShape *> RecordWriter::fieldShape(KindId kind, int field,
                                                                  size_t records)
{
    if (m_fieldShape && m_fieldShape->kind == kind && m_fieldShape->field == field
        && m_fieldShape->records == records)
        return &*m_fieldShape;
    const Kind &owner = m_catalogue.kind(kind);
    const QString column = quoted(owner.fields[size_t(field)].column);
    const QString developer = kind == KindId::Feedback ? u"developer"_s : u"NULL"_s;
    const QString ids = QStringList(qsizetype(records), u"?"_s).join(u',');
    const auto read =
        m_connection.cached(u"SELECT id, %1, updated_at, %2 FROM %3 WHERE id IN (%4)"_s.arg(
            column, developer, owner.name, ids));
    RAPPORT_TRY(read);
    const auto write = m_connection.cached(
        u"UPDATE %1 SET updated_at = ?, %2 = ? WHERE id IN (%3)"_s.arg(owner.name, column, ids));
    RAPPORT_TRY(write);
    m_fieldShape = FieldShape{kind, field, records, *read, *write};
    return &*m_fieldShape;
}

Result<RecordWriter::Updated> RecordWriter::updateField(KindId kind, std::span<const qint64> ids,
                                                        const Assignment &assignment)
{
    Updated all;
    while (!ids.empty()) {
        // Two sizes of statements are enough.
        const size_t records = ids.size() >= kRecordsAtOnce ? kRecordsAtOnce : 1;
        const auto some = updateSome(kind, ids.first(records), assignment);
        RAPPORT_TRY(some);
        all.found += some->found;
        all.changed += some->changed;
        ids = ids.subspan(records);
    }
    return all;
}

Result<RecordWriter::Updated> RecordWriter::updateSome(KindId kind, std::span<const qint64> ids,
                                                       const Assignment &assignment)
{
    const Field &field = m_catalogue.kind(kind).fields[size_t(assignment.field)];
    RAPPORT_TRY(inserter(kind).flush());
    const auto shape = fieldShape(kind, assignment.field, ids.size());
    RAPPORT_TRY(shape);
    const Value after = valueFor(field, assignment);
    m_binds.assign(ids.begin(), ids.end());
    Statement &read = *(*shape)->read;
    RAPPORT_TRY(read.exec(m_binds));
    m_binds.assign({Value(m_now), after});
    Updated updated;
    for (; read.next(); ++updated.found) {
        const RecordId id(read.integer(0));
        const Value before = read.value(1);
        if (before == after)
            continue;
        noteFieldChange(kind, id.value, assignment.field, before, after);
        if (kind == KindId::Feedback && feedsScores(field))
            noteStale(read.value(3));
        noteStamp(kind, id, read.value(2));
        m_binds.push_back(Value(id.value));
        ++updated.changed;
    }
    const auto failure = read.failure();
    read.finish();
    RAPPORT_TRY(failure);
    // Those that have the value already keep the time of their last change.
    m_binds.resize(ids.size() + 2);
    if (updated.changed > 0)
        RAPPORT_TRY((*shape)->write->exec(m_binds));
    return updated;
}

void RecordWriter::noteStamp(KindId kind, RecordId id, const Value &updatedAt)
{
    // Kept so that a removal later in this change set knows when the record last changed before.
    const int stamp = m_catalogue.kind(kind).indexOf(u"updated_at"_s);
    if (!isNew(kind, id))
        m_before.try_emplace(FieldKey{kind, id.value, stamp}, updatedAt);
}

void RecordWriter::noteFieldChange(KindId kind, qint64 id, int field, const Value &before,
                                   const Value &after)
{
    const Field &changed = m_catalogue.kind(kind).fields[size_t(field)];
    ChangeSummary::Touched &touched = m_summary.of(kind);
    touched.fields.insert(changed.name);
    if (touched.updated.size() < ChangeSummary::kMostListed)
        touched.updated.insert(id);
    else
        touched.many = true;
    if (isNew(kind, RecordId(id)))
        inserter(kind).dropDigest();
    else
        m_before.try_emplace(FieldKey{kind, id, field}, before);
    if (m_newRecords)
        m_newRecords->touch(kind, id);
    if (kind == KindId::Feedback && changed.name == u"developer"_s)
        noteStale(after);
}

void RecordWriter::noteStale(const Value &developer)
{
    if (developer.isNull() || m_allStale)
        return;
    m_stale.insert(developer.toInteger());
    if (m_stale.size() > kMostListedDevelopers) {
        m_allStale = true;
        m_stale.clear();
    }
}

Result<void> RecordWriter::remove(KindId kind, RecordId id)
{
    // Who refers to it is found by indexes.
    RAPPORT_TRY(settle());
    RAPPORT_TRY(releaseReferences(kind, id.value));
    return removeRow(kind, id.value);
}

Result<void> RecordWriter::releaseReferences(KindId kind, qint64 id)
{
    for (const Kind &other : m_catalogue.kinds()) {
        for (int i = 0; i < int(other.fields.size()); ++i) {
            const Field &field = other.fields[size_t(i)];
            if (!field.isReference() || *field.target != kind)
                continue;
            const auto statement =
                m_connection.cached(u"SELECT id FROM %1 WHERE %2 = ? ORDER BY id"_s.arg(
                    other.name, quoted(field.column)));
            RAPPORT_TRY(statement);
            RAPPORT_TRY((*statement)->exec({Value(id)}));
            std::vector<qint64> referring;
            while ((*statement)->next())
                referring.push_back((*statement)->integer(0));
            const auto failure = (*statement)->failure();
            (*statement)->finish();
            RAPPORT_TRY(failure);
            for (const qint64 one : referring) {
                if (field.onTargetRemoved == OnTargetRemoved::RemoveToo) {
                    RAPPORT_TRY(remove(other.id, RecordId(one)));
                } else {
                    const Assignment cleared{i, {}};
                    RAPPORT_TRY(update(other.id, RecordId(one), {&cleared, 1}));
                }
            }
        }
    }
    return {};
}

Result<void> RecordWriter::removeUnreferenced(KindId kind, const std::vector<qint64> &ids)
{
    for (const qint64 id : ids)
        RAPPORT_TRY(removeRow(kind, id));
    return {};
}

Result<void> RecordWriter::removeRow(KindId kind, qint64 id)
{
    const Kind &owner = m_catalogue.kind(kind);
    auto found = stored(kind, RecordId(id));
    RAPPORT_TRY(found);
    if (!*found)
        return noSuchRecord(kind, id);
    std::vector<Value> values = std::move(**found);
    if (kind == KindId::Feedback)
        noteStale(values[size_t(owner.indexOf(u"developer"_s))]);
    if (kind == KindId::Developer) {
        const auto cache =
            m_connection.cached(u"DELETE FROM score_component WHERE developer = ?"_s);
        RAPPORT_TRY(cache);
        RAPPORT_TRY((*cache)->exec({Value(id)}));
        m_stale.remove(id);
    }
    const auto statement = m_connection.cached(u"DELETE FROM "_s + owner.name + u" WHERE id = ?"_s);
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(id)}));
    m_summary.of(kind).rowsChanged = true;

    if (isNew(kind, RecordId(id))) {
        --m_created[size_t(kind)];
        inserter(kind).dropDigest();
        return {};
    }
    // What the record held before this change set, not what it held a moment ago.
    for (auto it = m_before.lower_bound({kind, id, 0});
         it != m_before.end() && it->first.kind == kind && it->first.record == id;
         it = m_before.erase(it))
        values[size_t(it->first.field)] = it->second;
    const QString createdAt = values[size_t(owner.indexOf(u"created_at"_s))].toText();
    const QString updatedAt = values[size_t(owner.indexOf(u"updated_at"_s))].toText();
    return noteRemoved(kind, id, std::move(values), createdAt, updatedAt);
}

Result<void> RecordWriter::noteRemoved(KindId kind, qint64 id, std::vector<Value> values,
                                       const QString &createdAt, const QString &updatedAt)
{
    const Kind &owner = m_catalogue.kind(kind);
    if (!m_run || m_run->kind != kind || m_run->first + m_run->count != id) {
        RAPPORT_TRY(closeRun());
        const auto item = nextItem();
        RAPPORT_TRY(item);
        const QByteArray salt = newSalt();
        m_run = RemovedRun{*item, kind, id, 0, salt, RowDigest(salt, owner.name)};
    }
    std::vector<std::pair<QString, Value>> byName;
    QJsonObject json;
    for (const Field *field : journaledFields(owner)) {
        const Value &value = values[size_t(owner.indexOf(field->name))];
        byName.emplace_back(field->name, value);
        if (!value.isNull())
            json.insert(field->name, value.toJson());
    }
    json.insert(u"created_at"_s, createdAt);
    json.insert(u"updated_at"_s, updatedAt);
    m_run->digest.addRow(id, byName);
    ++m_run->count;
    ++m_removed;
    const auto statement = m_connection.cached(
        u"INSERT INTO removed_record (change_item, kind, record, fields) VALUES (?, ?, ?, ?)"_s);
    RAPPORT_TRY(statement);
    return (*statement)
        ->exec({Value(m_run->item), Value(owner.name), Value(id),
                Value(journalJson(QJsonDocument(json).toJson(QJsonDocument::Compact)))});
}

Result<void> RecordWriter::restore(KindId kind, RecordId id, const QJsonObject &fields)
{
    const Kind &owner = m_catalogue.kind(kind);
    std::vector<Assignment> values;
    for (int i = 0; i < int(owner.fields.size()); ++i) {
        const Field &field = owner.fields[size_t(i)];
        if (!field.computed)
            values.push_back({i, Value::fromJson(fields.value(field.name))});
    }
    // Not one of the rows that insert() makes.
    inserter(kind).dropDigest();
    RAPPORT_TRY(insertRow(kind, id.value, values, fields.value(u"created_at"_s).toString(),
                          fields.value(u"updated_at"_s).toString()));
    // A developer who comes back before or after his sheets has no cached components yet.
    if (kind == KindId::Developer)
        noteStale(Value(id.value));
    auto &runs = m_restored[kind];
    if (!runs.empty() && runs.back().last + 1 == id.value)
        runs.back().last = id.value;
    else
        runs.push_back({id.value, id.value});
    return {};
}

Result<void> RecordWriter::setSetting(const QString &key, const QString &text)
{
    const auto before =
        m_connection.scalar(u"SELECT value FROM setting WHERE key = ?"_s, {Value(key)});
    RAPPORT_TRY(before);
    if (before->toText() == text)
        return {};
    m_settingsBefore.try_emplace(key, *before);
    m_summary.settings = true;
    if (text.isEmpty())
        RAPPORT_TRY(m_connection.run(u"DELETE FROM setting WHERE key = ?"_s, {Value(key)}));
    else
        RAPPORT_TRY(m_connection.run(u"INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT "
                                     "(key) DO UPDATE SET value = excluded.value"_s,
                                     {Value(key), Value(text)}));
    return {};
}

} // namespace rapport
