// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/row_importer.h"

#include "domain/field_text.h"
#include "session/effect_notes.h"
#include "session/import_conflicts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

bool isKeyField(const Kind &kind, const Field &field)
{
    return std::ranges::any_of(kind.keys,
                               [&](const QStringList &key) { return key.contains(field.name); });
}

const Value *assigned(const std::vector<Assignment> &values, int field)
{
    const auto it = std::ranges::find(values, field, &Assignment::field);
    return it == values.end() ? nullptr : &it->value;
}

/// Adds \p assignment where \p values have nothing for its field.
void fillIn(std::vector<Assignment> &values, const Assignment &assignment)
{
    const auto own = std::ranges::find(values, assignment.field, &Assignment::field);
    if (own == values.end())
        values.push_back(assignment);
    else if (own->value.isNull())
        own->value = assignment.value;
}

/// Whether two numbers that are not equal are alike in their first fifteen digits: a workbook
/// keeps no more.
bool printAlike(const Value &a, const Value &b)
{
    constexpr int digits = 15;
    if (!a.isNumber() || !b.isNumber() || (a.isInteger() && b.isInteger()))
        return false;
    const double scale = std::max(std::abs(a.toReal()), std::abs(b.toReal()));
    return std::abs(a.toReal() - b.toReal()) <= scale * 1e-14
        && QString::number(a.toReal(), 'g', digits) == QString::number(b.toReal(), 'g', digits);
}

/// What \p cell makes of a field that holds \p current; nothing where it leaves it alone.
/// \p wasEmpty tells that what the field holds is from an earlier row of the file.
std::optional<Value> byPolicy(const RowCell &cell, const Value &current, bool wasEmpty)
{
    if (cell.foundBy || cell.policy == ImportPolicy::Never)
        return std::nullopt;
    if (cell.value.isNull())
        return cell.policy == ImportPolicy::Mirror ? std::optional(Value()) : std::nullopt;
    if (printAlike(cell.value, current))
        return std::nullopt;
    switch (cell.policy) {
    case ImportPolicy::FillEmpty:
        return current.isNull() || wasEmpty ? std::optional(cell.value) : std::nullopt;
    case ImportPolicy::Append:
        return Value(joinTags(splitTags(current.toText()) + splitTags(cell.value.toText())));
    default: return cell.value;
    }
}

bool mayChange(const RowCell &cell)
{
    return !cell.foundBy && cell.policy != ImportPolicy::Never
        && (!cell.value.isNull() || cell.policy == ImportPolicy::Mirror);
}

} // namespace

Result<RowImporter> RowImporter::make(RecordWriter &writer, const ImportPlan &plan,
                                      const ImportRow &prototype)
{
    auto matcher = ImportMatcher::make(writer, plan, prototype);
    RAPPORT_TRY(matcher);
    return RowImporter(writer, std::move(*matcher));
}

RowVerdict RowImporter::import(ImportRow &row)
{
    auto verdict = resolve(row);
    if (!verdict || *verdict)
        return verdict;
    if (m_notes)
        m_notes->startRow(row.number);
    const auto kept = isInConflict(row);
    RAPPORT_TRY(kept);
    if (*kept)
        return verdict;
    RAPPORT_TRY(write(row));
    if (m_notes)
        RAPPORT_TRY(m_notes->endRow(row));
    return verdict;
}

RowVerdict RowImporter::resolve(ImportRow &row)
{
    for (RowRecord &record : row.records) {
        auto verdict = m_matcher.findReferences(record);
        if (!verdict || *verdict)
            return verdict;
    }
    for (RowRecord &record : row.records) {
        const RowCell *named = namingReference(record, row);
        record.given = record.given || named;
        if (!record.given)
            continue;
        for (RowCell &cell : record.cells) {
            const RowRecord *target = cell.link < 0 ? nullptr : &row.records[size_t(cell.link)];
            if (!target || !target->given)
                continue;
            cell.targetIsMissing = target->id == 0;
            cell.value = target->id == 0 ? Value() : Value(target->id);
        }
        nameByDomain(record);
        if (named) {
            record.id = named->targetIsMissing ? 0 : named->value.toInteger();
            continue;
        }
        auto verdict = m_matcher.find(record, row);
        if (m_sameAs && verdict && !*verdict && record.id == 0)
            verdict = findNamesake(record, row);
        if (!verdict || *verdict)
            return verdict;
        if (record.kind == KindId::Identity && record.id != 0)
            verdict = checkOwner(record);
        if (!verdict || *verdict)
            return verdict;
        if (auto rejection = checkComplete(record, row))
            return std::optional(std::move(rejection));
    }
    return std::optional<Rejection>();
}

/// Nobody has the keys of \p record, but the user may have said whom it means.
RowVerdict RowImporter::findNamesake(RowRecord &record, const ImportRow &row)
{
    const qint64 id = m_sameAs->value(row.number);
    if (id == 0 || row.mayBeNamesake() != &record)
        return std::optional<Rejection>();
    const auto stored = m_writer->stored(record.kind, RecordId(id));
    RAPPORT_TRY(stored);
    if (!*stored)
        return std::optional(Rejection{
            0,
            {},
            u"id"_s,
            tr("There is no %1 with the id %2 any more.").arg(kindOf(record).name).arg(id)});
    record.id = id;
    record.isNamesake = true;
    return std::optional<Rejection>();
}

/// The cell of the main record that says which \p record is meant ("feedback.developer" beside
/// "developer.name"), or null.
RowCell *RowImporter::namingReference(const RowRecord &record, ImportRow &row) const
{
    if (record.isMain)
        return nullptr;
    RowRecord &main = row.main();
    for (RowCell &cell : main.cells) {
        const Field &field = kindOf(main).fields[size_t(cell.field)];
        if (cell.link < 0 && field.isReference() && *field.target == record.kind
            && main.names(cell.field))
            return &cell;
    }
    return nullptr;
}

/// A company of which only a domain is known is called by it.
void RowImporter::nameByDomain(RowRecord &company) const
{
    const Kind &kind = kindOf(company);
    if (company.kind != KindId::Company || company.isMain
        || !company.value(kind.indexOf(u"name"_s)).isNull())
        return;
    const QStringList domains = splitTags(company.value(kind.indexOf(u"domain"_s)).toText());
    if (!domains.isEmpty())
        company.madeKey = {{kind.indexOf(u"name"_s), Value(domains.front())}};
}

/// An identity of somebody else is not moved by an import.
RowVerdict RowImporter::checkOwner(const RowRecord &identity)
{
    const int field = kindOf(identity).indexOf(u"developer"_s);
    const RowCell *cell = identity.find(field);
    if (identity.ownId > 0 || !cell || !identity.names(field))
        return std::optional<Rejection>();
    const auto stored = m_writer->stored(KindId::Identity, RecordId(identity.id));
    RAPPORT_TRY(stored);
    const Value &owner = (**stored)[size_t(field)];
    if (owner.isNull() || owner == cell->value)
        return std::optional<Rejection>();
    const QString handle = identity.value(kindOf(identity).indexOf(u"handle"_s)).toText();
    return std::optional(Rejection{
        0, cell->heading, u"ambiguous"_s,
        tr("The identity \"%1\" belongs to another developer than the row says.").arg(handle)});
}

std::optional<Rejection> RowImporter::checkComplete(const RowRecord &record, ImportRow &row) const
{
    const Kind &kind = kindOf(record);
    for (int i = 0; i < int(kind.fields.size()); ++i) {
        const Field &field = kind.fields[size_t(i)];
        if (!field.required || record.names(i) || assigned(record.madeKey, i))
            continue;
        const RowCell *cell = record.find(i);
        const bool cleared = cell && mayChange(*cell);
        if (record.id == 0 || cleared)
            return Rejection{
                0, cell ? cell->heading : QString(), u"required"_s,
                tr("%1 of a %2 must not be empty.").arg(field.displayLabel(), kind.name)};
    }
    if (record.id != 0 || kind.oneOf.isEmpty())
        return {};
    const RowRecord *identity = row.find(KindId::Identity);
    const bool named =
        (identity && identity->given) || std::ranges::any_of(kind.oneOf, [&](const QString &name) {
            return record.names(kind.indexOf(name));
        });
    if (named)
        return {};
    return Rejection{0,
                     {},
                     u"required"_s,
                     tr("A %1 needs one of: %2.").arg(kind.name, kind.oneOf.join(u", "_s))};
}

/// Whether the row would change a record that somebody has changed since the row was exported.
/// Nothing of such a row is written, the records it mentions included.
Result<bool> RowImporter::isInConflict(ImportRow &row)
{
    RowRecord &main = row.main();
    if (!m_conflicts || row.exportedAt.isEmpty() || main.id == 0)
        return false;
    const auto stands = m_conflicts->stands(row.number, main.kind, main.id, row.exportedAt);
    RAPPORT_TRY(stands);
    if (!*stands)
        return false;
    const Kind &kind = kindOf(main);
    const auto stored = m_writer->stored(main.kind, RecordId(main.id));
    RAPPORT_TRY(stored);
    RowRecord wanted = main;
    for (RowCell &cell : wanted.cells) {
        if (cell.targetIsMissing)
            cell.value = shownTarget(cell, row);
    }
    std::vector<Assignment> values = byPolicies(wanted, **stored);
    std::erase_if(values, [&](const Assignment &assignment) {
        const Field &field = kind.fields[size_t(assignment.field)];
        const Value after = assignment.value.isNull() ? defaultValue(field, {}) : assignment.value;
        return after == (**stored)[size_t(assignment.field)];
    });
    if (values.empty())
        return false;
    m_conflicts->noteKept();
    if (m_notes)
        RAPPORT_TRY(m_notes->noteConflict(main, row.exportedAt, **stored, values));
    return true;
}

/// How a target that has yet to be made is called.
Value RowImporter::shownTarget(const RowCell &cell, const ImportRow &row) const
{
    if (cell.link < 0)
        return cell.written;
    const RowRecord &target = row.records[size_t(cell.link)];
    const auto name = std::ranges::find_if(
        target.cells, [](const RowCell &of) { return of.isNaming && !of.value.isNull(); });
    return name == target.cells.end() ? Value(kindOf(target).label) : name->value;
}

Result<void> RowImporter::write(ImportRow &row)
{
    RowRecord &main = row.main();
    RAPPORT_TRY(makeTargets(main, row));
    const std::vector<Assignment> inherited;
    for (RowRecord &record : row.records) {
        if (!record.given)
            continue;
        if (const RowCell *named = namingReference(record, row))
            record.id = named->value.toInteger();
        RAPPORT_TRY(makeTargets(record, row));
        const bool inherits = record.kind == KindId::Developer && !record.isMain;
        const auto values = inherits ? inheritance(row) : std::vector<Assignment>();
        if (record.id == 0) {
            RAPPORT_TRY(insert(record, values));
        } else {
            noteMatched(record.kind, record.id);
            RAPPORT_TRY(update(record, values));
        }
    }
    return row.find(KindId::Developer) ? Result<void>() : passOn(row, inheritance(row));
}

/// Turns the references of \p record into ids; what is only named is made.
Result<void> RowImporter::makeTargets(RowRecord &record, ImportRow &row)
{
    const Kind &kind = kindOf(record);
    for (RowCell &cell : record.cells) {
        const Field &field = kind.fields[size_t(cell.field)];
        if (!field.isReference())
            continue;
        if (cell.link >= 0) {
            const qint64 id = row.records[size_t(cell.link)].id;
            if (id != 0)
                cell.value = Value(id);
        } else if (cell.targetIsMissing) {
            const auto made = m_resolver.resolve(field, cell.written);
            RAPPORT_TRY(made);
            cell.value = *made;
        } else if (!cell.value.isNull()) {
            noteMatched(*field.target, cell.value.toInteger());
        }
        cell.targetIsMissing = cell.targetIsMissing && cell.value.isNull();
    }
    return {};
}

Result<void> RowImporter::insert(RowRecord &record, const std::vector<Assignment> &inherited)
{
    const Kind &kind = kindOf(record);
    std::vector<Assignment> values = record.madeKey;
    for (const RowCell &cell : record.cells) {
        const Field &field = kind.fields[size_t(cell.field)];
        const bool wanted = cell.policy != ImportPolicy::Never || isKeyField(kind, field);
        // Empty ones too: rows of one shape are inserted fastest.
        if (wanted && !assigned(values, cell.field))
            values.push_back({cell.field, cell.value});
    }
    for (const Assignment &assignment : inherited)
        fillIn(values, assignment);
    const auto id = m_writer->insert(record.kind, values);
    RAPPORT_TRY(id);
    record.id = id->value;
    m_matcher.noteMade(record);
    return {};
}

/// What \p record makes of a record that holds \p stored.
std::vector<Assignment> RowImporter::byPolicies(const RowRecord &record,
                                                const std::vector<Value> &stored) const
{
    std::vector<Assignment> values;
    for (const RowCell &cell : record.cells) {
        const bool wasEmpty = cell.policy == ImportPolicy::FillEmpty
            && (m_filled[size_t(record.kind)].contains({record.id, cell.field})
                || m_writer->isNew(record.kind, RecordId(record.id)));
        if (const auto value = byPolicy(cell, stored[size_t(cell.field)], wasEmpty))
            values.push_back({cell.field, *value});
    }
    return values;
}

/// Of several rows for a record the later one wins, also where only empty fields are filled.
void RowImporter::noteFilled(const RowRecord &record, const std::vector<Value> &stored)
{
    for (const RowCell &cell : record.cells) {
        if (cell.policy == ImportPolicy::FillEmpty && !cell.value.isNull()
            && stored[size_t(cell.field)].isNull())
            m_filled[size_t(record.kind)].insert({record.id, cell.field});
    }
}

Result<void> RowImporter::update(const RowRecord &record, const std::vector<Assignment> &inherited)
{
    const bool heir = !inherited.empty() && m_writer->isNew(record.kind, RecordId(record.id));
    const bool mayStay = !heir && !m_notes && !record.isNamesake;
    if (mayStay && std::ranges::none_of(record.cells, mayChange))
        return {};
    const Kind &kind = kindOf(record);
    const auto stored = m_writer->stored(record.kind, RecordId(record.id));
    RAPPORT_TRY(stored);
    if (!*stored)
        return Error{Error::Code::Internal, tr("A record vanished during the import."), {}};
    std::vector<Assignment> values = byPolicies(record, **stored);
    // Next time the same row finds him by itself.
    const int sourceId = kind.indexOf(u"source_id"_s);
    if (record.isNamesake && sourceId >= 0 && (**stored)[size_t(sourceId)].isNull())
        values.insert(values.end(), record.madeKey.begin(), record.madeKey.end());
    for (const Assignment &assignment : inherited) {
        if (heir && (**stored)[size_t(assignment.field)].isNull()
            && !assigned(values, assignment.field))
            values.push_back(assignment);
    }
    noteFilled(record, **stored);
    const auto changed = m_writer->update(record.kind, RecordId(record.id), values, &**stored);
    RAPPORT_TRY(changed);
    if (m_notes)
        m_notes->noteFound(record, **stored, *changed);
    if (*changed && m_conflicts && record.isMain)
        m_conflicts->noteWritten(record.id,
                                 (**stored)[size_t(kind.indexOf(u"updated_at"_s))].toText());
    const bool renamed = *changed && std::ranges::any_of(values, [&](const Assignment &assignment) {
        return kind.fields[size_t(assignment.field)].type == FieldType::Text
            || kind.fields[size_t(assignment.field)].type == FieldType::Email;
    });
    if (renamed)
        m_matcher.forgetNames(record.kind);
    return {};
}

/// What the row says of its main record that a developer made by this import takes over:
/// company, segment and country. Nothing where the row is about the developer himself.
std::vector<Assignment> RowImporter::inheritance(ImportRow &row) const
{
    const RowRecord &main = row.main();
    if (main.kind == KindId::Developer || main.kind == KindId::Company)
        return {};
    const Kind &developer = m_writer->catalogue().kind(KindId::Developer);
    std::vector<Assignment> values;
    for (const QString &name : {u"segment"_s, u"country"_s}) {
        // An event's country is where it takes place.
        const int field = main.kind == KindId::Feedback ? kindOf(main).indexOf(name) : -1;
        if (field >= 0 && !main.value(field).isNull())
            values.push_back({developer.indexOf(name), main.value(field)});
    }
    const RowRecord *company = row.find(KindId::Company);
    Value employer = company && company->id != 0 ? Value(company->id) : Value();
    if (const int field = kindOf(main).indexOf(u"company"_s); employer.isNull() && field >= 0)
        employer = main.value(field);
    if (!employer.isNull())
        values.push_back({developer.indexOf(u"company"_s), employer});
    return values;
}

/// The same for a developer who is only named by a reference of the main record.
Result<void> RowImporter::passOn(ImportRow &row, const std::vector<Assignment> &inherited)
{
    const RowRecord &main = row.main();
    const int field = kindOf(main).indexOf(u"developer"_s);
    const Value developer = field < 0 ? Value() : main.value(field);
    if (developer.isNull() || inherited.empty()
        || !m_writer->isNew(KindId::Developer, RecordId(developer.toInteger())))
        return {};
    RowRecord heir{KindId::Developer};
    heir.id = developer.toInteger();
    return update(heir, inherited);
}

void RowImporter::noteMatched(KindId kind, qint64 id)
{
    if (!m_writer->isNew(kind, RecordId(id)))
        m_matched[size_t(kind)].insert(id);
}

} // namespace rapport
