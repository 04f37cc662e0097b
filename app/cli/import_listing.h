// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"
#include "session/importer.h"

namespace rapport {

/// Prints what an import did by kind, and says why rows were rejected. \p withChanges adds what
/// happens to each record, field by field.
[[nodiscard]] Result<Exit> printImport(Invocation &run, const ImportOutcome &outcome,
                                       bool withChanges);

} // namespace rapport
