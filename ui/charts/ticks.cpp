// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ticks.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rapport::ui {

NiceScale niceScale(double minimum, double maximum, int steps)
{
    if (!std::isfinite(minimum) || !std::isfinite(maximum))
        return {0, 1, 0.25, 2};
    if (maximum < minimum)
        std::swap(minimum, maximum);
    const double least = std::max(0.1 * std::max(std::abs(minimum), std::abs(maximum)), 0.02);
    if (maximum - minimum < least) {
        const double room = (least - (maximum - minimum)) / 2;
        minimum -= room;
        maximum += room;
    }
    const double raw = (maximum - minimum) / std::max(1, steps);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * 0.999) {
            step = factor * power;
            break;
        }
    }
    NiceScale scale;
    scale.step = step;
    // The small shift keeps 0.30000000000000004 from asking for one more step.
    scale.from = std::floor(minimum / step + 1e-6) * step;
    scale.to = std::ceil(maximum / step - 1e-6) * step;
    const bool half = std::abs(step / power - 2.5) < 1e-6;
    scale.decimals =
        std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)) + (half ? 1 : 0));
    return scale;
}

std::vector<Tick> ticksOf(const NiceScale &scale, const QString &suffix)
{
    std::vector<Tick> ticks;
    const int steps = qRound((scale.to - scale.from) / scale.step);
    for (int i = 0; i <= steps; ++i) {
        const double at = scale.from + i * scale.step;
        // Avoids "-0".
        const double shown = std::abs(at) < scale.step / 1000 ? 0.0 : at;
        ticks.push_back({at, QString(QLocale().toString(shown, 'f', scale.decimals) + suffix)});
    }
    return ticks;
}

} // namespace rapport::ui
