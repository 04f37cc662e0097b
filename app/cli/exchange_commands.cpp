// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "cli/import_listing.h"
#include "cli/query_arguments.h"
#include "session/editor.h"
#include "session/exporter.h"
#include "session/plan_proposer.h"
#include "tabular/table_detector.h"
#include "tabular/table_writer.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Error invalid(const QString &sentence)
{
    return {Error::Code::Invalid, sentence, {}};
}

/// A plan, and what to tell of where it comes from.
struct FoundPlan {
    ImportPlan plan;
    QString note = {};
    std::optional<TableDetection> detection = {}; ///< what it was made from
};

/// The plan for FILE where the user brings none: the one remembered for its headings in
/// \p workspace, if any, else the one that is proposed.
Result<FoundPlan> findPlan(Invocation &run, Workspace *workspace)
{
    const Catalogue &catalogue = workspace ? workspace->catalogue() : Catalogue::builtIn();
    const Job job = run.job(Cli::tr("Looking at the file"));
    const auto detection = detectTable(run.arguments().text(u"FILE"_s), {}, job);
    RAPPORT_TRY(detection);
    const auto as = run.arguments().kind(u"as"_s);
    const auto proposed = proposePlan(catalogue, as ? *as : guessKind(catalogue, *detection),
                                      *detection, workspace ? workspace->idTag() : QString());
    const QStringList headings(detection->headings.begin(), detection->headings.end());
    std::vector<SavedImportPlan> plans;
    if (workspace) {
        auto kept = workspace->importPlans().result();
        RAPPORT_TRY(kept);
        plans = std::move(*kept);
    }
    const auto saved =
        std::ranges::find(plans, headingFingerprint(headings), &SavedImportPlan::fingerprint);
    if (saved != plans.end() && as.value_or(saved->plan.kind) == saved->plan.kind) {
        const ImportPlan asRead{saved->plan.kind, sourceOf(*detection)};
        return FoundPlan{fitPlan(*saved, headings, proposed ? *proposed : asRead),
                         Cli::tr("The plan remembered for %1 was used.").arg(saved->name),
                         *detection};
    }
    RAPPORT_TRY(proposed);
    return FoundPlan{*proposed, {}, *detection};
}

Result<ImportPlan> planFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            Error::Code::Io, Cli::tr("%1 cannot be read: %2.").arg(path, file.errorString()), {}};
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (!document.isObject())
        return invalid(
            Cli::tr("%1 is no import plan: %2.")
                .arg(path, document.isNull() ? fault.errorString() : Cli::tr("not a JSON object")));
    return ImportPlan::fromJson(document.object());
}

Result<FoundPlan> planFor(Invocation &run, Workspace &workspace)
{
    const Arguments &arguments = run.arguments();
    if (!arguments.has(u"plan"_s))
        return findPlan(run, &workspace);
    if (arguments.has(u"as"_s))
        return invalid(Cli::tr("The plan says what a row is; leave out --as."));
    auto plan = planFromFile(arguments.text(u"plan"_s));
    RAPPORT_TRY(plan);
    return FoundPlan{std::move(*plan)};
}

Result<Exit> printPlan(Invocation &run)
{
    std::unique_ptr<Workspace> workspace;
    if (run.arguments().has(u"in"_s)) {
        auto opened =
            Workspace::open(run.arguments().text(u"in"_s), Invocation::workspaceOptions());
        RAPPORT_TRY(opened);
        workspace = std::move(*opened);
    }
    const auto found = findPlan(run, workspace.get());
    RAPPORT_TRY(found);
    // Indented, because people edit it.
    RAPPORT_TRY(run.printJson(QJsonDocument(found->plan.toJson()).toJson(QJsonDocument::Indented)));
    if (!found->note.isEmpty())
        run.say(found->note);
    return Exit::Done;
}

Result<Exit> importFile(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace(ChangeSource::Import);
    RAPPORT_TRY(workspace);
    const auto found = planFor(run, **workspace);
    RAPPORT_TRY(found);
    ImportOptions options;
    options.dryRun = options.listEffects = arguments.has(u"dry-run"_s);
    options.rejectsFile = arguments.text(u"rejects"_s);
    options.found = found->detection;
    const Job job = run.job(Cli::tr("Importing"));
    auto outcome = (*workspace)
                       ->editor()
                       .importFile(arguments.text(u"FILE"_s), found->plan, options, job)
                       .result();
    RAPPORT_TRY(outcome);
    if (!found->note.isEmpty())
        outcome->notes.prepend(found->note);
    return printImport(run, *outcome, options.listEffects);
}

CsvWriterOptions csvOptions(const Arguments &arguments)
{
    CsvWriterOptions options;
    options.separator = arguments.separator(u"separator"_s).value_or(options.separator);
    options.byteOrderMark = arguments.has(u"bom"_s);
    options.guardFormulas = !arguments.has(u"raw"_s);
    options.quoteTexts = arguments.has(u"quote-text"_s);
    return options;
}

Result<Exit> exportFile(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const Catalogue &catalogue = (*workspace)->catalogue();
    const auto query = queryFrom(arguments, catalogue);
    RAPPORT_TRY(query);
    const Kind &kind = catalogue.kind(query->kind);
    const auto columns = columnsFrom(arguments, kind, defaultExportColumns(kind));
    RAPPORT_TRY(columns);
    const auto writer = createTable(arguments.text(u"OUT"_s), csvOptions(arguments));
    RAPPORT_TRY(writer);
    const Job job = run.job(Cli::tr("Exporting"));
    const auto count = (*workspace)
                           ->read(Lane::Analysis,
                                  [&](ReadContext &context) {
                                      return exportRecords(context, *query, *columns,
                                                           (*workspace)->idTag(), **writer, job);
                                  })
                           .result();
    RAPPORT_TRY(count);
    const QString path = arguments.text(u"OUT"_s);
    RAPPORT_TRY(run.print({{u"file"_s, path}, {u"count"_s, *count}}, {}));
    run.say(Cli::tr("Records exported to %1: %2.").arg(path, QString::number(*count)));
    return Exit::Done;
}

std::vector<OptionSpec> exportOptions()
{
    std::vector<OptionSpec> options = queryOptions();
    options.push_back({u"separator"_s, WordSpec{u"C"_s, WordType::Separator}});
    options.push_back({u"bom"_s});
    options.push_back({u"raw"_s});
    options.push_back({u"quote-text"_s});
    return options;
}

} // namespace

std::vector<Command> exchangeCommands()
{
    const WordSpec workspace{u"W"_s};
    const WordSpec file{u"FILE"_s};
    const OptionSpec as{u"as"_s, WordSpec{u"KIND"_s, WordType::Kind}};
    return {
        {u"plan"_s,
         QT_TRANSLATE_NOOP("Cli", "prints how a file would be imported, as JSON"),
         {file},
         {as, {u"in"_s, WordSpec{u"W"_s}}},
         printPlan},
        {u"import"_s,
         QT_TRANSLATE_NOOP("Cli", "imports a spreadsheet"),
         {workspace, file},
         {as,
          {u"plan"_s, WordSpec{u"P.json"_s}},
          {u"dry-run"_s},
          {u"rejects"_s, WordSpec{u"OUT.csv"_s}}},
         importFile},
        {u"export"_s,
         QT_TRANSLATE_NOOP("Cli", "writes records to a .csv, .xlsx or .jsonl file"),
         {workspace, {u"KIND"_s, WordType::Kind}, {u"OUT"_s}},
         exportOptions(),
         exportFile},
    };
}

} // namespace rapport
