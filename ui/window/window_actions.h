// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/theme/theme_controller.h"
#include "ui/window/palette_list.h"

#include <QAction>
#include <QObject>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace rapport::ui {

/// Every command of the window with its key, and the menus that list them.
///
/// Holds no logic: the window connects the actions. Children of the window.
class WindowActions : public QObject {
    Q_OBJECT
public:
    WindowActions(QMenuBar &bar, QWidget &window);

    QAction *newFile, *openFile, *saveCopy, *sample, *importFile, *exportRows, *closeWindow, *quit;
    QAction *undo, *redo, *add, *remove, *cut, *copy, *paste, *fillDown, *clear, *selectAll;
    QAction *editMany, *find, *findEverywhere;
    QAction *shortcuts, *about, *aboutQt;

    /// What is done with the rows and cells of a table.
    [[nodiscard]] QList<QAction *> cellActions() const;

    /// What needs an open workspace, and what needs one that can be written.
    void setState(const Workspace *workspace, bool jobRunning);
    /// Names the changes that Undo and Redo would take back, and their authors.
    void setUndoState(const Workspace::UndoState &state);
    void setCurrentPage(const QString &key);
    void setTheme(ThemeChoice choice);
    void setRecentFiles(const QStringList &paths);
    /// The actions as the menus group them, for the list of keys.
    [[nodiscard]] QList<ShortcutsDialog::Group> groups() const;
    /// What the palette offers: all commands but the pages, which it lists itself.
    [[nodiscard]] std::vector<PaletteCommand> commands() const;

Q_SIGNALS:
    void pageChosen(const QString &key);
    void themeChosen(rapport::ui::ThemeChoice choice);
    void recentChosen(const QString &path);
    void clearRecentChosen();

private:
    QAction *make(QMenu *menu, const QString &text, const QList<QKeySequence> &keys = {});
    void fillFile(QMenuBar &bar);
    void fillEdit(QMenuBar &bar);
    void fillView(QMenuBar &bar);
    void fillHelp(QMenuBar &bar);

    QWidget &m_window;
    QList<QMenu *> m_menus;
    QMenu *m_recent = nullptr;
    QActionGroup *m_pages = nullptr;
    QActionGroup *m_themes = nullptr;
    bool m_canWrite = false;
    Workspace::UndoState m_undoState;
};

} // namespace rapport::ui
