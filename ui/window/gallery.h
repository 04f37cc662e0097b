// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/main_window.h"

#include <QDir>
#include <QSettings>
#include <QSize>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace rapport::ui {

/// What a gallery draws.
struct GalleryOptions {
    QDir folder;            ///< where the pictures go; made if need be
    QString workspace = {}; ///< an own sample community where empty
    std::vector<QSize> sizes = {{1440, 900}, {1024, 700}};
    int developers = 400; ///< of the own sample
};

/// Draws every page and dialog into PNG files, with records and without, light and dark:
/// "PAGE-STATE-THEME-WIDTH.png".
///
/// Event driven: prepares a picture, waits until its page has settled, draws it, goes on. A page
/// that does not settle in time is an error. Windows are never put on the screen.
class Gallery : public QObject {
    Q_OBJECT
public:
    Gallery(GalleryOptions options, ThemeController &themes, QObject *parent = nullptr);
    ~Gallery() override;

    void start();
    [[nodiscard]] int pictures() const { return m_drawn; }

Q_SIGNALS:
    /// \p error is empty where all is well.
    void finished(const QString &error);

private:
    enum class State : quint8 { Sample, Empty, Welcome };
    /// One picture of a window's state, drawn in every theme and size.
    struct Shot {
        QString name;
        State state;
        /// What is done one after the other, each once the window has settled.
        std::vector<std::function<void(MainWindow &)>> prepare;
        /// What is done after the picture, for those that come after it; may be empty.
        std::function<void(MainWindow &)> leave = {};
    };

    void openWindows();
    void windowReady();
    void listShots();
    void addDialogShots();
    void addImportShots();
    void next();
    void look();
    void draw();
    void fail(const QString &error);
    [[nodiscard]] MainWindow &window(State state) { return *m_windows[size_t(state)]; }
    [[nodiscard]] bool isBusy(const MainWindow &window) const;
    [[nodiscard]] QString writeCsv(const QString &name, const char *text) const;

    GalleryOptions m_options;
    ThemeController &m_themes;
    QTemporaryDir m_own; ///< sample, empty workspace and settings
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    FixedFileChooser m_files;
    std::array<std::unique_ptr<MainWindow>, 3> m_windows;
    std::vector<Shot> m_shots;
    size_t m_next = 0; ///< shots times themes times sizes
    size_t m_done = 0; ///< of what prepares the present shot
    int m_opening = 0;
    int m_quiet = 0;
    int m_waited = 0;
    int m_drawn = 0;
    QTimer m_look;
};

} // namespace rapport::ui
