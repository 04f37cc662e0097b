// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace rapport {

/// A thread that does what it is given, in that order, until something fails.
///
/// Built on std primitives only, so that the thread sanitizer can look into it. Used from one
/// other thread. Destruction drops what has not begun.
class DeferredWork {
public:
    using Task = std::function<Result<void>()>;

    DeferredWork();
    ~DeferredWork() = default;
    Q_DISABLE_COPY_MOVE(DeferredWork)

    /// Waits while too many tasks wait. Answers the failure of an earlier one, and then takes
    /// nothing more.
    Result<void> post(Task task);
    /// Waits until all is done, and answers the first failure.
    Result<void> wait();
    /// Waits, and forgets a failure.
    void reset();

private:
    void loop(const std::stop_token &stop);

    std::mutex m_mutex; // guards all below
    std::condition_variable_any m_moved;
    std::deque<Task> m_tasks;
    bool m_busy = false;
    Result<void> m_outcome; ///< the first failure
    std::jthread m_thread;  // last, so that it ends before what it uses
};

} // namespace rapport
