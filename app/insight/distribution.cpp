// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/distribution.h"

#include "store/respondents.h"

#include <algorithm>
#include <limits>

namespace rapport {

namespace {

// What double arithmetic on floats leaves of the ninth decimal is not to be trusted; a score
// within this of a band's edge counts as on it.
constexpr double kFloatTolerance = 1e-6;

/// The score of one row of columns, or NaN.
class RowScore {
public:
    RowScore(const ComponentColumns &columns, ScoreKind kind, const Weights &weights)
    {
        size_t i = 0;
        for (const Measure m : measuresOf(kind)) {
            m_columns[i] = columns.columns[size_t(m)].data();
            m_weights[i] = weights[m];
            ++i;
        }
    }

    [[nodiscard]] double operator()(size_t row) const
    {
        double sum = 0;
        double present = 0;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const float value = m_columns[i][row];
            // Branch-free, so that the loop over a million rows can be vectorised.
            const bool there = value == value;
            sum += there ? m_weights[i] * double(value) : 0;
            present += there ? m_weights[i] : 0;
        }
        return present > 0 ? sum / present : std::numeric_limits<double>::quiet_NaN();
    }

private:
    std::array<const float *, 3> m_columns = {};
    std::array<double, 3> m_weights = {};
};

size_t bandIndex(double score, const Bands &bands)
{
    if (score < bands.needsImprovement() - kFloatTolerance)
        return size_t(Band::AtRisk);
    return score < bands.good() - kFloatTolerance ? size_t(Band::NeedsImprovement)
                                                  : size_t(Band::Good);
}

} // namespace

Result<ComponentColumns> loadComponents(const ReadContext &context, const Scope &scope,
                                        const Job &job)
{
    ComponentColumns columns;
    RAPPORT_TRY(eachRespondent(context.connection(), context.builder(),
                               context.settings().halfLife, {GroupBy::All, scope, {}}, job,
                               [&columns](int, const Respondent &respondent) {
                                   for (const Measure m : kMeasures)
                                       columns.columns[size_t(m)].push_back(
                                           float(respondent.components[m]));
                               }));
    return columns;
}

Histogram scoreHistogram(const ComponentColumns &columns, ScoreKind score, const Weights &weights,
                         const Bands &bands, int bins)
{
    Histogram histogram;
    histogram.bins.assign(size_t(bins), 0);
    const RowScore scoreOf(columns, score, weights);
    double sum = 0;
    for (size_t row = 0; row < columns.size(); ++row) {
        const double value = scoreOf(row);
        if (value != value) {
            ++histogram.bands[size_t(Band::None)];
            continue;
        }
        const int bin = std::min(int((value + kFloatTolerance) * bins), bins - 1);
        ++histogram.bins[size_t(bin)];
        ++histogram.bands[bandIndex(value, bands)];
        sum += value;
    }
    histogram.n = qint64(columns.size()) - histogram.bands[size_t(Band::None)];
    histogram.mean = histogram.n > 0 ? sum / double(histogram.n) : 0;
    return histogram;
}

BandMoves bandMoves(const ComponentColumns &columns, ScoreKind score, const Weights &from,
                    const Weights &to, const Bands &bands)
{
    const RowScore before(columns, score, from);
    const RowScore after(columns, score, to);
    BandMoves moves;
    for (size_t row = 0; row < columns.size(); ++row) {
        const double old = before(row);
        const double now = after(row);
        if (old != old || now != now)
            continue;
        const size_t was = bandIndex(old, bands);
        const size_t is = bandIndex(now, bands);
        moves.up += is > was ? 1 : 0;
        moves.down += is < was ? 1 : 0;
    }
    return moves;
}

} // namespace rapport
