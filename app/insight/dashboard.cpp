// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/dashboard.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostTrendPoints = 24;
constexpr int kUsualTrendPoints = 13;

/// Month ends from the period's first month on, then \p last itself.
std::vector<QDate> trendDays(QDate from, QDate last)
{
    std::vector<QDate> days = {last};
    QDate monthEnd = QDate(last.year(), last.month(), 1).addDays(-1);
    const int most = from.isValid() ? kMostTrendPoints : kUsualTrendPoints;
    while (int(days.size()) < most && (!from.isValid() || monthEnd >= from)) {
        days.push_back(monthEnd);
        monthEnd = QDate(monthEnd.year(), monthEnd.month(), 1).addDays(-1);
    }
    std::ranges::reverse(days);
    return days;
}

Result<qint64> countSheets(const ReadContext &context, Scope scope, QDate from, QDate to)
{
    scope.from = from;
    scope.to = to;
    return context.records().count(
        {KindId::Feedback, scopeFilter(KindId::Feedback, scope, context.settings().zone), {}, {}});
}

Result<qint64> countPeople(const ReadContext &context, const Scope &scope)
{
    Filter counting;
    counting.conditions = {{u"role"_s, Op::Equal, {Value(u"community"_s)}}};
    return context.records().count(
        {KindId::Developer,
         scopeFilter(KindId::Developer, scope, context.settings().zone).and_(counting),
         {},
         {}});
}

Result<GroupScore> scoreOfAll(const ReadContext &context, const Scope &scope,
                              std::optional<QDate> asOf, const Job &job)
{
    auto groups = scoreBy(context, {GroupBy::All, scope, asOf, {}}, job);
    RAPPORT_TRY(groups);
    return groups->front();
}

Result<void> readComparison(const ReadContext &context, const Scope &scope, QDate last,
                            Dashboard &dashboard, const Job &job)
{
    const auto before = scoreOfAll(context, scope, scope.from.addDays(-1), job);
    RAPPORT_TRY(before);
    dashboard.before = *before;
    const qint64 days = scope.from.daysTo(last) + 1;
    const auto sheets =
        countSheets(context, scope, scope.from.addDays(-days), scope.from.addDays(-1));
    RAPPORT_TRY(sheets);
    dashboard.sheetsBefore = *sheets;
    return {};
}

} // namespace

Result<Dashboard> readDashboard(const ReadContext &context, const Scope &scope, QDate today,
                                const Job &job)
{
    // Sheets dated in the future would count now but not "as of today"; an open end means all.
    const std::optional<QDate> asOf = scope.to.isValid() ? std::optional(scope.to) : std::nullopt;
    const QDate last = scope.to.isValid() ? scope.to : today;
    Dashboard dashboard;

    auto now = scoreOfAll(context, scope, asOf, job);
    RAPPORT_TRY(now);
    dashboard.now = *now;
    const auto people = countPeople(context, scope);
    RAPPORT_TRY(people);
    dashboard.people = *people;
    const auto sheets = countSheets(context, scope, scope.from, scope.to);
    RAPPORT_TRY(sheets);
    dashboard.sheets = *sheets;
    if (scope.from.isValid())
        RAPPORT_TRY(readComparison(context, scope, last, dashboard, job));

    auto trend = scoreTrend(context, scope, trendDays(scope.from, last), job);
    RAPPORT_TRY(trend);
    dashboard.trend = std::move(*trend);
    const auto columns = loadComponents(context, scope, job);
    RAPPORT_TRY(columns);
    dashboard.satisfaction = scoreHistogram(*columns, ScoreKind::Satisfaction,
                                            context.settings().weights, context.settings().bands);
    auto segments = scoreBy(context, {GroupBy::Segment, scope, asOf, {}}, job);
    RAPPORT_TRY(segments);
    std::ranges::stable_sort(*segments, std::greater<>(), &GroupScore::csN);
    dashboard.bySegment = std::move(*segments);
    return dashboard;
}

} // namespace rapport
