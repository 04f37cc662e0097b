// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/metric_listing.h"

#include "cli/cli_text.h"
#include "domain/json_values.h"
#include "insight/report_json.h"

#include <QJsonArray>

#include <cmath>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// \p seconds as a person reads them: "2 h 05 min".
QString durationText(double seconds)
{
    constexpr qint64 hour = 60;
    constexpr qint64 day = 24 * hour;
    const qint64 minutes = std::llround(seconds / 60);
    if (minutes < hour)
        return Cli::tr("%1 min").arg(minutes);
    if (minutes < 2 * day)
        return Cli::tr("%1 h %2 min").arg(minutes / hour).arg(minutes % hour, 2, 10, QChar(u'0'));
    return Cli::tr("%1 d %2 h").arg(minutes / day).arg(minutes % day / hour);
}

QString valueText(double value, const QString &unit, const Bands &bands)
{
    if (unit == u"score"_s)
        return formatScore(value, bands);
    if (unit == u"s"_s)
        return durationText(value);
    if (unit == u"share"_s)
        return Cli::tr("%1 %").arg(QString::number(value * 100, 'f', 1));
    if (unit == u"nps"_s)
        return QString::number(value, 'f', 1);
    return exactText(value);
}

/// What else belongs to a number, on one line: "coverage 0.7, band good".
QString moreText(const QJsonObject &more)
{
    QStringList parts;
    for (auto it = more.begin(); it != more.end(); ++it) {
        if (it.value().isNull())
            continue;
        const QString text = it.value().isDouble() ? QString::number(it.value().toDouble(), 'g', 4)
                                                   : shownText(it.value());
        parts.append(it.key() + u' ' + text);
    }
    return parts.join(u", "_s);
}

Result<Exit> printRows(Invocation &run, const std::vector<MetricRow> &rows)
{
    // Each metric has its own extra keys, so the rows are no table.
    QJsonArray list;
    for (const MetricRow &row : rows)
        list.append(metricJson(row));
    RAPPORT_TRY(run.print({{u"rows"_s, list}}, {}));
    return Exit::Done;
}

Result<Exit> printTable(Invocation &run, const std::vector<MetricRow> &rows, const Bands &bands)
{
    const auto output = run.table({{u"metric"_s},
                                   {u"key"_s},
                                   {u"period"_s},
                                   {u"value"_s, true},
                                   {u"n"_s, true},
                                   {u"more"_s}});
    for (const MetricRow &row : rows) {
        const MetricDefinition *definition = findMetric(row.metric);
        const QString unit = definition ? definition->unit : QString();
        RAPPORT_TRY(output->row(
            {row.metric,
             {orNull(row.key), row.key.isEmpty() ? Cli::tr("(none)") : row.key},
             {row.period, row.period == u".."_s ? Cli::tr("all") : row.period},
             {orNull(row.value), row.value ? valueText(*row.value, unit, bands) : u"-"_s},
             row.n,
             moreText(row.more)}));
    }
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

} // namespace

OptionSpec groupByOption()
{
    return {u"by"_s, WordSpec{u"GROUP"_s, WordType::Choice, Times::Once, groupByNames()}};
}

GroupBy groupByFrom(const Arguments &arguments)
{
    const qsizetype index = groupByNames().indexOf(arguments.text(u"by"_s));
    return index < 0 ? GroupBy::All : GroupBy(index);
}

std::vector<OptionSpec> metricOptions()
{
    return {{u"metric"_s, WordSpec{u"NAME"_s}, true},
            groupByOption(),
            {u"from"_s, WordSpec{u"DATE"_s, WordType::Day}},
            {u"to"_s, WordSpec{u"DATE"_s, WordType::Day}},
            {u"every"_s, WordSpec{u"STEP"_s, WordType::Choice, Times::Once, everyNames().mid(1)}}};
}

Result<Exit> listMetrics(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    MetricQuery query{arguments.texts(u"metric"_s), groupByFrom(arguments), {}, Every::Whole};
    query.scope.from = arguments.day(u"from"_s);
    query.scope.to = arguments.day(u"to"_s);
    if (arguments.has(u"every"_s))
        query.every = Every(everyNames().indexOf(arguments.text(u"every"_s)));
    const Job job = run.job(Cli::tr("Computing"));
    const auto rows =
        (*workspace)
            ->read(Lane::Analysis,
                   [&](ReadContext &context) { return computeMetrics(context, query, job); })
            .result();
    RAPPORT_TRY(rows);
    if (run.format() == Format::Json)
        return printRows(run, *rows);
    return printTable(run, *rows, (*workspace)->settings().bands);
}

} // namespace rapport
