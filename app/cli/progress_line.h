// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <QElapsedTimer>
#include <QFileDevice>

#include <mutex>

namespace rapport {

/// Shows how far a job is, on one line of a terminal that is wiped in the end.
///
/// show() may be called from any thread; after close() nothing more is written.
class ProgressLine {
public:
    /// \p doing says what is done: "Importing". \p terminal is open and outlives this.
    ProgressLine(QString doing, QFileDevice &terminal);

    void show(const Progress &progress);
    void close();

private:
    [[nodiscard]] QString text(const Progress &progress) const;

    QString m_doing;
    QFileDevice &m_terminal;
    QElapsedTimer m_clock;
    std::mutex m_mutex;
    bool m_shown = false;
    bool m_closed = false;
};

} // namespace rapport
