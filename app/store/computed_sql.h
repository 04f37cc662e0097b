// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/settings.h"

#include <QString>

namespace rapport {

/// The SQL of the catalogue's read-only columns.
///
/// Every expression is a scalar over the row of \p alias, with subqueries for what lives in
/// other tables, so it can stand in a SELECT, a WHERE and an ORDER BY alike.
class ComputedSql {
public:
    explicit ComputedSql(WorkspaceSettings settings) : m_settings(std::move(settings)) { }

    /// The expression of the computed field \p field of \p kind.
    [[nodiscard]] QString expression(KindId kind, const QString &field, const QString &alias) const;

    /// A score over the six measure columns of \p alias (a sheet or a row of components): the
    /// formula of domain/scores.h, null where no weighted measure is there.
    [[nodiscard]] QString score(ScoreKind kind, const QString &alias) const;

private:
    [[nodiscard]] QString coverage(ScoreKind kind, const QString &alias) const;
    [[nodiscard]] QString band(const QString &score) const;
    [[nodiscard]] QString developer(const QString &field, const QString &alias) const;
    [[nodiscard]] QString company(const QString &field, const QString &alias) const;
    [[nodiscard]] QString companyScore(ScoreKind kind, const QString &alias) const;

    WorkspaceSettings m_settings;
};

/// A condition that is true of developers who count: staff and bots never do (METRICS.md).
[[nodiscard]] QString countsSql(const QString &alias);

} // namespace rapport
