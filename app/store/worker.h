// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace rapport {

/// A thread that runs tasks one after another, in the order in which they came.
///
/// Built on std primitives only, so that the thread sanitizer can look into it. post() may be
/// called from any thread. Destruction runs what is queued, then joins.
class Worker {
public:
    using Task = std::function<void()>;

    /// \p first runs before any task and \p last after all of them, in the worker's thread.
    Worker(Task first, Task last);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void post(Task task);

private:
    void loop(const Task &first, const Task &last);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace rapport
