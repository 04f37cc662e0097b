// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "store/connection.h"
#include "store/journal.h"
#include "store/new_records.h"
#include "store/row_inserter.h"

#include <QHash>

#include <map>
#include <optional>
#include <span>

namespace rapport {

/// Writes records and the journal entry that describes it, as one change set.
///
/// The only writer of record tables. Used inside one Database::write: call insert(), update()
/// and remove() as often as needed, then finish() once. Several changes of one field count
/// once, by their net effect; what ends as it began is not journaled. Values must have been
/// checked by parseField(); empty fields with a default get it. An error is final: the
/// transaction has to be rolled back.
class RecordWriter {
public:
    /// \p now is the stored time of the change, \p today its day in the workspace's zone.
    RecordWriter(Connection &connection, const Catalogue &catalogue, QString now, QString today);

    [[nodiscard]] Result<RecordId> insert(KindId kind, std::span<const Assignment> values);
    /// Sets fields of one record; true if any value became another. NotFound if it is gone.
    /// \p current saves reading the record: its stored values by field position.
    [[nodiscard]] Result<bool> update(KindId kind, RecordId id, std::span<const Assignment> values,
                                      const std::vector<Value> *current = nullptr);
    struct Updated {
        qint64 found = 0;
        qint64 changed = 0;
    };
    /// Sets one field of many records alike. Those that are gone are passed over.
    [[nodiscard]] Result<Updated> updateField(KindId kind, std::span<const qint64> ids,
                                              const Assignment &assignment);
    /// Removes a record. Records that are nothing without it go too, other references to it
    /// are cleared (Field::onTargetRemoved).
    [[nodiscard]] Result<void> remove(KindId kind, RecordId id);
    /// Removes records that nothing refers to, ascending ids.
    [[nodiscard]] Result<void> removeUnreferenced(KindId kind, const std::vector<qint64> &ids);
    /// Brings a removed record back under its old id, with the values the journal kept.
    [[nodiscard]] Result<void> restore(KindId kind, RecordId id, const QJsonObject &fields);
    [[nodiscard]] Result<void> setSetting(const QString &key, const QString &text);

    /// Makes many inserts cheap: rows are written some at a time, and tables that are empty
    /// get their indexes at the end. From here until settle() records of such tables are found
    /// by id and by RecordLookup only. \p comes tells for which fields there will be values; a
    /// wrong answer costs time only. After \p most records it settles by itself.
    [[nodiscard]] Result<void> expectMany(const NewRecords::Comes &comes,
                                          qint64 most = NewRecords::kMost);
    /// Brings everything to the file, for reading other than through this writer.
    [[nodiscard]] Result<void> flush();
    /// Ends what expectMany() began; nothing where it did not.
    [[nodiscard]] Result<void> settle();
    /// The records of tables that were empty when many were expected, or null.
    [[nodiscard]] NewRecords *newRecords() { return m_newRecords ? &*m_newRecords : nullptr; }

    /// The stored values of a record by field position, or nothing.
    [[nodiscard]] Result<std::optional<std::vector<Value>>> stored(KindId kind, RecordId id);
    /// From here on records are made and changed at \p now (the sample tells a story).
    void setTime(QString now) { m_now = std::move(now); }
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] Connection &connection() { return m_connection; }
    /// Whether this change set made the record.
    [[nodiscard]] bool isNew(KindId kind, RecordId id) const;

    /// Writes the journal entry; nothing where the net effect is nothing.
    [[nodiscard]] Result<std::optional<ChangeSetId>> finish(const ChangeHeader &header);

    /// What has been touched so far; complete after finish().
    [[nodiscard]] ChangeSummary &summary() { return m_summary; }
    /// Developers whose answer sheets changed: their components are stale.
    [[nodiscard]] const QSet<qint64> &staleDevelopers() const { return m_stale; }
    /// Set once they are too many to list.
    [[nodiscard]] bool allDevelopersStale() const { return m_allStale; }
    /// Records made and changed so far by kind, by net effect; complete after finish().
    [[nodiscard]] qint64 created(KindId kind) const { return m_created[size_t(kind)]; }
    [[nodiscard]] qint64 updated(KindId kind) const { return m_updated[size_t(kind)]; }

private:
    struct FieldKey {
        KindId kind;
        qint64 record;
        int field;
        auto operator<=>(const FieldKey &) const = default;
    };
    /// A run of consecutive removed records that shares one journal item.
    struct RemovedRun {
        qint64 item;
        KindId kind;
        qint64 first;
        qint64 count;
        QByteArray salt;
        RowDigest digest;
    };

    /// The statements for one field of so many records at a time, of what came last.
    struct FieldShape {
        KindId kind;
        int field;
        size_t records;
        Statement *read; ///< id, the field, updated_at and, of a sheet, its developer
        Statement *write;
    };

    Result<const FieldShape *> fieldShape(KindId kind, int field, size_t records);
    Result<Updated> updateSome(KindId kind, std::span<const qint64> ids,
                               const Assignment &assignment);
    void noteStamp(KindId kind, RecordId id, const Value &updatedAt);
    [[nodiscard]] Value valueFor(const Field &field, const Assignment &assignment) const;
    [[nodiscard]] Error noSuchRecord(KindId kind, qint64 id) const;
    Result<qint64> nextId(KindId kind);
    Result<qint64> nextItem();
    [[nodiscard]] RowInserter &inserter(KindId kind) { return m_inserters[size_t(kind)]; }
    Result<void> insertRow(KindId kind, qint64 id, std::span<const Assignment> values,
                           const QString &createdAt, const QString &updatedAt);
    /// What an empty field of a new record becomes: what staff does, we do.
    Result<Value> defaultOf(KindId kind, const Field &field, std::span<const Assignment> values);
    Result<void> removeRow(KindId kind, qint64 id);
    Result<void> releaseReferences(KindId kind, qint64 id);
    Result<void> noteRemoved(KindId kind, qint64 id, std::vector<Value> values,
                             const QString &createdAt, const QString &updatedAt);
    Result<void> closeRun();
    Result<void> journalCreated();
    Result<void> journalRange(KindId kind, IdRange range, std::optional<RunningDigest> digest);
    Result<void> journalUpdates();
    Result<void> readAfter(const Kind &kind, const Field &field, std::vector<FieldChange> &changes);
    /// One item for one field of one record or of many.
    Result<void> journalField(const QString &kind, const QString &field,
                              const std::vector<FieldChange> &changes);
    Result<void> journalSettings();
    void noteStale(const Value &developer);
    void noteFieldChange(KindId kind, qint64 id, int field, const Value &before,
                         const Value &after);
    Result<void> writeItem(qint64 item, const QString &op, const QString &kind, qint64 record,
                           qint64 count, const Value &field, const Value &before,
                           const QByteArray &salt, const QString &digest);

    Connection &m_connection;
    const Catalogue &m_catalogue;
    QString m_now;
    QString m_today;
    qint64 m_set = 0;
    qint64 m_nextItem = 0;
    std::vector<RowInserter> m_inserters; ///< by kind
    QHash<const Field *, std::optional<Value>> m_defaults;
    std::optional<NewRecords> m_newRecords;
    std::optional<FieldShape> m_fieldShape;
    std::vector<Value> m_binds;                 ///< kept between rows, to save the allocation
    std::array<IdRange, kKindCount> m_new = {}; ///< ids given out by insert()
    std::map<KindId, std::vector<IdRange>> m_restored;
    std::map<FieldKey, Value> m_before;
    std::map<QString, Value> m_settingsBefore;
    std::optional<RemovedRun> m_run;
    std::array<qint64, kKindCount> m_created = {};
    std::array<qint64, kKindCount> m_updated = {};
    qint64 m_removed = 0;
    qint64 m_settingsChanged = 0;
    ChangeSummary m_summary;
    QSet<qint64> m_stale;
    bool m_allStale = false;
};

} // namespace rapport
