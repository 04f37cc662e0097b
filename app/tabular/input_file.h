// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFile>

#include <memory>

namespace rapport {

/// The file at \p path, open for reading. A sentence where there is none, where it is a folder
/// or a device, or where it cannot be read.
[[nodiscard]] Result<std::unique_ptr<QFile>> openInputFile(const QString &path);

/// Why \p file, called \p name in messages, cannot be read.
[[nodiscard]] Error inputError(const QString &name, const QFile &file);

} // namespace rapport
