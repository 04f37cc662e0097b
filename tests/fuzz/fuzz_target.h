// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/table_files.h"

#include <cstdint>
#include <cstdlib>

/// What every target defines: takes any bytes, and must neither crash, hang nor leak.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace rapport {

/// A folder for the files of one process.
inline const TemporaryFiles &fuzzFiles()
{
    static const TemporaryFiles files;
    return files;
}

/// Ends the process where \p good is false, which is how a target finds a fault.
inline void require(bool good)
{
    if (!good)
        std::abort();
}

/// Looks at the file as the front door does and reads it to its end. What is said of it must
/// be what is read, and every fault must be told in a sentence.
inline void readToTheEnd(const QString &path, const TableHints &hints = {})
{
    const auto found = detectTable(path, hints);
    if (!found) {
        require(!found.error().text.isEmpty());
        return;
    }
    require(found->headings.size() == size_t(found->columnCount));
    require(found->dateOrders.size() == size_t(found->columnCount));
    const auto reader = openTable(path, *found);
    require(reader.ok());
    RowView row;
    qint64 number = 0;
    qint64 filled = 0;
    for (;;) {
        const auto more = (*reader)->next(row);
        require(more.ok());
        if (!*more)
            break;
        require(row.number > number);
        number = row.number;
        filled += !row.blank;
        for (const std::string_view cell : row.cells)
            require(cell.empty() || !row.blank);
    }
    require(filled == found->rows + std::min<qint64>(filled, found->headerRows));
}

} // namespace rapport
