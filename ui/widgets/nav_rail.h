// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QListView;
class QStandardItem;
class QStandardItemModel;

namespace rapport::ui {

/// The left rail: the program's name and one entry per page.
///
/// A list to the keyboard (up, down, Home, End) and to assistive tools. Pages are named by a key
/// that the caller chooses. GUI thread; Qt parenthood.
class NavRail : public QFrame {
    Q_OBJECT
public:
    explicit NavRail(QWidget *parent = nullptr);

    void addPage(const QString &key, Icon picture, const QString &label);
    void addSeparator();
    /// A small count at the right of the page's entry; empty takes it away.
    void setBadge(const QString &key, const QString &text, Band band = Band::NeedsImprovement);
    /// Marks a page without emitting currentChanged(); unknown keys are ignored.
    void setCurrent(const QString &key);
    [[nodiscard]] QString current() const;
    /// The list, for focus and tests.
    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    /// The user went to another page.
    void currentChanged(const QString &key);

private:
    [[nodiscard]] QStandardItem *itemOf(const QString &key) const;

    QStandardItemModel *m_model;
    QListView *m_view;
    bool m_silent = false;
};

} // namespace rapport::ui
