// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/result.h"

#include <QString>

#include <string_view>
#include <vector>

namespace rapport {

/// One record of a table, as text.
///
/// The cells are views into the reader and valid until its next call; a caller that keeps
/// them copies them. Reuse one RowView for the whole table to save its allocations.
struct RowView {
    /// 1 for the first record, whatever it is; headings and blank records count, so that the
    /// number is the one a spreadsheet shows. Not a physical line: cells may hold line breaks.
    qint64 number = 0;
    /// UTF-8, not trimmed. As many as the record has: tables may be ragged.
    std::vector<std::string_view> cells;
    /// Every cell is empty.
    bool blank = true;
};

/// The text of \p cell. QString::fromUtf8() would swallow a U+FEFF at its start.
[[nodiscard]] QString cellText(std::string_view cell);

/// Reads a table record by record, in constant memory.
///
/// Belongs to one thread at a time. An error is final: asked again, the reader repeats it.
class RowReader {
public:
    RowReader() = default;
    virtual ~RowReader();
    Q_DISABLE_COPY_MOVE(RowReader)

    /// Moves \p row to the next record; false at the end of the table.
    [[nodiscard]] virtual Result<bool> next(RowView &row) = 0;

    /// How far the reading is, in bytes of the file.
    [[nodiscard]] virtual Progress progress() const = 0;
};

} // namespace rapport
