// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "store/id_set.h"
#include "store/record_history.h"
#include "store/record_writer.h"

#include <map>
#include <vector>

namespace rapport {

/// Something that an undo left as it is, and why.
struct KeptItem {
    QString kind;
    RecordId record;
    QString field; ///< empty where the record itself is meant
    QString reason;
};

/// Takes back one change set, in any order: writes the inverse changes through a RecordWriter.
///
/// A field that no longer holds what the set wrote, and a created record that was edited or is
/// referred to since, stays and is listed; the rest is undone. Removed records come back with
/// the same ids.
class Undo {
public:
    Undo(Connection &connection, const Catalogue &catalogue, RecordWriter &writer)
        : m_connection(connection),
          m_catalogue(catalogue),
          m_writer(writer),
          m_history(connection, catalogue)
    {
    }

    /// Does it; finish() of the writer is the caller's. Returns what was kept.
    [[nodiscard]] Result<std::vector<KeptItem>> apply(ChangeSetId set);

private:
    struct Item {
        qint64 id;
        QString op, kind;
        qint64 record, count;
    };

    /// One field that the set changed, of one record.
    struct Change {
        qint64 item;
        QString kind;
        qint64 record;
        QString field;
        Value before;
    };

    Result<std::vector<Item>> items(ChangeSetId set);
    Result<void> undoSets(ChangeSetId set);
    Result<void> undoField(const Change &change);
    Result<void> undoSetting(const Change &change);
    Result<void> undoRemovals(const std::vector<Item> &items);
    Result<void> undoCreations(const std::vector<Item> &items);
    Result<bool> targetsExist(const Kind &kind, const QJsonObject &fields);
    Result<std::vector<qint64>> removable(const Kind &kind, const Item &item);
    Result<bool> editedSince(const Kind &kind, qint64 record, qint64 item);
    Result<IdSet> changedSince(const Kind &kind, const Item &item);
    Result<IdSet> referredTo(const Kind &kind, const Item &item);
    void keep(const QString &kind, qint64 record, const QString &field, const QString &reason);

    Connection &m_connection;
    const Catalogue &m_catalogue;
    RecordWriter &m_writer;
    RecordHistory m_history;
    std::vector<KeptItem> m_kept;
};

} // namespace rapport
