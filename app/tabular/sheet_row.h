// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/row_reader.h"

#include <string>

namespace rapport {

/// The cells of one row of a sheet while they are gathered, within the limits of CsvReader.
class SheetRow {
public:
    /// Excel and LibreOffice have no more.
    static constexpr qint64 maximumRows = 1'048'576;

    void clear();
    /// Puts \p text into \p column, 0 for the first; empty texts only make room.
    void put(size_t column, std::string_view text);
    /// Says that the last cell put repeats so often, counting itself.
    void repeatLast(size_t times);
    [[nodiscard]] size_t columns() const { return m_spans.size(); }
    [[nodiscard]] bool isBlank() const { return m_content == 0; }
    /// Whether it is within the limits; \p file and \p number are for the message.
    [[nodiscard]] Result<void> check(const QString &file, qint64 number) const;
    /// Shows the cells to \p row, until the next clear().
    void deliver(RowView &row, qint64 number) const;

private:
    struct Span {
        size_t begin = 0;
        size_t length = 0;
    };
    std::string m_text;
    std::vector<Span> m_spans;
    size_t m_content = 0; // bytes of all cells, repeated ones as often as they are
    size_t m_longest = 0;
    size_t m_wanted = 0; // columns, also those that are too many
};

} // namespace rapport
