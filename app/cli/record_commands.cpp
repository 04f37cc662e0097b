// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "cli/query_arguments.h"
#include "cli/record_listing.h"
#include "domain/json_values.h"
#include "session/editor.h"

#include <QJsonArray>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Prints the id of the one record that a change was about.
Result<Exit> printId(Invocation &run, qint64 id, const Change &change)
{
    RAPPORT_TRY(
        run.print({{u"id"_s, id}, {u"change_set"_s, orNull(change.set)}}, QString::number(id)));
    return Exit::Done;
}

Result<Exit> addRecord(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const auto change =
        (*workspace)
            ->editor()
            .addRecord(*arguments.kind(u"KIND"_s), arguments.assignments(u"field=value"_s))
            .result();
    RAPPORT_TRY(change);
    return printId(run, change->created.front().value, *change);
}

Result<Exit> setFields(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const qint64 id = *arguments.number(u"ID"_s);
    const auto change = (*workspace)
                            ->editor()
                            .setFields(*arguments.kind(u"KIND"_s), RecordId(id),
                                       arguments.assignments(u"field=value"_s))
                            .result();
    RAPPORT_TRY(change);
    return printId(run, id, *change);
}

Result<Exit> removeRecords(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    std::vector<RecordId> ids;
    QJsonArray list;
    QStringList lines;
    for (const qint64 id : arguments.numbers(u"ID"_s)) {
        ids.emplace_back(id);
        list.append(id);
        lines.append(QString::number(id));
    }
    const auto change =
        (*workspace)->editor().removeRecords(*arguments.kind(u"KIND"_s), ids).result();
    RAPPORT_TRY(change);
    RAPPORT_TRY(
        run.print({{u"ids"_s, list}, {u"change_set"_s, orNull(change->set)}}, lines.join(u' ')));
    return Exit::Done;
}

std::vector<OptionSpec> listOptions()
{
    std::vector<OptionSpec> options = queryOptions();
    options.push_back({u"limit"_s, WordSpec{u"N"_s, WordType::Count}});
    options.push_back(
        {u"format"_s,
         WordSpec{u"FORMAT"_s, WordType::Choice, Times::Once, {u"table"_s, u"csv"_s, u"json"_s}}});
    return options;
}

} // namespace

std::vector<Command> recordCommands()
{
    const WordSpec workspace{u"W"_s};
    const WordSpec kind{u"KIND"_s, WordType::Kind};
    const WordSpec values{u"field=value"_s, WordType::Assignment, Times::AtLeastOnce};
    return {
        {u"list"_s,
         QT_TRANSLATE_NOOP("Cli", "prints records as a table, CSV or JSON"),
         {workspace, kind},
         listOptions(),
         listRecords},
        {u"add"_s,
         QT_TRANSLATE_NOOP("Cli", "adds a record and prints its id"),
         {workspace, kind, values},
         {},
         addRecord},
        {u"set"_s,
         QT_TRANSLATE_NOOP("Cli", "sets fields of a record"),
         {workspace, kind, {u"ID"_s, WordType::Id}, values},
         {},
         setFields},
        {u"remove"_s,
         QT_TRANSLATE_NOOP("Cli", "removes records, and what is nothing without them"),
         {workspace, kind, {u"ID"_s, WordType::Id, Times::AtLeastOnce}},
         {},
         removeRecords},
    };
}

} // namespace rapport
