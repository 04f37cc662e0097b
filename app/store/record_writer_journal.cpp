// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a RecordWriter writes into the journal when it has finished.
#include "store/record_writer.h"

#include "store/journal.h"

#include <algorithm>

namespace rapport {

using namespace Qt::Literals::StringLiterals;

Result<void> RecordWriter::writeItem(qint64 item, const QString &op, const QString &kind,
                                     qint64 record, qint64 count, const Value &field,
                                     const Value &before, const QByteArray &salt,
                                     const QString &digest)
{
    const auto statement = m_connection.cached(
        u"INSERT INTO change_item (id, change_set, op, kind, record, count, field, before, salt, "
        "digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    RAPPORT_TRY(statement);
    return (*statement)
        ->exec({Value(item), Value(m_set), Value(op), Value(kind), Value(record), Value(count),
                field, before, Value(QString::fromLatin1(salt)), Value(digest)});
}

Result<void> RecordWriter::closeRun()
{
    if (!m_run)
        return {};
    RemovedRun run = std::move(*m_run);
    m_run.reset();
    return writeItem(run.item, u"remove"_s, m_catalogue.kind(run.kind).name, run.first, run.count,
                     {}, {}, run.salt, run.digest.result());
}

/// \p digest is that of the rows in \p range where it is known already.
Result<void> RecordWriter::journalRange(KindId kind, IdRange range,
                                        std::optional<RunningDigest> digest)
{
    const Kind &owner = m_catalogue.kind(kind);
    const auto item = nextItem();
    RAPPORT_TRY(item);
    if (!digest) {
        const QByteArray salt = newSalt();
        digest = RunningDigest{salt, RowDigest(salt, owner.name)};
        RAPPORT_TRY(digestStoredRows(m_connection, owner, range.first, range.last, digest->rows));
    }
    return writeItem(*item, u"create"_s, owner.name, range.first, range.last - range.first + 1, {},
                     {}, digest->salt, digest->rows.result());
}

Result<void> RecordWriter::journalCreated()
{
    for (const Kind &kind : m_catalogue.kinds()) {
        const IdRange &made = m_new[size_t(kind.id)];
        if (made.first > 0 && m_created[size_t(kind.id)] > 0 && made.last >= made.first)
            RAPPORT_TRY(journalRange(kind.id, made, inserter(kind.id).takeDigest()));
        for (const IdRange &run : m_restored[kind.id])
            RAPPORT_TRY(journalRange(kind.id, run, {}));
    }
    return {};
}

Result<void> RecordWriter::journalUpdates()
{
    std::map<std::pair<KindId, int>, std::vector<FieldChange>> changes;
    for (const auto &[key, before] : m_before) {
        if (!m_catalogue.kind(key.kind).fields[size_t(key.field)].computed)
            changes[{key.kind, key.field}].push_back({key.record, before, {}});
    }
    std::array<IdSet, kKindCount> updated;
    for (auto &[key, list] : changes) {
        const Kind &kind = m_catalogue.kind(key.first);
        const Field &field = kind.fields[size_t(key.second)];
        RAPPORT_TRY(readAfter(kind, field, list));
        IdSet &ids = updated[size_t(kind.id)];
        for (const FieldChange &change : list) {
            m_updated[size_t(kind.id)] += ids.contains(change.record) ? 0 : 1;
            ids.insert(change.record);
        }
        if (!list.empty())
            RAPPORT_TRY(journalField(kind.name, field.name, list));
    }
    return {};
}

/// Completes \p changes with what is stored now, and drops what ends as it began.
Result<void> RecordWriter::readAfter(const Kind &kind, const Field &field,
                                     std::vector<FieldChange> &changes)
{
    const auto statement = m_connection.cached(
        u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(field.column), kind.name));
    RAPPORT_TRY(statement);
    for (FieldChange &change : changes) {
        RAPPORT_TRY((*statement)->exec({Value(change.record)}));
        change.after = (*statement)->next() ? (*statement)->value(0) : change.before;
        RAPPORT_TRY((*statement)->failure());
    }
    (*statement)->finish();
    std::erase_if(changes, [](const FieldChange &change) { return change.before == change.after; });
    return {};
}

Result<void> RecordWriter::journalField(const QString &kind, const QString &field,
                                        const std::vector<FieldChange> &changes)
{
    const auto item = nextItem();
    RAPPORT_TRY(item);
    const QByteArray salt = newSalt();
    const bool alone = changes.size() == 1;
    RAPPORT_TRY(writeItem(*item, u"set"_s, kind, changes.front().record, qint64(changes.size()),
                          Value(field),
                          alone ? Value(journalText(changes.front().before)) : Value(), salt,
                          setDigest(salt, kind, field, changes)));
    if (alone)
        return {};
    const auto statement = m_connection.cached(
        u"INSERT INTO changed_value (change_item, record, before) VALUES (?, ?, ?)"_s);
    RAPPORT_TRY(statement);
    for (const FieldChange &change : changes)
        RAPPORT_TRY(
            (*statement)
                ->exec({Value(*item), Value(change.record), Value(journalText(change.before))}));
    return {};
}

Result<void> RecordWriter::journalSettings()
{
    for (const auto &[key, before] : m_settingsBefore) {
        const auto now =
            m_connection.scalar(u"SELECT value FROM setting WHERE key = ?"_s, {Value(key)});
        RAPPORT_TRY(now);
        if (*now == before)
            continue;
        RAPPORT_TRY(journalField(kSettingKind.toString(), key, {{0, before, *now}}));
        ++m_settingsChanged;
    }
    return {};
}

Result<std::optional<ChangeSetId>> RecordWriter::finish(const ChangeHeader &header)
{
    RAPPORT_TRY(settle());
    RAPPORT_TRY(closeRun());
    RAPPORT_TRY(journalCreated());
    RAPPORT_TRY(journalUpdates());
    RAPPORT_TRY(journalSettings());
    if (m_nextItem == 0)
        return std::optional<ChangeSetId>();
    qint64 created = 0, updated = m_settingsChanged;
    for (int i = 0; i < kKindCount; ++i) {
        created += m_created[size_t(i)];
        updated += m_updated[size_t(i)];
    }
    if (created + updated + m_removed == 0)
        return std::optional<ChangeSetId>();
    RAPPORT_TRY(appendChangeSet(m_connection, ChangeSetId(m_set), header, m_now,
                                {created, updated, m_removed}));
    m_summary.sets.push_back(ChangeSetId(m_set));
    return std::optional(ChangeSetId(m_set));
}

} // namespace rapport
