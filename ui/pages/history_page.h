// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "ui/pages/page.h"

class QStackedLayout;
class QTableView;

namespace rapport::ui {

class HistoryModel;

/// Every change ever made, who and when; each that stands can be taken back, in any order.
class HistoryPage : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(Workspace &workspace, QWidget *parent = nullptr);

    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override;

    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] HistoryModel *model() const { return m_model; }

public Q_SLOTS:
    /// Takes back the change of \p row; nothing where it is undone already.
    void undoRow(int row);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeView();
    void showMenu(const QPoint &place);
    void answered();

    HistoryModel *m_model;
    QTableView *m_view;
    QStackedLayout *m_stack;
    bool m_stale = true;
};

/// What an undo did, in one sentence: its label, and what it had to keep.
[[nodiscard]] QString undoSentence(const QString &label, const std::vector<KeptItem> &kept);

} // namespace rapport::ui
