// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"

namespace rapport {

/// Prints the sums behind both scores of the developer ID, term by term.
///
/// In a terminal the parts are rounded so that they add up to the printed score.
[[nodiscard]] Result<Exit> explainDeveloper(Invocation &run);

} // namespace rapport
