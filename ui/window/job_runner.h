// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/job_meter.h"

namespace rapport::ui {

/// Runs one long job at a time beside the job bar: progress, rate, time left, Cancel.
///
/// begin() gives the Job to hand to the worker, end() is called with its answer. GUI thread; the
/// bar outlives the runner.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(JobBar &bar, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_meter.isRunning(); }
    /// Begins a job called \p label ("Importing people.csv"). None may be running.
    [[nodiscard]] Job begin(const QString &label);
    void end();

public Q_SLOTS:
    void cancel();

Q_SIGNALS:
    void runningChanged(bool running);

private:
    JobBar &m_bar;
    JobMeter m_meter;
};

} // namespace rapport::ui
