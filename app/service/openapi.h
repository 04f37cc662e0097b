// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QByteArray>

namespace rapport {

/// The service described as OpenAPI 3.1, with the kinds and fields of \p catalogue.
[[nodiscard]] QByteArray openApiDocument(const Catalogue &catalogue);

} // namespace rapport
