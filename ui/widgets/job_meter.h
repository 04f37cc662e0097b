// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "ui/widgets/job_bar.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>

namespace rapport::ui {

/// Watches one long job at a time: how far it is, how fast, and how long it will take.
///
/// begin() gives the Job to hand to the worker, end() is called with its answer. The worker
/// leaves its progress in a place of its own, which is looked at ten times a second: however
/// often it reports, the GUI thread is not flooded. GUI thread.
class JobMeter : public QObject {
    Q_OBJECT
public:
    explicit JobMeter(QObject *parent = nullptr);
    /// Stops the job; what it answers is for nobody.
    ~JobMeter() override;
    Q_DISABLE_COPY_MOVE(JobMeter)

    [[nodiscard]] bool isRunning() const { return m_progress != nullptr; }
    /// Begins a job called \p label ("Importing people.csv"). None may be running.
    [[nodiscard]] Job begin(const QString &label);
    void end();
    void cancel();
    [[nodiscard]] JobStatus status() const;

Q_SIGNALS:
    /// Ten times a second while a job runs.
    void changed(const rapport::ui::JobStatus &status);

private:
    struct Shared {
        std::mutex mutex;
        Progress progress;
        QElapsedTimer since; ///< the first report: a job may have to wait before it can begin
    };

    QString m_label;
    std::stop_source m_stop;
    std::shared_ptr<Shared> m_progress;
    QTimer m_look;
};

} // namespace rapport::ui
