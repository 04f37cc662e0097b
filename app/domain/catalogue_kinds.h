// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

namespace rapport {

/// The twelve kinds with all their fields, in the order of KindId.
[[nodiscard]] std::vector<Kind> builtInKinds();

} // namespace rapport
