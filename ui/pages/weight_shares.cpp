// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/weight_shares.h"

#include <algorithm>
#include <cmath>

namespace rapport::ui {

WeightShares::WeightShares(const std::array<double, 3> &weights)
{
    std::vector<double> parts(weights.begin(), weights.end());
    const auto rounded = partsThatSum(parts, 1.0, 3);
    for (size_t i = 0; i < m_parts.size(); ++i)
        m_parts[i] = int(std::lround(rounded[i] * kWhole));
    m_base = m_parts;
}

void WeightShares::set(int index, int thousandths)
{
    if (index != m_moved) {
        m_base = m_parts;
        m_moved = index;
    }
    const auto moved = size_t(index);
    const size_t first = (moved + 1) % 3;
    const size_t second = (moved + 2) % 3;
    m_parts[moved] = std::clamp(thousandths, 0, kWhole);
    const int rest = kWhole - m_parts[moved];
    const int others = m_base[first] + m_base[second];
    const double share = others > 0 ? double(m_base[first]) / others : 0.5;
    m_parts[first] = int(std::lround(rest * share));
    m_parts[second] = rest - m_parts[first];
}

} // namespace rapport::ui
