// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/importer.h"

#include "session/effect_notes.h"
#include "session/import_bindings.h"
#include "session/import_conflicts.h"
#include "session/import_row_feed.h"
#include "session/rejects_file.h"
#include "session/row_importer.h"
#include "store/workspace_tables.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kMillisecondsBetweenReports = 200;
constexpr size_t kMostListedRejections = 100;
constexpr int kIdTagDigits = 6;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

/// Makes the custom fields that the plan asks for and the workspace does not have.
Result<void> makeNewFields(WriteContext &context, const ImportPlan &plan)
{
    for (const ImportColumn &column : plan.columns) {
        if (!column.newField)
            continue;
        const NewField &wanted = *column.newField;
        const Kind &kind = context.catalogue().kind(wanted.kind);
        const Field *present = kind.find(wanted.name);
        if (present && present->custom && present->type == wanted.type)
            continue;
        if (present && present->custom)
            return Error{Error::Code::Invalid,
                         tr("%1 has a custom field \"%2\" already, of the type %3.")
                             .arg(kind.name, wanted.name, fieldTypeName(present->type)),
                         {}};
        Field field;
        field.name = wanted.name;
        field.type = wanted.type;
        field.label = wanted.name;
        field.openChoices = wanted.type == FieldType::Choice;
        RAPPORT_TRY(context.addCustomField(wanted.kind, field));
    }
    return {};
}

Result<QString> idTag(Connection &connection)
{
    const auto uuid = workspaceUuid(connection);
    RAPPORT_TRY(uuid);
    return QString(*uuid).remove(u'-').left(kIdTagDigits).toLower();
}

/// Half of an old and half of a new file would be neither.
Result<void> checkUnchanged(const QString &file, const FileStamp &before)
{
    if (FileStamp::of(file) == before)
        return {};
    return Error{Error::Code::Conflict,
                 tr("%1 was changed while it was read; nothing was imported. Try again once nobody "
                    "writes to it.")
                     .arg(QFileInfo(file).fileName()),
                 {}};
}

/// How a row that is no record is told from others.
QString firstCells(const RowView &view)
{
    constexpr qsizetype enough = 3;
    constexpr qsizetype longest = 60;
    QStringList texts;
    for (const std::string_view cell : view.cells) {
        const QString text = cellText(cell).trimmed();
        if (!text.isEmpty() && texts.size() < enough)
            texts.append(text.left(longest));
    }
    return texts.join(u", "_s);
}

/// Has each row of one file imported.
class Importer {
public:
    Importer(const QString &fileName, RowImporter &rows, RejectsFile &rejects,
             const ImportOptions &options, const Job &job)
        : m_fileName(fileName),
          m_rows(rows),
          m_rejects(rejects),
          m_leftOut(options.decisions.leftOut),
          m_job(job)
    {
    }

    Result<void> run(ImportRowFeed &feed, ImportOutcome &outcome)
    {
        for (bool atEnd = false; !atEnd;) {
            FedRows *some = feed.next();
            if (m_job.cancelled())
                return Job::cancelledError();
            if (!some)
                continue;
            for (FedRow &fed : std::span(some->rows).first(some->count)) {
                ++m_progress.rows;
                if (!m_leftOut.contains(fed.view.number))
                    RAPPORT_TRY(take(fed, outcome));
            }
            if (some->failure)
                return *some->failure;
            m_progress.done = some->progress.done;
            m_progress.total = some->progress.total;
            report();
            atEnd = some->atEnd;
        }
        return {};
    }

    /// Says that from here on nothing can be cancelled.
    void reportFinishing()
    {
        m_progress.finishing = true;
        m_job.report(m_progress);
    }

    /// Fails where there was something to import and all of it was rejected.
    [[nodiscard]] Result<void> checkAnyGood(const ImportOutcome &outcome) const
    {
        if (outcome.rejected == 0 || outcome.rejected < outcome.rows)
            return {};
        const Rejection &first = outcome.firstRejections.front();
        return Error{Error::Code::Invalid,
                     tr("No row of %1 could be imported; nothing was changed. Row %2: %3")
                         .arg(m_fileName, QString::number(first.row), first.message),
                     {}};
    }

private:
    Result<void> take(FedRow &fed, ImportOutcome &outcome)
    {
        ++outcome.rows;
        std::optional<Rejection> rejection = std::move(fed.rejection);
        if (!rejection) {
            auto verdict = m_rows.import(fed.row);
            RAPPORT_TRY(verdict);
            rejection = std::move(*verdict);
        }
        if (!rejection)
            return {};
        rejection->row = fed.view.number;
        ++outcome.rejected;
        if (EffectNotes *notes = m_rows.notes())
            notes->noteRejected(*rejection, firstCells(fed.view));
        RAPPORT_TRY(m_rejects.add(fed.view, *rejection));
        if (outcome.firstRejections.size() < kMostListedRejections)
            outcome.firstRejections.push_back(std::move(*rejection));
        return {};
    }

    void report()
    {
        if (m_sinceReport.isValid() && m_sinceReport.elapsed() < kMillisecondsBetweenReports)
            return;
        m_job.report(m_progress);
        m_sinceReport.start();
    }

    const QString &m_fileName;
    RowImporter &m_rows;
    RejectsFile &m_rejects;
    const QSet<qint64> &m_leftOut;
    const Job &m_job;
    Progress m_progress;
    QElapsedTimer m_sinceReport;
};

void count(const RecordWriter &writer, const RowImporter &rows, ImportOutcome &outcome)
{
    for (size_t i = 0; i < outcome.kinds.size(); ++i) {
        const auto kind = KindId(i);
        ImportOutcome::Counts &counts = outcome.kinds[i];
        counts.created = writer.created(kind);
        counts.updated = writer.updated(kind);
        counts.unchanged = std::max<qint64>(0, rows.matched(kind) - counts.updated);
    }
}

/// Whether rows like \p prototype fill \p field.
bool comes(const ImportRow &prototype, const Kind &kind, const Field &field)
{
    const RowRecord *record = prototype.find(kind.id);
    return (record && record->find(kind.indexOf(field.name)))
        || (field.isReference() && prototype.find(*field.target));
}

/// What is worth telling at the end.
void addNotes(ImportOutcome &outcome, const QString &fileName, qint64 unreadExportTimes)
{
    const bool changed = outcome.changeSet || outcome.summary.catalogue;
    if (!changed && outcome.rows > 0 && outcome.rejected + outcome.conflicts == 0)
        outcome.notes.append(
            tr("Nothing changed: everything in %1 is here already.").arg(fileName));
    if (outcome.conflicts > 0)
        outcome.notes.append(tr("Rows whose records were changed since they were exported: %1. "
                                "These records were left as they are.")
                                 .arg(outcome.conflicts));
    if (const qint64 weak = outcome.effects.count(ImportEffect::Type::WeakMatch); weak > 0)
        outcome.notes.append(tr("Rows that make somebody of a name that is there already: %1. "
                                "See whether they are the same.")
                                 .arg(weak));
    if (unreadExportTimes > 0)
        outcome.notes.append(tr("Rows whose updated_at cannot be read: %1. Nobody could tell "
                                "whether their records were changed since they were exported.")
                                 .arg(unreadExportTimes));
}

} // namespace

Result<ImportOutcome> importRows(WriteContext &context, const QString &file, const ImportPlan &plan,
                                 const ImportOptions &options, const Job &job)
{
    const FileStamp before = FileStamp::of(file);
    auto table = openImportTable(file, plan.source, options.found, job);
    RAPPORT_TRY(table);
    RAPPORT_TRY(makeNewFields(context, plan));
    const auto tag = idTag(context.connection());
    RAPPORT_TRY(tag);
    auto bindings = ImportBindings::bind(plan, context.catalogue(), *table, *tag);
    RAPPORT_TRY(bindings);
    RecordWriter writer = context.newWriter();
    RAPPORT_TRY(writer.expectMany([&](const Kind &kind, const Field &field) {
        return comes(bindings->prototype(), kind, field);
    }));
    auto rows = RowImporter::make(writer, plan, bindings->prototype());
    RAPPORT_TRY(rows);
    std::optional<EffectNotes> notes;
    if (options.listEffects) {
        auto made = EffectNotes::make(writer, bindings->prototype());
        RAPPORT_TRY(made);
        rows->setNotes(&notes.emplace(std::move(*made)));
    }
    if (!options.decisions.sameAs.isEmpty())
        rows->setSameAs(&options.decisions.sameAs);
    ImportConflicts conflicts(writer, options.decisions, plan.conflicts == ConflictRule::Overwrite);
    if (bindings->tellsExportTimes())
        rows->setConflicts(&conflicts);
    RejectsFile rejects(options.rejectsFile, *table, plan.source);

    ImportOutcome outcome;
    outcome.notes = bindings->notes();
    outcome.headings = {table->summary.headings.begin(), table->summary.headings.end()};
    Importer importer(table->fileName, *rows, rejects, options, job);
    {
        ImportRowFeed feed(*table->reader, *bindings);
        RAPPORT_TRY(importer.run(feed, outcome));
    }
    RAPPORT_TRY(checkUnchanged(file, before));
    RAPPORT_TRY(rejects.finish());
    // A preview shows what is wrong with each row.
    if (!options.listEffects)
        RAPPORT_TRY(importer.checkAnyGood(outcome));
    importer.reportFinishing();
    const auto set = context.finish(writer, tr("Import %1").arg(table->fileName), {}, job);
    RAPPORT_TRY(set);
    count(writer, *rows, outcome);
    outcome.conflicts = conflicts.kept();
    outcome.changeSet = *set;
    outcome.summary = context.summary();
    if (notes)
        outcome.effects = notes->take();
    addNotes(outcome, table->fileName, bindings->unreadExportTimes());
    return outcome;
}

} // namespace rapport
