// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_listing.h"

#include "cli/cli_text.h"
#include "cli/json_values.h"

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

Result<Exit> printImport(Invocation &run, const ImportOutcome &outcome)
{
    for (const QString &note : outcome.notes)
        run.say(note);
    sayRejections(run, outcome);
    if (run.format() == Format::Json)
        RAPPORT_TRY(run.print(describe(outcome), {}));
    else
        RAPPORT_TRY(printTable(run, outcome));
    return outcome.rejected > 0 ? Exit::Partly : Exit::Done;
}

} // namespace rapport
