// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/report_json.h"

#include "domain/json_values.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// What is told of a group beside its measures.
struct ScoreColumn {
    QString name;
    QJsonValue (*value)(const GroupScore &);
};

const std::vector<ScoreColumn> &ownColumns()
{
    using Group = const GroupScore &;
    static const std::vector<ScoreColumn> columns = {
        {u"key"_s, [](Group group) { return orNull(group.key); }},
        {u"id"_s, [](Group group) { return QJsonValue(group.id); }},
        {u"cs"_s, [](Group group) { return orNull(group.cs); }},
        {u"e"_s, [](Group group) { return orNull(group.e); }},
        {u"cs_coverage"_s, [](Group group) { return QJsonValue(group.csCoverage); }},
        {u"e_coverage"_s, [](Group group) { return QJsonValue(group.eCoverage); }},
        {u"n"_s, [](Group group) { return QJsonValue(group.n); }},
        {u"band"_s, [](Group group) { return orNull(group.band); }},
        {u"e_band"_s, [](Group group) { return orNull(group.eBand); }},
        {u"cs_n"_s, [](Group group) { return QJsonValue(group.csN); }},
        {u"e_n"_s, [](Group group) { return QJsonValue(group.eN); }},
    };
    return columns;
}

} // namespace

const QStringList &groupByNames()
{
    static const QStringList names = {u"all"_s,     u"developer"_s, u"company"_s, u"segment"_s,
                                      u"country"_s, u"tag"_s,       u"survey"_s,  u"version"_s};
    return names;
}

const QStringList &everyNames()
{
    static const QStringList names = {u"whole"_s, u"day"_s, u"week"_s, u"month"_s, u"quarter"_s};
    return names;
}

QStringList scoreColumns(GroupBy by)
{
    const bool isRecord =
        by == GroupBy::Developer || by == GroupBy::Company || by == GroupBy::Survey;
    QStringList columns;
    for (const ScoreColumn &column : ownColumns()) {
        if (isRecord || column.name != u"id"_s)
            columns.append(column.name);
    }
    for (const Measure measure : kMeasures)
        columns.append(measureName(measure));
    for (const Measure measure : kMeasures)
        columns.append(measureName(measure) + u"_n"_s);
    return columns;
}

QJsonValue scoreValue(const GroupScore &group, const QString &column)
{
    const auto own = std::ranges::find(ownColumns(), column, &ScoreColumn::name);
    if (own != ownColumns().end())
        return own->value(group);
    if (const auto measure = measureFromName(column))
        return group.components.has(*measure) ? QJsonValue(group.components[*measure])
                                              : QJsonValue();
    const auto counted = measureFromName(column.chopped(2)); // without "_n"
    return counted ? QJsonValue(group.componentN[size_t(*counted)]) : QJsonValue();
}

QJsonObject metricJson(const MetricRow &row)
{
    QJsonObject object = row.more;
    object.insert(u"metric"_s, row.metric);
    object.insert(u"key"_s, orNull(row.key));
    object.insert(u"period"_s, row.period);
    object.insert(u"value"_s, orNull(row.value));
    object.insert(u"n"_s, row.n);
    return object;
}

} // namespace rapport
