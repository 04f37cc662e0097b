// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_row.h"

#include <algorithm>

namespace rapport {

RowCell *RowRecord::find(int field)
{
    const auto cell = std::ranges::find(cells, field, &RowCell::field);
    return cell == cells.end() ? nullptr : &*cell;
}

const RowCell *RowRecord::find(int field) const
{
    const auto cell = std::ranges::find(cells, field, &RowCell::field);
    return cell == cells.end() ? nullptr : &*cell;
}

const Value &RowRecord::value(int field) const
{
    static const Value none;
    const RowCell *cell = find(field);
    return cell ? cell->value : none;
}

bool RowRecord::names(int field) const
{
    const RowCell *cell = find(field);
    return cell && (cell->targetIsMissing || !cell->value.isNull());
}

RowRecord *ImportRow::find(KindId kind)
{
    const auto record = std::ranges::find(records, kind, &RowRecord::kind);
    return record == records.end() ? nullptr : &*record;
}

const RowRecord *ImportRow::find(KindId kind) const
{
    const auto record = std::ranges::find(records, kind, &RowRecord::kind);
    return record == records.end() ? nullptr : &*record;
}

RowRecord &ImportRow::main()
{
    return *std::ranges::find(records, true, &RowRecord::isMain);
}

const RowRecord *ImportRow::mayBeNamesake() const
{
    for (const RowRecord &record : records) {
        if (record.kind == KindId::Developer)
            return &record;
    }
    const auto main = std::ranges::find(records, true, &RowRecord::isMain);
    return main->kind == KindId::Company ? &*main : nullptr;
}

void ImportRow::clear()
{
    exportedAt.clear();
    for (RowRecord &record : records) {
        for (RowCell &cell : record.cells) {
            cell.value = cell.written = {};
            cell.targetIsMissing = cell.foundBy = false;
        }
        record.ownId = record.id = 0;
        record.given = record.isNamesake = false;
        record.madeKey.clear();
    }
}

} // namespace rapport
