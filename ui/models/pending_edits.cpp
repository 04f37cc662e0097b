// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pending_edits.h"

#include <algorithm>
#include <ranges>

namespace rapport::ui {

int PendingEdits::add(qint64 record, const QString &field, Cell shown)
{
    m_edits.push_back({++m_last, record, field, std::move(shown), false});
    return m_last;
}

const Cell *PendingEdits::find(qint64 record, const QString &field) const
{
    for (const Edit &edit : m_edits | std::views::reverse) {
        if (edit.record == record && edit.field == field)
            return &edit.shown;
    }
    return nullptr;
}

void PendingEdits::commit(int number)
{
    const auto edit = std::ranges::find(m_edits, number, &Edit::number);
    if (edit != m_edits.end())
        edit->committed = true;
}

void PendingEdits::drop(int number)
{
    std::erase_if(m_edits, [number](const Edit &edit) { return edit.number == number; });
}

void PendingEdits::settle(qint64 record)
{
    std::erase_if(m_edits,
                  [record](const Edit &edit) { return edit.record == record && edit.committed; });
}

} // namespace rapport::ui
