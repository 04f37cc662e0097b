// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/file_look.h"

#include "session/import_table.h"
#include "session/plan_proposer.h"

#include <QFileInfo>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

CsvDetection detectionOf(const FileLook &look)
{
    CsvDetection detection;
    static_cast<TableSummary &>(detection) = look.table;
    return detection;
}

} // namespace

Result<FileLook> lookAtFile(const QString &file, const ImportSource &wanted,
                            const LookContext &context, const Job &job)
{
    auto table = openImportTable(file, wanted, job);
    RAPPORT_TRY(table);
    FileLook look;
    look.format = u"CSV"_s;
    look.bytes = QFileInfo(file).size();
    look.table = std::move(table->summary);
    look.headingRows = std::move(table->headingRows);
    look.source = wanted;
    look.source.encoding = table->dialect.encoding;
    look.source.separator = QLatin1Char(table->dialect.separator);
    look.source.quote = QLatin1Char(table->dialect.quote);
    look.source.headerRows = look.table.headerRows;
    look.source.decimal = wanted.decimal.value_or(QLatin1Char(look.table.decimal));
    look.kind = context.kind ? *context.kind : guessKind(context.catalogue, detectionOf(look));
    look.plan = proposedPlan(look, look.kind, context);
    return look;
}

ImportPlan proposedPlan(const FileLook &look, KindId kind, const LookContext &context)
{
    const auto plan = proposePlan(context.catalogue, kind, detectionOf(look), context.idTag);
    return plan ? *plan : ImportPlan{kind};
}

} // namespace rapport::ui
