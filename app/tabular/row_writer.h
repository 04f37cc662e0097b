// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/value.h"

#include <QStringList>

#include <span>
#include <vector>

namespace rapport {

/// What the values of a column are, for files that tell them apart.
enum class ColumnType : quint8 {
    Plain, ///< numbers are numbers, text is text
    Date,  ///< "2026-11-23"
    Time,  ///< "2026-11-23T09:30:00Z", or a day
};

/// Writes a table record by record, in constant memory.
///
/// Call header() once, then row() for each record, then finish(). The target appears, or is
/// replaced, only when finish() succeeds: a writer that failed or was destroyed before
/// leaves everything as it was. Belongs to one thread at a time. Errors are final.
class RowWriter {
public:
    RowWriter() = default;
    virtual ~RowWriter();
    Q_DISABLE_COPY_MOVE(RowWriter)

    /// Says what the columns hold, before header(); all are plain otherwise. Text files have
    /// no use for it.
    virtual void setTypes(std::vector<ColumnType> types);

    /// Names the columns, in order.
    [[nodiscard]] virtual Result<void> header(const QStringList &names) = 0;

    /// Writes one record with one value for each column.
    [[nodiscard]] virtual Result<void> row(std::span<const Value> values) = 0;

    /// Brings everything to disk and puts the file in its place.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

} // namespace rapport
