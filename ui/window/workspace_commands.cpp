// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace_commands.h"

#include "session/exporter.h"
#include "tabular/table_writer.h"
#include "ui/models/answers.h"
#include "ui/pages/history_page.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace rapport::ui {

using namespace Qt::Literals::StringLiterals;

WorkspaceCommands::WorkspaceCommands(Workspace &workspace, JobBar &bar, JobRunner &jobs,
                                     QObject *parent)
    : QObject(parent), m_workspace(workspace), m_bar(bar), m_jobs(jobs)
{
}

bool WorkspaceCommands::canBegin()
{
    if (!m_jobs.isRunning())
        return true;
    m_bar.showMessage(tr("Something else is running; wait for it or cancel it first."),
                      JobBar::Tone::Error);
    return false;
}

void WorkspaceCommands::tell(const QString &message)
{
    m_offered.reset();
    m_bar.showMessage(message, JobBar::Tone::Success, JobBar::Offer::Undo);
}

void WorkspaceCommands::tellChange(ChangeSetId set, const QString &message)
{
    m_offered = set;
    m_bar.showMessage(message, JobBar::Tone::Success, JobBar::Offer::Undo);
}

void WorkspaceCommands::inform(const QString &message)
{
    m_bar.showMessage(message, JobBar::Tone::Success);
}

void WorkspaceCommands::carryOut(const LongChange &change)
{
    if (!canBegin())
        return;
    const Job job = m_jobs.begin(change.label);
    whenAnswered(change.run(job), this, [this, done = change.done](const Result<Change> &answer) {
        m_jobs.end();
        told(answer, answer && !answer->set ? tr("All of them have this value already") : done);
    });
}

void WorkspaceCommands::tellError(const Error &error)
{
    const bool cancelled = error.code == Error::Code::Cancelled;
    m_bar.showMessage(error.text, cancelled ? JobBar::Tone::Info : JobBar::Tone::Error);
}

void WorkspaceCommands::told(const Result<Change> &change, const QString &message)
{
    if (!change) {
        tellError(change.error());
    } else {
        m_offered = change->set;
        m_bar.showMessage(message, JobBar::Tone::Success,
                          change->set ? JobBar::Offer::Undo : JobBar::Offer::Nothing);
    }
    Q_EMIT finished();
}

void WorkspaceCommands::undo()
{
    whenAnswered(m_workspace.undoState(), this, [this](const Result<Workspace::UndoState> &state) {
        if (!state || !state->undo)
            return;
        const ChangeSetInfo set = *state->undo;
        whenAnswered(m_workspace.editor().undo(set.id), this,
                     [this, label = set.label](const Result<Change> &change) {
                         if (!change)
                             tellError(change.error());
                         else
                             m_bar.showMessage(undoSentence(label, change->kept),
                                               JobBar::Tone::Success);
                         Q_EMIT finished();
                     });
    });
}

void WorkspaceCommands::redo()
{
    whenAnswered(m_workspace.editor().redo(), this, [this](const Result<Change> &change) {
        if (change)
            m_bar.showMessage(tr("Done again"), JobBar::Tone::Success);
        else
            tellError(change.error());
        Q_EMIT finished();
    });
}

void WorkspaceCommands::undoOffered()
{
    if (!m_offered) {
        undo();
        return;
    }
    whenAnswered(m_workspace.editor().undo(std::exchange(m_offered, {})), this,
                 [this](const Result<Change> &change) {
                     if (!change)
                         tellError(change.error());
                     else
                         m_bar.showMessage(change->kept.empty()
                                               ? tr("Taken back")
                                               : undoSentence(tr("the last change"), change->kept),
                                           JobBar::Tone::Success);
                     Q_EMIT finished();
                 });
}

void WorkspaceCommands::exportRows(const QString &file, const ExportChoice &choice)
{
    if (!canBegin())
        return;
    const Job job = m_jobs.begin(tr("Exporting to %1").arg(QFileInfo(file).fileName()));
    const auto run = [file, choice, job,
                      idTag = m_workspace.idTag()](ReadContext &context) -> Result<qint64> {
        const auto writer = createTable(file, choice.csv);
        RAPPORT_TRY(writer);
        const Query &query = choice.query;
        const QStringList columns = choice.columns.isEmpty()
            ? defaultExportColumns(context.catalogue().kind(query.kind))
            : choice.columns;
        return exportRecords(context, query, columns, idTag, **writer, job);
    };
    whenAnswered(m_workspace.read(Lane::Analysis, run), this,
                 [this, file](const Result<qint64> &rows) {
                     m_jobs.end();
                     if (rows)
                         m_bar.showMessage(
                             tr("%1 rows written to %2")
                                 .arg(QLocale().toString(*rows), QDir::toNativeSeparators(file)),
                             JobBar::Tone::Success);
                     else
                         tellError(rows.error());
                     Q_EMIT finished();
                 });
}

void WorkspaceCommands::fillWithSample(const SampleOptions &options)
{
    if (!canBegin())
        return;
    const Job job = m_jobs.begin(tr("Inventing a community"));
    whenAnswered(m_workspace.editor().fillWithSample(options, job), this,
                 [this](const Result<Change> &change) {
                     m_jobs.end();
                     told(change, tr("A sample community is there to look around in"));
                 });
}

void WorkspaceCommands::saveCopy(const QString &path)
{
    whenAnswered(m_workspace.editor().saveCopy(path), this, [this](const Result<QString> &saved) {
        if (saved)
            m_bar.showMessage(tr("A copy was saved as %1").arg(QDir::toNativeSeparators(*saved)),
                              JobBar::Tone::Success);
        else
            tellError(saved.error());
        Q_EMIT finished();
    });
}

void WorkspaceCommands::setSettings(const QHash<QString, QString> &texts)
{
    if (!canBegin())
        return;
    const Job job = m_jobs.begin(tr("Computing all scores anew"));
    whenAnswered(m_workspace.editor().setSettings(texts, job), this,
                 [this](const Result<Change> &change) {
                     m_jobs.end();
                     told(change, tr("The new settings are in force"));
                 });
}

} // namespace rapport::ui
