// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/page_cache.h"

namespace rapport::ui {

const Row *PageCache::row(int row)
{
    const auto page = m_pages.find(pageOf(row));
    if (page == m_pages.end())
        return nullptr;
    m_used.splice(m_used.begin(), m_used, page->use);
    const auto place = size_t(row % rowsPerPage);
    return place < page->rows.size() ? &page->rows[place] : nullptr;
}

bool PageCache::isStale(int page) const
{
    const auto found = m_pages.find(page);
    return found != m_pages.end() && found->stale;
}

void PageCache::insert(int page, std::vector<Row> rows)
{
    if (const auto old = m_pages.find(page); old != m_pages.end()) {
        m_used.splice(m_used.begin(), m_used, old->use);
        old->rows = std::move(rows);
        old->stale = false;
        return;
    }
    while (m_pages.size() >= mostPages) {
        m_pages.remove(m_used.back());
        m_used.pop_back();
    }
    m_used.push_front(page);
    m_pages.insert(page, {std::move(rows), false, m_used.begin()});
}

void PageCache::markStale()
{
    for (Page &page : m_pages)
        page.stale = true;
}

void PageCache::clear()
{
    m_pages.clear();
    m_used.clear();
}

void PageCache::keepOnly(const QSet<int> &kept)
{
    for (auto page = m_pages.begin(); page != m_pages.end();) {
        if (kept.contains(page.key())) {
            ++page;
        } else {
            m_used.erase(page->use);
            page = m_pages.erase(page);
        }
    }
}

QHash<qint64, int> PageCache::positionsOf(const QSet<qint64> &ids) const
{
    QHash<qint64, int> positions;
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        for (size_t i = 0; i < page->rows.size(); ++i) {
            const qint64 id = page->rows[i].id.value;
            if (ids.contains(id))
                positions.insert(id, page.key() * rowsPerPage + int(i));
        }
    }
    return positions;
}

bool PageCache::replace(int position, const Row &row)
{
    const auto page = m_pages.find(pageOf(position));
    if (page == m_pages.end())
        return false;
    const auto place = size_t(position % rowsPerPage);
    if (place >= page->rows.size() || page->rows[place].id != row.id)
        return false;
    page->rows[place] = row;
    return true;
}

} // namespace rapport::ui
