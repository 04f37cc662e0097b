// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QCoreApplication>

#include <functional>
#include <stop_token>

namespace rapport {

/// How far a job is. \p total is 0 where it is not known. Whoever shows it has a clock: the rate
/// is \p rows by the time passed, the time left follows from the share done.
struct Progress {
    qint64 done = 0;
    qint64 total = 0;
    /// Set once the job can no longer be cancelled (the commit has begun).
    bool finishing = false;
    qint64 rows = 0; ///< records so far, where \p done counts something else, like bytes
};

/// What a long job is given: a way to be stopped and a way to say how far it is.
///
/// A value, handed into the worker thread. The report function is called there; whoever
/// supplies it passes the numbers on to its own thread. Jobs call report() at most a few
/// times a second and check cancelled() at least every 50 ms.
class Job {
public:
    using Report = std::function<void(const Progress &)>;

    Job() = default;
    Job(std::stop_token stop, Report report) : m_stop(std::move(stop)), m_report(std::move(report))
    {
    }

    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    void report(const Progress &progress) const
    {
        if (m_report)
            m_report(progress);
    }

    /// The error a stopped job answers with.
    [[nodiscard]] static Error cancelledError()
    {
        return Error{Error::Code::Cancelled,
                     QCoreApplication::translate("Job", "Cancelled; nothing was changed."),
                     {}};
    }

private:
    std::stop_token m_stop;
    Report m_report;
};

} // namespace rapport
