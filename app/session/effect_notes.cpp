// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/effect_notes.h"

#include "store/sql_builder.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

/// An empty cell of a column that keeps what it finds.
bool isIgnored(const RowCell &cell, const Value &stored)
{
    const bool ofFile = cell.link >= 0 || !cell.isConstant;
    return ofFile && cell.policy == ImportPolicy::Overwrite && cell.value.isNull()
        && !cell.targetIsMissing && !stored.isNull();
}

} // namespace

Result<EffectNotes> EffectNotes::make(RecordWriter &writer, const ImportRow &prototype)
{
    EffectNotes notes(writer);
    if (const RowRecord *named = prototype.mayBeNamesake()) {
        auto names = NameIndex::make(writer.connection(), writer.catalogue().kind(named->kind));
        RAPPORT_TRY(names);
        notes.m_names = std::move(*names);
    }
    return notes;
}

void EffectNotes::startRow(qint64 number)
{
    m_row = number;
    m_found.clear();
    for (size_t i = 0; i < m_createdBefore.size(); ++i)
        m_createdBefore[i] = m_writer->created(KindId(i));
}

void EffectNotes::noteFound(const RowRecord &record, const std::vector<Value> &stored, bool changed)
{
    for (const RowCell &cell : record.cells)
        m_effects.emptyCellsIgnored += isIgnored(cell, stored[size_t(cell.field)]) ? 1 : 0;
    const bool isListed = changed && !isFull(ImportEffect::Type::Updated);
    m_found.push_back(
        {record.kind, record.isMain, record.id, changed, isListed ? stored : std::vector<Value>()});
}

Result<void> EffectNotes::endRow(const ImportRow &row)
{
    const auto main = std::ranges::find(row.records, true, &RowRecord::isMain);
    RAPPORT_TRY(addCreated(main->kind, row));
    RAPPORT_TRY(addFound(main->kind));
    for (const KindId kind : Catalogue::dependencyOrder()) {
        if (kind == main->kind)
            continue;
        RAPPORT_TRY(addCreated(kind, row));
        RAPPORT_TRY(addFound(kind));
    }
    return {};
}

void EffectNotes::noteRejected(const Rejection &rejection, const QString &firstCells)
{
    if (!count(ImportEffect::Type::Rejected))
        return;
    ImportEffect effect;
    effect.type = ImportEffect::Type::Rejected;
    effect.row = rejection.row;
    effect.title = firstCells;
    effect.column = rejection.column;
    effect.code = rejection.code;
    effect.message = rejection.message;
    m_effects.listed.push_back(std::move(effect));
}

Result<void> EffectNotes::noteConflict(const RowRecord &record, const QString &exportedAt,
                                       const std::vector<Value> &stored,
                                       std::span<const Assignment> values)
{
    if (!count(ImportEffect::Type::Conflict))
        return {};
    const Kind &kind = m_writer->catalogue().kind(record.kind);
    std::vector<Value> after = stored;
    for (const Assignment &assignment : values)
        after[size_t(assignment.field)] = assignment.value;
    auto changed = changes(kind, stored, after);
    RAPPORT_TRY(changed);
    auto called = title(record.kind, record.id);
    RAPPORT_TRY(called);
    const QString changedAt = stored[size_t(kind.indexOf(u"updated_at"_s))].toText();
    m_effects.listed.push_back(
        {ImportEffect::Type::Conflict,
         m_row,
         record.kind,
         record.id,
         std::move(*called),
         std::move(*changed),
         {},
         {},
         tr("It was changed at %1; the row is from %2.").arg(changedAt, exportedAt)});
    return {};
}

bool EffectNotes::count(ImportEffect::Type type)
{
    const bool full = isFull(type);
    ++m_effects.counts[size_t(type)];
    return !full;
}

bool EffectNotes::isFull(ImportEffect::Type type) const
{
    return m_effects.count(type) >= ImportEffects::kMostListed;
}

/// The ids that this row gave out: they are the highest ones, in a row.
Result<IdRange> EffectNotes::madeOf(KindId kind)
{
    const qint64 made = m_writer->created(kind) - m_createdBefore[size_t(kind)];
    qint64 &last = m_lastMade[size_t(kind)];
    if (made == 0)
        return IdRange{};
    if (last == 0) {
        RAPPORT_TRY(m_writer->flush());
        const auto highest = m_writer->connection().scalar(
            u"SELECT max(id) FROM %1"_s.arg(m_writer->catalogue().kind(kind).name));
        RAPPORT_TRY(highest);
        last = highest->toInteger();
    } else {
        last += made;
    }
    return IdRange{last - made + 1, last};
}

Result<void> EffectNotes::addCreated(KindId kind, const ImportRow &row)
{
    const auto ids = madeOf(kind);
    RAPPORT_TRY(ids);
    if (ids->first == 0)
        return {};
    // Whom the row inherited to, say.
    std::erase_if(m_found, [&](const Found &found) {
        return found.kind == kind && found.id >= ids->first && found.id <= ids->last;
    });
    const Kind &owner = m_writer->catalogue().kind(kind);
    const RowRecord *named = row.mayBeNamesake();
    for (qint64 id = ids->first; id <= ids->last; ++id) {
        const bool isNamed = named && named->kind == kind && named->id == id;
        RAPPORT_TRY(
            addNew(kind, id, isNamed ? named->value(owner.indexOf(owner.titleField)) : Value()));
    }
    return {};
}

/// \p name is that of a record that may have namesakes.
Result<void> EffectNotes::addNew(KindId kind, qint64 id, const Value &name)
{
    NameIndex::Namesakes others;
    if (!name.isNull()) {
        const auto found = m_names->find(name.toText());
        RAPPORT_TRY(found);
        others = *found;
    }
    ImportEffect effect;
    effect.type = others.count > 0 ? ImportEffect::Type::WeakMatch : ImportEffect::Type::Created;
    if (!count(effect.type))
        return {};
    const Kind &owner = m_writer->catalogue().kind(kind);
    const auto stored = m_writer->stored(kind, RecordId(id));
    RAPPORT_TRY(stored);
    effect.row = m_row;
    effect.kind = kind;
    effect.record = others.first;
    auto changed = changes(owner, std::vector<Value>(owner.fields.size()), **stored);
    RAPPORT_TRY(changed);
    effect.changes = std::move(*changed);
    auto called = title(kind, id);
    RAPPORT_TRY(called);
    effect.title = std::move(*called);
    if (others.count > 0) {
        const auto other = title(kind, others.first);
        RAPPORT_TRY(other);
        effect.message = others.count == 1
            ? tr("\"%1\" (#%2) is there already.").arg(*other).arg(others.first)
            : tr("\"%1\" (#%2) is there already, and %3 more of that name.")
                  .arg(*other)
                  .arg(others.first)
                  .arg(others.count - 1);
    }
    m_effects.listed.push_back(std::move(effect));
    return {};
}

Result<void> EffectNotes::addFound(KindId kind)
{
    const Kind &owner = m_writer->catalogue().kind(kind);
    for (const Found &found : m_found) {
        if (found.kind != kind)
            continue;
        const bool isNew = m_writer->isNew(kind, RecordId(found.id));
        QSet<qint64> &mentioned = m_mentioned[size_t(kind)];
        if (!found.changed && !found.isMain) {
            if (isNew || mentioned.contains(found.id))
                continue;
            mentioned.insert(found.id);
        }
        ImportEffect effect;
        effect.type = found.changed ? ImportEffect::Type::Updated : ImportEffect::Type::Unchanged;
        if (!count(effect.type))
            continue;
        effect.row = m_row;
        effect.kind = kind;
        effect.record = isNew ? 0 : found.id;
        auto called = title(kind, found.id);
        RAPPORT_TRY(called);
        effect.title = std::move(*called);
        if (found.changed) {
            const auto stored = m_writer->stored(kind, RecordId(found.id));
            RAPPORT_TRY(stored);
            auto changed = changes(owner, found.before, **stored);
            RAPPORT_TRY(changed);
            effect.changes = std::move(*changed);
        }
        m_effects.listed.push_back(std::move(effect));
    }
    return {};
}

Result<std::vector<ImportEffect::Change>> EffectNotes::changes(const Kind &kind,
                                                               const std::vector<Value> &before,
                                                               const std::vector<Value> &after)
{
    std::vector<ImportEffect::Change> list;
    for (int i = 0; i < int(kind.fields.size()); ++i) {
        const Field &field = kind.fields[size_t(i)];
        if (field.computed || before[size_t(i)] == after[size_t(i)])
            continue;
        auto old = shown(field, before[size_t(i)]);
        RAPPORT_TRY(old);
        auto now = shown(field, after[size_t(i)]);
        RAPPORT_TRY(now);
        list.push_back({i, std::move(*old), std::move(*now), field.name});
    }
    return list;
}

Result<Value> EffectNotes::shown(const Field &field, const Value &value)
{
    if (!field.isReference() || !value.isInteger())
        return value;
    auto called = title(*field.target, value.toInteger());
    RAPPORT_TRY(called);
    return Value(std::move(*called));
}

Result<QString> EffectNotes::title(KindId kind, qint64 id)
{
    RAPPORT_TRY(m_writer->flush());
    const auto statement =
        m_writer->connection().cached(u"SELECT %1 FROM %2 t WHERE t.id = ?"_s.arg(
            SqlBuilder::titleSql(kind, u"t"_s), m_writer->catalogue().kind(kind).name));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(id)}));
    QString text = (*statement)->next() ? (*statement)->text(0) : QString();
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    // A new record without a name has no number that anybody could look up.
    return !text.isEmpty() || m_writer->isNew(kind, RecordId(id)) ? text
                                                                  : u'#' + QString::number(id);
}

} // namespace rapport
