// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menu commands; the rest of MainWindow is in main_window.cpp.
#include "ui/window/main_window.h"

#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/sample_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/import/import_window.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/pages/welcome_page.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/search_field.h"
#include "ui/window/job_runner.h"
#include "ui/window/top_bar.h"
#include "ui/window/window_actions.h"
#include "ui/window/workspace_commands.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The one local file that is dragged, if it is of ours.
QString droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    static const QStringList endings = {u"rapport"_s, u"xlsx"_s, u"ods"_s,  u"csv"_s,
                                        u"tsv"_s,     u"txt"_s,  u"json"_s, u"jsonl"_s};
    return endings.contains(QFileInfo(path).suffix().toLower()) ? path : QString();
}

bool isWorkspace(const QString &path)
{
    return path.endsWith(u".rapport"_s, Qt::CaseInsensitive);
}

} // namespace

void MainWindow::connectActions()
{
    const WindowActions &actions = *m_actions;
    connect(actions.newFile, &QAction::triggered, this, &MainWindow::newFile);
    connect(actions.openFile, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(actions.saveCopy, &QAction::triggered, this, &MainWindow::saveCopy);
    connect(actions.sample, &QAction::triggered, this, &MainWindow::sample);
    connect(actions.importFile, &QAction::triggered, this, [this] { importFile(); });
    connect(actions.closeWindow, &QAction::triggered, this, &QWidget::close);
    connect(actions.quit, &QAction::triggered, this, &MainWindow::quitRequested);
    connect(actions.shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(actions.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(actions.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_actions, &WindowActions::pageChosen, this, &MainWindow::showPage);
    connect(m_actions, &WindowActions::recentChosen, this, [this](const QString &path) {
        if (m_workspace)
            Q_EMIT openRequested(path);
        else
            openFile(path);
    });
    connect(m_actions, &WindowActions::clearRecentChosen, this, [this] {
        m_surroundings.preferences.clearRecentFiles();
        Q_EMIT recentFilesChanged();
    });
    connect(m_actions, &WindowActions::themeChosen, this, [this](ThemeChoice choice) {
        PersonalSettings personal = m_surroundings.preferences.personal();
        personal.theme = choice;
        Q_EMIT personalChanged(personal);
    });
    connectEditActions();
}

void MainWindow::connectEditActions()
{
    connect(m_actions->undo, &QAction::triggered, this, [this] { m_commands->undo(); });
    connect(m_actions->redo, &QAction::triggered, this, [this] { m_commands->redo(); });
    connect(m_actions->find, &QAction::triggered, this, &MainWindow::findOnPage);
    connect(m_actions->findEverywhere, &QAction::triggered, this, &MainWindow::searchEverywhere);
    const auto onTable = [this](QAction *action, std::function<void(TablePage &)> command) {
        connect(action, &QAction::triggered, this, [this, command = std::move(command)] {
            if (TablePage *table = m_pages ? m_pages->currentTable() : nullptr)
                command(*table);
        });
    };
    onTable(m_actions->add, [](TablePage &page) { page.addRecord(); });
    onTable(m_actions->editMany, [](TablePage &page) { page.editMany(); });
    onTable(m_actions->remove, [](TablePage &page) { page.removeSelected(); });
    const auto onCells = [&onTable](QAction *action, void (CellCommands::*command)()) {
        onTable(action, [command](TablePage &page) { (page.table().cells().*command)(); });
    };
    onTable(m_actions->copy, [](TablePage &page) { page.table().cells().copy(); });
    onTable(m_actions->selectAll, [](TablePage &page) { page.table().selectAll(); });
    onCells(m_actions->cut, &CellCommands::cut);
    onCells(m_actions->paste, &CellCommands::paste);
    onCells(m_actions->fillDown, &CellCommands::fillDown);
    onCells(m_actions->clear, &CellCommands::clear);
    connect(m_actions->exportRows, &QAction::triggered, this, [this] {
        if (TablePage *table = m_pages->currentTable())
            exportRows(table->query(), table->columns());
        else
            exportRows({KindId::Developer, {}, {}, {}}, {});
    });
}

QString MainWindow::suggestedName(const QString &name) const
{
    const QString folder = m_workspace
        ? QFileInfo(m_workspace->path()).absolutePath()
        : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).filePath(name);
}

void MainWindow::newFile()
{
    m_surroundings.files.choose(this,
                                newWorkspaceRequest(suggestedName(tr("community") + u".rapport"_s)),
                                [this](const QString &path) {
                                    if (m_workspace)
                                        Q_EMIT createRequested(path, 0);
                                    else
                                        createFile(path);
                                });
}

void MainWindow::chooseFile()
{
    m_surroundings.files.choose(this, openWorkspaceRequest(), [this](const QString &path) {
        if (m_workspace)
            Q_EMIT openRequested(path);
        else
            openFile(path);
    });
}

void MainWindow::saveCopy()
{
    const QString name = tr("%1 copy").arg(m_workspace->name()) + u".rapport"_s;
    m_surroundings.files.choose(this, saveCopyRequest(suggestedName(name)),
                                [this](const QString &path) {
                                    if (m_commands)
                                        m_commands->saveCopy(path);
                                });
}

void MainWindow::sample()
{
    const bool here = m_workspace && m_people == 0 && !m_workspace->isReadOnly();
    auto *dialog = new SampleDialog(
        here ? SampleDialog::Target::ThisWorkspace : SampleDialog::Target::NewWorkspace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SampleDialog::sampleRequested, this, [this, here](int developers) {
        if (here && m_commands) {
            m_commands->fillWithSample({developers, 7, {}, {}});
            return;
        }
        m_surroundings.files.choose(
            this, newWorkspaceRequest(suggestedName(tr("sample") + u".rapport"_s)),
            [this, developers](const QString &path) {
                if (m_workspace)
                    Q_EMIT createRequested(path, developers);
                else
                    createFile(path, developers);
            });
    });
    dialog->open();
}

ImportWindow *MainWindow::importFile(const QString &file)
{
    if (!m_workspace || m_workspace->isReadOnly() || m_jobs->isRunning())
        return nullptr;
    delete m_import;
    m_import = new ImportWindow(*m_workspace, m_surroundings.files, this);
    m_import->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_import, &ImportWindow::imported, m_commands.get(), &WorkspaceCommands::tellChange);
    connect(m_import, &ImportWindow::takenBack, m_commands.get(), &WorkspaceCommands::inform);
    connect(m_import, &ImportWindow::rowsRequested, m_pages, &PageStack::showRows);
    m_import->open();
    if (!file.isEmpty())
        m_import->setFile(file);
    return m_import;
}

void MainWindow::exportRows(const Query &query, const QStringList &columns)
{
    if (!m_workspace)
        return;
    auto *dialog = new ExportDialog(*m_workspace, query, columns, this);
    connect(dialog, &ExportDialog::exportRequested, this, [this](const ExportChoice &choice) {
        const Kind &kind = m_workspace->catalogue().kind(choice.query.kind);
        const QString name = kind.displayLabelPlural().toLower() + u'.' + choice.suffix;
        m_surroundings.files.choose(this, exportRequest(suggestedName(name), choice.suffix),
                                    [this, choice](const QString &path) {
                                        if (m_commands)
                                            m_commands->exportRows(path, choice);
                                    });
    });
    dialog->open();
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(m_actions->groups(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = droppedFile(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    if (!isWorkspace(path) && !m_workspace)
        m_welcome->setError(tr("Open or make a workspace first; then drop the file again."));
    else if (!isWorkspace(path))
        importFile(path);
    else if (m_workspace)
        Q_EMIT openRequested(path);
    else
        openFile(path);
}

} // namespace rapport::ui
