// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace rapport {

/// \p stored, a time or a bare day as stored, as a person of \p zone reads it:
/// "2026-11-23 05:05". A bare day stays as it is.
[[nodiscard]] QString timeInZone(const QString &stored, const QTimeZone &zone);

/// \p at in \p zone with its offset: "2026-11-23T05:05:06+01:00".
[[nodiscard]] QString isoInZone(const QDateTime &at, const QTimeZone &zone);

} // namespace rapport
