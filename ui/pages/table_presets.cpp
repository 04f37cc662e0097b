// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_presets.h"

#include "base/clock.h"
#include "domain/scope.h"
#include "ui/models/display_columns.h"

#include <QCoreApplication>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("TablePresets", text);
}

Filter where(std::vector<Condition> conditions)
{
    Filter filter;
    filter.conditions = std::move(conditions);
    return filter;
}

Filter whereBand(const QString &band)
{
    return where({{u"band"_s, Op::Equal, {band}}});
}

Filter either(Condition one, Condition other)
{
    Filter filter = where({std::move(one), std::move(other)});
    filter.join = Filter::Join::Any;
    return filter;
}

/// Who joined in the month of \p today; who did not say when counts from when they were added.
Filter newThisMonth(QDate today, const QTimeZone &zone)
{
    const QDate first(today.year(), today.month(), 1);
    const Value start = first.toString(Qt::ISODate);
    const Value end = first.addMonths(1).toString(Qt::ISODate);
    const Condition unknown{u"joined_on"_s, Op::IsEmpty};
    Filter filter;
    filter.groups = {
        either({u"joined_on"_s, Op::GreaterOrEqual, {start}}, unknown),
        either({u"joined_on"_s, Op::Less, {end}}, unknown),
        either({u"created_at"_s, Op::GreaterOrEqual, {Value(toStoredTime(first.startOfDay(zone)))}},
               {u"joined_on"_s, Op::IsNotEmpty})};
    return filter;
}

/// METRICS.md, "Gone quiet", asks for three acts before the silence; the columns know the last.
Filter goneQuiet(QDate today, const QTimeZone &zone)
{
    constexpr int longest = 120, shortest = 31;
    return dayRangeFilter(u"last_seen"_s, FieldType::Time, today.addDays(-longest),
                          today.addDays(-shortest), zone);
}

std::vector<TableView> developerViews(QDate today, const QTimeZone &zone)
{
    constexpr double lowCoverage = 0.7;
    return {{tr("At risk"), whereBand(u"at risk"_s)},
            {tr("Needs improvement"), whereBand(u"needs improvement"_s)},
            {tr("Good"), whereBand(u"good"_s)},
            {tr("New this month"), newThisMonth(today, zone)},
            {tr("Gone quiet"), goneQuiet(today, zone)},
            {tr("No feedback yet"), where({{u"sheets"_s, Op::Equal, {0}}})},
            {tr("Low coverage"), where({{u"cs_coverage"_s, Op::Less, {lowCoverage}}})}};
}

Filter unanswered()
{
    return where(
        {{u"kind"_s, Op::In, {u"question"_s, u"issue"_s, u"support ticket"_s, u"pull request"_s}},
         {u"by"_s, Op::Equal, {u"them"_s}},
         {u"response_time"_s, Op::IsEmpty},
         {u"resolved_at"_s, Op::IsEmpty}});
}

std::vector<TableView> taskViews(QDate today)
{
    const Condition open{u"done_on"_s, Op::IsEmpty};
    return {{tr("Open"), where({open})},
            {tr("Overdue"), where({open, {u"due_on"_s, Op::Less, {today.toString(Qt::ISODate)}}})},
            {tr("Done"), where({{u"done_on"_s, Op::IsNotEmpty}})}};
}

std::vector<TableView> projectViews()
{
    return {{tr("Running"),
             where({{u"stage"_s, Op::In, {u"idea"_s, u"building"_s, u"in production"_s}}})},
            {tr("Succeeded"), where({{u"stage"_s, Op::Equal, {u"succeeded"_s}}})}};
}

std::vector<TableView> viewsBesidesAll(KindId kind, const WorkspaceSettings &settings, QDate today)
{
    const auto starting = [&](QDate from, QDate to) {
        return dayRangeFilter(u"starts_at"_s, FieldType::Time, from, to, settings.zone);
    };
    switch (kind) {
    case KindId::Developer: return developerViews(today, settings.zone);
    case KindId::Company:
        return {{tr("At risk"), where({{u"cs"_s, Op::Less, {settings.bands.needsImprovement()}}})}};
    case KindId::Interaction: return {{tr("Unanswered"), unanswered()}};
    case KindId::Feedback:
        return {{tr("With a comment"), where({{u"comment"_s, Op::IsNotEmpty}})},
                {tr("Anonymous"), where({{u"developer"_s, Op::IsEmpty}})}};
    case KindId::Event:
        return {{tr("Upcoming"), starting(today, {})},
                {tr("Past"), starting({}, today.addDays(-1))}};
    case KindId::Project: return projectViews();
    case KindId::Task: return taskViews(today);
    default: return {};
    }
}

} // namespace

std::vector<TableView> tableViews(const Kind &kind, const WorkspaceSettings &settings, QDate today)
{
    std::vector<TableView> views = viewsBesidesAll(kind.id, settings, today);
    views.insert(views.begin(), {tr("All %1").arg(kind.displayLabelPlural().toLower()), {}});
    return views;
}

QStringList defaultColumns(const Kind &kind)
{
    switch (kind.id) {
    case KindId::Developer:
        return {u"name"_s,
                u"company"_s,
                u"segment"_s,
                u"country"_s,
                u"cs"_s,
                u"e"_s,
                kTrendColumn.toString(),
                u"last_seen"_s};
    case KindId::Company:
        return {u"name"_s,    u"developers"_s, u"cs"_s,   u"e"_s,
                u"country"_s, u"segment"_s,    u"tier"_s, u"tags"_s};
    case KindId::Identity: return {u"developer"_s, u"platform"_s, u"handle"_s, u"verified"_s};
    case KindId::Survey:
        return {u"title"_s,     u"product"_s, u"version"_s, u"opened_on"_s,
                u"closed_on"_s, u"invited"_s, u"sheets"_s,  u"response_rate"_s};
    case KindId::Feedback:
        return {u"developer"_s, u"survey"_s, u"taken_on"_s, u"ux"_s, u"ts"_s,  u"csat"_s,
                u"dp"_s,        u"ds"_s,     u"ir"_s,       u"cs"_s, u"nps"_s, u"comment"_s};
    case KindId::Interaction:
        return {u"subject"_s,     u"developer"_s,     u"kind"_s,      u"channel"_s,
                u"occurred_at"_s, u"response_time"_s, u"responder"_s, u"resolved_at"_s};
    case KindId::Event:
        return {u"title"_s, u"kind"_s,       u"format"_s,   u"starts_at"_s,
                u"place"_s, u"registered"_s, u"attended"_s, u"mean_rating"_s};
    case KindId::Attendance:
        return {u"developer"_s, u"event"_s, u"role"_s, u"status"_s, u"rating"_s, u"comment"_s};
    case KindId::Resource:
        return {u"title"_s,   u"kind"_s,         u"topics"_s,      u"product"_s,
                u"version"_s, u"published_on"_s, u"engagements"_s, u"useful_share"_s};
    case KindId::Engagement: return {u"developer"_s, u"resource"_s, u"kind"_s, u"occurred_at"_s};
    case KindId::Project:
        return {u"title"_s,      u"developer"_s, u"company"_s, u"stage"_s,
                u"started_on"_s, u"ended_on"_s,  u"product"_s};
    case KindId::Task:
        return {u"title"_s,  u"developer"_s, u"interaction"_s,
                u"due_on"_s, u"done_on"_s,   u"assignee"_s};
    }
    return {kind.titleField};
}

std::vector<SortKey> defaultSort(const Kind &kind)
{
    switch (kind.id) {
    // The newest first: at a million the only order whose first rows are there at once.
    case KindId::Developer: return {{u"id"_s, Qt::DescendingOrder}};
    case KindId::Feedback: return {{u"taken_on"_s, Qt::DescendingOrder}};
    case KindId::Interaction:
    case KindId::Engagement: return {{u"occurred_at"_s, Qt::DescendingOrder}};
    case KindId::Event: return {{u"starts_at"_s, Qt::DescendingOrder}};
    case KindId::Survey: return {{u"opened_on"_s, Qt::DescendingOrder}};
    case KindId::Task: return {{u"due_on"_s, Qt::AscendingOrder}};
    case KindId::Attendance:
    case KindId::Identity: return {{u"developer"_s, Qt::AscendingOrder}};
    default: return {{kind.titleField, Qt::AscendingOrder}};
    }
}

QString boldField(const Kind &kind)
{
    switch (kind.id) {
    case KindId::Feedback:
    case KindId::Attendance:
    case KindId::Engagement:
    case KindId::Identity: return u"developer"_s;
    default: return kind.titleField;
    }
}

} // namespace rapport::ui
