// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scores.h"

#include <QColor>
#include <QFont>

#include <array>

namespace rapport::ui {

/// Every colour and measure of the program's look: the only place where one is written down.
///
/// A value. Painters ask Theme::current() each time they paint and never keep a colour; a
/// widget is repainted (and gets QEvent::StyleChange) when the theme changes. GUI thread only.
struct Theme {
    bool isDark = false;

    QColor window; ///< behind the cards
    QColor panel;  ///< cards, bars, fields
    QColor line;   ///< hairlines and card borders
    QColor text;
    QColor muted; ///< secondary text and resting icons
    QColor accent;
    QColor accentSoft; ///< behind the current item
    QColor onAccent;   ///< text on an accent button

    QColor control; ///< border of fields and buttons; a little stronger than line
    QColor hover;   ///< behind whatever the pointer is on
    QColor pressed;
    QColor selection;     ///< selected rows
    QColor textSelection; ///< selected text inside fields
    QColor accentHover;
    QColor accentPressed;
    QColor secondSeries; ///< the grey of a chart's second series
    QColor thumb;        ///< scroll bar
    QColor disabled;     ///< text of what cannot be used

    /// Marks only (bars, dots); text uses bandText().
    [[nodiscard]] QColor bandFill(Band band) const;
    [[nodiscard]] QColor bandText(Band band) const;
    /// The pill behind a bandText().
    [[nodiscard]] QColor bandSoft(Band band) const;

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    /// The theme in force; light until a ThemeController says otherwise.
    [[nodiscard]] static const Theme &current();
    /// For ThemeController only.
    static void setCurrent(const Theme &theme);

    // Measures in device-independent pixels. Spacing goes in steps of 4.
    static constexpr int spaceXs = 4;
    static constexpr int spaceS = 8;
    static constexpr int spaceM = 12;
    static constexpr int spaceL = 16;
    static constexpr int spaceXl = 24;
    static constexpr int cardRadius = 10;
    static constexpr int controlRadius = 6;
    static constexpr int cardGap = 12;
    static constexpr int cardPadding = 16;
    static constexpr int controlHeight = 32;
    static constexpr int rowHeight = 36;
    static constexpr int compactRowHeight = 28;
    static constexpr int cellPadding = 12;
    static constexpr int railWidth = 184;
    static constexpr int topBarHeight = 54;
    static constexpr int bodySize = 13;
    static constexpr int secondarySize = 12;
    static constexpr int axisSize = 11;
    static constexpr int titleSize = 17;
    static constexpr int numberSize = 26;

private:
    std::array<QColor, 4> m_bandFill;
    std::array<QColor, 4> m_bandText;
    std::array<QColor, 4> m_bandSoft;
    void derive();
};

/// \p over laid on \p under with the given \p opacity (0..1); always opaque.
[[nodiscard]] QColor blend(const QColor &over, const QColor &under, double opacity);

/// The contrast of two opaque colours, 1..21 (WCAG 2.1, relative luminance).
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

/// The interface font in \p pixelSize, with figures of one width where the Qt in use can ask
/// the font for them (6.7 and newer).
[[nodiscard]] QFont themeFont(int pixelSize = Theme::bodySize,
                              QFont::Weight weight = QFont::Normal);

} // namespace rapport::ui
