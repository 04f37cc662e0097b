// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "cli/zone_time.h"
#include "domain/json_values.h"
#include "session/editor.h"
#include "store/journal.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Result<Exit> history(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const qint64 most = std::numeric_limits<int>::max();
    const qint64 limit = std::min(run.arguments().number(u"limit"_s).value_or(most), most);
    const auto sets = (*workspace)->history(int(limit)).result();
    RAPPORT_TRY(sets);
    const QTimeZone &zone = (*workspace)->settings().zone;
    const auto output = run.table({{u"id"_s, true},
                                   {u"at"_s},
                                   {u"actor"_s},
                                   {u"source"_s},
                                   {u"label"_s},
                                   {u"created"_s, true},
                                   {u"updated"_s, true},
                                   {u"removed"_s, true},
                                   {u"undone"_s},
                                   {u"undoes"_s, true}});
    for (const ChangeSetInfo &set : *sets) {
        RAPPORT_TRY(output->row({set.id.value,
                                 {isoInZone(set.at, zone), timeInZone(toStoredTime(set.at), zone)},
                                 set.actor,
                                 set.source,
                                 set.label,
                                 set.created,
                                 set.updated,
                                 set.removed,
                                 set.undone,
                                 orNull(set.undoes)}));
    }
    RAPPORT_TRY(output->finish());
    return Exit::Done;
}

/// The set that the command is about: the given one, or the last that stands.
Result<ChangeSetInfo> setToUndo(Workspace &workspace, std::optional<qint64> given)
{
    return workspace
        .read(Lane::Pages,
              [given](ReadContext &context) -> Result<ChangeSetInfo> {
                  if (given)
                      return changeSet(context.connection(), ChangeSetId(*given));
                  const auto next = nextUndo(context.connection());
                  RAPPORT_TRY(next);
                  if (!*next)
                      return Error{Error::Code::Invalid, Cli::tr("There is nothing to undo."), {}};
                  return **next;
              })
        .result();
}

QJsonObject describe(const KeptItem &item)
{
    return {{u"kind"_s, item.kind},
            {u"id"_s, item.record.value},
            {u"field"_s, orNull(item.field)},
            {u"reason"_s, item.reason}};
}

QJsonArray tellKept(Invocation &run, const std::vector<KeptItem> &kept)
{
    QJsonArray list;
    for (const KeptItem &item : kept) {
        list.append(describe(item));
        const QString what = item.kind + u" #"_s + QString::number(item.record.value);
        run.say(Cli::tr("Kept %1: %2")
                    .arg(item.field.isEmpty() ? what : what + u", "_s + item.field, item.reason));
    }
    return list;
}

Result<Exit> undo(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const auto target = setToUndo(**workspace, run.arguments().number(u"SET"_s));
    RAPPORT_TRY(target);
    const auto change = (*workspace)->editor().undo(target->id).result();
    RAPPORT_TRY(change);
    const QJsonArray kept = tellKept(run, change->kept);
    if (!change->set && !kept.isEmpty())
        return Error{Error::Code::Conflict,
                     Cli::tr("Nothing of change %1 could be undone.").arg(target->id.value),
                     {}};
    RAPPORT_TRY(run.print(
        {{u"undone"_s, target->id.value},
         {u"label"_s, target->label},
         {u"change_set"_s, orNull(change->set)},
         {u"kept"_s, kept}},
        Cli::tr("Undone: %1 (change %2)").arg(target->label, QString::number(target->id.value))));
    return kept.isEmpty() ? Exit::Done : Exit::Partly;
}

Result<Exit> verify(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const Job job = run.job(Cli::tr("Verifying"));
    const auto sets = (*workspace)
                          ->read(Lane::Analysis,
                                 [&job](ReadContext &context) {
                                     return verifyJournal(context.connection(), job);
                                 })
                          .result();
    RAPPORT_TRY(sets);
    RAPPORT_TRY(run.print({{u"verified"_s, *sets}}, Cli::tr("%1 change sets verified").arg(*sets)));
    return Exit::Done;
}

} // namespace

std::vector<Command> journalCommands()
{
    const WordSpec workspace{u"W"_s};
    return {
        {u"history"_s,
         QT_TRANSLATE_NOOP("Cli", "prints what was changed, newest first"),
         {workspace},
         {{u"limit"_s, WordSpec{u"N"_s, WordType::Count}}},
         history},
        {u"undo"_s,
         QT_TRANSLATE_NOOP("Cli", "takes back the last or a given change"),
         {workspace, {u"SET"_s, WordType::Id, Times::AtMostOnce}},
         {},
         undo},
        {u"verify"_s,
         QT_TRANSLATE_NOOP("Cli", "walks the journal's chain"),
         {workspace},
         {},
         verify},
    };
}

} // namespace rapport
