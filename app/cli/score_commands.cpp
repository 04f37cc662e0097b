// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "cli/json_values.h"
#include "cli/metric_listing.h"
#include "cli/why_listing.h"
#include "domain/settings.h"
#include "insight/score_report.h"
#include "session/editor.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Error unknownMeasure(const QString &name)
{
    return {Error::Code::Invalid,
            Cli::tr("There is no weight \"%1\"; they are ux, ts, csat, dp, ds and ir.").arg(name),
            {}};
}

/// \p stored with the weights of \p changes; both groups must still sum to 1.
Result<Weights> weightsWith(const Weights &stored, const Arguments::Assignments &changes)
{
    auto values = stored.values();
    for (const auto &[name, text] : changes) {
        const auto measure = measureFromName(name);
        if (!measure)
            return unknownMeasure(name);
        bool ok = false;
        values[size_t(*measure)] = text.trimmed().toDouble(&ok);
        if (!ok)
            return Error{
                Error::Code::Invalid,
                Cli::tr("The weight of %1 must be a number; \"%2\" is not.").arg(name, text),
                {}};
    }
    return Weights::create(values);
}

std::vector<OutputColumn> scoreColumns(bool forPerson, bool withId)
{
    std::vector<OutputColumn> columns = {{u"key"_s},
                                         {u"cs"_s, true},
                                         {u"e"_s, true},
                                         {u"cs_coverage"_s, true},
                                         {u"e_coverage"_s, true},
                                         {u"n"_s, true},
                                         {u"band"_s},
                                         {u"e_band"_s}};
    if (withId)
        columns.insert(columns.begin() + (forPerson ? 0 : 1), {u"id"_s, true});
    if (forPerson)
        return columns;
    columns.push_back({u"cs_n"_s, true});
    columns.push_back({u"e_n"_s, true});
    for (const Measure measure : kMeasures)
        columns.push_back({measureName(measure), true});
    for (const Measure measure : kMeasures)
        columns.push_back({measureName(measure) + u"_n"_s, true});
    return columns;
}

OutputCell scoreCell(std::optional<double> score, const Bands &bands)
{
    return {orNull(score), score ? formatScore(*score, bands) : QString()};
}

OutputCell coverageCell(double coverage)
{
    return {coverage, QString::number(coverage, 'f', 2)};
}

OutputCell cellOf(const GroupScore &group, const QString &column, const Bands &bands)
{
    if (column == u"id"_s)
        return group.id;
    if (column == u"key"_s)
        return {orNull(group.key), group.key.isEmpty() ? Cli::tr("(none)") : group.key};
    if (column == u"cs"_s)
        return scoreCell(group.cs, bands);
    if (column == u"e"_s)
        return scoreCell(group.e, bands);
    if (column == u"cs_coverage"_s)
        return coverageCell(group.csCoverage);
    if (column == u"e_coverage"_s)
        return coverageCell(group.eCoverage);
    if (column == u"n"_s)
        return group.n;
    if (column == u"band"_s)
        return {orNull(group.band), bandLabel(group.band)};
    if (column == u"e_band"_s)
        return {orNull(group.eBand), bandLabel(group.eBand)};
    if (column == u"cs_n"_s)
        return group.csN;
    if (column == u"e_n"_s)
        return group.eN;
    if (const auto measure = measureFromName(column))
        return group.components.has(*measure) ? QJsonValue(group.components[*measure])
                                              : QJsonValue();
    const auto counted = measureFromName(column.chopped(2)); // without "_n"
    return group.componentN[size_t(*counted)];
}

Result<Exit> score(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const WorkspaceSettings &settings = (*workspace)->settings();
    const auto weights = weightsWith(settings.weights, arguments.assignments(u"weights"_s));
    RAPPORT_TRY(weights);
    ScoreQuery query{groupByFrom(arguments), {}, {}, *weights};
    if (arguments.has(u"as-of"_s))
        query.asOf = arguments.day(u"as-of"_s);
    const Job job = run.job(Cli::tr("Computing"));
    const auto groups =
        (*workspace)
            ->read(Lane::Analysis,
                   [&](ReadContext &context) { return scoreBy(context, query, job); })
            .result();
    RAPPORT_TRY(groups);
    const bool withId = query.by == GroupBy::Developer || query.by == GroupBy::Company
        || query.by == GroupBy::Survey;
    const auto columns = scoreColumns(run.format() == Format::Table, withId);
    const auto output = run.table(columns);
    std::vector<OutputCell> cells;
    for (const GroupScore &group : *groups) {
        cells.clear();
        for (const OutputColumn &column : columns)
            cells.push_back(cellOf(group, column.name, settings.bands));
        RAPPORT_TRY(output->row(cells));
    }
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

Result<Exit> printWeights(Invocation &run, const Weights &weights, std::optional<ChangeSetId> set)
{
    if (run.format() == Format::Json) {
        QJsonObject values;
        for (const Measure measure : kMeasures)
            values.insert(measureName(measure), weights[measure]);
        RAPPORT_TRY(run.print({{u"weights"_s, values}, {u"change_set"_s, orNull(set)}}, {}));
        return Exit::Done;
    }
    const auto output = run.table({{u"weight"_s}, {u"value"_s, true}, {u"measure"_s}, {u"of"_s}});
    for (const ScoreKind kind : {ScoreKind::Satisfaction, ScoreKind::Efficiency}) {
        for (const Measure measure : measuresOf(kind)) {
            RAPPORT_TRY(output->row({measureName(measure), weights[measure], measureLabel(measure),
                                     kind == ScoreKind::Satisfaction ? u"cs"_s : u"e"_s}));
        }
    }
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

Result<Exit> weights(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const auto changes = run.arguments().assignments(u"ux=.."_s);
    const auto checked = weightsWith((*workspace)->settings().weights, changes);
    RAPPORT_TRY(checked);
    if (changes.empty())
        return printWeights(run, *checked, {});
    QHash<QString, QString> texts;
    for (const auto &[name, text] : changes)
        texts.insert(weightKey(*measureFromName(name)), text);
    const auto change = (*workspace)->editor().setSettings(texts).result();
    RAPPORT_TRY(change);
    return printWeights(run, *checked, change->set);
}

} // namespace

std::vector<Command> scoreCommands()
{
    const WordSpec workspace{u"W"_s};
    const OptionSpec weighing{u"weights"_s,
                              WordSpec{u"ux=0.3,ts=0.4,csat=0.3"_s, WordType::Assignments}};
    return {
        {u"score"_s,
         QT_TRANSLATE_NOOP("Cli", "prints satisfaction and efficiency of groups"),
         {workspace},
         {groupByOption(), weighing, {u"as-of"_s, WordSpec{u"DATE"_s, WordType::Day}}},
         score},
        {u"weights"_s,
         QT_TRANSLATE_NOOP("Cli", "shows or stores the weights of the scores"),
         {workspace, {u"ux=.."_s, WordType::Assignment, Times::Any}},
         {},
         weights},
        {u"metrics"_s,
         QT_TRANSLATE_NOOP("Cli", "prints the numbers of the metric dictionary"),
         {workspace},
         metricOptions(),
         listMetrics},
        {u"why"_s,
         QT_TRANSLATE_NOOP("Cli", "prints the sum behind a developer's scores"),
         {workspace, {u"ID"_s, WordType::Id}},
         {},
         explainDeveloper},
    };
}

} // namespace rapport
