// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>
#include <QJsonValue>

#include <concepts>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

namespace rapport {

/// How a table is printed.
enum class Format : quint8 { Table, Csv, Json };

/// One column of a result.
struct OutputColumn {
    QString name;        ///< the key in JSON, the heading elsewhere
    bool number = false; ///< set to the right in a text table
};

/// One cell: the value for JSON and CSV, and what a person sees where that differs.
struct OutputCell {
    QJsonValue value = {};
    QString shown = {};

    OutputCell() = default;
    template <typename T>
    requires std::convertible_to<T, QJsonValue> OutputCell(T v, QString text = {})
        : value(std::move(v)), shown(std::move(text))
    {
    }
};

/// Prints a table of results row by row, in constant memory.
///
/// JSON is one document {"rows": [...]} with a row per line; CSV is that of our exports; a text
/// table is aligned by the width of what it shows, measured over its first rows. Nothing
/// appears before the first row or finish(), so a command that fails early prints nothing.
class TableOutput {
public:
    /// Prints to \p device, which is open and outlives the table.
    [[nodiscard]] static std::unique_ptr<TableOutput> create(Format format, QIODevice &device,
                                                             std::vector<OutputColumn> columns);
    TableOutput() = default;
    virtual ~TableOutput();
    Q_DISABLE_COPY_MOVE(TableOutput)

    /// One cell for each column.
    [[nodiscard]] virtual Result<void> row(std::span<const OutputCell> cells) = 0;
    [[nodiscard]] Result<void> row(std::initializer_list<OutputCell> cells)
    {
        return row(std::span<const OutputCell>(cells.begin(), cells.size()));
    }
    [[nodiscard]] virtual Result<void> finish() = 0;
};

/// \p value as a person reads it: empty for null, lists with commas, yes and no.
[[nodiscard]] QString shownText(const QJsonValue &value);

} // namespace rapport
