// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/catalogue.h"
#include "domain/change_set.h"
#include "store/connection.h"
#include "store/search_texts.h"

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace rapport {

/// Finds records by what a person types (see searchWords()), without case and accents.
///
/// Every word must be found in the search fields of the kind, in the names of what it refers
/// to, or, of developers, in an identity. Keeps the folded texts of the kinds that were searched
/// in memory and follows the journal, so nothing is written into the file and an import pays
/// nothing. Any thread; searches of one workspace wait for each other.
class SearchIndex {
public:
    /// The records of \p kind that hold every word of \p search; none where it has no word.
    /// Nothing where the kind has too much text to keep.
    [[nodiscard]] Result<std::optional<IdSet>> find(Connection &connection,
                                                    const Catalogue &catalogue, KindId kind,
                                                    const QString &search, const Job &job = {});

    /// Reads what the first search would read, so that it need not wait.
    Result<void> prepare(Connection &connection, const Catalogue &catalogue, KindId kind,
                         const Job &job = {});

    struct Best {
        std::vector<qint64> ids; ///< names that begin with it first, then words, then the rest
        bool more = false;       ///< whether there are others
    };
    /// The at most \p limit records of \p kind that a person most likely means.
    [[nodiscard]] Result<Best> best(Connection &connection, const Catalogue &catalogue, KindId kind,
                                    const QString &search, int limit, const Job &job = {});

private:
    /// The texts of one kind: what names its records, and what else is searched.
    struct Texts {
        SearchTexts names;
        SearchTexts others;
        ChangeSetId upTo;
        bool tooMany = false;
    };

    Result<Texts *> current(Connection &connection, const Catalogue &catalogue, KindId kind,
                            const Job &job);
    Result<void> build(Connection &connection, const Catalogue &catalogue, KindId kind,
                       const Job &job);
    Result<bool> follow(Connection &connection, const Catalogue &catalogue, KindId kind,
                        Texts &texts);
    Result<std::optional<IdSet>> findWord(Connection &connection, const Catalogue &catalogue,
                                          KindId kind, const QByteArray &word, const Job &job);

    std::mutex m_mutex;
    std::map<KindId, Texts> m_texts;
};

} // namespace rapport
