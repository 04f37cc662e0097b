// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <functional>

namespace rapport {

/// Tells the time, in UTC. Passed in wherever the time matters, so that tests and
/// the sample community can bring their own.
using Clock = std::function<QDateTime()>;

/// The system's clock.
[[nodiscard]] Clock systemClock();

/// A clock that always says \p instant.
[[nodiscard]] Clock fixedClock(const QDateTime &instant);

/// \p instant as stored: ISO 8601 in UTC to the second, "2026-11-23T04:05:06Z".
[[nodiscard]] QString toStoredTime(const QDateTime &instant);

} // namespace rapport
