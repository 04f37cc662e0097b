// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/undo.h"

#include "store/journal.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <ranges>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Undo", text);
}

/// The ids that \p sql answers.
Result<IdSet> idsOf(Connection &connection, const QString &sql, std::initializer_list<Value> values)
{
    auto rows = connection.prepare(sql);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec(values));
    IdSet ids;
    while (rows->next())
        ids.insert(rows->integer(0));
    RAPPORT_TRY(rows->failure());
    return ids;
}

} // namespace

Result<std::vector<KeptItem>> Undo::apply(ChangeSetId set)
{
    const auto all = items(set);
    RAPPORT_TRY(all);
    // Records come back before fields are set on them, and go after nothing points to them.
    RAPPORT_TRY(undoRemovals(*all));
    RAPPORT_TRY(undoSets(set));
    RAPPORT_TRY(undoCreations(*all));
    return m_kept;
}

Result<std::vector<Undo::Item>> Undo::items(ChangeSetId set)
{
    auto rows = m_connection.prepare(
        u"SELECT id, op, kind, record, count FROM change_item WHERE change_set = ? ORDER BY id"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(set.value)}));
    std::vector<Item> items;
    while (rows->next())
        items.push_back(
            {rows->integer(0), rows->text(1), rows->text(2), rows->integer(3), rows->integer(4)});
    RAPPORT_TRY(rows->failure());
    return items;
}

void Undo::keep(const QString &kind, qint64 record, const QString &field, const QString &reason)
{
    m_kept.push_back({kind, RecordId(record), field, reason});
}

Result<void> Undo::undoSetting(const Change &change)
{
    const auto after = m_history.valueAfter(change.kind, 0, change.field, change.item);
    RAPPORT_TRY(after);
    const auto now = m_history.valueNow(change.kind, 0, change.field);
    RAPPORT_TRY(now);
    if (*now == *after)
        return m_writer.setSetting(change.field, change.before.toText());
    keep(change.kind, 0, change.field, tr("changed since"));
    return {};
}

Result<void> Undo::undoSets(ChangeSetId set)
{
    auto rows = m_connection.prepare(
        u"SELECT item, kind, record, field, before FROM field_change WHERE change_set = ?"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(set.value)}));
    while (rows->next()) {
        const Change change{rows->integer(0), rows->text(1), rows->integer(2), rows->text(3),
                            fromJournalText(rows->text(4))};
        RAPPORT_TRY(change.kind == kSettingKind ? undoSetting(change) : undoField(change));
    }
    return rows->failure();
}

Result<void> Undo::undoField(const Change &change)
{
    const auto &[item, kind, record, field, before] = change;
    const Kind *owner = m_catalogue.find(kind);
    const int position = owner ? owner->indexOf(field) : -1;
    if (position < 0) {
        keep(kind, record, field, tr("the field was removed"));
        return {};
    }
    const auto after = m_history.valueAfter(kind, record, field, item);
    RAPPORT_TRY(after);
    const auto now = m_history.valueNow(kind, record, field);
    RAPPORT_TRY(now);
    if (!*now) {
        keep(kind, record, field, tr("the record was removed"));
        return {};
    }
    if (**now != **after) {
        keep(kind, record, field, tr("changed since"));
        return {};
    }
    const Field &changed = owner->fields[size_t(position)];
    if (changed.isReference() && !before.isNull()) {
        const auto target = m_writer.stored(*changed.target, RecordId(before.toInteger()));
        RAPPORT_TRY(target);
        if (!*target) {
            keep(kind, record, field, tr("what it referred to was removed"));
            return {};
        }
    }
    const Assignment back{position, before};
    RAPPORT_TRY(m_writer.update(owner->id, RecordId(record), {&back, 1}));
    return {};
}

Result<bool> Undo::targetsExist(const Kind &kind, const QJsonObject &fields)
{
    for (const Field &field : kind.fields) {
        if (!field.isReference() || !fields.contains(field.name))
            continue;
        const auto target = m_writer.stored(
            *field.target, RecordId(Value::fromJson(fields.value(field.name)).toInteger()));
        RAPPORT_TRY(target);
        if (!*target)
            return false;
    }
    return true;
}

Result<void> Undo::undoRemovals(const std::vector<Item> &items)
{
    for (const KindId id : Catalogue::dependencyOrder()) {
        const Kind &kind = m_catalogue.kind(id);
        for (const Item &item : items) {
            if (item.op != u"remove"_s || item.kind != kind.name)
                continue;
            auto rows = m_connection.prepare(u"SELECT record, fields FROM removed_record WHERE "
                                             "change_item = ? ORDER BY record"_s);
            RAPPORT_TRY(rows);
            RAPPORT_TRY(rows->exec({Value(item.id)}));
            while (rows->next()) {
                const qint64 record = rows->integer(0);
                const auto existing = m_writer.stored(id, RecordId(record));
                RAPPORT_TRY(existing);
                if (*existing)
                    continue;
                const QJsonObject fields = QJsonDocument::fromJson(rows->text(1).toUtf8()).object();
                const auto complete = targetsExist(kind, fields);
                RAPPORT_TRY(complete);
                if (fields.isEmpty())
                    keep(item.kind, record, {}, tr("it was erased"));
                else if (!*complete)
                    keep(item.kind, record, {}, tr("what it referred to was removed"));
                else
                    RAPPORT_TRY(m_writer.restore(id, RecordId(record), fields));
            }
            RAPPORT_TRY(rows->failure());
        }
    }
    return {};
}

Result<bool> Undo::editedSince(const Kind &kind, qint64 record, qint64 item)
{
    auto edits = m_connection.cached(
        u"SELECT DISTINCT field FROM field_change WHERE kind = ? AND record = ? AND item > ?"_s);
    RAPPORT_TRY(edits);
    RAPPORT_TRY((*edits)->exec({Value(kind.name), Value(record), Value(item)}));
    QStringList fields;
    while ((*edits)->next())
        fields.append((*edits)->text(0));
    const auto failure = (*edits)->failure();
    (*edits)->finish();
    RAPPORT_TRY(failure);
    for (const QString &field : fields) {
        const auto then = m_history.valueAfter(kind.name, record, field, item);
        RAPPORT_TRY(then);
        const auto now = m_history.valueNow(kind.name, record, field);
        RAPPORT_TRY(now);
        if (*then != *now)
            return true;
    }
    return false;
}

/// Records that \p item made of which any field was set later, be it back and forth.
Result<IdSet> Undo::changedSince(const Kind &kind, const Item &item)
{
    return idsOf(m_connection,
                 u"SELECT DISTINCT record FROM field_change WHERE kind = ? AND record >= ? AND "
                 "record <= ? AND item > ?"_s,
                 {Value(kind.name), Value(item.record), Value(item.record + item.count - 1),
                  Value(item.id)});
}

/// Records that \p item made to which others refer. One search for each reference there is
/// instead of one for each record: an import makes a million of them.
Result<IdSet> Undo::referredTo(const Kind &kind, const Item &item)
{
    IdSet all;
    for (const Kind &other : m_catalogue.kinds()) {
        for (const Field &field : other.fields) {
            if (!field.isReference() || *field.target != kind.id)
                continue;
            const auto ids = idsOf(m_connection,
                                   u"SELECT DISTINCT %1 FROM %2 WHERE %1 >= ? AND %1 <= ?"_s.arg(
                                       quoted(field.column), other.name),
                                   {Value(item.record), Value(item.record + item.count - 1)});
            RAPPORT_TRY(ids);
            all.unite(*ids);
        }
    }
    return all;
}

Result<std::vector<qint64>> Undo::removable(const Kind &kind, const Item &item)
{
    auto rows = m_connection.prepare(
        u"SELECT id FROM %1 WHERE id BETWEEN ? AND ? ORDER BY id"_s.arg(kind.name));
    RAPPORT_TRY(rows);
    const auto changed = changedSince(kind, item);
    RAPPORT_TRY(changed);
    const auto referred = referredTo(kind, item);
    RAPPORT_TRY(referred);
    RAPPORT_TRY(rows->exec({Value(item.record), Value(item.record + item.count - 1)}));
    std::vector<qint64> ids;
    while (rows->next()) {
        const qint64 record = rows->integer(0);
        if (changed->contains(record)) {
            const auto edited = editedSince(kind, record, item.id);
            RAPPORT_TRY(edited);
            if (*edited) {
                keep(item.kind, record, {}, tr("edited since"));
                continue;
            }
        }
        if (referred->contains(record))
            keep(item.kind, record, {}, tr("referred to by other records"));
        else
            ids.push_back(record);
    }
    RAPPORT_TRY(rows->failure());
    return ids;
}

Result<void> Undo::undoCreations(const std::vector<Item> &items)
{
    for (const KindId id : Catalogue::dependencyOrder() | std::views::reverse) {
        const Kind &kind = m_catalogue.kind(id);
        for (const Item &item : items) {
            if (item.op != u"create"_s || item.kind != kind.name)
                continue;
            const auto ids = removable(kind, item);
            RAPPORT_TRY(ids);
            RAPPORT_TRY(m_writer.removeUnreferenced(id, *ids));
        }
    }
    return {};
}

} // namespace rapport
