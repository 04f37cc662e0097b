// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QPainter;

namespace rapport::ui {

/// The program's own pictures; each is resources/icons/NAME.svg, a 20 x 20 stroke drawing.
enum class Icon {
    Dashboard,
    Developers,
    Companies,
    Interactions,
    Feedback,
    Surveys,
    Events,
    Resources,
    Projects,
    Tasks,
    Weights,
    History,
    Reports,
    Privacy,
    Settings,
    Import,
    Export,
    Search,
    Filter,
    Columns,
    Add,
    Remove,
    Undo,
    Redo,
    Close,
    Check,
    ChevronDown,
    ChevronUp,
    ChevronLeft,
    ChevronRight,
    Warning,
    Info,
    Help,
    Calendar,
    Tag,
    Country,
    Open,
    Save,
    Copy,
    Edit,
    More,
    ArrowUp,
    ArrowDown,
    Sample,
    Folder,
};

/// The colour an icon rests in.
enum class IconTone { Muted, Text, Accent, OnAccent, Caution, Danger };

/// Makes the drawings available; called by ThemeController and by every function here.
void initIcons();

/// \p picture as an icon that follows the theme: drawn from its vectors at any size and pixel
/// ratio, in the colour of \p tone at rest, in the accent when selected or switched on.
[[nodiscard]] QIcon icon(Icon picture, IconTone tone = IconTone::Muted);

/// Draws \p picture into \p rect in one colour, for delegates and own painting.
void paintIcon(QPainter *painter, const QRectF &rect, Icon picture, const QColor &color);

/// The program's coloured logo, for windows and the about box.
[[nodiscard]] QIcon logo();

} // namespace rapport::ui
