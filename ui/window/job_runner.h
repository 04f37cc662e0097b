// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>

namespace rapport::ui {

class JobBar;

/// Runs one long job at a time beside the job bar: progress, rate, time left, Cancel.
///
/// begin() gives the Job to hand to the worker, end() is called with its answer. The worker
/// leaves its progress in a place of its own, which is looked at ten times a second: however
/// often it reports, the GUI thread is not flooded. GUI thread; the bar outlives the runner.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(JobBar &bar, QObject *parent = nullptr);
    /// Stops the job; what it answers is for nobody.
    ~JobRunner() override;

    [[nodiscard]] bool isRunning() const { return m_progress != nullptr; }
    /// Begins a job called \p label ("Importing people.csv"). None may be running.
    [[nodiscard]] Job begin(const QString &label);
    void end();

public Q_SLOTS:
    void cancel();

Q_SIGNALS:
    void runningChanged(bool running);

private:
    struct Shared {
        std::mutex mutex;
        Progress progress;
    };

    void show();

    JobBar &m_bar;
    QString m_label;
    std::stop_source m_stop;
    std::shared_ptr<Shared> m_progress;
    QElapsedTimer m_since;
    QTimer m_look;
};

} // namespace rapport::ui
