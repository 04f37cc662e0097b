// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scores.h"

#include <array>

namespace rapport::ui {

/// Three weights in thousandths that always sum to 1000, as three sliders hold them.
///
/// Setting one shares the rest among the others in the proportion they had when this one was
/// first moved, so that a slider dragged to the end and back leaves the others as they were.
class WeightShares {
public:
    static constexpr int kWhole = 1000;

    WeightShares() = default;
    /// From weights that sum to 1; rounded to thousandths that sum to 1 again.
    explicit WeightShares(const std::array<double, 3> &weights);

    void set(int index, int thousandths);
    /// A slider was let go: the proportions are those of now.
    void settle() { m_moved = -1; }
    [[nodiscard]] int operator[](int index) const { return m_parts[size_t(index)]; }

private:
    std::array<int, 3> m_parts = {334, 333, 333};
    std::array<int, 3> m_base = m_parts; ///< before m_moved was moved
    int m_moved = -1;
};

} // namespace rapport::ui
