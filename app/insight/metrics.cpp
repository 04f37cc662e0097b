// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/metrics.h"

#include "domain/field_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kFirstPromoter = 9;
constexpr qint64 kFirstPassive = 7;
constexpr double kNormal95 = 1.959963984540054;
constexpr int kMostSteps = 10'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Metric", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// One step of a period; an invalid day is an open end.
struct Step {
    QDate from, to;

    [[nodiscard]] QString label() const
    {
        return from.toString(Qt::ISODate) + u".."_s + to.toString(Qt::ISODate);
    }
};

QDate nextStart(QDate day, Every every)
{
    switch (every) {
    case Every::Day: return day.addDays(1);
    case Every::Week: return day.addDays(8 - day.dayOfWeek()); // ISO weeks begin on Monday
    case Every::Month: return QDate(day.year(), day.month(), 1).addMonths(1);
    case Every::Quarter: return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).addMonths(3);
    case Every::Whole: break;
    }
    return {};
}

Result<std::vector<Step>> stepsOf(const MetricQuery &query)
{
    const QDate from = query.scope.from;
    const QDate to = query.scope.to;
    if (from.isValid() && to.isValid() && from > to)
        return invalid(tr("The period ends before it begins."));
    if (query.every == Every::Whole)
        return std::vector<Step>{{from, to}};
    if (!from.isValid() || !to.isValid())
        return invalid(tr("Steps of a day, week, month or quarter need a first and a last day."));
    std::vector<Step> steps;
    for (QDate start = from; start <= to;) {
        const QDate next = nextStart(start, query.every);
        steps.push_back({start, std::min(next.addDays(-1), to)});
        start = next;
        if (steps.size() > kMostSteps)
            return invalid(tr("The period has too many steps; choose longer ones."));
    }
    return steps;
}

Result<std::vector<MetricRow>> scoreRows(const ReadContext &context, const MetricQuery &query,
                                         const QString &metric, const Step &step, const Job &job)
{
    ScoreQuery scores{query.by, query.scope, {}, {}};
    if (step.to.isValid())
        scores.asOf = step.to;
    const auto groups = scoreBy(context, scores, job);
    RAPPORT_TRY(groups);
    const bool satisfaction = metric == u"satisfaction"_s;
    std::vector<MetricRow> rows;
    for (const GroupScore &group : *groups) {
        const Band band = satisfaction ? group.band : group.eBand;
        rows.push_back(
            {metric,
             group.key,
             step.label(),
             satisfaction ? group.cs : group.e,
             satisfaction ? group.csN : group.eN,
             {{u"coverage"_s, satisfaction ? group.csCoverage : group.eCoverage},
              {u"band"_s, band == Band::None ? QJsonValue() : QJsonValue(bandName(band))}}});
    }
    return rows;
}

Result<std::vector<MetricRow>> npsRows(const ReadContext &context, const MetricQuery &query,
                                       const QString &metric, const Step &step, const Job &)
{
    Scope scope = query.scope;
    scope.from = step.from;
    scope.to = step.to;
    std::map<QString, Nps> groups;
    if (query.by == GroupBy::All)
        groups[u"all"_s];
    RAPPORT_TRY(eachAnswer(context.connection(), context.builder(), query.by, scope,
                           context.settings().zone, u"nps"_s,
                           [&](const QString &key, qint64, double answer) {
                               const QStringList keys = query.by == GroupBy::Tag
                                   ? splitTags(key)
                                   : QStringList{query.by == GroupBy::All ? u"all"_s : key};
                               for (const QString &one : keys)
                                   groups[one].add(qint64(answer));
                           }));
    std::vector<MetricRow> rows;
    for (const auto &[key, nps] : groups) {
        const auto margin = nps.margin();
        rows.push_back({metric,
                        key,
                        step.label(),
                        nps.value(),
                        nps.n(),
                        {{u"promoters"_s, nps.promoters},
                         {u"passives"_s, nps.passives},
                         {u"detractors"_s, nps.detractors},
                         {u"interval"_s, margin ? QJsonValue(*margin) : QJsonValue()}}});
    }
    return rows;
}

using Compute = Result<std::vector<MetricRow>> (*)(const ReadContext &, const MetricQuery &,
                                                   const QString &, const Step &, const Job &);

Compute computeOf(const QString &metric)
{
    return metric == u"nps"_s ? npsRows : scoreRows;
}

} // namespace

const std::vector<MetricDefinition> &metricDictionary()
{
    static const std::vector<MetricDefinition> dictionary = {
        {u"satisfaction"_s, tr("Satisfaction"),
         tr("CS = a1 UX + a2 TS + a3 CSAT, each 0 to 1. A developer's measure is the mean of that "
            "developer's answer sheets, recent ones weighing more (half-life). The weight of a "
            "missing measure is shared out; coverage says how much was answered. A group's score "
            "is the mean over its people with a score, each counting once, and its anonymous "
            "sheets. Staff and bots do not count. As of the period's last day."),
         u"score"_s},
        {u"efficiency"_s, tr("Efficiency"),
         tr("E = b1 DP + b2 DS + b3 IR: documentation, community support, integration and "
            "deployment, each 0 to 1; otherwise as satisfaction."),
         u"score"_s},
        {u"nps"_s, tr("NPS"),
         tr("Net promoter score: 100 (promoters - detractors) / n over the answers in the period, "
            "9 and 10 are promoters, 0 to 6 detractors. With the 95 % interval. From -100 to "
            "100; one person may answer several surveys."),
         u"nps"_s},
    };
    return dictionary;
}

const MetricDefinition *findMetric(QStringView name)
{
    const auto &all = metricDictionary();
    const auto it = std::ranges::find(all, name, &MetricDefinition::name);
    return it == all.end() ? nullptr : &*it;
}

Result<std::vector<MetricRow>> computeMetrics(const ReadContext &context, const MetricQuery &query,
                                              const Job &job)
{
    QStringList names = query.metrics;
    if (names.isEmpty()) {
        for (const MetricDefinition &definition : metricDictionary())
            names.append(definition.name);
    }
    for (const QString &name : names) {
        if (!findMetric(name))
            return invalid(tr("There is no metric \"%1\".").arg(name));
    }
    const auto steps = stepsOf(query);
    RAPPORT_TRY(steps);
    std::vector<MetricRow> rows;
    for (const QString &name : names) {
        for (const Step &step : *steps) {
            auto some = computeOf(name)(context, query, name, step, job);
            RAPPORT_TRY(some);
            std::ranges::move(*some, std::back_inserter(rows));
        }
    }
    return rows;
}

void Nps::add(qint64 answer)
{
    if (answer >= kFirstPromoter)
        ++promoters;
    else if (answer >= kFirstPassive)
        ++passives;
    else
        ++detractors;
}

std::optional<double> Nps::value() const
{
    if (n() == 0)
        return std::nullopt;
    return 100.0 * double(promoters - detractors) / double(n());
}

std::optional<double> Nps::margin() const
{
    if (n() == 0)
        return std::nullopt;
    const auto count = double(n());
    const double mean = double(promoters - detractors) / count;
    const double variance = double(promoters + detractors) / count - mean * mean;
    return 100 * kNormal95 * std::sqrt(std::max(variance, 0.0) / count);
}

} // namespace rapport
