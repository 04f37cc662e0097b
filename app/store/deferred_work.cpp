// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deferred_work.h"

namespace rapport {

namespace {

constexpr size_t kMostWaiting = 4;

} // namespace

DeferredWork::DeferredWork() : m_thread([this](const std::stop_token &stop) { loop(stop); }) { }

Result<void> DeferredWork::post(Task task)
{
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [this] { return m_tasks.size() < kMostWaiting || !m_outcome; });
    if (m_outcome) {
        m_tasks.push_back(std::move(task));
        m_moved.notify_all();
    }
    return m_outcome;
}

Result<void> DeferredWork::wait()
{
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [this] { return m_tasks.empty() && !m_busy; });
    return m_outcome;
}

void DeferredWork::reset()
{
    (void)wait();
    const std::lock_guard lock(m_mutex);
    m_outcome = {};
}

void DeferredWork::loop(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_moved.wait(lock, stop, [this] { return !m_tasks.empty(); })
           && !stop.stop_requested()) {
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        m_busy = true;
        lock.unlock();
        m_moved.notify_all();
        auto outcome = task();
        task = {}; // what it holds is freed here, in nobody's way
        lock.lock();
        m_busy = false;
        m_outcome = std::move(outcome);
        if (!m_outcome)
            m_tasks.clear();
        m_moved.notify_all();
    }
}

} // namespace rapport
