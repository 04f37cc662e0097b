// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "domain/json_values.h"
#include "domain/settings.h"
#include "session/editor.h"
#include "store/doctor.h"
#include "store/workspace_tables.h"

#include <QFile>
#include <QJsonArray>

#include <limits>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Removes a workspace that was just made and did not work out.
void removeWorkspace(const QString &path)
{
    // The log and its index stay where SQLite could not even tidy up.
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path + ending);
}

/// Makes the workspace W; one that could not be made leaves no file.
Result<std::unique_ptr<Workspace>> createWorkspace(const QString &path, const QString &zone,
                                                   ChangeSource source)
{
    const bool wasThere = QFile::exists(path);
    auto workspace = Workspace::create(path, zone, Invocation::workspaceOptions(source));
    if (!workspace && !wasThere && workspace.error().code != Error::Code::Conflict)
        removeWorkspace(path);
    return workspace;
}

Result<Exit> newWorkspace(Invocation &run)
{
    const QString path = run.arguments().text(u"W"_s);
    const auto workspace =
        createWorkspace(path, run.arguments().text(u"zone"_s), ChangeSource::CommandLine);
    RAPPORT_TRY(workspace);
    const QString zone = QString::fromUtf8((*workspace)->settings().zone.id());
    RAPPORT_TRY(run.print(
        {{u"workspace"_s, path}, {u"id"_s, (*workspace)->idTag()}, {u"zone"_s, zone}}, {}));
    run.say(Cli::tr("%1 is ready; its time zone is %2.").arg(path, zone));
    return Exit::Done;
}

/// How many records of each kind there are, in the order of KindId.
Result<std::vector<qint64>> countKinds(Workspace &workspace)
{
    return workspace
        .read(Lane::Pages,
              [](ReadContext &context) -> Result<std::vector<qint64>> {
                  std::vector<qint64> counts;
                  for (const Kind &kind : context.catalogue().kinds()) {
                      Query query;
                      query.kind = kind.id;
                      const auto count = context.records().count(query);
                      RAPPORT_TRY(count);
                      counts.push_back(*count);
                  }
                  return counts;
              })
        .result();
}

Result<SampleOptions> sampleOptions(const Arguments &arguments)
{
    SampleOptions options;
    if (const auto developers = arguments.number(u"developers"_s)) {
        if (*developers < 1 || *developers > std::numeric_limits<int>::max())
            return Error{
                Error::Code::Invalid, Cli::tr("A community needs at least one developer."), {}};
        options.developers = int(*developers);
    }
    if (const auto seed = arguments.number(u"seed"_s))
        options.seed = quint64(*seed);
    options.until = arguments.day(u"until"_s);
    for (const KindId kind : arguments.kinds(u"kinds"_s))
        options.kinds.insert(kind);
    return options;
}

Result<Exit> fillWithSample(Invocation &run, Workspace &workspace, const SampleOptions &options)
{
    const Job job = run.job(Cli::tr("Inventing"));
    const auto change = workspace.editor().fillWithSample(options, job).result();
    RAPPORT_TRY(change);
    const auto counts = countKinds(workspace);
    RAPPORT_TRY(counts);
    if (run.format() != Format::Json) {
        const auto output = run.table({{u"kind"_s}, {u"created"_s, true}});
        for (const Kind &kind : workspace.catalogue().kinds())
            RAPPORT_TRY(output->row({kind.name, (*counts)[size_t(kind.id)]}));
        RAPPORT_TRY(output->finish());
        return Exit::Done;
    }
    QJsonObject created;
    for (const Kind &kind : workspace.catalogue().kinds())
        created.insert(kind.name, (*counts)[size_t(kind.id)]);
    RAPPORT_TRY(run.print({{u"created"_s, created}, {u"change_set"_s, orNull(change->set)}}, {}));
    return Exit::Done;
}

Result<Exit> sample(Invocation &run)
{
    const auto options = sampleOptions(run.arguments());
    RAPPORT_TRY(options);
    const QString path = run.arguments().text(u"W"_s);
    const bool isNew = !QFile::exists(path);
    auto workspace = isNew ? createWorkspace(path, {}, ChangeSource::Sample)
                           : run.openWorkspace(ChangeSource::Sample);
    RAPPORT_TRY(workspace);
    auto exit = fillWithSample(run, **workspace, *options);
    if (!exit && isNew) {
        workspace->reset();
        removeWorkspace(path);
    }
    return exit;
}

/// The catalogue of W where it is given, else the built-in one.
Result<Catalogue> catalogueOf(const Invocation &run)
{
    if (!run.arguments().has(u"W"_s))
        return Catalogue::builtIn();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    return (*workspace)->catalogue();
}

Result<Exit> listKinds(Invocation &run)
{
    std::vector<qint64> counts;
    if (run.arguments().has(u"W"_s)) {
        const auto workspace = run.openWorkspace();
        RAPPORT_TRY(workspace);
        auto counted = countKinds(**workspace);
        RAPPORT_TRY(counted);
        counts = std::move(*counted);
    }
    const auto output = run.table({{u"kind"_s}, {u"label"_s}, {u"count"_s, true}});
    for (const Kind &kind : Catalogue::builtIn().kinds()) {
        const QJsonValue count =
            counts.empty() ? QJsonValue() : QJsonValue(counts[size_t(kind.id)]);
        RAPPORT_TRY(output->row({kind.name, kind.displayLabelPlural(), count}));
    }
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

Result<Exit> listFields(Invocation &run)
{
    const auto catalogue = catalogueOf(run);
    RAPPORT_TRY(catalogue);
    const Kind &kind = catalogue->kind(*run.arguments().kind(u"KIND"_s));
    const auto output = run.table({{u"kind"_s},
                                   {u"field"_s},
                                   {u"label"_s},
                                   {u"type"_s},
                                   {u"target"_s},
                                   {u"required"_s},
                                   {u"editable"_s},
                                   {u"choices"_s}});
    for (const Field &field : kind.fields) {
        const QString target = field.target ? catalogue->kind(*field.target).name : QString();
        RAPPORT_TRY(output->row({kind.name, field.name, field.displayLabel(),
                                 fieldTypeName(field.type), orNull(target), field.required,
                                 field.editable(), QJsonArray::fromStringList(field.choices)}));
    }
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

Result<Exit> printSettings(Invocation &run, Workspace &workspace, std::optional<ChangeSetId> set)
{
    const auto stored =
        workspace
            .read(Lane::Pages,
                  [](ReadContext &context) { return readSettings(context.connection()); })
            .result();
    RAPPORT_TRY(stored);
    const auto textOf = [&stored](const SettingSpec &spec) {
        return stored->value(spec.key, spec.defaultText);
    };
    if (run.format() == Format::Json) {
        QJsonObject texts;
        for (const SettingSpec &spec : settingSpecs())
            texts.insert(spec.key, textOf(spec));
        RAPPORT_TRY(run.print({{u"settings"_s, texts}, {u"change_set"_s, orNull(set)}}, {}));
        return Exit::Done;
    }
    const auto output = run.table({{u"setting"_s}, {u"value"_s}, {u"meaning"_s}});
    for (const SettingSpec &spec : settingSpecs())
        RAPPORT_TRY(output->row(
            {spec.key, textOf(spec), QCoreApplication::translate("Settings", spec.label)}));
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

Result<Exit> settings(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const auto changes = run.arguments().assignments(u"key=value"_s);
    if (changes.empty())
        return printSettings(run, **workspace, {});
    QHash<QString, QString> texts;
    for (const auto &[key, text] : changes)
        texts.insert(key, text);
    const Job job = run.job(Cli::tr("Computing"));
    const auto change = (*workspace)->editor().setSettings(texts, job).result();
    RAPPORT_TRY(change);
    return printSettings(run, **workspace, change->set);
}

Result<Exit> doctor(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const Job job = run.job(Cli::tr("Checking"));
    const auto diagnosis = (*workspace)
                               ->read(Lane::Analysis,
                                      [&job](ReadContext &context) {
                                          return diagnose(context.connection(), context.catalogue(),
                                                          context.settings(), job);
                                      })
                               .result();
    RAPPORT_TRY(diagnosis);
    const QStringList &findings = diagnosis->findings;
    RAPPORT_TRY(run.print({{u"findings"_s, QJsonArray::fromStringList(findings)}},
                          findings.isEmpty() ? Cli::tr("no findings") : QString()));
    for (const QString &finding : findings)
        RAPPORT_TRY(run.line(finding));
    if (findings.isEmpty())
        return Exit::Done;
    run.say(Cli::tr("The workspace is not sound; work on a copy of it."));
    return Exit::Failed;
}

} // namespace

std::vector<Command> workspaceCommands()
{
    const WordSpec workspace{u"W"_s};
    const WordSpec maybeWorkspace{u"W"_s, WordType::Text, Times::AtMostOnce};
    return {
        {u"new"_s,
         QT_TRANSLATE_NOOP("Cli", "creates an empty workspace"),
         {workspace},
         {{u"zone"_s, WordSpec{u"Area/City"_s}}},
         newWorkspace},
        {u"sample"_s,
         QT_TRANSLATE_NOOP("Cli", "fills a workspace with an invented community"),
         {workspace},
         {{u"developers"_s, WordSpec{u"N"_s, WordType::Count}},
          {u"seed"_s, WordSpec{u"S"_s, WordType::Count}},
          {u"until"_s, WordSpec{u"DATE"_s, WordType::Day}},
          {u"kinds"_s, WordSpec{u"a,b"_s, WordType::Kinds}}},
         sample},
        {u"kinds"_s,
         QT_TRANSLATE_NOOP("Cli", "lists the kinds of record"),
         {maybeWorkspace},
         {},
         listKinds},
        {u"fields"_s,
         QT_TRANSLATE_NOOP("Cli", "lists the fields of a kind"),
         {{u"KIND"_s, WordType::Kind}, maybeWorkspace},
         {},
         listFields},
        {u"settings"_s,
         QT_TRANSLATE_NOOP("Cli", "shows or stores the workspace's settings"),
         {workspace, {u"key=value"_s, WordType::Assignment, Times::Any}},
         {},
         settings},
        {u"doctor"_s,
         QT_TRANSLATE_NOOP("Cli", "checks a whole workspace"),
         {workspace},
         {},
         doctor},
    };
}

} // namespace rapport
