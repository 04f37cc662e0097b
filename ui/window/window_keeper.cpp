// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_keeper.h"

#include <QApplication>
#include <QFileInfo>

namespace rapport::ui {

namespace {

constexpr int kCascade = 28; ///< how far a further window stands from the one before

} // namespace

WindowKeeper::WindowKeeper(const Surroundings &surroundings, QObject *parent)
    : QObject(parent), m_surroundings(surroundings)
{
    m_surroundings.themes.setChoice(m_surroundings.preferences.personal().theme);
}

WindowKeeper::~WindowKeeper()
{
    for (MainWindow *window : m_windows) {
        window->disconnect(this);
        delete window;
    }
}

MainWindow *WindowKeeper::start(const QString &path)
{
    const QString last = m_surroundings.preferences.lastWorkspace();
    MainWindow *window = addWindow();
    if (!path.isEmpty())
        window->openFile(path);
    else if (!last.isEmpty() && QFileInfo::exists(last))
        window->openFile(last);
    return window;
}

MainWindow *WindowKeeper::open(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (MainWindow *window : std::as_const(m_windows)) {
        if (window->workspace()
            && QFileInfo(window->workspace()->path()).canonicalFilePath() == canonical) {
            window->raise();
            window->activateWindow();
            return window;
        }
    }
    MainWindow *window = freeWindow();
    window->openFile(path);
    return window;
}

MainWindow *WindowKeeper::create(const QString &path, int sampleDevelopers)
{
    MainWindow *window = freeWindow();
    window->createFile(path, sampleDevelopers);
    return window;
}

MainWindow *WindowKeeper::freeWindow()
{
    for (MainWindow *window : std::as_const(m_windows)) {
        if (!window->workspace() && !window->isOpening())
            return window;
    }
    return addWindow();
}

MainWindow *WindowKeeper::addWindow()
{
    auto *window = new MainWindow(m_surroundings);
    if (!m_windows.isEmpty())
        window->move(m_windows.last()->pos() + QPoint(kCascade, kCascade));
    m_windows << window;
    connect(window, &MainWindow::openRequested, this, &WindowKeeper::open);
    connect(window, &MainWindow::createRequested, this, &WindowKeeper::create);
    connect(window, &MainWindow::personalChanged, this, &WindowKeeper::applyPersonal);
    connect(window, &MainWindow::recentFilesChanged, this,
            [this] { applyPersonal(m_surroundings.preferences.personal()); });
    connect(window, &MainWindow::quitRequested, this, &WindowKeeper::quit);
    connect(window, &QObject::destroyed, this, [this, window] { m_windows.removeAll(window); });
    window->show();
    return window;
}

void WindowKeeper::applyPersonal(const PersonalSettings &personal)
{
    m_surroundings.preferences.setPersonal(personal);
    m_surroundings.themes.setChoice(personal.theme);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, personal.motion);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, personal.motion);
    for (MainWindow *window : std::as_const(m_windows))
        window->applyPersonal(personal);
}

void WindowKeeper::quit()
{
    // One by one, so that each remembers where it was.
    const QList<MainWindow *> windows = m_windows;
    for (MainWindow *window : windows)
        window->close();
}

} // namespace rapport::ui
