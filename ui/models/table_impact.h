// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/query.h"

#include <QSet>
#include <QStringList>

namespace rapport::ui {

/// What a commit means for a table that shows some columns of a query.
struct TableImpact {
    bool ids = false;  ///< which records are shown, or their order, may be another
    bool all = false;  ///< any row may show another value
    QSet<qint64> rows; ///< else the records whose rows do

    [[nodiscard]] bool any() const { return ids || all || !rows.isEmpty(); }
};

/// Works out what \p summary changes in a table: a pure function, on the safe side.
[[nodiscard]] TableImpact impactOf(const Catalogue &catalogue, const Query &query,
                                   const QStringList &columns, const ChangeSummary &summary);

/// The kinds whose records go into a computed field, its own kind apart: developers' answer
/// sheets for a score, attendances for "attended".
[[nodiscard]] std::vector<KindId> sourcesOf(KindId kind, const Field &field);

} // namespace rapport::ui
