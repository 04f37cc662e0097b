// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include <utility>

class QAction;
class QGridLayout;

namespace rapport::ui {

/// All actions of the window with their keys, grouped as in the menus.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    using Group = std::pair<QString, QList<QAction *>>;

    explicit ShortcutsDialog(const QList<Group> &groups, QWidget *parent = nullptr);
};

} // namespace rapport::ui
