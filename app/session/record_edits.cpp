// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/record_edits.h"

#include "domain/field_text.h"
#include "session/reference_resolver.h"
#include "store/record_lookup.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <span>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kRecordsBetweenChecks = 2000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Editor", text);
}

Error invalid(const QString &text, const QString &field = {})
{
    return Error{Error::Code::Invalid, text, {}, field};
}

/// The value that a text means for a field, a reference resolved.
Result<Assignment> parseOne(ReferenceResolver &resolver, const Kind &kind, const QString &name,
                            const QString &text)
{
    const int index = kind.indexOf(name);
    if (index < 0)
        return invalid(tr("There is no field \"%1\" in %2.").arg(name, kind.name));
    const Field &field = kind.fields[size_t(index)];
    if (!field.editable())
        return invalid(tr("%1 is computed and cannot be set.").arg(field.displayLabel()));
    auto value = parseField(field, text);
    RAPPORT_TRY(value);
    if (value->isNull() && field.required)
        return invalid(tr("%1 must not be empty.").arg(field.displayLabel()));
    if (field.isReference())
        value = resolver.resolve(field, *value);
    RAPPORT_TRY(value);
    return Assignment{index, std::move(*value)};
}

/// The assignments that \p values mean, references resolved.
Result<std::vector<Assignment>> parseAll(ReferenceResolver &resolver, const Kind &kind,
                                         const FieldTexts &values)
{
    std::vector<Assignment> assignments;
    for (const auto &[name, text] : values) {
        auto assignment = parseOne(resolver, kind, name, text);
        if (!assignment) {
            Error error = assignment.error();
            error.field = name;
            return error;
        }
        assignments.push_back(std::move(*assignment));
    }
    return assignments;
}

bool hasValue(const Kind &kind, const std::vector<Assignment> &values, const QString &field)
{
    return std::ranges::any_of(values, [&](const Assignment &assignment) {
        return kind.fields[size_t(assignment.field)].name == field && !assignment.value.isNull();
    });
}

Error needsOneOf(const Kind &kind)
{
    return invalid(tr("A %1 needs one of: %2.").arg(kind.name, kind.oneOf.join(u", "_s)));
}

/// Refuses an edit that leaves nothing to call the record by; an identity names a developer too.
Result<void> checkStillNamed(RecordWriter &writer, const Kind &kind, RecordId id)
{
    if (kind.oneOf.isEmpty())
        return {};
    const auto stored = writer.stored(kind.id, id);
    RAPPORT_TRY(stored);
    if (!*stored)
        return {};
    const bool named = std::ranges::any_of(kind.oneOf, [&](const QString &field) {
        return !(**stored)[size_t(kind.indexOf(field))].isNull();
    });
    if (named)
        return {};
    if (kind.id != KindId::Developer)
        return needsOneOf(kind);
    const QString owner = u"developer"_s;
    const Value developer(id.value);
    const auto identities =
        RecordLookup(writer).byFields(KindId::Identity, {&owner, 1}, {&developer, 1});
    RAPPORT_TRY(identities);
    if (identities->empty())
        return needsOneOf(kind);
    return {};
}

/// Refuses an edit of a value that is no longer what the user saw.
Result<void> checkExpected(RecordWriter &writer, const Kind &kind, RecordId id,
                           const QString &field, const Value &expected)
{
    const auto stored = writer.stored(kind.id, id);
    RAPPORT_TRY(stored);
    const int index = kind.indexOf(field);
    if (index < 0 || !*stored || (**stored)[size_t(index)] == expected)
        return {};
    return Error{Error::Code::Conflict,
                 tr("%1 was changed by somebody else meanwhile; it is %2 now.")
                     .arg(kind.fields[size_t(index)].displayLabel(),
                          fieldText(kind.fields[size_t(index)], (**stored)[size_t(index)])),
                 {}};
}

/// Whether a new record has what its kind must have.
Result<void> checkComplete(const Kind &kind, const std::vector<Assignment> &values)
{
    for (const Field &field : kind.fields) {
        if (field.required && !hasValue(kind, values, field.name))
            return invalid(tr("%1 must not be empty.").arg(field.displayLabel()), field.name);
    }
    const bool named = kind.oneOf.isEmpty()
        || std::ranges::any_of(kind.oneOf,
                               [&](const QString &field) { return hasValue(kind, values, field); });
    if (!named)
        return needsOneOf(kind);
    return {};
}

QString editLabel(WriteContext &context, const Kind &kind, RecordId id, const FieldTexts &values)
{
    QStringList labels;
    for (const auto &[name, text] : values) {
        const Field *field = kind.find(name);
        labels.append(field ? field->displayLabel() : name);
    }
    return tr("Set %1 of %2").arg(labels.join(u", "_s), recordTitle(context, kind.id, id));
}

/// What a bulk edit makes of the tags that a record has: "+" adds, "-" takes away.
Value changedTags(const Value &before, const QString &text)
{
    QStringList tags = splitTags(before.toText());
    for (const QString &tag : splitTags(text.mid(1))) {
        tags.removeIf(
            [&tag](const QString &one) { return one.compare(tag, Qt::CaseInsensitive) == 0; });
        if (text.startsWith(u'+'))
            tags.append(tag);
    }
    return joinTags(tags);
}

/// Whether \p text changes tags rather than replaces them.
bool changesTags(const Field &field, const QString &text)
{
    return field.type == FieldType::Tags && (text.startsWith(u'+') || text.startsWith(u'-'));
}

Result<void> changeTagsOf(RecordWriter &writer, KindId kind, std::span<const qint64> ids, int field,
                          const QString &text)
{
    for (const qint64 id : ids) {
        const auto stored = writer.stored(kind, RecordId(id));
        RAPPORT_TRY(stored);
        // Somebody may have removed it meanwhile; the others are still meant.
        if (!*stored)
            continue;
        const Assignment changed{field, changedTags((**stored)[size_t(field)], text)};
        RAPPORT_TRY(writer.update(kind, RecordId(id), {&changed, 1}, &**stored));
    }
    return {};
}

Result<void> checkAllNamed(RecordWriter &writer, const Kind &kind, std::span<const qint64> ids)
{
    for (const qint64 id : ids)
        RAPPORT_TRY(checkStillNamed(writer, kind, RecordId(id)));
    return {};
}

Result<void> setCell(RecordWriter &writer, ReferenceResolver &resolver, const Kind &kind,
                     const CellText &cell)
{
    const auto assignment = parseOne(resolver, kind, cell.field, cell.text);
    RAPPORT_TRY(assignment);
    RAPPORT_TRY(writer.update(kind.id, cell.record, {&*assignment, 1}));
    return assignment->value.isNull() ? checkStillNamed(writer, kind, cell.record) : Result<void>();
}

Result<RecordId> insertOne(RecordWriter &writer, ReferenceResolver &resolver, const Kind &kind,
                           const FieldTexts &values)
{
    const auto assignments = parseAll(resolver, kind, values);
    RAPPORT_TRY(assignments);
    RAPPORT_TRY(checkComplete(kind, *assignments));
    return writer.insert(kind.id, *assignments);
}

} // namespace

QString recordTitle(WriteContext &context, KindId kind, RecordId id)
{
    const SqlBuilder builder(context.catalogue(), context.settings());
    const auto title = RecordReader(context.connection(), builder).title(kind, id);
    return title ? *title : u'#' + QString::number(id.value);
}

Result<Change> finishChange(WriteContext &context, RecordWriter &writer, const QString &label,
                            Change change, std::optional<ChangeSetId> undoes, const Job &job)
{
    auto set = context.finish(writer, label, undoes, job);
    RAPPORT_TRY(set);
    change.set = *set;
    return change;
}

Result<Change> addRecords(WriteContext &context, KindId kind,
                          const std::vector<FieldTexts> &records)
{
    const Kind &owner = context.catalogue().kind(kind);
    RecordWriter writer = context.newWriter();
    ReferenceResolver resolver(writer);
    Change change;
    for (size_t i = 0; i < records.size(); ++i) {
        const auto id = insertOne(writer, resolver, owner, records[i]);
        if (!id && records.size() > 1) {
            Error error = id.error();
            error.text = tr("Record %1: %2").arg(QString::number(i + 1), error.text);
            return error;
        }
        RAPPORT_TRY(id);
        change.created.push_back(*id);
    }
    const QString what = records.size() == 1
        ? recordTitle(context, kind, change.created.front())
        : tr("%1 records").arg(QLocale().toString(records.size()));
    return finishChange(context, writer, tr("Add %1 %2").arg(owner.displayLabel(), what),
                        std::move(change));
}

Result<Change> addRatedDeveloper(WriteContext &context, const QString &name, const QString &company,
                                 double satisfaction)
{
    const Kind &developer = context.catalogue().kind(KindId::Developer);
    const Kind &feedback = context.catalogue().kind(KindId::Feedback);
    RecordWriter writer = context.newWriter();
    ReferenceResolver resolver(writer);
    const auto id =
        insertOne(writer, resolver, developer, {{u"name"_s, name}, {u"company"_s, company}});
    RAPPORT_TRY(id);
    std::vector<Assignment> sheet = {{feedback.indexOf(u"developer"_s), Value(id->value)}};
    for (const Measure measure : measuresOf(ScoreKind::Satisfaction))
        sheet.push_back({feedback.indexOf(measureName(measure)), Value(satisfaction)});
    RAPPORT_TRY(writer.insert(KindId::Feedback, sheet));
    return finishChange(context, writer, tr("Add %1 %2").arg(developer.displayLabel(), name),
                        {{}, {*id}, {}});
}

Result<Change> setFields(WriteContext &context, KindId kind, RecordId id, const FieldTexts &values,
                         const std::optional<Value> &expected)
{
    const Kind &owner = context.catalogue().kind(kind);
    RecordWriter writer = context.newWriter();
    if (expected)
        RAPPORT_TRY(checkExpected(writer, owner, id, values.front().first, *expected));
    ReferenceResolver resolver(writer);
    const auto assignments = parseAll(resolver, owner, values);
    RAPPORT_TRY(assignments);
    const QString label = editLabel(context, owner, id, values);
    RAPPORT_TRY(writer.update(kind, id, *assignments));
    RAPPORT_TRY(checkStillNamed(writer, owner, id));
    return finishChange(context, writer, label);
}

Result<Change> setFieldOfAll(WriteContext &context, KindId kind, const std::vector<qint64> &ids,
                             const QString &field, const QString &text, const Job &job)
{
    const Kind &owner = context.catalogue().kind(kind);
    RecordWriter writer = context.newWriter();
    ReferenceResolver resolver(writer);
    const bool tags = owner.find(field) && changesTags(*owner.find(field), text);
    auto assignment = parseOne(resolver, owner, field, tags ? text.mid(1) : text);
    RAPPORT_TRY(assignment);
    for (size_t from = 0; from < ids.size(); from += kRecordsBetweenChecks) {
        if (job.cancelled())
            return Job::cancelledError();
        job.report({qint64(from), qint64(ids.size())});
        const std::span some =
            std::span(ids).subspan(from, std::min(kRecordsBetweenChecks, ids.size() - from));
        if (tags)
            RAPPORT_TRY(changeTagsOf(writer, kind, some, assignment->field, text));
        else
            RAPPORT_TRY(writer.updateField(kind, some, *assignment));
        if (!tags && assignment->value.isNull())
            RAPPORT_TRY(checkAllNamed(writer, owner, some));
    }
    const QString label =
        tr("Set %1 of %2 records")
            .arg(owner.find(field)->displayLabel(), QLocale().toString(ids.size()));
    return finishChange(context, writer, label, {}, {}, job);
}

Result<Change> setCells(WriteContext &context, KindId kind, const std::vector<CellText> &cells,
                        const QString &label, const Job &job)
{
    const Kind &owner = context.catalogue().kind(kind);
    RecordWriter writer = context.newWriter();
    ReferenceResolver resolver(writer);
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i % kRecordsBetweenChecks == 0) {
            if (job.cancelled())
                return Job::cancelledError();
            job.report({qint64(i), qint64(cells.size())});
        }
        const CellText &cell = cells[i];
        const auto set = setCell(writer, resolver, owner, cell);
        if (!set)
            return invalid(tr("%1: %2 Nothing was changed.")
                               .arg(recordTitle(context, kind, cell.record), set.error().text));
    }
    return finishChange(context, writer, label, {}, {}, job);
}

} // namespace rapport
