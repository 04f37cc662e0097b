// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/search_index.h"

#include <algorithm>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace rapport {

/// The ids of the queries that were answered last, so that a search within one of them need not
/// sort again at every letter. Any thread.
class LastIds {
public:
    using Ids = std::shared_ptr<const std::vector<qint64>>;

    /// The ids kept for \p key, or null.
    [[nodiscard]] Ids find(const QString &key)
    {
        const std::lock_guard lock(m_mutex);
        const auto at = std::ranges::find(m_kept, key, &Kept::key);
        if (at == m_kept.end())
            return nullptr;
        m_kept.splice(m_kept.begin(), m_kept, at);
        return m_kept.front().ids;
    }
    void keep(const QString &key, Ids ids)
    {
        const std::lock_guard lock(m_mutex);
        m_kept.push_front({key, std::move(ids)});
        size_t all = 0;
        std::erase_if(m_kept, [&](const Kept &one) {
            all += one.ids->size();
            return &one != &m_kept.front() && all > kMostIds;
        });
        if (m_kept.size() > kMostQueries)
            m_kept.pop_back();
    }

private:
    /// What a table of a million shows, and what a panel beside it lists.
    static constexpr size_t kMostIds = 1'500'000;
    static constexpr size_t kMostQueries = 16;

    struct Kept {
        QString key;
        Ids ids;
    };

    std::mutex m_mutex;
    std::list<Kept> m_kept; ///< the last used first
};

/// What the readers of one workspace keep in memory between reads, to answer sooner.
struct ReadCaches {
    SearchIndex search;
    LastIds lastIds;
};

} // namespace rapport
