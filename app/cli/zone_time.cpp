// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/zone_time.h"

namespace rapport {

namespace {

constexpr qsizetype kDayLength = 10; // "2026-11-23"

} // namespace

QString timeInZone(const QString &stored, const QTimeZone &zone)
{
    if (stored.size() <= kDayLength)
        return stored;
    const QDateTime at = QDateTime::fromString(stored, Qt::ISODate);
    return at.isValid() ? at.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : stored;
}

QString isoInZone(const QDateTime &at, const QTimeZone &zone)
{
    const QDateTime local = at.toTimeZone(zone);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

} // namespace rapport
