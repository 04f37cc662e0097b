// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace rapport {
struct Field;
struct Kind;
} // namespace rapport

namespace rapport::ui {

/// How wide a column would like to be, in pixels.
struct ColumnWish {
    int least = 0;   ///< below this it is cut
    int wanted = 0;  ///< where there is room; not below \a least
    int stretch = 0; ///< its share of the room that is left over
};

/// What a column of \p field wishes for by its type, whatever its heading. Never looks at rows.
[[nodiscard]] ColumnWish columnWish(const Kind &kind, const Field &field);

/// Widths that fill \p room: as wanted and the rest by stretch, or narrower in proportion but
/// none below its least. What cannot fit even so is as wanted: then the table scrolls anyway.
[[nodiscard]] std::vector<int> fitColumns(const std::vector<ColumnWish> &wishes, int room);

} // namespace rapport::ui
