// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "cli/metric_listing.h"
#include "cli/why_listing.h"
#include "domain/json_values.h"
#include "domain/settings.h"
#include "insight/report_json.h"
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

/// A person sees fewer columns, the id first; programs all of them.
std::vector<OutputColumn> outputColumns(GroupBy by, bool forPerson)
{
    const QStringList names = scoreColumns(by);
    const qsizetype shown = names.indexOf(u"e_band"_s) + 1;
    std::vector<OutputColumn> columns;
    for (const QString &name : forPerson ? names.first(shown) : names) {
        const bool isText = name == u"key"_s || name == u"band"_s || name == u"e_band"_s;
        columns.push_back({name, !isText});
    }
    if (forPerson && columns[1].name == u"id"_s)
        std::swap(columns[0], columns[1]);
    return columns;
}

/// What a person sees of a value, where that is not the value itself.
QString shownOf(const GroupScore &group, const QString &column, const Bands &bands)
{
    if (column == u"key"_s && group.key.isEmpty())
        return Cli::tr("(none)");
    if (column == u"cs"_s && group.cs)
        return formatScore(*group.cs, bands);
    if (column == u"e"_s && group.e)
        return formatScore(*group.e, bands);
    if (column == u"cs_coverage"_s)
        return QString::number(group.csCoverage, 'f', 2);
    if (column == u"e_coverage"_s)
        return QString::number(group.eCoverage, 'f', 2);
    if (column == u"band"_s)
        return bandLabel(group.band);
    return column == u"e_band"_s ? bandLabel(group.eBand) : QString();
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
    const auto columns = outputColumns(query.by, run.format() == Format::Table);
    const auto output = run.table(columns);
    std::vector<OutputCell> cells;
    for (const GroupScore &group : *groups) {
        cells.clear();
        for (const OutputColumn &column : columns)
            cells.push_back(
                {scoreValue(group, column.name), shownOf(group, column.name, settings.bands)});
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
