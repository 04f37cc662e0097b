// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/scores.h"
#include "store/connection.h"

#include <QSet>

#include <functional>
#include <vector>

namespace rapport {

/// One answer sheet, as far as scores go.
struct Sheet {
    qint64 id = 0;
    qint64 developer = 0; ///< 0 where anonymous
    qint64 day = 0;       ///< Julian day number of taken_on
    Components answers;
};

/// The sheets of one developer, oldest first, by (taken_on, id).
[[nodiscard]] Result<std::vector<Sheet>> sheetsOf(Connection &connection, qint64 developer);

/// The cache of developers' components: table score_component.
///
/// A developer's components depend on that developer's sheets and the half-life only, so an
/// edit costs the few sheets of one person, however many people there are.
class ComponentCache {
public:
    /// \p halfLife in days; 0 means none.
    ComponentCache(Connection &connection, double halfLife)
        : m_connection(connection), m_halfLife(halfLife)
    {
    }

    [[nodiscard]] Result<void> recompute(const QSet<qint64> &developers);
    /// Everybody, in one pass over the sheets.
    [[nodiscard]] Result<void> recomputeAll(const Job &job = {});

    /// Compares the cache with a fresh computation. Returns the developers that differ by
    /// more than 1e-12, at most \p limit of them.
    [[nodiscard]] Result<std::vector<qint64>> differences(int limit);

    using Take = std::function<Result<void>(qint64 developer, const ComponentMeans &)>;
    /// Hands every developer's fresh means to \p take, by developer.
    [[nodiscard]] Result<void> each(const Job &job, const Take &take);

private:
    Result<void> store(qint64 developer, const ComponentMeans &means);
    /// Inserts what is in \p values and empties it; nobody may have components yet.
    Result<void> insert(std::vector<Value> &values);
    Result<bool> matches(qint64 developer, const ComponentMeans &means);

    Connection &m_connection;
    double m_halfLife;
};

/// The Julian day number of the day ("2026-11-23") in \p column; of another text as of no date.
/// There may be millions, and QDate reads them slowly.
[[nodiscard]] qint64 readDay(const Statement &statement, int column);

/// The six answers of the row of \p statement from column \p first on.
[[nodiscard]] Components readComponents(const Statement &statement, int first);
/// "ux, ts, csat, dp, ds, ir", each with \p prefix before it.
[[nodiscard]] QString measureColumns(const QString &prefix = {});

} // namespace rapport
