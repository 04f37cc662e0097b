// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_session.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport::ui {

namespace {

/// Where a heading is in the file, or -1; of several alike none is meant.
int placeOf(const std::vector<QString> &headings, const QString &heading)
{
    const auto found = std::ranges::find(headings, heading);
    if (found == headings.end() || std::find(found + 1, headings.end(), heading) != headings.end())
        return -1;
    return int(found - headings.begin());
}

} // namespace

bool isLeftOut(const ImportColumn &column)
{
    return column.field.isEmpty() && !column.newField;
}

const QString *constantOf(const ImportColumn &column)
{
    const auto *constant = std::get_if<ImportColumn::Constant>(&column.source);
    return constant ? &constant->text : nullptr;
}

int positionOf(const ImportColumn &column)
{
    const int *position = std::get_if<int>(&column.source);
    return position ? *position : -1;
}

bool ImportSession::takeLook(FileLook found)
{
    const bool sameColumns = look && look->table.headings == found.table.headings;
    look = std::move(found);
    if (!sameColumns)
        takePlan(look->plan);
    return !sameColumns;
}

void ImportSession::takeSaved(const SavedImportPlan &saved)
{
    const ImportPlan fitting = fitPlan(saved, headings(), look->plan);
    takePlan(fitting);
    if (!wanted.dateOrder && fitting.source.dateOrder) {
        wanted.dateOrder = fitting.source.dateOrder;
        look->source.dateOrder = fitting.source.dateOrder;
    }
}

void ImportSession::takePlan(const ImportPlan &plan)
{
    kind = plan.kind;
    match = plan.match;
    wanted.noAnswer = plan.source.noAnswer;
    const auto &headings = look->table.headings;
    columns.assign(size_t(look->table.columnCount), {});
    for (int position = 0; position < look->table.columnCount; ++position)
        columns[size_t(position)].source = position;
    std::vector<ImportColumn> further;
    for (ImportColumn column : plan.columns) {
        if (const QString *heading = std::get_if<QString>(&column.source))
            column.source = placeOf(headings, *heading);
        const int position = positionOf(column);
        if (constantOf(column))
            further.push_back(column);
        else if (position < 0 || position >= look->table.columnCount)
            continue;
        else if (isLeftOut(columns[size_t(position)]))
            columns[size_t(position)] = column;
        else
            further.push_back(column);
    }
    columns.insert(columns.end(), further.begin(), further.end());
}

bool ImportSession::asksForDateOrder() const
{
    return look && !look->unclearDays.empty() && !wanted.dateOrder;
}

Result<ImportPlan> ImportSession::plan() const
{
    ImportPlan plan;
    plan.kind = kind;
    plan.match = match;
    if (look)
        plan.source = look->source;
    plan.source.noAnswer = wanted.noAnswer;
    if (wanted.dateOrder)
        plan.source.dateOrder = wanted.dateOrder;
    std::ranges::copy_if(columns, std::back_inserter(plan.columns),
                         [](const ImportColumn &column) { return !isLeftOut(column); });
    const bool reads = std::ranges::any_of(
        plan.columns, [](const ImportColumn &column) { return !constantOf(column); });
    if (!reads)
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "Import", "No column goes anywhere yet: choose a field for one."),
                     {}};
    return plan;
}

QStringList ImportSession::headings() const
{
    return look ? QStringList(look->table.headings.begin(), look->table.headings.end())
                : QStringList();
}

} // namespace rapport::ui
