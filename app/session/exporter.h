// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/query.h"
#include "session/context.h"
#include "tabular/row_writer.h"

namespace rapport {

/// The columns an export has unless told otherwise: id, the editable fields, created_at,
/// updated_at.
[[nodiscard]] QStringList defaultExportColumns(const Kind &kind);

/// Writes the records of \p query to \p writer, in constant memory, references by key so that
/// an import finds them again. The id column is headed "id:<idTag>". Returns the row count.
[[nodiscard]] Result<qint64> exportRecords(const ReadContext &context, const Query &query,
                                           const QStringList &columns, const QString &idTag,
                                           RowWriter &writer, const Job &job);

} // namespace rapport
