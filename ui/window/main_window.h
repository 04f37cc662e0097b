// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/window/page_stack.h"
#include "ui/window/preferences.h"
#include "ui/window/workspace_opener.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QStackedWidget;

namespace rapport::ui {

class ImportWindow;
class JobBar;
class JobRunner;
class NavRail;
class ScopeControl;
class SearchPalette;
class ServiceSwitch;
class TopBar;
class WelcomePage;
class WindowActions;
class WorkspaceCommands;

/// What every window of the program shares; all outlive the windows.
struct Surroundings {
    Preferences &preferences;
    ThemeController &themes;
    FileChooser &files;
    Clock clock = systemClock();
};

/// A window: the welcome page, or one open workspace with its pages.
///
/// Opening runs on a worker; a file that cannot be opened is told where the user looks, never
/// in a box. Closing destroys the pages, then the workspace, which leaves one file.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Surroundings &surroundings);
    ~MainWindow() override;

    /// Opens \p path in this window, which shows the welcome page.
    void openFile(const QString &path);
    /// Makes \p path and opens it; with \p sampleDevelopers fills it as well.
    void createFile(const QString &path, int sampleDevelopers = 0);
    /// Takes the workspace on the screen.
    void setWorkspace(std::unique_ptr<Workspace> workspace);

    [[nodiscard]] Workspace *workspace() const { return m_workspace.get(); }
    [[nodiscard]] bool isOpening() const { return m_opening; }
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] WelcomePage *welcome() const { return m_welcome; }
    [[nodiscard]] TopBar *topBar() const { return m_topBar; }
    [[nodiscard]] JobBar *jobBar() const { return m_jobBar; }
    [[nodiscard]] WindowActions *windowActions() const { return m_actions; }
    [[nodiscard]] JobRunner *jobs() const { return m_jobs; }
    [[nodiscard]] WorkspaceCommands *commands() const { return m_commands.get(); }
    void showPage(const QString &key);

    // What the menus do.
    void newFile();
    void chooseFile();
    void saveCopy();
    void sample();
    /// Opens the import window, on \p file where there is one. Null where none can be shown.
    ImportWindow *importFile(const QString &file = {});
    void exportRows(const Query &query, const QStringList &columns);
    /// Opens the palette, which finds records, pages and commands.
    SearchPalette *searchEverywhere();
    void showShortcuts();
    void showAbout();
    /// The person changed something that concerns all windows.
    void applyPersonal(const PersonalSettings &personal);

Q_SIGNALS:
    /// Another file is wanted while this window has one.
    void openRequested(const QString &path);
    void createRequested(const QString &path, int sampleDevelopers);
    void personalChanged(const rapport::ui::PersonalSettings &personal);
    void recentFilesChanged();
    void quitRequested();
    /// Opening ended: the workspace is there, or the reason why not is shown.
    void opened(bool ok);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeLayout();
    void connectActions();
    void connectEditActions();
    void connectPages();
    void connectTopBar();
    void connectService();
    void finishOpening(const QString &path, Opened opened, int sampleDevelopers);
    void closeWorkspace();
    void workspaceChanged(const ChangeSummary &summary);
    void showWelcome();
    void pageShown(const QString &key);
    void searched(const QString &text);
    void findOnPage();
    void warmSearch();
    void openRecord(KindId kind, RecordId id);
    void showAllFound(KindId kind, const QString &search);
    void updateTitle();
    void updateFacts();
    void updateUndo();
    void updateState();
    void refreshRecent();
    [[nodiscard]] WorkspaceOptions options() const;
    [[nodiscard]] QString suggestedName(const QString &name) const;

    Surroundings m_surroundings;
    NavRail *m_rail = nullptr;
    TopBar *m_topBar = nullptr;
    QStackedWidget *m_body = nullptr;
    WelcomePage *m_welcome = nullptr;
    JobBar *m_jobBar = nullptr;
    JobRunner *m_jobs = nullptr;
    WindowActions *m_actions = nullptr;
    std::unique_ptr<Workspace> m_workspace;
    // Of the open workspace; they go before it.
    std::unique_ptr<WorkspaceCommands> m_commands;
    std::unique_ptr<ScopeControl> m_scope;
    std::shared_ptr<ServiceSwitch> m_service; ///< shared, so that it may be left out of the build
    PageStack *m_pages = nullptr;
    QPointer<ImportWindow> m_import;
    QPointer<SearchPalette> m_palette;
    std::optional<qint64> m_people;
    bool m_opening = false;
};

} // namespace rapport::ui
