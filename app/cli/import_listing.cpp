// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_listing.h"

#include "cli/cli_text.h"
#include "domain/json_values.h"

#include <QJsonArray>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kMostRejectionsSaid = 10;

/// The kinds that the import had to do with.
std::vector<const Kind *> touchedKinds(const ImportOutcome &outcome)
{
    std::vector<const Kind *> touched;
    for (const Kind &kind : Catalogue::builtIn().kinds()) {
        const ImportOutcome::Counts &counts = outcome.kinds[size_t(kind.id)];
        if (counts.created + counts.updated + counts.unchanged > 0)
            touched.push_back(&kind);
    }
    return touched;
}

QJsonObject countsBy(const ImportOutcome &outcome, qint64 ImportOutcome::Counts::*count)
{
    QJsonObject counts;
    for (const Kind *kind : touchedKinds(outcome))
        counts.insert(kind->name, outcome.kinds[size_t(kind->id)].*count);
    return counts;
}

/// How an effect is told from others; empty where nothing happens to the record.
QString nameOf(ImportEffect::Type type)
{
    switch (type) {
    case ImportEffect::Type::Created: return u"created"_s;
    case ImportEffect::Type::Updated: return u"updated"_s;
    case ImportEffect::Type::Conflict: return u"conflict"_s;
    case ImportEffect::Type::WeakMatch: return u"weak_match"_s;
    default: return {};
    }
}

/// One line of the change set: one field of one record.
struct ChangeLine {
    const ImportEffect &effect;
    const ImportEffect::Change &change;
};

/// The lines of the change set; what was rejected is told elsewhere.
std::vector<ChangeLine> changeLines(const ImportEffects &effects)
{
    static const ImportEffect::Change none;
    std::vector<ChangeLine> lines;
    for (const ImportEffect &effect : effects.listed) {
        if (nameOf(effect.type).isEmpty())
            continue;
        for (const ImportEffect::Change &change : effect.changes)
            lines.push_back({effect, change});
        if (effect.changes.empty())
            lines.push_back({effect, none});
    }
    return lines;
}

QJsonValue recordOf(const ImportEffect &effect)
{
    return effect.record == 0 ? QJsonValue() : QJsonValue(effect.record);
}

QString kindOf(const ImportEffect &effect)
{
    return Catalogue::builtIn().kind(effect.kind).name;
}

QJsonArray describeChanges(const ImportEffects &effects)
{
    QJsonArray list;
    for (const auto &[effect, change] : changeLines(effects))
        list.append(QJsonObject{{u"row"_s, effect.row},
                                {u"kind"_s, kindOf(effect)},
                                {u"what"_s, nameOf(effect.type)},
                                {u"record"_s, recordOf(effect)},
                                {u"title"_s, orNull(effect.title)},
                                {u"field"_s, orNull(change.name)},
                                {u"old"_s, change.before.toJson()},
                                {u"new"_s, change.after.toJson()},
                                {u"message"_s, orNull(effect.message)}});
    return list;
}

Result<void> printChanges(Invocation &run, const ImportEffects &effects)
{
    const auto output = run.table({{u"row"_s, true},
                                   {u"kind"_s},
                                   {u"what"_s},
                                   {u"record"_s},
                                   {u"field"_s},
                                   {u"old"_s},
                                   {u"new"_s}});
    for (const auto &[effect, change] : changeLines(effects)) {
        // What is made has no number yet: its name has to do.
        const OutputCell record(recordOf(effect),
                                effect.record == 0 ? effect.title
                                                   : u'#' + QString::number(effect.record));
        RAPPORT_TRY(
            output->row({effect.row, kindOf(effect), nameOf(effect.type), record,
                         orNull(change.name), change.before.toJson(), change.after.toJson()}));
    }
    RAPPORT_TRY(output->finish());
    return run.line({});
}

/// What a preview has to say beside the changes.
void sayEffects(Invocation &run, const ImportEffects &effects)
{
    if (effects.emptyCellsIgnored > 0)
        run.say(Cli::tr("Empty cells that leave a filled field as it is: %1.")
                    .arg(effects.emptyCellsIgnored));
    const auto most = *std::ranges::max_element(effects.counts);
    if (most > ImportEffects::kMostListed)
        run.say(Cli::tr("The changes list has the first %1 of each sort only.")
                    .arg(ImportEffects::kMostListed));
}

QJsonObject describe(const ImportOutcome &outcome)
{
    QJsonArray rejections;
    for (const Rejection &rejection : outcome.firstRejections)
        rejections.append(QJsonObject{{u"row"_s, rejection.row},
                                      {u"column"_s, orNull(rejection.column)},
                                      {u"code"_s, rejection.code},
                                      {u"message"_s, rejection.message}});
    return {{u"created"_s, countsBy(outcome, &ImportOutcome::Counts::created)},
            {u"updated"_s, countsBy(outcome, &ImportOutcome::Counts::updated)},
            {u"unchanged"_s, countsBy(outcome, &ImportOutcome::Counts::unchanged)},
            {u"rows"_s, outcome.rows},
            {u"rejected"_s, outcome.rejected},
            {u"conflicts"_s, outcome.conflicts},
            {u"rejections"_s, rejections},
            {u"notes"_s, QJsonArray::fromStringList(outcome.notes)},
            {u"change_set"_s, orNull(outcome.changeSet)}};
}

Result<void> printTable(Invocation &run, const ImportOutcome &outcome)
{
    const auto output = run.table(
        {{u"kind"_s}, {u"created"_s, true}, {u"updated"_s, true}, {u"unchanged"_s, true}});
    for (const Kind *kind : touchedKinds(outcome)) {
        const ImportOutcome::Counts &counts = outcome.kinds[size_t(kind->id)];
        RAPPORT_TRY(output->row({kind->name, counts.created, counts.updated, counts.unchanged}));
    }
    RAPPORT_TRY(output->finish());
    return run.line(Cli::tr("rejected  %1 of %2 rows").arg(outcome.rejected).arg(outcome.rows));
}

void sayRejections(Invocation &run, const ImportOutcome &outcome)
{
    const size_t said = std::min(outcome.firstRejections.size(), kMostRejectionsSaid);
    for (size_t i = 0; i < said; ++i) {
        const Rejection &rejection = outcome.firstRejections[i];
        const QString row = QString::number(rejection.row);
        run.say(rejection.column.isEmpty()
                    ? Cli::tr("Row %1: %2").arg(row, rejection.message)
                    : Cli::tr("Row %1, %2: %3").arg(row, rejection.column, rejection.message));
    }
    if (outcome.rejected > qint64(said))
        run.say(Cli::tr("%1 more rows were rejected; --rejects OUT.csv writes them all.")
                    .arg(outcome.rejected - qint64(said)));
}

} // namespace

Result<Exit> printImport(Invocation &run, const ImportOutcome &outcome, bool withChanges)
{
    for (const QString &note : outcome.notes)
        run.say(note);
    sayRejections(run, outcome);
    if (withChanges)
        sayEffects(run, outcome.effects);
    QJsonObject document = describe(outcome);
    if (withChanges)
        document.insert(u"changes"_s, describeChanges(outcome.effects));
    if (run.format() == Format::Json) {
        RAPPORT_TRY(run.print(document, {}));
    } else {
        if (withChanges)
            RAPPORT_TRY(printChanges(run, outcome.effects));
        RAPPORT_TRY(printTable(run, outcome));
    }
    return outcome.rejected > 0 ? Exit::Partly : Exit::Done;
}

} // namespace rapport
