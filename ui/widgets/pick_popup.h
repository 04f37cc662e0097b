// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/popover.h"

#include <vector>

class QLabel;
class QListView;
class QStandardItemModel;

namespace rapport::ui {

class SearchField;

/// One thing that a PickPopup offers.
struct PickItem {
    QString value = {};   ///< what the caller is told
    QString text;         ///< what the user sees
    QString note = {};    ///< a line of explanation below it; may be empty
    bool heading = false; ///< names the items after it and cannot be picked
};

/// A list to pick one thing from, in groups, with a search field when there are many.
///
/// Typing narrows the list (a group's name finds all of it), the arrow keys move in it, Enter
/// picks, Escape leaves things as they were. GUI thread; deletes itself when closed.
class PickPopup : public Popover {
    Q_OBJECT
public:
    PickPopup(const QString &title, const std::vector<PickItem> &items, const QString &current,
              QWidget *anchor);

    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    void picked(const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const std::vector<PickItem> &items, const QString &current);
    void narrow(const QString &text);
    void move(int by);
    void pick(const QModelIndex &index);

    SearchField *m_search;
    QListView *m_view;
    QStandardItemModel *m_model;
    QLabel *m_nothing;
};

} // namespace rapport::ui
