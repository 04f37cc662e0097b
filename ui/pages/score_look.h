// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scores.h"
#include "ui/theme/theme.h"

namespace rapport::ui {

/// The kit's band of a domain band.
[[nodiscard]] inline Band lookOf(rapport::Band band)
{
    switch (band) {
    case rapport::Band::AtRisk: return Band::AtRisk;
    case rapport::Band::NeedsImprovement: return Band::NeedsImprovement;
    case rapport::Band::Good: return Band::Good;
    case rapport::Band::None: break;
    }
    return Band::None;
}

/// The kit's cut points of the workspace's bands.
[[nodiscard]] inline BandCuts lookOf(const Bands &bands)
{
    return {bands.needsImprovement(), bands.good()};
}

} // namespace rapport::ui
