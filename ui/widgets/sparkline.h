// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <span>

class QPainter;

namespace rapport::ui {

/// Draws a small line of \p values (oldest first; NaN leaves a gap) into \p rect, from
/// \p minimum at the bottom to \p maximum at the top. One value is a dot; none draws nothing.
void paintSparkline(QPainter *painter, const QRectF &rect, std::span<const double> values,
                    double minimum = 0.0, double maximum = 1.0);

} // namespace rapport::ui
