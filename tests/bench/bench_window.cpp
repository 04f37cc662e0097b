// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "ui/theme/theme_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/preferences.h"

#include "ui/dialogs/file_chooser.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QTableView>
#include <QTimer>

#include <cstdio>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRuns = 9;

/// Prints the time of the first paint of a window, and quits.
class FirstPaint : public QObject {
protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && qobject_cast<QMainWindow *>(watched) && !m_painted) {
            m_painted = true;
            // After this turn of the event loop the paint has reached the screen's buffer.
            QTimer::singleShot(0, this, [this] {
                std::printf("%.3f\n", sharedMilliseconds());
                std::fflush(stdout);
                QCoreApplication::exit(0);
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_painted = false;
};

/// The median milliseconds to the first paint over several processes.
double firstPaintMilliseconds(const QString &what)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const double started = sharedMilliseconds();
        process.start(QCoreApplication::applicationFilePath(), {u"--window-child"_s, what});
        if (!process.waitForFinished() || process.exitCode() != 0)
            fail(u"the window did not come up"_s);
        times.push_back(process.readAllStandardOutput().trimmed().toDouble() - started);
    }
    std::ranges::nth_element(times, times.begin() + kRuns / 2);
    return times[kRuns / 2];
}

} // namespace

QJsonObject measureWindow(const Options &options)
{
    const double empty = firstPaintMilliseconds(u"empty"_s);
    const double ours = firstPaintMilliseconds(sampleWorkspace(options, options.developers));
    return {{u"developers"_s, options.developers},
            {u"milliseconds"_s, ours},
            {u"empty_window_milliseconds"_s, empty},
            {u"ratio"_s, ours / empty}};
}

int runWindowChild(int argc, char **argv, const QString &what)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    FirstPaint firstPaint;
    application.installEventFilter(&firstPaint);
    if (what == u"empty"_s) {
        QMainWindow window;
        auto *table = new QTableView;
        window.setCentralWidget(table);
        window.resize(1440, 900);
        window.show();
        return QApplication::exec();
    }
    // The person's own settings must not be read or written by a measurement.
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    ui::ThemeController themes(application);
    ui::Preferences preferences(settings);
    ui::NativeFileChooser files;
    auto workspace = Workspace::open(what, {u"bench"_s, ChangeSource::Window});
    if (!workspace)
        fail(workspace.error().text);
    ui::MainWindow window({preferences, themes, files, systemClock()});
    window.setWorkspace(std::move(*workspace));
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}

} // namespace rapport::bench
