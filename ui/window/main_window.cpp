// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/import/import_window.h"
#include "ui/models/answers.h"
#include "ui/pages/table_page.h"
#include "ui/pages/welcome_page.h"
#include "ui/theme/icons.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/toggle.h"
#include "ui/window/scope_control.h"
#ifdef RAPPORT_SERVICE
#include "ui/window/service_switch.h"
#endif
#include "ui/window/search_palette.h"
#include "ui/window/top_bar.h"
#include "ui/window/window_actions.h"
#include "ui/window/workspace_commands.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenuBar>
#include <QPushButton>
#include <QStackedWidget>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QSize kFirstSize(1440, 900);
constexpr QSize kLeastSize(880, 560);

} // namespace

MainWindow::MainWindow(const Surroundings &surroundings) : m_surroundings(surroundings)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setMinimumSize(kLeastSize);
    resize(kFirstSize);
    makeLayout();
    m_actions = new WindowActions(*menuBar(), *this);
    m_jobs = new JobRunner(*m_jobBar, this);
    connectActions();
    connectTopBar();
    m_actions->setTheme(m_surroundings.preferences.personal().theme);
    restoreGeometry(m_surroundings.preferences.geometry());
    refreshRecent();
    showWelcome();
}

MainWindow::~MainWindow()
{
    closeWorkspace();
}

void MainWindow::makeLayout()
{
    auto *centre = new QWidget(this);
    auto *outer = new QVBoxLayout(centre);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    outer->addLayout(middle, 1);
    m_rail = new NavRail(centre);
    for (const PageInfo &page : allPages()) {
        if (page.startsGroup)
            m_rail->addSeparator();
        m_rail->addPage(page.key, page.picture, page.title);
    }
    middle->addWidget(m_rail);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    middle->addLayout(right, 1);
    m_topBar = new TopBar(centre);
    m_body = new QStackedWidget(centre);
    m_welcome = new WelcomePage(m_body);
    m_body->addWidget(m_welcome);
    right->addWidget(m_topBar);
    right->addWidget(m_body, 1);
    m_jobBar = new JobBar(centre);
    outer->addWidget(m_jobBar);
    setCentralWidget(centre);
    connect(m_rail, &NavRail::currentChanged, this, &MainWindow::showPage);
}

void MainWindow::connectTopBar()
{
    connect(m_topBar->importButton(), &QPushButton::clicked, this, [this] { importFile(); });
    connect(m_topBar->search(), &SearchField::searchChanged, this, &MainWindow::searched);
    connect(m_topBar->search(), &SearchField::entered, this, &MainWindow::warmSearch);
    connect(m_jobBar, &JobBar::undoRequested, this, [this] {
        if (m_commands)
            m_commands->undoOffered();
    });
    connect(m_jobs, &JobRunner::runningChanged, this, &MainWindow::updateState);
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::newFile);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseFile);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::sample);
    connect(m_welcome, &WelcomePage::recentRequested, this, &MainWindow::openFile);
}

WorkspaceOptions MainWindow::options() const
{
    return {m_surroundings.preferences.personal().name, ChangeSource::Window, m_surroundings.clock};
}

void MainWindow::openFile(const QString &path)
{
    if (m_opening || m_workspace)
        return;
    m_opening = true;
    m_welcome->setError({});
    m_welcome->setOpening(true);
    openWorkspace(path, options(), this,
                  [this, path](Opened opened) { finishOpening(path, std::move(opened), 0); });
}

void MainWindow::createFile(const QString &path, int sampleDevelopers)
{
    if (m_opening || m_workspace)
        return;
    m_opening = true;
    m_welcome->setError({});
    m_welcome->setOpening(true);
    createWorkspace(path, options(), this, [this, path, sampleDevelopers](Opened opened) {
        finishOpening(path, std::move(opened), sampleDevelopers);
    });
}

void MainWindow::finishOpening(const QString &path, Opened opened, int sampleDevelopers)
{
    m_opening = false;
    m_welcome->setOpening(false);
    if (!opened) {
        m_welcome->setError(opened.error().text);
        m_jobBar->showMessage(opened.error().text, JobBar::Tone::Error);
        Q_EMIT this->opened(false);
        return;
    }
    setWorkspace(std::move(*opened));
    m_surroundings.preferences.addRecentFile(path);
    m_surroundings.preferences.setLastWorkspace(QFileInfo(path).absoluteFilePath());
    Q_EMIT recentFilesChanged();
    if (sampleDevelopers > 0)
        m_commands->fillWithSample({sampleDevelopers, 7, {}, {}});
    Q_EMIT this->opened(true);
}

void MainWindow::setWorkspace(std::unique_ptr<Workspace> workspace)
{
    closeWorkspace();
    m_workspace = std::move(workspace);
    m_workspace->watchOtherPrograms();
    m_commands = std::make_unique<WorkspaceCommands>(*m_workspace, *m_jobBar, *m_jobs);
    m_scope = std::make_unique<ScopeControl>(*m_workspace, *m_topBar->filters());
    Preferences &preferences = m_surroundings.preferences;
    m_pages = new PageStack(*m_workspace, preferences.personal(), preferences.tables(), m_body);
    m_body->addWidget(m_pages);
    m_body->setCurrentWidget(m_pages);
    connectPages();
    connectService();
    m_scope->clear();
    m_jobBar->clearMessage();
    m_rail->setVisible(true);
    m_topBar->setVisible(true);
    const QString last = preferences.lastPage();
    showPage(m_pages->page(last) ? last : kDashboardPage.toString());
    updateTitle();
    updateState();
    updateUndo();
    updateFacts();
}

void MainWindow::connectPages()
{
    connect(m_workspace.get(), &Workspace::changed, this, &MainWindow::workspaceChanged);
    connect(m_scope.get(), &ScopeControl::scopeChanged, m_pages, &PageStack::setScope);
    connect(m_pages, &PageStack::currentChangedTo, this, &MainWindow::pageShown);
    connect(m_pages, &PageStack::failed, m_commands.get(), &WorkspaceCommands::tellError);
    connect(m_pages, &PageStack::done, m_commands.get(), &WorkspaceCommands::tell);
    connect(m_pages, &PageStack::told, m_commands.get(), &WorkspaceCommands::inform);
    connect(m_pages, &PageStack::longChangeRequested, m_commands.get(),
            &WorkspaceCommands::carryOut);
    connect(m_pages, &PageStack::selectionTold, m_jobBar, &JobBar::setSelection);
    connect(m_pages, &PageStack::importRequested, this, [this] { importFile(); });
    connect(m_pages, &PageStack::exportRequested, this, &MainWindow::exportRows);
    connect(m_pages, &PageStack::sampleRequested, this, &MainWindow::sample);
    connect(m_pages, &PageStack::rescoringRequested, m_commands.get(),
            &WorkspaceCommands::setSettings);
    connect(m_pages, &PageStack::personalChanged, this, &MainWindow::personalChanged);
    connect(m_pages, &PageStack::clearFiltersRequested, this, [this] {
        m_topBar->search()->clear();
        m_scope->clear();
    });
}

void MainWindow::connectService()
{
#ifdef RAPPORT_SERVICE
    m_service = std::make_shared<ServiceSwitch>(*m_workspace, m_surroundings.preferences);
    m_pages->setService(m_service->state());
    connect(m_pages, &PageStack::serviceSwitched, m_service.get(), &ServiceSwitch::set);
    connect(m_service.get(), &ServiceSwitch::changed, m_pages, &PageStack::setService);
#endif
}

void MainWindow::closeWorkspace()
{
    if (!m_workspace)
        return;
    // The pages refer to the workspace, and answers still under way to the pages.
    delete m_import;
    delete m_palette;
    delete std::exchange(m_pages, nullptr);
    m_jobBar->setSelection({});
    m_service.reset();
    m_scope.reset();
    m_commands.reset();
    m_people.reset();
    m_jobs->cancel();
    m_workspace.reset();
    if (m_jobs->isRunning())
        m_jobs->end();
}

void MainWindow::showWelcome()
{
    m_rail->setVisible(false);
    m_topBar->setVisible(false);
    m_body->setCurrentWidget(m_welcome);
    m_jobBar->setFacts({});
    updateTitle();
    updateState();
}

void MainWindow::showPage(const QString &key)
{
    if (m_pages)
        m_pages->showPage(key);
}

void MainWindow::pageShown(const QString &key)
{
    const auto pages = allPages();
    const auto info = std::ranges::find(pages, key, &PageInfo::key);
    m_rail->setCurrent(key);
    m_topBar->setTitle(info->title);
    m_topBar->setFiltersVisible(info->usesScope);
    m_topBar->search()->setPlaceholderText(info->kind ? tr("Search %1").arg(info->title.toLower())
                                                      : tr("Search developers"));
    m_actions->setCurrentPage(key);
    updateState();
}

void MainWindow::workspaceChanged(const ChangeSummary &summary)
{
    updateUndo();
    const auto &developers = summary.of(KindId::Developer);
    if (developers.rowsChanged || developers.many)
        updateFacts();
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_workspace ? tr("%1 – Rapport").arg(m_workspace->name()) : tr("Rapport"));
    setWindowFilePath(m_workspace ? m_workspace->path() : QString());
}

void MainWindow::updateFacts()
{
    if (!m_workspace)
        return;
    whenAnswered(
        m_workspace->count({KindId::Developer, {}, {}, {}}), m_pages,
        [this](const Result<qint64> &count) {
            if (count)
                m_people = *count;
            const QString people =
                m_people ? tr("%1 developers").arg(QLocale().toString(*m_people)) : QString();
            m_jobBar->setFacts({QFileInfo(m_workspace->path()).fileName(), people,
                                m_workspace->isReadOnly() ? tr("Read-only") : tr("Saved")});
        });
}

void MainWindow::updateUndo()
{
    whenAnswered(m_workspace->undoState(), m_pages,
                 [this](const Result<Workspace::UndoState> &state) {
                     m_actions->setUndoState(state ? *state : Workspace::UndoState());
                 });
}

void MainWindow::updateState()
{
    m_actions->setState(m_workspace.get(), m_jobs->isRunning());
    const bool table = m_pages && m_pages->currentTable();
    m_actions->add->setEnabled(m_actions->add->isEnabled() && table);
    for (QAction *action : m_actions->cellActions())
        action->setEnabled(action->isEnabled() && table);
    m_topBar->importButton()->setEnabled(m_actions->importFile->isEnabled());
}

void MainWindow::refreshRecent()
{
    const QStringList files = m_surroundings.preferences.recentFiles();
    m_actions->setRecentFiles(files);
    m_welcome->setRecentFiles(files);
}

void MainWindow::applyPersonal(const PersonalSettings &personal)
{
    m_actions->setTheme(personal.theme);
    if (m_workspace) {
        m_workspace->setActor(personal.name);
        m_pages->setPersonal(personal);
    }
    for (Toggle *toggle : findChildren<Toggle *>())
        toggle->setAnimated(personal.motion);
    refreshRecent();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_surroundings.preferences.setGeometry(saveGeometry());
    if (m_pages)
        m_surroundings.preferences.setLastPage(m_pages->currentKey());
    event->accept();
}

} // namespace rapport::ui
