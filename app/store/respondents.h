// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/scope.h"
#include "domain/settings.h"
#include "store/components.h"
#include "store/sql_builder.h"

#include <functional>
#include <vector>

namespace rapport {

/// What respondents are grouped by.
enum class GroupBy : quint8 { All, Developer, Company, Segment, Country, Tag, Survey, Version };

/// One respondent (METRICS.md, "Group score"): a developer, who counts once, or an anonymous
/// answer sheet, which is a respondent of its own.
struct Respondent {
    qint64 developer = 0; ///< 0 where anonymous
    qint64 keyId = 0;     ///< the company's, survey's or developer's id, where grouped by one
    QString key = {};     ///< the group as shown; tags as stored, still to be split
    Components components;
};

/// Whom to read and as of when.
struct RespondentQuery {
    GroupBy by = GroupBy::All;
    Scope scope = {}; ///< its period is not looked at; dates are given apart
    /// Days, ascending; empty means now.
    std::vector<QDate> asOf = {};
};

/// Hands every respondent that has at least one component to \p take, once per date of
/// \p query.asOf (with its position; 0 where it is empty).
///
/// Staff and bots are left out. Grouped by survey or version, only that survey's or version's
/// sheets count. Now is answered from the cache of components, other days from the sheets.
[[nodiscard]] Result<void>
eachRespondent(Connection &connection, const SqlBuilder &builder, double halfLife,
               const RespondentQuery &query, const Job &job,
               const std::function<void(int date, const Respondent &)> &take);

/// Hands every answer to one numeric question to \p take: \p field is a stored number of
/// feedback ("nps", "csat"). The scope counts with its period, days of \p zone.
[[nodiscard]] Result<void>
eachAnswer(Connection &connection, const SqlBuilder &builder, GroupBy by, const Scope &scope,
           const QTimeZone &zone, const QString &field,
           const std::function<void(const QString &key, qint64 keyId, double answer)> &take);

} // namespace rapport
