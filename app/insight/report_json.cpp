// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/report_json.h"

#include "domain/json_values.h"

namespace rapport {

using namespace Qt::Literals::StringLiterals;

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
    QStringList columns = {u"key"_s};
    if (by == GroupBy::Developer || by == GroupBy::Company || by == GroupBy::Survey)
        columns.append(u"id"_s);
    columns += {u"cs"_s,   u"e"_s,      u"cs_coverage"_s, u"e_coverage"_s, u"n"_s,
                u"band"_s, u"e_band"_s, u"cs_n"_s,        u"e_n"_s};
    for (const Measure measure : kMeasures)
        columns.append(measureName(measure));
    for (const Measure measure : kMeasures)
        columns.append(measureName(measure) + u"_n"_s);
    return columns;
}

QJsonValue scoreValue(const GroupScore &group, const QString &column)
{
    if (column == u"id"_s)
        return group.id;
    if (column == u"key"_s)
        return orNull(group.key);
    if (column == u"cs"_s)
        return orNull(group.cs);
    if (column == u"e"_s)
        return orNull(group.e);
    if (column == u"cs_coverage"_s)
        return group.csCoverage;
    if (column == u"e_coverage"_s)
        return group.eCoverage;
    if (column == u"n"_s)
        return group.n;
    if (column == u"band"_s)
        return orNull(group.band);
    if (column == u"e_band"_s)
        return orNull(group.eBand);
    if (column == u"cs_n"_s)
        return group.csN;
    if (column == u"e_n"_s)
        return group.eN;
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
