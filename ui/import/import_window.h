// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/import/import_session.h"

#include <QDialog>
#include <QTemporaryDir>

class QPushButton;
class QStackedWidget;

namespace rapport::ui {

class ChangesStep;
class ColumnsStep;
class FileStep;
class JobMeter;
class Notice;
class ProgressPane;
class ResultStep;
class StepBar;

/// Imports a file in four steps: which file, which column is what, what would change, what did.
///
/// Steps can be gone through back and forth; nothing the user said is lost on the way. Reading,
/// guessing, the preview (the import itself, taken back) and the import run on other threads.
/// While one of them runs, Escape stops it; else it closes the window. Open it with open(); the
/// workspace outlives it.
class ImportWindow : public QDialog {
    Q_OBJECT
public:
    enum class Step { File, Columns, Changes, Result };

    ImportWindow(Workspace &workspace, FileChooser &files, QWidget *parent = nullptr);
    ~ImportWindow() override;

    /// Looks at \p path; \p kind is what a row is, guessed where there is none.
    void setFile(const QString &path, std::optional<KindId> kind = {});
    void chooseFile();
    /// Takes the table on the clipboard.
    void paste();
    /// Whether something is being read, checked, filtered or imported.
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const ImportSession &session() const { return m_session; }
    [[nodiscard]] FileStep *fileStep() const { return m_file; }
    [[nodiscard]] ColumnsStep *columnsStep() const { return m_columns; }
    [[nodiscard]] ChangesStep *changesStep() const { return m_changes; }
    [[nodiscard]] ResultStep *resultStep() const { return m_result; }
    [[nodiscard]] StepBar *steps() const { return m_steps; }
    [[nodiscard]] QPushButton *backButton() const { return m_back; }
    [[nodiscard]] QPushButton *nextButton() const { return m_next; }
    /// What is wrong, in a sentence; empty where nothing is.
    [[nodiscard]] QString fault() const;

public Q_SLOTS:
    void next();
    void back();
    void reject() override;

Q_SIGNALS:
    /// The import is in the workspace; \p sentence says so.
    void imported(rapport::ChangeSetId set, const QString &sentence);
    void takenBack(const QString &sentence);
    /// The user wants to see what came in.
    void rowsRequested(rapport::KindId kind, const rapport::Filter &filter, const QString &title);

private:
    using Outcome = std::shared_ptr<const ImportOutcome>;
    using Answer = Result<Outcome>;

    void build();
    void connectSteps();
    void start(const QString &file, const QString &title, bool pasted);
    void look();
    void showLook(const FileLook &found, const std::vector<SavedImportPlan> &plans);
    void failLook(const Error &error);
    void useSaved(const SavedImportPlan &saved);
    void openPlans();
    void chooseKind(KindId kind);
    void goTo(Step step);
    void showStep(Step step);
    void preview();
    void showPreview(const Answer &answer);
    void leaveColumnOut(QWidget *anchor);
    void import();
    void showResult(const Answer &answer, const QString &rejectsFile, const QDateTime &since);
    void undo();
    void saveRejects();
    void run(const QString &label, ImportOptions options, std::function<void(const Answer &)> done);
    void setFault(const QString &text);
    void updateButtons();
    [[nodiscard]] LookContext lookContext() const;

    Workspace &m_workspace;
    FileChooser &m_files;
    QTemporaryDir m_pastes;
    int m_pasted = 0;
    ImportSession m_session;
    ImportDecisions m_decisions;
    Step m_step = Step::File;
    bool m_readable = false; ///< the file, as the session wants it read
    QJsonObject m_previewed; ///< the plan that the changes step shows
    QString m_rejectsFile;   ///< of the import that is done
    std::optional<ChangeSetId> m_set;
    QDateTime m_since;       ///< when the import began
    std::stop_source m_stop; ///< of the look
    quint64 m_looks = 0;     ///< the look that is awaited
    int m_looking = 0;       ///< how many answers are awaited
    JobMeter *m_meter;
    StepBar *m_steps = nullptr;
    Notice *m_fault = nullptr;
    QStackedWidget *m_body = nullptr;
    FileStep *m_file = nullptr;
    ColumnsStep *m_columns = nullptr;
    ChangesStep *m_changes = nullptr;
    ResultStep *m_result = nullptr;
    ProgressPane *m_progress = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace rapport::ui
