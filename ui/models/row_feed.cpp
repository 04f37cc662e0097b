// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_feed.h"

#include "ui/models/answers.h"
#include "ui/models/display_columns.h"

#include <algorithm>

namespace rapport::ui {

namespace {

/// Wishes beyond this were scrolled past; whoever comes back asks again.
constexpr size_t mostWishes = 6;
/// More single rows than this are read again page by page.
constexpr int mostStaleRows = 2000;
/// Qt measures a table in pixels of 32 bits; past this there is no place for a row. The page says
/// how many rows there are in all.
constexpr size_t kMostRows = 50'000'000;

/// The rows of \p ids with gaps (rows without an id) where a record is gone meanwhile.
std::vector<Row> aligned(const std::vector<qint64> &ids, std::vector<Row> rows)
{
    if (rows.size() == ids.size())
        return rows;
    std::vector<Row> all(ids.size());
    size_t next = 0;
    for (size_t i = 0; i < ids.size() && next < rows.size(); ++i) {
        if (rows[next].id.value == ids[i])
            all[i] = std::move(rows[next++]);
    }
    return all;
}

std::vector<qint64> slice(const std::vector<qint64> &ids, int page)
{
    const size_t from = std::min(ids.size(), size_t(page) * PageCache::rowsPerPage);
    const size_t to = std::min(ids.size(), from + PageCache::rowsPerPage);
    return {ids.begin() + ptrdiff_t(from), ids.begin() + ptrdiff_t(to)};
}

struct Wish {
    Query query;
    QStringList columns;
    int firstVisible = 0;
    int lastVisible = 0;
    RecordId anchor;
    bool firstOnly = false; ///< the first page will do
};

/// Runs in the reader's thread. A pointer, since the ids of millions take a while to copy.
Result<std::shared_ptr<LoadedRows>> loadRows(const ReadContext &context, const Wish &wish,
                                             const Job &job)
{
    auto ids = wish.firstOnly ? context.records().firstIds(wish.query, PageCache::rowsPerPage)
                              : context.records().ids(wish.query, job);
    RAPPORT_TRY(ids);
    if (ids->size() > kMostRows)
        ids->resize(kMostRows);
    QSet<int> pages = {PageCache::pageOf(wish.firstVisible), PageCache::pageOf(wish.lastVisible)};
    if (wish.anchor.isValid()) {
        const auto at = std::ranges::find(*ids, wish.anchor.value);
        if (at != ids->end())
            pages.insert(PageCache::pageOf(int(at - ids->begin())));
    }
    auto loaded = std::make_shared<LoadedRows>();
    for (const int page : pages) {
        const std::vector<qint64> wanted = slice(*ids, page);
        auto rows = readRows(context, wish.query.kind, wanted, wish.columns);
        RAPPORT_TRY(rows);
        if (!wanted.empty())
            loaded->pages.insert(page, aligned(wanted, std::move(*rows)));
    }
    loaded->complete = !wish.firstOnly || ids->size() < size_t(PageCache::rowsPerPage);
    loaded->ids = std::move(*ids);
    return loaded;
}

} // namespace

RowFeed::RowFeed(Workspace &workspace, KindId kind, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_kind(kind)
{
    m_fetchSoon.setSingleShot(true);
    m_fetchSoon.setInterval(0);
    connect(&m_fetchSoon, &QTimer::timeout, this, &RowFeed::fetchNext);
}

RowFeed::~RowFeed()
{
    m_stopLoading.request_stop();
    m_stopPreparing.request_stop();
}

void RowFeed::prepareSearch()
{
    if (std::exchange(m_preparedSearch, true))
        return;
    // Nobody waits for it: the search itself tells what is wrong.
    (void)m_workspace.read(
        Lane::Analysis,
        [kind = m_kind, job = Job(m_stopPreparing.get_token(), {})](const ReadContext &context) {
            return context.records().prepareSearch(kind, job);
        });
}

void RowFeed::setColumns(const QStringList &columns)
{
    m_columns = columns;
    ++m_rowsToken;
    ++m_columnsToken;
    m_fetching = -1;
    m_wanted.clear();
    m_cache.clear();
}

void RowFeed::load(const Query &query, RecordId anchor)
{
    m_stopLoading.request_stop();
    m_stopLoading = std::stop_source();
    m_loading = true;
    ++m_loadToken;
    // Single rows are read soon; they must not wait for an order of all.
    if (!m_staleRows.isEmpty())
        fetchRows();
    // A search is in memory soon; anything else is worth a first look at a screenful.
    readLoad(query, anchor, m_ids.empty() && query.search.trimmed().isEmpty());
    Q_EMIT busyChanged();
}

void RowFeed::readLoad(const Query &query, RecordId anchor, bool firstOnly)
{
    const Wish wish{query, m_columns, m_firstVisible, m_lastVisible, anchor, firstOnly};
    const Job job(m_stopLoading.get_token(), {});
    whenAnswered(
        m_workspace.read(
            Lane::Pages,
            [wish, job](ReadContext &context) { return loadRows(context, wish, job); }),
        this, [this, wish, token = m_loadToken](const Result<std::shared_ptr<LoadedRows>> &answer) {
            if (token != m_loadToken)
                return;
            m_loading = answer && !(*answer)->complete;
            if (!answer)
                Q_EMIT failed(answer.error());
            Q_EMIT loadFinished(answer ? *answer : nullptr);
            if (m_loading && token == m_loadToken)
                readLoad(wish.query, wish.anchor, false);
            else if (!m_loading)
                prepareSearch();
            Q_EMIT busyChanged();
        });
}

void RowFeed::take(LoadedRows rows)
{
    ++m_rowsToken;
    m_fetching = -1;
    m_wanted.clear();
    if (rows.ids == m_ids) {
        m_cache.markStale();
    } else {
        m_cache.clear();
        m_ids = std::move(rows.ids);
    }
    for (auto page = rows.pages.begin(); page != rows.pages.end(); ++page)
        m_cache.insert(page.key(), std::move(page.value()));
}

const Row *RowFeed::row(int position)
{
    const Row *row = m_cache.row(position);
    const int page = PageCache::pageOf(position);
    if (!row || m_cache.isStale(page))
        want(page);
    return row;
}

void RowFeed::setVisibleRows(int first, int last)
{
    m_firstVisible = std::max(0, first);
    m_lastVisible = std::max(m_firstVisible, last);
}

void RowFeed::refreshRows(const QSet<qint64> &ids)
{
    m_fetchOvertaken |= m_fetching >= 0;
    m_staleRows.unite(ids);
    if (m_staleRows.size() > mostStaleRows) {
        m_staleRows.clear();
        refreshAll();
        return;
    }
    m_fetchSoon.start();
}

void RowFeed::refreshAll()
{
    m_fetchOvertaken |= m_fetching >= 0;
    m_cache.markStale();
    wantVisible();
}

bool RowFeed::isBusy() const
{
    return m_loading || m_fetching >= 0 || m_refreshing > 0 || !m_wanted.empty()
        || !m_staleRows.isEmpty();
}

void RowFeed::want(int page)
{
    if (page == m_fetching || (!m_wanted.empty() && m_wanted.back() == page))
        return;
    const bool wasBusy = isBusy();
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_wanted.size() > mostWishes)
        m_wanted.erase(m_wanted.begin());
    m_fetchSoon.start();
    if (!wasBusy)
        Q_EMIT busyChanged();
}

void RowFeed::wantVisible()
{
    if (m_ids.empty())
        return;
    const int last = std::min(m_lastVisible, int(m_ids.size()) - 1);
    for (int page = PageCache::pageOf(last);
         page >= PageCache::pageOf(std::min(m_firstVisible, last)); --page)
        want(page);
}

void RowFeed::fetchNext()
{
    if (!m_staleRows.isEmpty())
        fetchRows();
    if (m_fetching >= 0)
        return;
    while (!m_wanted.empty()) {
        const int page = m_wanted.back();
        m_wanted.pop_back();
        if (!idsOf(page).empty() && (!m_cache.contains(page) || m_cache.isStale(page))) {
            fetchPage(page);
            return;
        }
    }
    Q_EMIT busyChanged();
}

void RowFeed::fetchPage(int page)
{
    m_fetching = page;
    m_fetchOvertaken = false;
    whenAnswered(readPage(idsOf(page)), this,
                 [this, page, token = m_rowsToken](const Result<std::vector<Row>> &rows) {
                     if (token != m_rowsToken)
                         return;
                     m_fetching = -1;
                     if (rows)
                         takePage(page, *rows);
                     else
                         Q_EMIT failed(rows.error());
                     fetchNext();
                 });
}

QFuture<Result<std::vector<Row>>> RowFeed::readPage(std::vector<qint64> ids)
{
    return m_workspace.read(
        Lane::Pages,
        [kind = m_kind, ids = std::move(ids), columns = m_columns](ReadContext &context) {
            return readRows(context, kind, ids, columns);
        });
}

void RowFeed::takePage(int page, std::vector<Row> rows)
{
    const std::vector<qint64> ids = idsOf(page);
    m_cache.insert(page, aligned(ids, std::move(rows)));
    const int first = page * PageCache::rowsPerPage;
    const int last = first + int(ids.size()) - 1;
    Q_EMIT rowsArrived(first, last);
    // What was read before the commit is shown, and read again.
    if (m_fetchOvertaken && m_cache.contains(page))
        refreshAll();
}

void RowFeed::fetchRows()
{
    const QHash<qint64, int> here = m_cache.positionsOf(std::exchange(m_staleRows, {}));
    if (here.isEmpty())
        return;
    std::vector<qint64> ids(here.keyBegin(), here.keyEnd());
    ++m_refreshing;
    whenAnswered(readPage(std::move(ids)), this,
                 [this, token = m_columnsToken](const Result<std::vector<Row>> &rows) {
                     --m_refreshing;
                     if (token == m_columnsToken && rows)
                         takeRows(*rows);
                     else if (!rows)
                         Q_EMIT failed(rows.error());
                     Q_EMIT busyChanged();
                 });
}

void RowFeed::takeRows(const std::vector<Row> &rows)
{
    QSet<qint64> ids;
    for (const Row &row : rows)
        ids.insert(row.id.value);
    const QHash<qint64, int> positions = m_cache.positionsOf(ids);
    for (const Row &row : rows) {
        const int position = positions.value(row.id.value, -1);
        if (position >= 0 && m_cache.replace(position, row))
            Q_EMIT rowsArrived(position, position);
    }
}

std::vector<qint64> RowFeed::idsOf(int page) const
{
    return slice(m_ids, page);
}

} // namespace rapport::ui
