// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Journal", text);
}

const QString kColumns = u"s.id, s.label, s.actor, s.source, s.at, s.undoes, s.created, s.updated, "
                         "s.removed, s.hash"_s;

/// Which sets take back which, and which are thereby taken back.
class UndoTree {
public:
    static Result<UndoTree> read(Connection &connection)
    {
        auto rows = connection.prepare(
            u"SELECT id, undoes FROM change_set WHERE undoes IS NOT NULL ORDER BY id DESC"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        UndoTree tree;
        while (rows->next()) {
            // Only what came before can be taken back; in an altered journal it could go in rings.
            if (rows->integer(1) >= rows->integer(0))
                continue;
            // Newest first, so whether an undo was itself taken back is known when it is met.
            tree.m_undoes.insert(rows->integer(0), rows->integer(1));
            if (!tree.isUndone(rows->integer(0)))
                tree.m_undone.insert(rows->integer(1));
        }
        RAPPORT_TRY(rows->failure());
        return tree;
    }

    [[nodiscard]] bool isUndone(qint64 set) const { return m_undone.contains(set); }
    /// Whether \p set takes something back, where taking back an undo is doing it again.
    [[nodiscard]] bool takesBack(qint64 set) const
    {
        bool odd = false;
        for (auto it = m_undoes.find(set); it != m_undoes.end(); it = m_undoes.find(*it))
            odd = !odd;
        return odd;
    }

private:
    QHash<qint64, qint64> m_undoes;
    QSet<qint64> m_undone;
};

ChangeSetInfo readInfo(const Statement &row, const UndoTree &undos = {})
{
    ChangeSetInfo info;
    info.id = ChangeSetId(row.integer(0));
    info.label = row.text(1);
    info.actor = row.text(2);
    info.source = row.text(3);
    info.at = QDateTime::fromString(row.text(4), Qt::ISODate);
    if (!row.isNull(5))
        info.undoes = ChangeSetId(row.integer(5));
    info.created = row.integer(6);
    info.updated = row.integer(7);
    info.removed = row.integer(8);
    info.undone = undos.isUndone(info.id.value);
    return info;
}

/// The heading of a set as it is hashed.
struct Heading {
    qint64 id;
    QString label, actor, source, at;
    qint64 undoes;
    ChangeCounts counts;
};

Result<QString> chainHash(Connection &connection, const QString &previous, const Heading &heading)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous.toLatin1());
    const QJsonObject json{{u"id"_s, heading.id},
                           {u"label"_s, heading.label},
                           {u"actor"_s, heading.actor},
                           {u"source"_s, heading.source},
                           {u"at"_s, heading.at},
                           {u"undoes"_s, heading.undoes},
                           {u"created"_s, heading.counts.created},
                           {u"updated"_s, heading.counts.updated},
                           {u"removed"_s, heading.counts.removed}};
    hash.addData(QJsonDocument(json).toJson(QJsonDocument::Compact));
    const auto lent = connection.lent(
        u"SELECT op, kind, record, count, field, digest FROM change_item WHERE change_set = ? "
        "ORDER BY id"_s);
    RAPPORT_TRY(lent);
    Statement *items = lent->get();
    RAPPORT_TRY(items->exec({Value(heading.id)}));
    while (items->next()) {
        for (int column = 0; column < 6; ++column) {
            hash.addData(items->text(column).toUtf8());
            hash.addData(QByteArrayView("\n"));
        }
    }
    RAPPORT_TRY(items->failure());
    return QString::fromLatin1(hash.result().toHex());
}

/// What an item found in the records it changed, by record; what it made of them is not kept.
Result<std::vector<FieldChange>> changesOfItem(Connection &connection, qint64 item)
{
    const auto rows = connection.cached(
        u"SELECT record, before FROM field_change WHERE item = ? ORDER BY record"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY((*rows)->exec({Value(item)}));
    std::vector<FieldChange> changes;
    while ((*rows)->next())
        changes.push_back({(*rows)->integer(0), fromJournalText((*rows)->text(1)), {}});
    const auto failure = (*rows)->failure();
    (*rows)->finish();
    RAPPORT_TRY(failure);
    return changes;
}

Error damaged(qint64 set, const QString &what)
{
    return Error{Error::Code::Damaged,
                 tr("The journal was altered: %1 of change %2 does not match.")
                     .arg(what, QString::number(set)),
                 {}};
}

/// Values that the journal still holds, against their digests. Erased ones have no salt.
Result<void> verifyKeptValues(Connection &connection, const Job &job)
{
    auto sets = connection.prepare(
        u"SELECT id, change_set, kind, field, salt, digest FROM change_item WHERE op = 'set' AND "
        "salt IS NOT NULL ORDER BY id"_s);
    RAPPORT_TRY(sets);
    RAPPORT_TRY(sets->exec());
    while (sets->next()) {
        if (job.cancelled())
            return Job::cancelledError();
        const QString field = sets->text(3);
        RowDigest digest(sets->text(4).toLatin1(), sets->text(2));
        const auto values = changesOfItem(connection, sets->integer(0));
        RAPPORT_TRY(values);
        for (const FieldChange &change : *values)
            digest.addField(change.record, field, change.before);
        if (!sets->text(5).startsWith(digest.result()))
            return damaged(sets->integer(1), tr("the value of %1").arg(field));
    }
    return sets->failure();
}

Result<void> verifyRemovedRecords(Connection &connection, const Job &job)
{
    auto runs = connection.prepare(u"SELECT id, change_set, kind, salt, digest FROM change_item "
                                   "WHERE op = 'remove' AND salt IS NOT NULL ORDER BY id"_s);
    RAPPORT_TRY(runs);
    RAPPORT_TRY(runs->exec());
    while (runs->next()) {
        if (job.cancelled())
            return Job::cancelledError();
        RowDigest digest(runs->text(3).toLatin1(), runs->text(2));
        auto rows = connection.prepare(
            u"SELECT record, fields FROM removed_record WHERE change_item = ? ORDER BY record"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec({Value(runs->integer(0))}));
        while (rows->next()) {
            const QJsonObject json = QJsonDocument::fromJson(rows->text(1).toUtf8()).object();
            std::vector<std::pair<QString, Value>> fields;
            for (auto it = json.begin(); it != json.end(); ++it) {
                if (it.key() != u"created_at"_s && it.key() != u"updated_at"_s)
                    fields.emplace_back(it.key(), Value::fromJson(it.value()));
            }
            digest.addRow(rows->integer(0), fields);
        }
        RAPPORT_TRY(rows->failure());
        if (digest.result() != runs->text(4))
            return damaged(runs->integer(1), tr("a removed %1").arg(runs->text(2)));
    }
    return runs->failure();
}

Result<void> summarise(Connection &connection, const Statement &item, const Catalogue &catalogue,
                       ChangeSummary &summary)
{
    const QString kindName = item.text(2);
    if (kindName == kSettingKind) {
        summary.settings = true;
        return {};
    }
    const Kind *kind = catalogue.find(kindName);
    if (!kind)
        return {};
    ChangeSummary::Touched &touched = summary.of(kind->id);
    if (item.text(1) != u"set"_s) {
        touched.rowsChanged = true;
        return {};
    }
    touched.fields.insert(item.text(4));
    if (touched.updated.size() + item.integer(3) > ChangeSummary::kMostListed) {
        touched.many = true;
        return {};
    }
    const auto changes = changesOfItem(connection, item.integer(0));
    RAPPORT_TRY(changes);
    for (const FieldChange &change : *changes)
        touched.updated.insert(change.record);
    return {};
}

} // namespace

QString setDigest(const QByteArray &salt, const QString &kind, const QString &field,
                  std::span<const FieldChange> changes)
{
    RowDigest before(salt, kind);
    RowDigest after(salt, kind);
    for (const FieldChange &change : changes) {
        before.addField(change.record, field, change.before);
        after.addField(change.record, field, change.after);
    }
    return before.result() + after.result();
}

Result<std::optional<std::vector<Value>>> storedValues(Connection &connection, const Kind &kind,
                                                       RecordId id)
{
    QStringList columns;
    for (const Field &field : kind.fields)
        columns.append(field.column.isEmpty() ? u"NULL"_s : quoted(field.column));
    const auto statement = connection.cached(
        u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(columns.join(u", "_s), kind.name));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(id.value)}));
    std::optional<std::vector<Value>> values;
    if ((*statement)->next()) {
        values.emplace();
        for (int i = 0; i < int(kind.fields.size()); ++i)
            values->push_back((*statement)->value(i));
    }
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return values;
}

Result<void> digestStoredRows(Connection &connection, const Kind &kind, qint64 first, qint64 last,
                              RowDigest &digest)
{
    const auto fields = journaledFields(kind);
    QStringList columns = {u"id"_s};
    for (const Field *field : fields)
        columns.append(quoted(field->column));
    auto rows = connection.prepare(u"SELECT %1 FROM %2 WHERE id BETWEEN ? AND ? ORDER BY id"_s.arg(
        columns.join(u", "_s), kind.name));
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(first), Value(last)}));
    std::vector<std::pair<QString, Value>> values(fields.size());
    while (rows->next()) {
        for (int i = 0; i < int(fields.size()); ++i)
            values[size_t(i)] = {fields[size_t(i)]->name, rows->value(i + 1)};
        digest.addRow(rows->integer(0), values);
    }
    return rows->failure();
}

Result<void> appendChangeSet(Connection &connection, ChangeSetId id, const ChangeHeader &header,
                             const QString &at, const ChangeCounts &counts)
{
    const auto previous =
        connection.scalar(u"SELECT hash FROM change_set ORDER BY id DESC LIMIT 1"_s);
    RAPPORT_TRY(previous);
    const Value undoes = header.undoes ? Value(header.undoes->value) : Value();
    RAPPORT_TRY(connection.runKept(
        u"INSERT INTO change_set (id, label, actor, source, at, undoes, created, updated, removed, "
        "hash) VALUES (?, coalesce(?, ''), coalesce(?, ''), ?, ?, ?, ?, ?, ?, '')"_s,
        {Value(id.value), Value(header.label), Value(header.actor),
         Value(changeSourceName(header.source)), Value(at), undoes, Value(counts.created),
         Value(counts.updated), Value(counts.removed)}));
    // Hashed as it reads back, so that it verifies whatever the file made of an odd character.
    const auto lent =
        connection.lent(u"SELECT label, actor, source FROM change_set WHERE id = ?"_s);
    RAPPORT_TRY(lent);
    Statement *row = lent->get();
    RAPPORT_TRY(row->exec({Value(id.value)}));
    row->next();
    RAPPORT_TRY(row->failure());
    const auto hash = chainHash(
        connection, previous->toText(),
        {id.value, row->text(0), row->text(1), row->text(2), at, undoes.toInteger(), counts});
    RAPPORT_TRY(hash);
    row->finish();
    return connection.runKept(u"UPDATE change_set SET hash = ? WHERE id = ?"_s,
                              {Value(*hash), Value(id.value)});
}

Result<std::vector<ChangeSetInfo>> listChangeSets(Connection &connection, int limit,
                                                  ChangeSetId before)
{
    const auto undos = UndoTree::read(connection);
    RAPPORT_TRY(undos);
    auto rows = connection.prepare(
        u"SELECT "_s + kColumns
        + u" FROM change_set s WHERE ? = 0 OR s.id < ? ORDER BY s.id DESC LIMIT ?"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(before.value), Value(before.value), Value(limit)}));
    std::vector<ChangeSetInfo> sets;
    while (rows->next())
        sets.push_back(readInfo(*rows, *undos));
    RAPPORT_TRY(rows->failure());
    return sets;
}

Result<ChangeSetInfo> changeSet(Connection &connection, ChangeSetId id)
{
    const auto undos = UndoTree::read(connection);
    RAPPORT_TRY(undos);
    auto rows =
        connection.prepare(u"SELECT "_s + kColumns + u" FROM change_set s WHERE s.id = ?"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(id.value)}));
    if (rows->next())
        return readInfo(*rows, *undos);
    RAPPORT_TRY(rows->failure());
    return Error{Error::Code::NotFound,
                 tr("There is no change %1; \"history\" lists them.").arg(id.value),
                 {}};
}

Result<std::optional<ChangeSetInfo>> nextUndo(Connection &connection)
{
    const auto undos = UndoTree::read(connection);
    RAPPORT_TRY(undos);
    auto rows =
        connection.prepare(u"SELECT "_s + kColumns
                           + u" FROM change_set s WHERE s.undoes IS NULL ORDER BY s.id DESC"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec());
    while (rows->next()) {
        ChangeSetInfo info = readInfo(*rows, *undos);
        if (!info.undone)
            return std::optional(std::move(info));
    }
    RAPPORT_TRY(rows->failure());
    return std::optional<ChangeSetInfo>();
}

Result<std::optional<ChangeSetInfo>> nextRedo(Connection &connection)
{
    const auto undos = UndoTree::read(connection);
    RAPPORT_TRY(undos);
    auto rows =
        connection.prepare(u"SELECT "_s + kColumns + u" FROM change_set s ORDER BY s.id DESC"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec());
    while (rows->next()) {
        ChangeSetInfo info = readInfo(*rows, *undos);
        if (!info.undoes)
            return std::optional<ChangeSetInfo>();
        if (undos->takesBack(info.id.value) && !info.undone)
            return std::optional(std::move(info));
    }
    RAPPORT_TRY(rows->failure());
    return std::optional<ChangeSetInfo>();
}

Result<ChangeSetId> newestChangeSet(Connection &connection)
{
    const auto id = connection.scalar(u"SELECT max(id) FROM change_set"_s);
    RAPPORT_TRY(id);
    return ChangeSetId(id->toInteger());
}

Result<ChangeSummary> changesSince(Connection &connection, ChangeSetId seen,
                                   const Catalogue &catalogue)
{
    ChangeSummary summary;
    auto sets = connection.prepare(u"SELECT id FROM change_set WHERE id > ? ORDER BY id"_s);
    RAPPORT_TRY(sets);
    RAPPORT_TRY(sets->exec({Value(seen.value)}));
    while (sets->next())
        summary.sets.push_back(ChangeSetId(sets->integer(0)));
    RAPPORT_TRY(sets->failure());
    if (summary.sets.empty())
        return summary;
    auto items = connection.prepare(
        u"SELECT id, op, kind, count, field FROM change_item WHERE change_set > ?"_s);
    RAPPORT_TRY(items);
    RAPPORT_TRY(items->exec({Value(seen.value)}));
    while (items->next())
        RAPPORT_TRY(summarise(connection, *items, catalogue, summary));
    RAPPORT_TRY(items->failure());
    // The journal does not say whose components followed; the sheets' change is known.
    summary.rescoredAll = summary.of(KindId::Feedback).any();
    // Nor does it list custom fields.
    summary.catalogue = true;
    return summary;
}

Result<std::vector<IdRange>> changedRecords(Connection &connection, const Kind &kind,
                                            ChangeSetId seen)
{
    // The plus keeps SQLite from walking the whole journal of the kind.
    auto items = connection.prepare(
        u"SELECT record, count FROM change_item WHERE change_set > ? AND +kind = ? AND op = "
        "'create' UNION SELECT record, 1 FROM field_change WHERE change_set > ? AND +kind = ? "
        "ORDER BY 1"_s);
    RAPPORT_TRY(items);
    RAPPORT_TRY(
        items->exec({Value(seen.value), Value(kind.name), Value(seen.value), Value(kind.name)}));
    std::vector<IdRange> ranges;
    while (items->next()) {
        const IdRange next{items->integer(0), items->integer(0) + items->integer(1) - 1};
        if (!ranges.empty() && next.first <= ranges.back().last + 1)
            ranges.back().last = std::max(ranges.back().last, next.last);
        else
            ranges.push_back(next);
    }
    RAPPORT_TRY(items->failure());
    return ranges;
}

Result<qint64> verifyJournal(Connection &connection, const Job &job)
{
    auto sets = connection.prepare(u"SELECT "_s + kColumns + u" FROM change_set s ORDER BY s.id"_s);
    RAPPORT_TRY(sets);
    RAPPORT_TRY(sets->exec());
    QString previous;
    qint64 count = 0;
    while (sets->next()) {
        if (job.cancelled())
            return Job::cancelledError();
        const ChangeSetInfo info = readInfo(*sets);
        const auto hash = chainHash(connection, previous,
                                    {info.id.value,
                                     info.label,
                                     info.actor,
                                     info.source,
                                     sets->text(4),
                                     info.undoes ? info.undoes->value : 0,
                                     {info.created, info.updated, info.removed}});
        RAPPORT_TRY(hash);
        if (*hash != sets->text(9))
            return damaged(info.id.value, tr("the hash"));
        previous = *hash;
        ++count;
    }
    RAPPORT_TRY(sets->failure());
    const auto stray = connection.scalar(u"SELECT min(change_set) FROM change_item WHERE "
                                         "change_set NOT IN (SELECT id FROM change_set)"_s);
    RAPPORT_TRY(stray);
    if (!stray->isNull())
        return damaged(stray->toInteger(), tr("an item"));
    // Only the newest sets could be cut off without breaking the chain.
    const auto highest =
        connection.scalar(u"SELECT seq FROM sqlite_sequence WHERE name = 'change_set'"_s);
    RAPPORT_TRY(highest);
    const auto newest = newestChangeSet(connection);
    RAPPORT_TRY(newest);
    if (highest->toInteger() != newest->value)
        return damaged(highest->toInteger(), tr("the end"));
    RAPPORT_TRY(verifyKeptValues(connection, job));
    RAPPORT_TRY(verifyRemovedRecords(connection, job));
    return count;
}

} // namespace rapport
