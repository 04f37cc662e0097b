// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <QDate>
#include <QStringList>
#include <QTimeZone>

namespace rapport {

/// What the filter bar says: whom and which days every page is about. A value.
///
/// An empty list lets everything through; several entries in one list mean any of them.
struct Scope {
    QStringList segments = {};
    std::vector<qint64> companies = {};
    QStringList countries = {};
    QStringList tags = {};
    QDate from = {}; ///< first day of the period, included; invalid means from the start
    QDate to = {};   ///< last day, included; invalid means until now

    /// Whether it says anything about people; the period apart.
    [[nodiscard]] bool restrictsPeople() const;
    friend bool operator==(const Scope &, const Scope &) = default;
};

/// The records of \p kind that a scope lets through.
///
/// Records of people follow their developer, anonymous answer sheets their own segment,
/// country and company. The period restricts dated records only (METRICS.md, "Period"):
/// people, companies, resources, surveys, projects and tasks are not restricted by it.
/// Days are days of \p zone.
[[nodiscard]] Filter scopeFilter(KindId kind, const Scope &scope, const QTimeZone &zone);

/// Records whose day or time in \p field lies in [from, to], days of \p zone; an invalid end
/// is open. Bare days in time fields never shift.
[[nodiscard]] Filter dayRangeFilter(const QString &field, FieldType type, QDate from, QDate to,
                                    const QTimeZone &zone);

} // namespace rapport
