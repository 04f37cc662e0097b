// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scores.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace rapport {

namespace {

constexpr std::array kSatisfaction = {Measure::Ux, Measure::Ts, Measure::Csat};
constexpr std::array kEfficiency = {Measure::Dp, Measure::Ds, Measure::Ir};
constexpr double kWeightTolerance = 1e-9;

QString sumText(ScoreKind score)
{
    return score == ScoreKind::Satisfaction
        ? QCoreApplication::translate("Weights", "satisfaction (ux, ts, csat)")
        : QCoreApplication::translate("Weights", "efficiency (dp, ds, ir)");
}

/// \p number in units of the last of \p decimals (at most 9), halves up. Counted in whole
/// billionths, because 0.815 as a double lies below its own middle.
qint64 decimalUnits(double number, int decimals)
{
    qint64 step = 1;
    for (int i = decimals; i < 9; ++i)
        step *= 10;
    const qint64 raised = std::llround(number * 1e9) + step / 2;
    return raised / step - (raised % step < 0 ? 1 : 0);
}

} // namespace

std::span<const Measure> measuresOf(ScoreKind score)
{
    return score == ScoreKind::Satisfaction ? std::span<const Measure>(kSatisfaction)
                                            : std::span<const Measure>(kEfficiency);
}

Result<Weights> Weights::create(const std::array<double, kMeasureCount> &values)
{
    for (const Measure m : kMeasures) {
        const double weight = values[size_t(m)];
        if (!(weight >= 0) || !std::isfinite(weight))
            return Error{Error::Code::Invalid,
                         QCoreApplication::translate(
                             "Weights", "The weight of %1 must be 0 or more; it is %2.")
                             .arg(measureName(m), QString::number(weight)),
                         {}};
    }
    for (const ScoreKind score : {ScoreKind::Satisfaction, ScoreKind::Efficiency}) {
        double sum = 0;
        for (const Measure m : measuresOf(score))
            sum += values[size_t(m)];
        if (std::abs(sum - 1) > kWeightTolerance)
            return Error{Error::Code::Invalid,
                         QCoreApplication::translate(
                             "Weights", "The weights of %1 must sum to 1; they sum to %2.")
                             .arg(sumText(score), QString::number(sum, 'g', 12)),
                         {}};
    }
    Weights weights;
    weights.m_values = values;
    return weights;
}

double roundScore(double number)
{
    return std::round(number * 1e9) / 1e9;
}

Score weightedScore(ScoreKind kind, const Components &components, const Weights &weights)
{
    double sum = 0;
    double present = 0;
    for (const Measure m : measuresOf(kind)) {
        if (components.has(m)) {
            sum += weights[m] * components[m];
            present += weights[m];
        }
    }
    if (present <= 0)
        return {};
    return {roundScore(sum / present), roundScore(present)};
}

QString bandName(Band band)
{
    switch (band) {
    case Band::None: return {};
    case Band::AtRisk: return QStringLiteral("at risk");
    case Band::NeedsImprovement: return QStringLiteral("needs improvement");
    case Band::Good: return QStringLiteral("good");
    }
    return {};
}

QString bandLabel(Band band)
{
    switch (band) {
    case Band::None: return QCoreApplication::translate("Band", "no score");
    case Band::AtRisk: return QCoreApplication::translate("Band", "at risk");
    case Band::NeedsImprovement: return QCoreApplication::translate("Band", "needs improvement");
    case Band::Good: return QCoreApplication::translate("Band", "good");
    }
    return {};
}

Result<Bands> Bands::create(double needsImprovement, double good)
{
    if (!(needsImprovement >= 0 && needsImprovement < good && good <= 1))
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "Bands",
                         "The bands must lie in 0 to 1, \"needs improvement\" below \"good\"; "
                         "they are %1 and %2.")
                         .arg(QString::number(needsImprovement), QString::number(good)),
                     {}};
    Bands bands;
    bands.m_needsImprovement = needsImprovement;
    bands.m_good = good;
    return bands;
}

Band Bands::of(std::optional<double> score) const
{
    if (!score)
        return Band::None;
    const double rounded = roundScore(*score);
    if (rounded < m_needsImprovement)
        return Band::AtRisk;
    return rounded < m_good ? Band::NeedsImprovement : Band::Good;
}

QString formatScore(double score, const Bands &bands)
{
    QString text;
    for (int decimals = 2; decimals <= 6; ++decimals) {
        const auto units = double(decimalUnits(score, decimals));
        text = QString::number(units / std::pow(10.0, decimals), 'f', decimals);
        if (bands.of(text.toDouble()) == bands.of(score))
            break;
    }
    return text;
}

std::vector<double> partsThatSum(const std::vector<double> &parts, double total, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    std::vector<double> units(parts.size());
    std::vector<size_t> byRemainder(parts.size());
    std::iota(byRemainder.begin(), byRemainder.end(), size_t(0));
    // A hair is added so that 0.24 is 24 hundredths and not 23 and a bit.
    std::ranges::transform(parts, units.begin(),
                           [&](double part) { return std::floor(part * scale + 1e-6); });
    std::ranges::stable_sort(byRemainder, std::greater<>(),
                             [&](size_t i) { return parts[i] * scale - units[i]; });
    const size_t count = parts.size();
    double missing =
        double(decimalUnits(total, decimals)) - std::accumulate(units.begin(), units.end(), 0.0);
    for (size_t i = 0; count > 0 && missing >= 1; ++i, --missing)
        ++units[byRemainder[i % count]];
    for (size_t i = 0; count > 0 && missing <= -1; ++i, ++missing)
        --units[byRemainder[count - 1 - i % count]];
    for (double &unit : units)
        unit /= scale;
    return units;
}

void RecencyMean::add(qint64 day, double value)
{
    if (m_count > 0 && m_halfLife > 0 && day > m_newest) {
        const double decay = std::exp2(-double(day - m_newest) / m_halfLife);
        m_weighted *= decay;
        m_weights *= decay;
    }
    m_newest = m_count > 0 ? std::max(m_newest, day) : day;
    m_weighted += value;
    m_weights += 1;
    ++m_count;
}

double RecencyMean::mean() const
{
    return m_count > 0 ? m_weighted / m_weights : std::numeric_limits<double>::quiet_NaN();
}

void ComponentMeans::add(qint64 day, const Components &sheet)
{
    for (const Measure m : kMeasures) {
        if (sheet.has(m))
            m_means[size_t(m)].add(day, sheet[m]);
    }
    m_lastDay = m_sheets > 0 ? std::max(m_lastDay, day) : day;
    ++m_sheets;
}

Components ComponentMeans::components() const
{
    Components means;
    for (const Measure m : kMeasures)
        means[m] = m_means[size_t(m)].mean();
    return means;
}

} // namespace rapport
