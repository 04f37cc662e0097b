// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedLayout;
class QTableView;

namespace rapport::ui {

class HistoryModel;

/// Every change ever made, who and when; each that stands can be taken back, in any order, and
/// the last one by the button above them.
class HistoryPage : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(Workspace &workspace, QWidget *parent = nullptr);

    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override;

    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] HistoryModel *model() const { return m_model; }
    /// Takes back the last change that stands, which it names with its author.
    [[nodiscard]] QPushButton *undoButton() const { return m_undo; }

public Q_SLOTS:
    /// Takes back the change of \p row; nothing where it is undone already.
    void undoRow(int row);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    void makeView();
    void reload();
    void readLast();
    void showLast();
    void undo(const ChangeSetInfo &set);
    void showMenu(const QPoint &place);
    void answered();

    HistoryModel *m_model;
    QTableView *m_view;
    QStackedLayout *m_stack;
    QPushButton *m_undo = nullptr;
    std::optional<ChangeSetInfo> m_last; ///< what the button takes back
    int m_reading = 0;                   ///< reads of it under way
    bool m_stale = true;
};

/// What takes \p set back or does it again: \p verb, what it was and who did it, as in
/// "Undo "Sample community" by Mei". For buttons and menus: a "&" in it stays one.
[[nodiscard]] QString changeTitle(const QString &verb, const ChangeSetInfo &set);

/// What an undo did, in one sentence: its label, and what it had to keep.
[[nodiscard]] QString undoSentence(const QString &label, const std::vector<KeptItem> &kept);

} // namespace rapport::ui
