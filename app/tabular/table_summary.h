// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/date_orders.h"
#include "tabular/row_reader.h"

#include <QStringList>

#include <optional>

namespace rapport {

/// What a table looks like: what the user sees before mapping its columns.
struct TableSummary {
    /// How many records are headings, from the first that is not blank.
    int headerRows = 1;
    /// Columns that have a heading, or a heading row's empty cell and values.
    int columnCount = 0;
    /// One for each column, see joinHeadings(); "Column 1" ... where there are no heading rows.
    std::vector<QString> headings;
    /// The first twenty records below the headings that are not blank, as long as they are.
    std::vector<QStringList> samples;
    /// The sign between whole and fraction in the table's numbers, '.' or ','; '.' in doubt.
    char decimal = '.';
    /// For each column, in which orders its days can be read, from all of them.
    std::vector<DateOrders> dateOrders;
    /// All records; and those that are neither headings nor blank.
    qint64 records = 0;
    qint64 rows = 0;
};

/// How to look at a table.
struct SummaryOptions {
    /// The number of heading rows; found out where there is none.
    std::optional<int> headerRows;
    /// Whether headings and samples went through guardFormula(), as in our own CSV files.
    bool unguard = false;
};

/// Reads \p reader to its end. Fails where the reader does, and with Error::Code::Cancelled.
[[nodiscard]] Result<TableSummary> summarize(RowReader &reader, const SummaryOptions &options,
                                             const Job &job = {});

} // namespace rapport
