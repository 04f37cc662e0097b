// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/main_window.h"

#include <QList>

namespace rapport::ui {

/// The program's windows: one per open workspace, or one with the welcome page.
///
/// Decides where a file opens, and tells all windows what concerns them all. GUI thread.
class WindowKeeper : public QObject {
    Q_OBJECT
public:
    explicit WindowKeeper(const Surroundings &surroundings, QObject *parent = nullptr);
    ~WindowKeeper() override;

    /// Starts with \p path, or the last workspace, or the welcome page.
    MainWindow *start(const QString &path);
    /// The window that has \p path, else a free or a new one that opens it.
    MainWindow *open(const QString &path);
    MainWindow *create(const QString &path, int sampleDevelopers);
    [[nodiscard]] const QList<MainWindow *> &windows() const { return m_windows; }

private:
    MainWindow *addWindow();
    /// A window that shows the welcome page and opens nothing.
    [[nodiscard]] MainWindow *freeWindow();
    void applyPersonal(const PersonalSettings &personal);
    void quit();

    Surroundings m_surroundings;
    QList<MainWindow *> m_windows;
};

} // namespace rapport::ui
