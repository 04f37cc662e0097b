// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace rapport::ui::test {

/// Waits for \p future with the event loop running, as the program does.
template <typename T>
T answerOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000))
        qFatal("no answer");
    return future.result();
}

/// A window of its own folder and settings, as a first start finds it.
struct Desk {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    Preferences preferences{settings};
    ThemeController themes{*qApp};
    FixedFileChooser files;
    Surroundings around{preferences, themes, files,
                        fixedClock(QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC))};

    [[nodiscard]] QString path(const char *name) const
    {
        return folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] std::unique_ptr<MainWindow> window() const
    {
        auto made = std::make_unique<MainWindow>(around);
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        made->resize(1440, 900);
        made->show();
        return made;
    }
    /// A window with a new workspace that has no records yet.
    [[nodiscard]] std::unique_ptr<MainWindow>
    openWindow(const char *name = "community.rapport") const
    {
        auto made = window();
        const QSignalSpy opened(made.get(), &MainWindow::opened);
        made->createFile(path(name));
        if (!QTest::qWaitFor([&opened] { return opened.size() == 1; }, 10'000)
            || !made->workspace())
            qFatal("the workspace does not open");
        return made;
    }
};

/// Adds a record and returns its id.
inline RecordId add(Workspace &workspace, KindId kind, const FieldTexts &values)
{
    const auto change = answerOf(workspace.editor().addRecord(kind, values));
    if (!change)
        qFatal("%s", qPrintable(change.error().text));
    return change->created.front();
}

/// Whether the page on the screen has read all it wants within ten seconds.
inline bool settles(const MainWindow &window)
{
    int quiet = 0;
    return QTest::qWaitFor(
        [&] {
            const Page *page = window.pages()->currentPage();
            quiet = page && !page->isBusy() ? quiet + 1 : 0;
            return quiet > 3;
        },
        10'000);
}

} // namespace rapport::ui::test
