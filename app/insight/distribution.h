// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scope.h"
#include "domain/scores.h"
#include "session/context.h"

#include <array>
#include <vector>

namespace rapport {

/// The components of many respondents in memory, one float column per measure (NaN where
/// missing): 24 bytes a respondent, so that weights can be tried live at a million.
struct ComponentColumns {
    std::array<std::vector<float>, kMeasureCount> columns;

    [[nodiscard]] size_t size() const { return columns[0].size(); }
};

/// Everybody in \p scope who has a component, as of now.
[[nodiscard]] Result<ComponentColumns> loadComponents(const ReadContext &context,
                                                      const Scope &scope, const Job &job = {});

/// How a score is spread over respondents.
struct Histogram {
    std::vector<qint64> bins;         ///< equal steps over 0..1; 1 falls into the last
    std::array<qint64, 4> bands = {}; ///< respondents by Band
    qint64 n = 0;                     ///< respondents that have the score
    double mean = 0;                  ///< 0 where n is 0
};

/// One plain loop over the columns: a million scores in a few milliseconds.
[[nodiscard]] Histogram scoreHistogram(const ComponentColumns &columns, ScoreKind score,
                                       const Weights &weights, const Bands &bands, int bins = 50);

/// How many respondents would be in another band than now.
struct BandMoves {
    qint64 up = 0;
    qint64 down = 0;
};
[[nodiscard]] BandMoves bandMoves(const ComponentColumns &columns, ScoreKind score,
                                  const Weights &from, const Weights &to, const Bands &bands);

/// What other weights would make of a score.
struct WeightTrial {
    Histogram histogram; ///< with the trial weights
    BandMoves moves;     ///< from the stored weights to the trial ones
};
[[nodiscard]] WeightTrial tryWeights(const ComponentColumns &columns, ScoreKind score,
                                     const Weights &stored, const Weights &trial,
                                     const Bands &bands);

} // namespace rapport
