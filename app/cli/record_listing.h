// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"

namespace rapport {

/// Prints records as a table, as CSV or as JSON, row by row.
///
/// A person sees the usual columns, references by name, days and times of the workspace's
/// zone; files get every field, references by key and times in UTC.
[[nodiscard]] Result<Exit> listRecords(Invocation &run);

} // namespace rapport
