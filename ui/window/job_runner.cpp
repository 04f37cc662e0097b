// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/job_runner.h"

namespace rapport::ui {

JobRunner::JobRunner(JobBar &bar, QObject *parent) : QObject(parent), m_bar(bar)
{
    connect(&m_meter, &JobMeter::changed, &m_bar, &JobBar::setJob);
    connect(&m_bar, &JobBar::cancelRequested, this, &JobRunner::cancel);
}

Job JobRunner::begin(const QString &label)
{
    m_bar.clearMessage();
    Job job = m_meter.begin(label);
    Q_EMIT runningChanged(true);
    return job;
}

void JobRunner::end()
{
    m_meter.end();
    m_bar.clearJob();
    Q_EMIT runningChanged(false);
}

void JobRunner::cancel()
{
    m_meter.cancel();
}

} // namespace rapport::ui
