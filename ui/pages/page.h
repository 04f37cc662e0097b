// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/scope.h"
#include "session/workspace.h"

#include <QWidget>

namespace rapport::ui {

/// One page of the window. Made once per workspace and kept; the window shows one at a time.
///
/// A page reads through the workspace's futures and never blocks. It is told what the filter
/// bar and the search field say, and what was committed; it refreshes while it is visible and
/// otherwise only notes that it is stale and refreshes when it is shown next.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Workspace &workspace, QWidget *parent = nullptr)
        : QWidget(parent), m_workspace(workspace)
    {
    }

    /// What the filter bar says from now on.
    virtual void setScope(const Scope &scope) { m_scope = scope; }
    /// What the search field says from now on; pages without rows ignore it.
    virtual void setSearch(const QString &search) { Q_UNUSED(search) }
    /// Something was committed, by us or another program.
    virtual void workspaceChanged(const ChangeSummary &summary) = 0;
    /// Whether a read is under way whose answer will change the picture.
    [[nodiscard]] virtual bool isBusy() const = 0;

    [[nodiscard]] Workspace &workspace() const { return m_workspace; }
    [[nodiscard]] const Scope &scope() const { return m_scope; }

Q_SIGNALS:
    /// Opens another page on the rows behind a number: key of the page and a filter for it.
    void rowsRequested(rapport::KindId kind, const rapport::Filter &filter, const QString &title);
    /// A sentence for the job bar: something could not be done.
    void failed(const rapport::Error &error);
    /// Something was done that can be taken back, in words for the job bar.
    void done(const QString &message);
    /// isBusy() became false.
    void settled();

private:
    Workspace &m_workspace;
    Scope m_scope;
};

} // namespace rapport::ui
