// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/record_listing.h"

#include "cli/cli_text.h"
#include "cli/query_arguments.h"
#include "cli/zone_time.h"
#include "domain/record_json.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kRowsBetweenStopChecks = 256;
constexpr int kShareDecimals = 2;
constexpr int kAnswerDigits = 3; // an answer of 7 on a scale of 1 to 10 is 0.6666666666666666

/// What a person wants to see of a kind, in a terminal of usual width.
QStringList usualColumns(KindId kind)
{
    switch (kind) {
    case KindId::Company:
        return {u"id"_s,      u"name"_s,       u"domain"_s, u"country"_s,
                u"segment"_s, u"developers"_s, u"cs"_s,     u"e"_s};
    case KindId::Developer:
        return {u"id"_s,      u"name"_s, u"email"_s, u"company"_s,
                u"segment"_s, u"cs"_s,   u"e"_s,     u"band"_s};
    case KindId::Identity: return {u"id"_s, u"developer"_s, u"platform"_s, u"handle"_s};
    case KindId::Survey:
        return {u"id"_s,        u"title"_s,     u"product"_s, u"version"_s,
                u"opened_on"_s, u"closed_on"_s, u"sheets"_s,  u"response_rate"_s};
    case KindId::Feedback:
        return {u"id"_s,   u"taken_on"_s, u"developer"_s, u"survey"_s, u"ux"_s, u"ts"_s,
                u"csat"_s, u"dp"_s,       u"ds"_s,        u"ir"_s,     u"nps"_s};
    case KindId::Interaction:
        return {u"id"_s, u"occurred_at"_s, u"kind"_s,   u"developer"_s,
                u"by"_s, u"subject"_s,     u"project"_s};
    case KindId::Event:
        return {u"id"_s,    u"title"_s,      u"kind"_s,    u"starts_at"_s,
                u"place"_s, u"registered"_s, u"attended"_s};
    case KindId::Attendance:
        return {u"id"_s, u"event"_s, u"developer"_s, u"role"_s, u"status"_s, u"rating"_s};
    case KindId::Resource:
        return {u"id"_s, u"title"_s, u"kind"_s, u"url"_s, u"engagements"_s, u"useful_share"_s};
    case KindId::Engagement:
        return {u"id"_s, u"occurred_at"_s, u"developer"_s, u"kind"_s, u"resource"_s};
    case KindId::Project:
        return {u"id"_s,    u"title"_s,      u"developer"_s, u"company"_s,
                u"stage"_s, u"started_on"_s, u"ended_on"_s};
    case KindId::Task:
        return {u"id"_s, u"title"_s, u"developer"_s, u"due_on"_s, u"done_on"_s, u"assignee"_s};
    }
    return {};
}

bool isNumber(const Field &field)
{
    return !field.isTextual() && !field.isReference() && field.type != FieldType::YesNo;
}

/// Turns cells into what is printed.
class CellPrinter {
public:
    CellPrinter(Format format, const WorkspaceSettings &settings)
        : m_format(format), m_settings(settings)
    {
    }

    [[nodiscard]] OutputCell print(const Field &field, const Cell &cell) const
    {
        OutputCell printed(cellJson(field, cell));
        if (m_format == Format::Table && !cell.value.isNull())
            printed.shown = shown(field, cell);
        return printed;
    }

private:
    [[nodiscard]] QString shown(const Field &field, const Cell &cell) const
    {
        if (field.type == FieldType::Time)
            return timeInZone(cell.value.toText(), m_settings.zone);
        if (!cell.value.isReal() || (!field.computed && field.type != FieldType::Measure))
            return {};
        if (field.name == u"cs"_s || field.name == u"e"_s)
            return formatScore(cell.value.toReal(), m_settings.bands);
        return field.computed ? QString::number(cell.value.toReal(), 'f', kShareDecimals)
                              : QString::number(cell.value.toReal(), 'g', kAnswerDigits);
    }

    Format m_format;
    const WorkspaceSettings &m_settings;
};

struct Listing {
    Query query;
    QStringList columns;
    Format format = Format::Table;
    std::optional<qint64> limit;
};

std::vector<OutputColumn> outputColumns(const Kind &kind, const QStringList &names)
{
    std::vector<OutputColumn> columns;
    for (const QString &name : names)
        columns.push_back({name, isNumber(*kind.find(name))});
    return columns;
}

/// Hands the rows to \p output; runs in the reader's thread.
Result<void> streamRows(const ReadContext &context, const Listing &listing, TableOutput &output,
                        const Job &job)
{
    const Kind &kind = context.catalogue().kind(listing.query.kind);
    std::vector<const Field *> fields;
    for (const QString &name : listing.columns)
        fields.push_back(kind.find(name));
    const CellPrinter printer(listing.format, context.settings());
    std::vector<OutputCell> cells(fields.size());
    qint64 taken = 0;
    bool enough = listing.limit == 0;
    const auto take = [&](const Row &row) -> Result<void> {
        if (taken % kRowsBetweenStopChecks == 0 && job.cancelled())
            return Job::cancelledError();
        for (size_t i = 0; i < fields.size(); ++i)
            cells[i] = printer.print(*fields[i], row.cells[i]);
        RAPPORT_TRY(output.row(cells));
        enough = ++taken == listing.limit;
        return enough ? Result<void>(Job::cancelledError()) : Result<void>(); // ends the reading
    };
    if (!enough) {
        auto read = context.records().each(
            listing.query, fields,
            listing.format == Format::Table ? ReferenceText::Title : ReferenceText::Key, take);
        if (!read && !enough)
            return read;
    }
    return output.finish();
}

} // namespace

Result<Exit> listRecords(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    const Catalogue &catalogue = (*workspace)->catalogue();
    auto query = queryFrom(run.arguments(), catalogue);
    RAPPORT_TRY(query);
    const Kind &kind = catalogue.kind(query->kind);
    const Format format = run.format();
    const auto columns = columnsFrom(
        run.arguments(), kind, format == Format::Table ? usualColumns(kind.id) : allColumns(kind));
    RAPPORT_TRY(columns);
    const Listing listing{std::move(*query), *columns, format, run.arguments().number(u"limit"_s)};
    const auto output = run.table(outputColumns(kind, *columns));
    const Job job = run.job(Cli::tr("Reading"));
    RAPPORT_TRY(
        (*workspace)
            ->read(Lane::Analysis,
                   [&](ReadContext &context) { return streamRows(context, listing, *output, job); })
            .result());
    return Exit::Done;
}

} // namespace rapport
