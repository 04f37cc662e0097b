// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace rapport::ui {

/// A place on an axis and what is written there.
struct Tick {
    double at = 0;
    QString text;
};

/// An axis that starts and ends on round numbers.
struct NiceScale {
    double from = 0;
    double to = 1;
    double step = 1;
    int decimals = 0; ///< how many the labels need
};

/// The smallest scale of steps 1, 2, 2.5 or 5 times a power of ten that holds \p minimum to
/// \p maximum in about \p steps steps. Ends that lie within a tenth of their
/// size are widened, so that noise does not look like a trend; never fails.
[[nodiscard]] NiceScale niceScale(double minimum, double maximum, int steps = 4);

/// The labels of \p scale in the user's format, with \p suffix ("%", " h").
[[nodiscard]] std::vector<Tick> ticksOf(const NiceScale &scale, const QString &suffix = {});

} // namespace rapport::ui
