// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_view.h"
#include "domain/scope.h"
#include "session/workspace.h"
#include "ui/pages/table_presets.h"

#include <QObject>

#include <functional>

namespace rapport {
struct Change;
}

namespace rapport::ui {

class TableToolbar;
class ViewNamePopover;

/// The views of a table page: the ready-made ones, then those that people saved in the workspace,
/// as tabs of the toolbar with their counts.
///
/// Knows which is the current one and whether the page still shows it as it was saved; saves,
/// renames and removes. GUI thread; toolbar and workspace outlive it.
class TableViews : public QObject {
    Q_OBJECT
public:
    /// \p present tells what the page shows now; the name does not matter.
    TableViews(Workspace &workspace, KindId kind, TableToolbar &toolbar,
               std::function<SavedView()> present, QObject *parent);

    /// The current view as it was saved, or null where it is a ready-made one.
    [[nodiscard]] const SavedView *saved() const;
    /// The filter of the current ready-made view.
    [[nodiscard]] Filter filter() const;
    /// Makes the view of all records the current one, without chosen().
    void chooseAll();
    /// Reads the saved views again; somebody else may have changed them.
    void readSaved();
    /// Counts the records of every view within \p scope.
    void readCounts(const Scope &scope);
    /// Compares the page with the current view, and says in its tab whether they differ.
    void showChanges();
    /// Records of the kind; negative until known.
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] bool isBusy() const { return m_counting || m_reading || m_writing; }
    [[nodiscard]] const std::vector<SavedView> &all() const { return m_saved; }

    /// Keeps what the page shows as a view of that name, which becomes the current one.
    void save(const QString &name);
    void rename(const QString &from, const QString &to);
    void remove(const QString &name);
    /// Asks for the name of a new view, or of the current one again where it was changed.
    ViewNamePopover *askForName();

Q_SIGNALS:
    /// Another view is the current one; the page is to show it.
    void chosen();
    void counted();
    /// isBusy() may have become false.
    void settled();
    void failed(const rapport::Error &error);

private:
    void choose(int view);
    void list();
    void takeSaved(std::vector<SavedView> views);
    void openMenu(int view, const QPoint &place);
    void write(const QFuture<Result<Change>> &answer, const QString &nextName);
    [[nodiscard]] std::vector<TableView> readyMade() const;
    void countNext(int view);
    void showCount(int view, const Result<qint64> &count);
    [[nodiscard]] int readyMadeCount() const { return int(m_readyMadeNames.size()); }
    [[nodiscard]] QStringList savedNames() const;
    [[nodiscard]] const Kind &kind() const { return m_workspace.catalogue().kind(m_kind); }

    Workspace &m_workspace;
    const KindId m_kind;
    TableToolbar &m_toolbar;
    std::function<SavedView()> m_present;
    QStringList m_readyMadeNames;
    std::vector<SavedView> m_saved;
    Scope m_scope;
    int m_current = 0;
    qint64 m_total = -1;
    std::vector<Query> m_uncounted; ///< by view; those before the one under way are known
    bool m_counting = false;
    bool m_countAgain = false;
    bool m_reading = false;
    bool m_writing = false;
    QString m_next; ///< the view to be chosen as soon as it is read
};

} // namespace rapport::ui
