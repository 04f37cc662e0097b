// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_row_feed.h"

namespace rapport {

namespace {

using namespace std::chrono_literals;

constexpr size_t kRowsAtOnce = 128;
constexpr int kPieces = 4;
constexpr auto kLongestWait = 100ms;

/// Copies \p view, whose cells the reader will overwrite.
void keep(const RowView &view, FedRow &fed)
{
    fed.view.number = view.number;
    fed.view.blank = view.blank;
    fed.text.clear();
    for (const std::string_view cell : view.cells)
        fed.text += cell;
    fed.view.cells.clear();
    const char *at = fed.text.data();
    for (const std::string_view cell : view.cells) {
        fed.view.cells.emplace_back(at, cell.size());
        at += cell.size();
    }
}

} // namespace

ImportRowFeed::ImportRowFeed(RowReader &reader, ImportBindings &bindings)
    : m_reader(reader), m_bindings(bindings)
{
    for (int i = 0; i < kPieces; ++i) {
        m_free.push_back(std::make_unique<FedRows>());
        // A row must not move: the cells of a short one stand within it.
        m_free.back()->rows.reserve(kRowsAtOnce);
    }
    m_thread = std::jthread([this](const std::stop_token &stop) { read(stop); });
}

FedRows *ImportRowFeed::next()
{
    std::unique_lock lock(m_mutex);
    if (m_taken) {
        m_free.push_back(std::move(m_taken));
        m_moved.notify_all();
    }
    if (!m_moved.wait_for(lock, kLongestWait, [this] { return !m_full.empty(); }))
        return nullptr;
    m_taken = std::move(m_full.front());
    m_full.pop_front();
    return m_taken.get();
}

void ImportRowFeed::read(const std::stop_token &stop)
{
    for (bool more = true; more;) {
        std::unique_ptr<FedRows> rows = empty(stop);
        if (!rows)
            return;
        more = fill(*rows, stop);
        const std::lock_guard lock(m_mutex);
        m_full.push_back(std::move(rows));
        m_moved.notify_all();
    }
}

/// Something to fill; null once nobody wants it any more.
std::unique_ptr<FedRows> ImportRowFeed::empty(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_moved.wait(lock, stop, [this] { return !m_free.empty(); }))
        return nullptr;
    std::unique_ptr<FedRows> rows = std::move(m_free.front());
    m_free.pop_front();
    return rows;
}

/// False after the last row, and where reading failed.
bool ImportRowFeed::fill(FedRows &rows, const std::stop_token &stop)
{
    rows.count = 0;
    while (rows.count < kRowsAtOnce) {
        if (rows.count == rows.rows.size())
            rows.rows.push_back({{}, {}, m_bindings.prototype(), {}});
        const auto more = fill(rows.rows[rows.count], stop);
        if (!more)
            rows.failure = more.error();
        rows.atEnd = more && !*more;
        if (rows.atEnd || rows.failure)
            break;
        ++rows.count;
    }
    rows.progress = m_reader.progress();
    return !rows.atEnd && !rows.failure;
}

Result<bool> ImportRowFeed::fill(FedRow &fed, const std::stop_token &stop)
{
    do {
        // A file may be blank for a long time.
        if (stop.stop_requested())
            return false;
        auto more = m_reader.next(m_view);
        if (!more || !*more)
            return more;
    } while (m_view.blank);
    keep(m_view, fed);
    fed.rejection = m_bindings.fill(fed.view, fed.row);
    return true;
}

} // namespace rapport
