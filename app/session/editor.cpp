// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/editor.h"

#include "base/clock.h"
#include "session/record_edits.h"
#include "store/journal.h"
#include "store/workspace_tables.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

// Edits that take no longer than others that wait for them like to wait.
constexpr WriteManner kSmall = {References::Checked, Commit::Shared};

// Longer than any sensible client goes on trying.
constexpr int kDaysRemembered = 7;

QString tr(const char *text)
{
    return QCoreApplication::translate("Editor", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
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

/// Carries \p function out, or answers as it did the first time.
template <typename Function>
Result<Change> carryOutOnce(WriteContext &context, const RequestKey &request, Function &function)
{
    const auto earlier = findRequest(context.connection(), request.key);
    RAPPORT_TRY(earlier);
    if (*earlier) {
        if ((*earlier)->digest != request.digest)
            return Error{Error::Code::Conflict,
                         tr("The key of this request was used for another request before. Nothing "
                            "was changed; take a new key."),
                         {}};
        Change change;
        change.set = (*earlier)->set;
        for (const qint64 id : (*earlier)->created)
            change.created.emplace_back(id);
        return change;
    }
    Result<Change> change = function(context);
    RAPPORT_TRY(change);
    KnownRequest made{request.digest, change->set, {}};
    for (const RecordId id : change->created)
        made.created.push_back(id.value);
    const QDateTime now = context.author().now;
    RAPPORT_TRY(rememberRequest(context.connection(), request.key, made, toStoredTime(now),
                                toStoredTime(now.addDays(-kDaysRemembered))));
    return change;
}

} // namespace

Editor::Editor(Workspace &workspace, QString actor, ChangeSource source)
    : m_workspace(&workspace), m_other(Other{std::move(actor), source})
{
}

Editor Editor::once(RequestKey request) const
{
    Editor editor = *this;
    editor.m_request = std::move(request);
    return editor;
}

Author Editor::author() const
{
    const WorkspaceOptions &options = m_workspace->m_options;
    return {m_other ? m_other->actor : options.actor, m_other ? m_other->source : options.source,
            m_workspace->now()};
}

template <typename Function>
auto Editor::write(Function function, WriteManner manner)
{
    using Answered = std::invoke_result_t<Function &, WriteContext &>;
    Workspace *workspace = m_workspace;
    auto summary = std::make_shared<ChangeSummary>();
    return workspace->m_database->write(
        [function = std::move(function), author = author(), request = m_request,
         summary](Connection &connection) mutable -> Answered {
            auto context = WriteContext::load(connection, std::move(author));
            RAPPORT_TRY(context);
            Answered answer = [&] {
                if constexpr (std::is_same_v<Answered, Result<Change>>) {
                    if (request)
                        return carryOutOnce(*context, *request, function);
                }
                return function(*context);
            }();
            *summary = context->summary();
            return answer;
        },
        [workspace, summary](const auto &) {
            QMetaObject::invokeMethod(
                workspace, [workspace, summary] { workspace->announce(*summary); },
                Qt::QueuedConnection);
        },
        manner);
}

Editor::Answer Editor::setField(KindId kind, RecordId id, const QString &field, const QString &text,
                                std::optional<Value> expected)
{
    return write(
        [=](WriteContext &context) -> Result<Change> {
            return rapport::setFields(context, kind, id, {{field, text}}, expected);
        },
        kSmall);
}

Editor::Answer Editor::setFields(KindId kind, RecordId id, FieldTexts values)
{
    return write(
        [kind, id, values = std::move(values)](WriteContext &context) -> Result<Change> {
            return rapport::setFields(context, kind, id, values, {});
        },
        kSmall);
}

Editor::Answer Editor::setFieldOfAll(KindId kind, std::vector<qint64> ids, QString field,
                                     QString text, Job job)
{
    return write([kind, ids = std::move(ids), field = std::move(field), text = std::move(text),
                  job = std::move(job)](WriteContext &context) -> Result<Change> {
        return rapport::setFieldOfAll(context, kind, ids, field, text, job);
    });
}

Editor::Answer Editor::setCells(KindId kind, std::vector<CellText> cells, QString label, Job job)
{
    return write([kind, cells = std::move(cells), label = std::move(label),
                  job = std::move(job)](WriteContext &context) -> Result<Change> {
        return rapport::setCells(context, kind, cells, label, job);
    });
}

Editor::Answer Editor::addRecord(KindId kind, FieldTexts values)
{
    return addRecords(kind, {std::move(values)});
}

Editor::Answer Editor::addRecords(KindId kind, std::vector<FieldTexts> records)
{
    return write(
        [kind, records = std::move(records)](WriteContext &context) -> Result<Change> {
            return rapport::addRecords(context, kind, records);
        },
        kSmall);
}

Editor::Answer Editor::addRatedDeveloper(QString name, QString company, double satisfaction)
{
    return write(
        [name = std::move(name), company = std::move(company),
         satisfaction](WriteContext &context) -> Result<Change> {
            return rapport::addRatedDeveloper(context, name, company, satisfaction);
        },
        kSmall);
}

Editor::Answer Editor::saveView(SavedView view)
{
    return write([view = std::move(view)](WriteContext &context) -> Result<Change> {
        if (view.name.trimmed().isEmpty())
            return invalid(tr("A view needs a name."));
        const QByteArray body = QJsonDocument(view.toJson()).toJson(QJsonDocument::Compact);
        RAPPORT_TRY(savePreset(context.connection(), viewsOf(view.query.kind), view.name.trimmed(),
                               QString::fromUtf8(body)));
        return Change();
    });
}

Editor::Answer Editor::removeView(KindId kind, QString name)
{
    return write([kind, name = std::move(name)](WriteContext &context) -> Result<Change> {
        RAPPORT_TRY(removePreset(context.connection(), viewsOf(kind), name));
        return Change();
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
                      job](WriteContext &context) -> Result<ImportOutcome> {
        auto outcome = importRows(context, file, plan, options, job);
        if (outcome && !options.dryRun)
            RAPPORT_TRY(rememberImportPlan(context.connection(), plan, QFileInfo(file).fileName(),
                                           outcome->headings, toStoredTime(context.author().now)));
        return outcome;
    };
    // What a row refers to was found or made for it, and nothing is removed.
    if (!options.dryRun)
        return write(run, {References::Trusted});
    const Author author{m_workspace->actor(), ChangeSource::Import, m_workspace->now()};
    return m_workspace->m_database->rehearse(
        [run, author](Connection &connection) -> Result<ImportOutcome> {
            auto context = WriteContext::load(connection, author);
            RAPPORT_TRY(context);
            auto outcome = run(*context);
            if (outcome)
                outcome->changeSet.reset();
            return outcome;
        },
        References::Trusted);
}

Editor::Answer Editor::saveImportPlan(SavedImportPlan plan)
{
    return write([plan = std::move(plan)](WriteContext &context) -> Result<Change> {
        RAPPORT_TRY(writeImportPlan(context.connection(), plan));
        return Change();
    });
}

Editor::Answer Editor::renameImportPlan(QString fingerprint, QString name)
{
    return write([fingerprint = std::move(fingerprint),
                  name = std::move(name)](WriteContext &context) -> Result<Change> {
        auto plans = readImportPlans(context.connection());
        RAPPORT_TRY(plans);
        const auto plan = std::ranges::find(*plans, fingerprint, &SavedImportPlan::fingerprint);
        if (plan == plans->end())
            return Error{Error::Code::NotFound, tr("This import plan is not there any more."), {}};
        plan->name = name;
        RAPPORT_TRY(writeImportPlan(context.connection(), *plan));
        return Change();
    });
}

Editor::Answer Editor::removeImportPlan(QString fingerprint)
{
    return write([fingerprint = std::move(fingerprint)](WriteContext &context) -> Result<Change> {
        RAPPORT_TRY(deleteImportPlan(context.connection(), fingerprint));
        return Change();
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
    return m_workspace->m_database->outsideTransaction(
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
