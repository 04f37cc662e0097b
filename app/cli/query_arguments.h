// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "domain/query.h"

namespace rapport {

// Which records: what "list" and "export" have in common.

/// --where, --search, --sort and --columns.
[[nodiscard]] std::vector<OptionSpec> queryOptions();

/// The records that KIND and the options above ask for.
[[nodiscard]] Result<Query> queryFrom(const Arguments &arguments, const Catalogue &catalogue);

/// The fields of --columns, or \p otherwise where it is not given. Refuses unknown ones.
[[nodiscard]] Result<QStringList> columnsFrom(const Arguments &arguments, const Kind &kind,
                                              const QStringList &otherwise);

} // namespace rapport
