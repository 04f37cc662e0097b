// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/csv_writer.h"

namespace rapport {

/// Starts a table at \p path in the format that its ending says: .csv, .xlsx or .jsonl. \p csv
/// is for the first. Refuses other endings with a sentence; else fails as the writers do.
[[nodiscard]] Result<std::unique_ptr<RowWriter>> createTable(const QString &path,
                                                             const CsvWriterOptions &csv = {});

} // namespace rapport
