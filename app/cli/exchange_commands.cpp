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

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Error invalid(const QString &sentence)
{
    return {Error::Code::Invalid, sentence, {}};
}

/// The plan that is proposed for FILE where the user brings none.
Result<ImportPlan> proposedPlan(Invocation &run, const Catalogue &catalogue, const QString &idTag)
{
    const Job job = run.job(Cli::tr("Looking at the file"));
    const auto detection = detectTable(run.arguments().text(u"FILE"_s), {}, job);
    RAPPORT_TRY(detection);
    const auto kind = run.arguments().kind(u"as"_s);
    return proposePlan(catalogue, kind ? *kind : guessKind(catalogue, *detection), *detection,
                       idTag);
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

Result<ImportPlan> planFor(Invocation &run, const Workspace &workspace)
{
    const Arguments &arguments = run.arguments();
    if (!arguments.has(u"plan"_s))
        return proposedPlan(run, workspace.catalogue(), workspace.idTag());
    if (arguments.has(u"as"_s))
        return invalid(Cli::tr("The plan says what a row is; leave out --as."));
    return planFromFile(arguments.text(u"plan"_s));
}

Result<Exit> printPlan(Invocation &run)
{
    Catalogue catalogue = Catalogue::builtIn();
    QString idTag;
    if (run.arguments().has(u"in"_s)) {
        const auto workspace =
            Workspace::open(run.arguments().text(u"in"_s), Invocation::workspaceOptions());
        RAPPORT_TRY(workspace);
        catalogue = (*workspace)->catalogue();
        idTag = (*workspace)->idTag();
    }
    const auto plan = proposedPlan(run, catalogue, idTag);
    RAPPORT_TRY(plan);
    // Indented, because people edit it.
    RAPPORT_TRY(run.printJson(QJsonDocument(plan->toJson()).toJson(QJsonDocument::Indented)));
    return Exit::Done;
}

Result<Exit> importFile(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace(ChangeSource::Import);
    RAPPORT_TRY(workspace);
    const auto plan = planFor(run, **workspace);
    RAPPORT_TRY(plan);
    const ImportOptions options{arguments.has(u"dry-run"_s), arguments.text(u"rejects"_s)};
    const Job job = run.job(Cli::tr("Importing"));
    const auto outcome =
        (*workspace)->editor().importFile(arguments.text(u"FILE"_s), *plan, options, job).result();
    RAPPORT_TRY(outcome);
    return printImport(run, *outcome);
}

CsvWriterOptions csvOptions(const Arguments &arguments)
{
    CsvWriterOptions options;
    options.separator = arguments.separator(u"separator"_s).value_or(options.separator);
    options.byteOrderMark = arguments.has(u"bom"_s);
    options.guardFormulas = !arguments.has(u"raw"_s);
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
