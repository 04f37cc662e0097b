// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

namespace rapport {

/// A place in the order of a query: just after a certain record, which need not be there any more.
struct QueryPosition {
    std::vector<Value> keys = {}; ///< what the record was sorted by, one for each SortKey
    qint64 id = 0;
};

/// The position as a text of letters, digits, "-" and "_", to be handed back later: the id where
/// \p query is not sorted.
[[nodiscard]] QString positionText(const QueryPosition &position);
/// Reads what positionText() wrote for a query sorted as \p query is.
[[nodiscard]] Result<QueryPosition> parsePosition(const Query &query, const QString &text);

} // namespace rapport
