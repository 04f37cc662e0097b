// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/context.h"

#include <QString>

#include <vector>

namespace rapport {

/// A record that a search over everything found.
struct SearchHit {
    RecordId id;
    QString title;
    QString detail; ///< what tells it from others of its name: an e-mail, a company, a day
};

/// The hits of one kind, those most likely meant first.
struct SearchHits {
    KindId kind;
    std::vector<SearchHit> hits;
    bool more = false; ///< whether there are others
};

/// The records of every kind that a page shows and \p search finds, at most \p perKind each;
/// kinds without any are left out. See SearchIndex for what is searched and how it is ranked.
[[nodiscard]] Result<std::vector<SearchHits>>
findEverywhere(const ReadContext &context, const QString &search, int perKind, const Job &job = {});

} // namespace rapport
