// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/search_index.h"

#include <memory>
#include <mutex>
#include <vector>

namespace rapport {

/// The ids of the query that was answered last, so that a search within it need not sort again
/// at every letter. Any thread.
class LastIds {
public:
    using Ids = std::shared_ptr<const std::vector<qint64>>;

    /// The ids kept for \p key, or null.
    [[nodiscard]] Ids find(const QString &key) const
    {
        const std::lock_guard lock(m_mutex);
        return key == m_key ? m_ids : nullptr;
    }
    void keep(const QString &key, Ids ids)
    {
        const std::lock_guard lock(m_mutex);
        m_key = key;
        m_ids = std::move(ids);
    }

private:
    mutable std::mutex m_mutex;
    QString m_key;
    Ids m_ids;
};

/// What the readers of one workspace keep in memory between reads, to answer sooner.
struct ReadCaches {
    SearchIndex search;
    LastIds lastIds;
};

} // namespace rapport
