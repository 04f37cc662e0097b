// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>
#include <QPalette>

#include <functional>

class QApplication;

namespace rapport::ui {

/// What the user chose in the settings.
enum class ThemeChoice { System, Light, Dark };

/// Puts the theme in force: palette, style, style sheet and font of the application.
///
/// One per program, made in main() before the first window, on the GUI thread; owns nothing but
/// its connections. Follows the system while the choice is System. Cannot fail.
class ThemeController : public QObject {
    Q_OBJECT
public:
    /// Reads the system's palette; tests bring their own.
    using SystemPalette = std::function<QPalette()>;

    explicit ThemeController(QApplication &application, SystemPalette systemPalette = {},
                             QObject *parent = nullptr);

    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return Theme::current().isDark; }

    /// A dark palette is one whose window text is lighter than its window.
    [[nodiscard]] static bool isDarkPalette(const QPalette &palette);
    /// The palette that goes with \p theme.
    [[nodiscard]] static QPalette paletteOf(const Theme &theme);
    /// The application style sheet that goes with \p theme.
    [[nodiscard]] static QString styleSheetOf(const Theme &theme);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// The colours changed; every widget has been told already.
    void changed();

private:
    void refresh();
    void apply(const Theme &theme);
    [[nodiscard]] bool systemIsDark();

    QApplication &m_application;
    SystemPalette m_systemPalette;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_applying = false;
    bool m_applied = false;
};

} // namespace rapport::ui
