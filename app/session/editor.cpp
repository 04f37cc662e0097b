// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/editor.h"

#include "domain/field_text.h"
#include "session/reference_resolver.h"
#include "store/journal.h"
#include "store/record_lookup.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Editor", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// The assignments that \p values mean, references resolved.
Result<std::vector<Assignment>> parseAll(RecordWriter &writer, const Kind &kind,
                                         const FieldTexts &values)
{
    ReferenceResolver resolver(writer);
    std::vector<Assignment> assignments;
    for (const auto &[name, text] : values) {
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
        assignments.push_back({index, std::move(*value)});
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

/// Whether a new record has what its kind must have.
Result<void> checkComplete(const Kind &kind, const std::vector<Assignment> &values)
{
    for (const Field &field : kind.fields) {
        if (field.required && !hasValue(kind, values, field.name))
            return invalid(tr("%1 must not be empty.").arg(field.displayLabel()));
    }
    const bool named = kind.oneOf.isEmpty()
        || std::ranges::any_of(kind.oneOf,
                               [&](const QString &field) { return hasValue(kind, values, field); });
    if (!named)
        return needsOneOf(kind);
    return {};
}

/// Refuses an edit that leaves nothing to call the record by; an identity names a developer too.
Result<void> checkStillNamed(RecordWriter &writer, const Kind &kind, RecordId id)
{
    if (kind.oneOf.isEmpty())
        return {};
    const auto stored = writer.stored(kind.id, id);
    RAPPORT_TRY(stored);
    const bool named = std::ranges::any_of(kind.oneOf, [&](const QString &field) {
        return !(**stored)[size_t(kind.indexOf(field))].isNull();
    });
    if (named)
        return {};
    if (kind.id != KindId::Developer)
        return needsOneOf(kind);
    const QString owner = u"developer"_s;
    const Value developer(id.value);
    const auto identities = RecordLookup(writer.connection(), writer.catalogue())
                                .byFields(KindId::Identity, {&owner, 1}, {&developer, 1});
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

QString recordTitle(WriteContext &context, KindId kind, RecordId id)
{
    const SqlBuilder builder(context.catalogue(), context.settings());
    const auto title = RecordReader(context.connection(), builder).title(kind, id);
    return title ? *title : u'#' + QString::number(id.value);
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

Result<Change> finishChange(WriteContext &context, RecordWriter &writer, const QString &label,
                            Change change = {}, std::optional<ChangeSetId> undoes = {},
                            const Job &job = {})
{
    auto set = context.finish(writer, label, undoes, job);
    RAPPORT_TRY(set);
    change.set = *set;
    return change;
}

/// Sets fields of one record; \p expected is what the user saw in the first of them.
Result<Change> setAll(WriteContext &context, KindId kind, RecordId id, const FieldTexts &values,
                      const std::optional<Value> &expected)
{
    const Kind &owner = context.catalogue().kind(kind);
    RecordWriter writer = context.newWriter();
    if (expected)
        RAPPORT_TRY(checkExpected(writer, owner, id, values.front().first, *expected));
    const auto assignments = parseAll(writer, owner, values);
    RAPPORT_TRY(assignments);
    const QString label = editLabel(context, owner, id, values);
    RAPPORT_TRY(writer.update(kind, id, *assignments));
    RAPPORT_TRY(checkStillNamed(writer, owner, id));
    return finishChange(context, writer, label);
}

Result<Change> takeBack(WriteContext &context, const ChangeSetInfo &set, const QString &label)
{
    RecordWriter writer = context.newWriter();
    auto kept = Undo(context.connection(), context.catalogue(), writer).apply(set.id);
    RAPPORT_TRY(kept);
    return finishChange(context, writer, label.arg(set.label), {{}, {}, std::move(*kept)}, set.id);
}

Result<ChangeSetInfo> setToUndo(Connection &connection, std::optional<ChangeSetId> wanted)
{
    if (!wanted) {
        const auto next = nextUndo(connection);
        RAPPORT_TRY(next);
        if (!*next)
            return invalid(tr("There is nothing to undo."));
        return **next;
    }
    auto set = changeSet(connection, *wanted);
    RAPPORT_TRY(set);
    if (set->undone)
        return invalid(tr("Change %1 has been undone already.").arg(wanted->value));
    return set;
}

} // namespace

template <typename Function>
auto Editor::write(Function function)
{
    using Answered = std::invoke_result_t<Function &, WriteContext &>;
    Workspace *workspace = &m_workspace;
    Author author{workspace->m_options.actor, workspace->m_options.source, workspace->now()};
    auto summary = std::make_shared<ChangeSummary>();
    return m_workspace.m_database->write(
        [function = std::move(function), author = std::move(author),
         summary](Connection &connection) mutable -> Answered {
            auto context = WriteContext::load(connection, std::move(author));
            RAPPORT_TRY(context);
            Answered answer = function(*context);
            *summary = context->summary();
            return answer;
        },
        [workspace, summary](const auto &) {
            QMetaObject::invokeMethod(
                workspace, [workspace, summary] { workspace->announce(*summary); },
                Qt::QueuedConnection);
        });
}

Editor::Answer Editor::setField(KindId kind, RecordId id, const QString &field, const QString &text,
                                std::optional<Value> expected)
{
    return write([=](WriteContext &context) -> Result<Change> {
        return setAll(context, kind, id, {{field, text}}, expected);
    });
}

Editor::Answer Editor::setFields(KindId kind, RecordId id, FieldTexts values)
{
    return write([kind, id, values = std::move(values)](WriteContext &context) -> Result<Change> {
        return setAll(context, kind, id, values, {});
    });
}

Editor::Answer Editor::addRecord(KindId kind, FieldTexts values)
{
    return write([kind, values = std::move(values)](WriteContext &context) -> Result<Change> {
        const Kind &owner = context.catalogue().kind(kind);
        RecordWriter writer = context.newWriter();
        const auto assignments = parseAll(writer, owner, values);
        RAPPORT_TRY(assignments);
        RAPPORT_TRY(checkComplete(owner, *assignments));
        const auto id = writer.insert(kind, *assignments);
        RAPPORT_TRY(id);
        const QString label =
            tr("Add %1 %2").arg(owner.displayLabel(), recordTitle(context, kind, *id));
        return finishChange(context, writer, label, {{}, {*id}, {}});
    });
}

Editor::Answer Editor::removeRecords(KindId kind, std::vector<RecordId> ids)
{
    return write([kind, ids = std::move(ids)](WriteContext &context) mutable -> Result<Change> {
        const Kind &owner = context.catalogue().kind(kind);
        // Ascending, so that neighbours share one journal item.
        std::ranges::sort(ids);
        const auto repeated = std::ranges::unique(ids);
        ids.erase(repeated.begin(), repeated.end());
        const QString what = ids.size() == 1 ? recordTitle(context, kind, ids.front())
                                             : tr("%1 records").arg(ids.size());
        RecordWriter writer = context.newWriter();
        for (const RecordId id : ids)
            RAPPORT_TRY(writer.remove(kind, id));
        return finishChange(context, writer, tr("Delete %1 %2").arg(owner.displayLabel(), what));
    });
}

Editor::Answer Editor::undo(std::optional<ChangeSetId> set)
{
    return write([set](WriteContext &context) -> Result<Change> {
        const auto target = setToUndo(context.connection(), set);
        RAPPORT_TRY(target);
        return takeBack(context, *target, tr("Undo: %1"));
    });
}

Editor::Answer Editor::redo()
{
    return write([](WriteContext &context) -> Result<Change> {
        const auto next = nextRedo(context.connection());
        RAPPORT_TRY(next);
        if (!*next)
            return invalid(tr("There is nothing to redo."));
        const auto original = changeSet(context.connection(), *(*next)->undoes);
        RAPPORT_TRY(original);
        ChangeSetInfo undoing = **next;
        undoing.label = original->label;
        return takeBack(context, undoing, tr("Redo: %1"));
    });
}

Editor::Answer Editor::setSettings(QHash<QString, QString> texts, Job job)
{
    return write([texts = std::move(texts), job](WriteContext &context) -> Result<Change> {
        const auto checked = checkSettings(texts, context.settingTexts());
        RAPPORT_TRY(checked);
        RecordWriter writer = context.newWriter();
        QStringList keys = checked->keys();
        keys.sort();
        for (const QString &key : keys)
            RAPPORT_TRY(writer.setSetting(key, checked->value(key)));
        QStringList labels;
        for (const QString &key : keys)
            labels.append(QCoreApplication::translate("Settings", findSetting(key)->label));
        return finishChange(context, writer, tr("Set %1").arg(labels.join(u", "_s)), {}, {}, job);
    });
}

QFuture<Result<ImportOutcome>> Editor::importFile(QString file, ImportPlan plan,
                                                  ImportOptions options, Job job)
{
    const auto run = [file = std::move(file), plan = std::move(plan), options,
                      job](WriteContext &context) {
        return importRows(context, file, plan, options, job);
    };
    if (!options.dryRun)
        return write(run);
    const Author author{m_workspace.actor(), ChangeSource::Import, m_workspace.now()};
    return m_workspace.m_database->rehearse(
        [run, author](Connection &connection) -> Result<ImportOutcome> {
            auto context = WriteContext::load(connection, author);
            RAPPORT_TRY(context);
            auto outcome = run(*context);
            if (outcome)
                outcome->changeSet.reset();
            return outcome;
        });
}

Editor::Answer Editor::fillWithSample(SampleOptions options, Job job)
{
    return write([options = std::move(options), job](WriteContext &context) -> Result<Change> {
        const auto set = makeSample(context, options, job);
        RAPPORT_TRY(set);
        return Change{*set, {}, {}};
    });
}

QFuture<Result<QString>> Editor::saveCopy(QString path)
{
    return m_workspace.m_database->outsideTransaction(
        [path = std::move(path)](Connection &connection) -> Result<QString> {
            if (QFile::exists(path))
                return Error{
                    Error::Code::Conflict,
                    tr("%1 exists already; it was not touched. Choose another name.").arg(path),
                    {}};
            const auto done = connection.run(QStringLiteral("VACUUM INTO ?"), {Value(path)});
            if (!done) {
                QFile::remove(path);
                return done.error();
            }
            return path;
        });
}

} // namespace rapport
