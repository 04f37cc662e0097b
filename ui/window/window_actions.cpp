// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_actions.h"

#include "ui/pages/history_page.h"
#include "ui/window/page_list.h"

#include <QActionGroup>
#include <QDir>
#include <QMenuBar>

namespace rapport::ui {

namespace {

QString quoted(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

WindowActions::WindowActions(QMenuBar &bar, QWidget &window) : QObject(&window), m_window(window)
{
    fillFile(bar);
    fillEdit(bar);
    fillView(bar);
    fillHelp(bar);
    setState(nullptr, false);
    setUndoState({});
}

QAction *WindowActions::make(QMenu *menu, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setIconText(QString(text).remove(u'&').remove(u'…'));
    menu->addAction(action);
    return action;
}

void WindowActions::fillFile(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&File"));
    m_menus << menu;
    newFile = make(menu, tr("&New…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    openFile = make(menu, tr("&Open…"), {QKeySequence::Open});
    m_recent = menu->addMenu(tr("Open &recent"));
    saveCopy = make(menu, tr("Save a &copy…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    menu->addSeparator();
    sample = make(menu, tr("Sample co&mmunity…"));
    importFile = make(menu, tr("&Import…"), {QKeySequence(Qt::CTRL | Qt::Key_I)});
    exportRows = make(menu, tr("&Export…"), {QKeySequence(Qt::CTRL | Qt::Key_E)});
    menu->addSeparator();
    closeWindow = make(menu, tr("Close &window"), {QKeySequence(Qt::CTRL | Qt::Key_W)});
    quit = make(menu, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::fillEdit(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&Edit"));
    m_menus << menu;
    undo = make(menu, tr("Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    redo =
        make(menu, tr("Redo"),
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addSeparator();
    cut = make(menu, tr("Cu&t"), {QKeySequence::Cut});
    copy = make(menu, tr("&Copy"), {QKeySequence::Copy});
    paste = make(menu, tr("&Paste"), {QKeySequence::Paste});
    fillDown = make(menu, tr("Fill &down"), {QKeySequence(Qt::CTRL | Qt::Key_D)});
    clear = make(menu, tr("C&lear cells"), {QKeySequence(Qt::Key_Delete)});
    selectAll = make(menu, tr("&Select all"), {QKeySequence::SelectAll});
    menu->addSeparator();
    add = make(menu, tr("&Add…"), {QKeySequence::New});
    remove = make(menu, tr("Delete &rows"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    editMany = make(menu, tr("Set a &field of many\u2026"),
                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)});
    // The table takes these keys itself; here they are only told.
    for (QAction *action : {cut, copy, paste, fillDown, clear, selectAll, remove, add})
        action->setShortcutContext(Qt::WidgetShortcut);
    menu->addSeparator();
    find = make(menu, tr("&Find on this page"), {QKeySequence::Find});
    findEverywhere = make(menu, tr("&Search everything…"), {QKeySequence(Qt::CTRL | Qt::Key_K)});
}

QList<QAction *> WindowActions::cellActions() const
{
    return {cut, copy, paste, fillDown, clear, selectAll, remove, editMany};
}

void WindowActions::fillView(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&View"));
    m_menus << menu;
    m_pages = new QActionGroup(this);
    int number = 0;
    for (const PageInfo &page : allPages()) {
        if (page.startsGroup)
            menu->addSeparator();
        ++number;
        const int key = number <= 9 ? Qt::Key_0 + number : number == 10 ? int(Qt::Key_0) : 0;
        QAction *action =
            make(menu, page.title,
                 key ? QList{QKeySequence(Qt::CTRL | Qt::Key(key))} : QList<QKeySequence>());
        action->setCheckable(true);
        action->setData(page.key);
        m_pages->addAction(action);
    }
    connect(m_pages, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT pageChosen(action->data().toString()); });
    menu->addSeparator();
    QMenu *themes = menu->addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    int choice = 0;
    for (const QString &text : {tr("Like the &system"), tr("&Light"), tr("&Dark")}) {
        QAction *action = make(themes, text);
        action->setCheckable(true);
        action->setData(choice++);
        m_themes->addAction(action);
    }
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction *action) {
        Q_EMIT themeChosen(ThemeChoice(action->data().toInt()));
    });
}

void WindowActions::fillHelp(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&Help"));
    m_menus << menu;
    shortcuts = make(menu, tr("&Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)});
    about = make(menu, tr("&About Rapport"));
    about->setMenuRole(QAction::AboutRole);
    aboutQt = make(menu, tr("About &Qt"));
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

void WindowActions::setState(const Workspace *workspace, bool jobRunning)
{
    const bool open = workspace != nullptr;
    m_canWrite = open && !workspace->isReadOnly() && !jobRunning;
    for (QAction *action : m_pages->actions())
        action->setEnabled(open);
    for (QAction *action : {saveCopy, exportRows})
        action->setEnabled(open && !jobRunning);
    for (QAction *action : {importFile, add})
        action->setEnabled(m_canWrite);
    for (QAction *action : cellActions())
        action->setEnabled(m_canWrite || (open && (action == copy || action == selectAll)));
    find->setEnabled(open);
    sample->setEnabled(!jobRunning);
    setUndoState(m_undoState);
}

void WindowActions::setUndoState(const Workspace::UndoState &state)
{
    m_undoState = state;
    undo->setText(state.undo ? changeTitle(tr("&Undo"), *state.undo) : tr("&Undo"));
    undo->setEnabled(m_canWrite && state.undo.has_value());
    redo->setText(state.redo ? changeTitle(tr("&Redo"), *state.redo) : tr("&Redo"));
    redo->setEnabled(m_canWrite && state.redo.has_value());
    undo->setIconText(tr("Undo"));
    redo->setIconText(tr("Redo"));
}

void WindowActions::setCurrentPage(const QString &key)
{
    for (QAction *action : m_pages->actions())
        action->setChecked(action->data().toString() == key);
}

void WindowActions::setTheme(ThemeChoice choice)
{
    m_themes->actions().at(int(choice))->setChecked(true);
}

void WindowActions::setRecentFiles(const QStringList &paths)
{
    m_recent->clear();
    m_recent->setEnabled(!paths.isEmpty());
    for (const QString &path : paths)
        m_recent->addAction(quoted(QDir::toNativeSeparators(path)), this,
                            [this, path] { Q_EMIT recentChosen(path); });
    m_recent->addSeparator();
    m_recent->addAction(tr("Forget these files"), this, &WindowActions::clearRecentChosen);
}

std::vector<PaletteCommand> WindowActions::commands() const
{
    std::vector<PaletteCommand> commands;
    const auto take = [&](const QMenu &menu) {
        for (QAction *action : menu.actions()) {
            const bool listed = !action->isSeparator() && !action->menu();
            if (listed && action != findEverywhere && !m_pages->actions().contains(action))
                commands.push_back({action, menu.title().remove(u'&')});
        }
    };
    for (const QMenu *menu : m_menus) {
        take(*menu);
        for (const QAction *action : menu->actions()) {
            if (const QMenu *inner = action->menu())
                take(*inner);
        }
    }
    return commands;
}

QList<ShortcutsDialog::Group> WindowActions::groups() const
{
    QList<ShortcutsDialog::Group> groups;
    for (const QMenu *menu : m_menus)
        groups.append({menu->title().remove(u'&'), menu->actions()});
    return groups;
}

} // namespace rapport::ui
