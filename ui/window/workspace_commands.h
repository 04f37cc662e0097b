// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/pages/long_change.h"
#include "ui/widgets/job_bar.h"
#include "ui/window/job_runner.h"

namespace rapport::ui {

/// The commands on an open workspace that take time or need an answer told: undo,
/// export, sample, copy, new settings. Tells the outcome in the job bar.
///
/// One per open workspace; destroyed before it.
class WorkspaceCommands : public QObject {
    Q_OBJECT
public:
    WorkspaceCommands(Workspace &workspace, JobBar &bar, JobRunner &jobs,
                      QObject *parent = nullptr);

    void undo();
    void redo();
    /// Takes back the change that the last message offered to.
    void undoOffered();
    /// As the kind of file that its name ends in; CSV in doubt.
    void exportRows(const QString &file, const ExportChoice &choice);
    void fillWithSample(const SampleOptions &options);
    void saveCopy(const QString &path);
    void setSettings(const QHash<QString, QString> &texts);

    /// Runs a page's long change beside the job bar.
    void carryOut(const LongChange &change);

    /// A page did something that can be taken back.
    void tell(const QString &message);
    /// Somebody else made \p set, which the message's Undo takes back.
    void tellChange(rapport::ChangeSetId set, const QString &message);
    /// A page did something that leaves nothing to take back.
    void inform(const QString &message);
    void tellError(const Error &error);

Q_SIGNALS:
    /// A command ended, well or not.
    void finished();

private:
    /// Whether a job may begin; says why not where another is running.
    [[nodiscard]] bool canBegin();
    void told(const Result<Change> &change, const QString &message);

    Workspace &m_workspace;
    JobBar &m_bar;
    JobRunner &m_jobs;
    std::optional<ChangeSetId> m_offered; ///< what the message's Undo takes back
};

} // namespace rapport::ui
