// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/score_report.h"

#include "domain/field_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rapport {

namespace {

/// A mean that is built up one value at a time.
class Mean {
public:
    void add(double value)
    {
        m_sum += value;
        ++m_n;
    }
    [[nodiscard]] qint64 n() const { return m_n; }
    [[nodiscard]] std::optional<double> value() const
    {
        return m_n > 0 ? std::optional(roundScore(m_sum / double(m_n))) : std::nullopt;
    }

private:
    double m_sum = 0;
    qint64 m_n = 0;
};

/// The sums over one group's respondents.
class GroupSums {
public:
    void add(const Components &components, const Weights &weights)
    {
        const Score cs = weightedScore(ScoreKind::Satisfaction, components, weights);
        const Score e = weightedScore(ScoreKind::Efficiency, components, weights);
        if (cs.value) {
            m_cs.add(*cs.value);
            m_csCoverage.add(cs.coverage);
        }
        if (e.value) {
            m_e.add(*e.value);
            m_eCoverage.add(e.coverage);
        }
        if (cs.value || e.value)
            ++m_scored;
        for (const Measure m : kMeasures) {
            if (components.has(m))
                m_components[size_t(m)].add(components[m]);
        }
    }

    [[nodiscard]] GroupScore result(const Bands &bands) const
    {
        GroupScore group;
        group.cs = m_cs.value();
        group.e = m_e.value();
        group.csCoverage = m_csCoverage.value().value_or(0);
        group.eCoverage = m_eCoverage.value().value_or(0);
        group.n = m_scored;
        group.csN = m_cs.n();
        group.eN = m_e.n();
        for (const Measure m : kMeasures) {
            if (const auto mean = m_components[size_t(m)].value())
                group.components[m] = *mean;
            group.componentN[size_t(m)] = m_components[size_t(m)].n();
        }
        group.band = bands.of(group.cs);
        group.eBand = bands.of(group.e);
        return group;
    }

private:
    Mean m_cs, m_e, m_csCoverage, m_eCoverage;
    std::array<Mean, kMeasureCount> m_components;
    qint64 m_scored = 0;
};

using GroupKey = std::pair<QString, qint64>;

QStringList keysOf(const Respondent &respondent, GroupBy by)
{
    // A person with three tags counts in three groups.
    return by == GroupBy::Tag ? splitTags(respondent.key) : QStringList{respondent.key};
}

void sortGroups(std::vector<GroupScore> &groups, GroupBy by)
{
    std::ranges::stable_sort(groups, [by](const GroupScore &a, const GroupScore &b) {
        if (by == GroupBy::Developer)
            return a.id < b.id;
        if (a.key.isEmpty() != b.key.isEmpty())
            return b.key.isEmpty();
        const int order = a.key.compare(b.key, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
}

} // namespace

Result<std::vector<GroupScore>> scoreBy(const ReadContext &context, const ScoreQuery &query,
                                        const Job &job)
{
    const Weights weights = query.weights.value_or(context.settings().weights);
    RespondentQuery respondents{query.by, query.scope, {}};
    if (query.asOf)
        respondents.asOf = {*query.asOf};
    std::map<GroupKey, GroupSums> sums;
    if (query.by == GroupBy::All)
        sums[{}]; // "all" is there even where nobody has answered
    RAPPORT_TRY(
        eachRespondent(context.connection(), context.builder(), context.settings().halfLife,
                       respondents, job, [&](int, const Respondent &respondent) {
                           for (const QString &key : keysOf(respondent, query.by))
                               sums[{key, respondent.keyId}].add(respondent.components, weights);
                       }));
    std::vector<GroupScore> groups;
    groups.reserve(sums.size());
    for (const auto &[key, sum] : sums) {
        GroupScore group = sum.result(context.settings().bands);
        group.key = query.by == GroupBy::All ? QStringLiteral("all") : key.first;
        group.id = key.second;
        groups.push_back(std::move(group));
    }
    sortGroups(groups, query.by);
    return groups;
}

Result<std::vector<TrendPoint>> scoreTrend(const ReadContext &context, const Scope &scope,
                                           const std::vector<QDate> &days, const Job &job)
{
    const Weights &weights = context.settings().weights;
    std::vector<std::pair<Mean, Mean>> means(days.size());
    RAPPORT_TRY(eachRespondent(
        context.connection(), context.builder(), context.settings().halfLife,
        {GroupBy::All, scope, days}, job, [&](int date, const Respondent &respondent) {
            auto &[cs, e] = means[size_t(date)];
            if (const auto score =
                    weightedScore(ScoreKind::Satisfaction, respondent.components, weights).value)
                cs.add(*score);
            if (const auto score =
                    weightedScore(ScoreKind::Efficiency, respondent.components, weights).value)
                e.add(*score);
        }));
    std::vector<TrendPoint> points;
    for (size_t i = 0; i < days.size(); ++i) {
        const auto &[cs, e] = means[i];
        points.push_back({days[i], cs.value(), e.value(), cs.n(), e.n()});
    }
    return points;
}

} // namespace rapport
