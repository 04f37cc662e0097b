// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/distribution.h"

#include "store/respondents.h"

#include <algorithm>
#include <array>

namespace rapport {

namespace {

// What float arithmetic leaves of the ninth decimal is not to be trusted; a score within this
// of an edge counts as on it.
constexpr float kFloatTolerance = 1e-6F;
constexpr size_t kBlock = 1024;

using Block = std::array<float, kBlock>;

/// Computes scores of rows of columns, a block at a time.
class BlockScore {
public:
    BlockScore(const ComponentColumns &columns, ScoreKind kind, const Weights &weights)
    {
        size_t i = 0;
        for (const Measure m : measuresOf(kind)) {
            m_columns[i] = columns.columns[size_t(m)].data();
            m_weights[i] = float(weights[m]);
            ++i;
        }
    }

    /// The scores of rows first .. first + count; NaN where nothing with weight is there.
    void operator()(size_t first, size_t count, Block &scores) const
    {
        const float *a = m_columns[0] + first;
        const float *b = m_columns[1] + first;
        const float *c = m_columns[2] + first;
        const auto [wa, wb, wc] = m_weights;
        // Selects instead of branches, so that the compiler makes vector code of it.
        for (size_t row = 0; row < count; ++row) {
            const float sum = (a[row] == a[row] ? wa * a[row] : 0)
                + (b[row] == b[row] ? wb * b[row] : 0) + (c[row] == c[row] ? wc * c[row] : 0);
            const float present = (a[row] == a[row] ? wa : 0) + (b[row] == b[row] ? wb : 0)
                + (c[row] == c[row] ? wc : 0);
            scores[row] = sum / present; // 0 / 0 is the NaN that is meant
        }
    }

private:
    std::array<const float *, 3> m_columns = {};
    std::array<float, 3> m_weights = {};
};

/// The two edges between bands as floats, a hair below.
struct Edges {
    explicit Edges(const Bands &bands)
        : low(float(bands.needsImprovement()) - kFloatTolerance),
          high(float(bands.good()) - kFloatTolerance)
    {
    }

    [[nodiscard]] int band(float score) const { return int(score >= low) + int(score >= high); }

    float low;
    float high;
};

} // namespace

Result<ComponentColumns> loadComponents(const ReadContext &context, const Scope &scope,
                                        const Job &job)
{
    ComponentColumns columns;
    RAPPORT_TRY(eachRespondent(
        context.connection(), context.builder(), context.settings().halfLife,
        {GroupBy::All, scope, {}}, job, [&columns](int, const Respondent &respondent) {
            for (const Measure m : kMeasures)
                columns.columns[size_t(m)].push_back(float(respondent.components[m]));
        }));
    return columns;
}

Histogram scoreHistogram(const ComponentColumns &columns, ScoreKind score, const Weights &weights,
                         const Bands &bands, int bins)
{
    Histogram histogram;
    const BlockScore scoresOf(columns, score, weights);
    const Edges edges(bands);
    // One place more, for respondents without the score. Counted twice over, by even and odd
    // rows, because neighbours often meet in one bin and would wait for each other.
    std::array<std::vector<qint64>, 2> counts;
    counts.fill(std::vector<qint64>(size_t(bins) + 1, 0));
    const auto steps = float(bins);
    Block scores;
    double sum = 0;
    qint64 atLeastLow = 0;
    qint64 atLeastHigh = 0;
    for (size_t first = 0; first < columns.size(); first += kBlock) {
        const size_t count = std::min(kBlock, columns.size() - first);
        scoresOf(first, count, scores);
        for (size_t row = 0; row < count; ++row) {
            const float value = scores[row];
            const bool there = value == value;
            const float known = there ? value : 0;
            const int bin = std::min(int((known + kFloatTolerance) * steps), bins - 1);
            ++counts[row & 1][size_t(there ? bin : bins)];
            sum += double(known);
            atLeastLow += value >= edges.low;
            atLeastHigh += value >= edges.high;
        }
    }
    const qint64 none = counts[0].back() + counts[1].back();
    histogram.n = qint64(columns.size()) - none;
    histogram.bands[size_t(Band::None)] = none;
    histogram.bands[size_t(Band::AtRisk)] = histogram.n - atLeastLow;
    histogram.bands[size_t(Band::NeedsImprovement)] = atLeastLow - atLeastHigh;
    histogram.bands[size_t(Band::Good)] = atLeastHigh;
    histogram.bins.resize(size_t(bins));
    for (size_t bin = 0; bin < histogram.bins.size(); ++bin)
        histogram.bins[bin] = counts[0][bin] + counts[1][bin];
    histogram.mean = histogram.n > 0 ? sum / double(histogram.n) : 0;
    return histogram;
}

BandMoves bandMoves(const ComponentColumns &columns, ScoreKind score, const Weights &from,
                    const Weights &to, const Bands &bands)
{
    const BlockScore before(columns, score, from);
    const BlockScore after(columns, score, to);
    const Edges edges(bands);
    Block old, now;
    BandMoves moves;
    for (size_t first = 0; first < columns.size(); first += kBlock) {
        const size_t count = std::min(kBlock, columns.size() - first);
        before(first, count, old);
        after(first, count, now);
        for (size_t row = 0; row < count; ++row) {
            const bool both = old[row] == old[row] && now[row] == now[row];
            const int step = both ? edges.band(now[row]) - edges.band(old[row]) : 0;
            moves.up += step > 0;
            moves.down += step < 0;
        }
    }
    return moves;
}

WeightTrial tryWeights(const ComponentColumns &columns, ScoreKind score, const Weights &stored,
                       const Weights &trial, const Bands &bands)
{
    return {scoreHistogram(columns, score, trial, bands),
            bandMoves(columns, score, stored, trial, bands)};
}

} // namespace rapport
