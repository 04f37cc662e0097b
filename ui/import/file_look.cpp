// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/file_look.h"

#include "session/cell_parser.h"
#include "session/import_table.h"
#include "session/plan_proposer.h"
#include "tabular/formula_guard.h"
#include "tabular/table_detector.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

QString formatName(TableType type, char separator)
{
    switch (type) {
    case TableType::Csv: return separator == '\t' ? tr("TSV") : tr("CSV");
    case TableType::Xlsx: return tr("Excel workbook");
    case TableType::Ods: return tr("OpenDocument spreadsheet");
    case TableType::Json: return tr("JSON");
    }
    return {};
}

/// The heading rows as they are in the file.
Result<std::vector<QStringList>> headingRows(const QString &file, const TableDetection &table,
                                             const Job &job)
{
    std::vector<QStringList> rows;
    auto reader = openTable(file, table, job);
    RAPPORT_TRY(reader);
    RowView view;
    while (int(rows.size()) < table.headerRows) {
        const auto more = (*reader)->next(view);
        RAPPORT_TRY(more);
        if (!*more)
            break;
        if (view.blank)
            continue;
        QStringList cells;
        for (const std::string_view cell : view.cells)
            cells << (table.isGuarded() ? unguardFormula(cellText(cell)) : cellText(cell));
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// One of the first values of \p column that is another day in another order.
QString exampleDay(const TableDetection &table, int column)
{
    for (const QStringList &row : table.samples) {
        const QString cell = row.value(column).trimmed();
        if (isoTime(cell, u"dmy"_s) != isoTime(cell, u"mdy"_s))
            return cell;
    }
    return {};
}

void findUnclearDays(FileLook &look)
{
    for (int column = 0; column < look.table.columnCount; ++column) {
        if (look.table.dateOrders[size_t(column)].isUnknown())
            look.unclearDays.emplace_back(column, exampleDay(look.table, column));
    }
}

} // namespace

Result<FileLook> lookAtFile(const QString &file, const ImportSource &wanted,
                            const LookContext &context, const Job &job)
{
    auto table = detectTable(file, hintsOf(wanted), job);
    RAPPORT_TRY(table);
    auto headings = headingRows(file, *table, job);
    RAPPORT_TRY(headings);
    FileLook look;
    look.isText = table->type == TableType::Csv;
    look.sheets = table->sheets;
    look.format = formatName(table->type, table->dialect.separator);
    look.bytes = QFileInfo(file).size();
    look.headingRows = std::move(*headings);
    look.table = std::move(*table);
    look.source = sourceOf(look.table);
    look.source.noAnswer = wanted.noAnswer;
    if (wanted.quote)
        look.source.quote = wanted.quote; // also none, which sourceOf() leaves open
    if (wanted.decimal)
        look.source.decimal = wanted.decimal;
    else if (look.table.type == TableType::Csv)
        look.source.decimal = QLatin1Char(look.table.decimal);
    look.kind = context.kind ? *context.kind : guessKind(context.catalogue, look.table);
    look.plan = proposedPlan(look, look.kind, context);
    look.source.dateOrder = wanted.dateOrder ? wanted.dateOrder : look.plan.source.dateOrder;
    findUnclearDays(look);
    return look;
}

ImportPlan proposedPlan(const FileLook &look, KindId kind, const LookContext &context)
{
    const auto plan = proposePlan(context.catalogue, kind, look.table, context.idTag);
    return plan ? *plan : ImportPlan{kind};
}

} // namespace rapport::ui
