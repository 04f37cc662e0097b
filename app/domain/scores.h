// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/measure.h"

#include <QString>

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace rapport {

/// The two weighted scores: CS = a1 UX + a2 TS + a3 CSAT and E = b1 DP + b2 DS + b3 IR.
enum class ScoreKind : quint8 { Satisfaction, Efficiency };

/// The three measures of a score, in the order of its formula.
[[nodiscard]] std::span<const Measure> measuresOf(ScoreKind score);

/// One mean in 0..1 per measure; NaN where there is none.
struct Components {
    std::array<double, kMeasureCount> values;

    Components() { values.fill(std::numeric_limits<double>::quiet_NaN()); }
    [[nodiscard]] double operator[](Measure m) const { return values[size_t(m)]; }
    [[nodiscard]] double &operator[](Measure m) { return values[size_t(m)]; }
    [[nodiscard]] bool has(Measure m) const { return !std::isnan(values[size_t(m)]); }
};

/// The weights of both scores: each >= 0, each group of three sums to 1.
class Weights {
public:
    /// 0.3, 0.4, 0.3 (the source's) and 0.4, 0.3, 0.3 (ours: the source names none).
    Weights() = default;
    /// Refuses negative weights and groups that do not sum to 1 (within 1e-9) with a sentence.
    [[nodiscard]] static Result<Weights> create(const std::array<double, kMeasureCount> &values);

    [[nodiscard]] double operator[](Measure m) const { return m_values[size_t(m)]; }
    [[nodiscard]] const std::array<double, kMeasureCount> &values() const { return m_values; }
    friend bool operator==(const Weights &, const Weights &) = default;

private:
    std::array<double, kMeasureCount> m_values = {0.3, 0.4, 0.3, 0.4, 0.3, 0.3};
};

/// A weighted score and how much of its weight was present (0..1).
struct Score {
    std::optional<double> value; ///< 0..1, rounded to 9 decimals; none without components
    double coverage = 0;
};

/// \p number rounded to the 9 decimals at which scores are compared and printed.
[[nodiscard]] double roundScore(double number);

/// The weighted mean of the components that are there, their weights scaled up to sum to 1
/// (METRICS.md, "Missing components"). No component with weight: no score.
[[nodiscard]] Score weightedScore(ScoreKind kind, const Components &components,
                                  const Weights &weights);

/// Where a score stands.
enum class Band : quint8 { None, AtRisk, NeedsImprovement, Good };

/// The band's stored name: "at risk", "needs improvement", "good"; empty for None.
[[nodiscard]] QString bandName(Band band);
/// The same, translated.
[[nodiscard]] QString bandLabel(Band band);

/// The cut points: at risk < needsImprovement <= needs improvement < good <= good.
class Bands {
public:
    Bands() = default;
    /// Refuses cuts outside 0..1 or out of order with a sentence.
    [[nodiscard]] static Result<Bands> create(double needsImprovement, double good);

    [[nodiscard]] double needsImprovement() const { return m_needsImprovement; }
    [[nodiscard]] double good() const { return m_good; }
    [[nodiscard]] Band of(std::optional<double> score) const;
    friend bool operator==(const Bands &, const Bands &) = default;

private:
    double m_needsImprovement = 0.60;
    double m_good = 0.80;
};

/// \p score with two decimals (halves up), or up to six where two would show another band.
[[nodiscard]] QString formatScore(double score, const Bands &bands);

/// \p parts rounded to \p decimals (at most 9) so that they sum to \p total rounded alike: the
/// largest remainders take the difference, so the printed parts add up to the printed number.
[[nodiscard]] std::vector<double> partsThatSum(const std::vector<double> &parts, double total,
                                               int decimals);

/// The recency-weighted mean of one measure over one respondent's sheets:
/// sum(w_i x_i) / sum(w_i), w_i = 2^((t_i - t_newest)/H), t in days, H the half-life.
///
/// Add the sheets oldest first, by (day, id). Constant memory: both sums are decayed by the
/// days passed whenever a newer sheet arrives, which cannot overflow.
class RecencyMean {
public:
    /// \p halfLife in days; 0 means none: a plain mean.
    explicit RecencyMean(double halfLife = 0) : m_halfLife(halfLife) { }

    void add(qint64 day, double value);
    [[nodiscard]] int count() const { return m_count; }
    /// NaN before the first value.
    [[nodiscard]] double mean() const;

private:
    double m_halfLife;
    double m_weighted = 0;
    double m_weights = 0;
    qint64 m_newest = 0;
    int m_count = 0;
};

/// One respondent's six running means.
class ComponentMeans {
public:
    explicit ComponentMeans(double halfLife) { m_means.fill(RecencyMean(halfLife)); }

    /// Adds one sheet; measures that are NaN were not asked.
    void add(qint64 day, const Components &sheet);
    [[nodiscard]] Components components() const;
    [[nodiscard]] int count(Measure m) const { return m_means[size_t(m)].count(); }
    [[nodiscard]] int sheets() const { return m_sheets; }
    [[nodiscard]] qint64 lastDay() const { return m_lastDay; }

private:
    std::array<RecencyMean, kMeasureCount> m_means;
    int m_sheets = 0;
    qint64 m_lastDay = 0;
};

} // namespace rapport
