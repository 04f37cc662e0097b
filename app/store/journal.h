// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/change_set.h"
#include "store/connection.h"
#include "store/id_set.h"
#include "store/row_digest.h"

#include <optional>
#include <span>
#include <vector>

namespace rapport {

// The journal: change_set and change_item, append-only.
//
// It keeps before-values only: what came after a change is found in the next change of the
// same field, or in the record itself (RecordHistory). An item covers one record or many: a set
// of one field of many records keeps what it found in changed_value, and the view field_change
// shows every change of a field alike. Each item carries digests with a salt of its own: of the
// values before (set, remove) and after (set, create). A set's hash is
// SHA-256(previous hash, heading, item digests in order), so no set can be altered, left out
// or moved without breaking every hash after it. Erasing a person blanks values and salts
// and keeps the digests: the chain still verifies.

/// Stands for the settings where an item names its kind.
inline constexpr QStringView kSettingKind = u"setting";

/// How many records a set created, changed and removed, by net effect.
struct ChangeCounts {
    qint64 created = 0;
    qint64 updated = 0;
    qint64 removed = 0;
};

/// What a change set made of one field of one record.
struct FieldChange {
    qint64 record = 0;
    Value before = {};
    Value after = {};
};

/// The digest of a field's changes, ascending by record: of the values before, then of those after.
[[nodiscard]] QString setDigest(const QByteArray &salt, const QString &kind, const QString &field,
                                std::span<const FieldChange> changes);

/// The stored values of one record by field position of its kind, or nothing; computed fields are
/// null.
[[nodiscard]] Result<std::optional<std::vector<Value>>> storedValues(Connection &connection,
                                                                     const Kind &kind, RecordId id);

/// Feeds the stored rows first..last of \p kind to \p digest, by id.
[[nodiscard]] Result<void> digestStoredRows(Connection &connection, const Kind &kind, qint64 first,
                                            qint64 last, RowDigest &digest);

/// Writes the heading of a set whose items are written already, chained to the set before.
[[nodiscard]] Result<void> appendChangeSet(Connection &connection, ChangeSetId id,
                                           const ChangeHeader &header, const QString &at,
                                           const ChangeCounts &counts);

/// The newest \p limit sets older than \p before (all where it is invalid), newest first.
[[nodiscard]] Result<std::vector<ChangeSetInfo>> listChangeSets(Connection &connection, int limit,
                                                                ChangeSetId before = {});
/// One set by id; NotFound where there is none.
[[nodiscard]] Result<ChangeSetInfo> changeSet(Connection &connection, ChangeSetId id);

/// The set that "undo" takes back next: the newest that stands and is no undo itself.
[[nodiscard]] Result<std::optional<ChangeSetInfo>> nextUndo(Connection &connection);
/// The undo that "redo" takes back next: none once something new was done.
[[nodiscard]] Result<std::optional<ChangeSetInfo>> nextRedo(Connection &connection);

/// What other programs committed after \p seen, summed up for listeners.
[[nodiscard]] Result<ChangeSummary> changesSince(Connection &connection, ChangeSetId seen,
                                                 const Catalogue &catalogue);
/// The records of \p kind that were made, brought back or changed after \p seen; not the removed.
[[nodiscard]] Result<std::vector<IdRange>> changedRecords(Connection &connection, const Kind &kind,
                                                          ChangeSetId seen);
/// The newest set's id; invalid in an empty journal.
[[nodiscard]] Result<ChangeSetId> newestChangeSet(Connection &connection);

/// Walks the chain: every hash, and every kept value against its digest. Returns the number of
/// sets, or Damaged naming the first set that does not fit.
[[nodiscard]] Result<qint64> verifyJournal(Connection &connection, const Job &job = {});

} // namespace rapport
