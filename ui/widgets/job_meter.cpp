// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/job_meter.h"

#include <QLocale>

#include <cmath>

namespace rapport::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kLookEvery = 100ms;
constexpr double kSettled = 0.5; ///< seconds after which a rate means something
constexpr double kMinute = 60;

QString timeLeft(double seconds)
{
    if (seconds < kMinute)
        return JobMeter::tr("%1 s left").arg(QLocale().toString(std::ceil(seconds), 'f', 0));
    return JobMeter::tr("%1 min left")
        .arg(QLocale().toString(std::ceil(seconds / kMinute), 'f', 0));
}

} // namespace

JobMeter::JobMeter(QObject *parent) : QObject(parent)
{
    m_look.setInterval(kLookEvery);
    connect(&m_look, &QTimer::timeout, this, [this] { Q_EMIT changed(status()); });
}

JobMeter::~JobMeter()
{
    m_stop.request_stop();
}

Job JobMeter::begin(const QString &label)
{
    Q_ASSERT(!isRunning());
    m_label = label;
    m_stop = std::stop_source();
    m_progress = std::make_shared<Shared>();
    m_look.start();
    Q_EMIT changed(status());
    return {m_stop.get_token(), [shared = m_progress](const Progress &progress) {
                const std::scoped_lock lock(shared->mutex);
                shared->progress = progress;
                if (!shared->since.isValid())
                    shared->since.start();
            }};
}

void JobMeter::end()
{
    m_look.stop();
    m_progress.reset();
}

void JobMeter::cancel()
{
    m_stop.request_stop();
}

JobStatus JobMeter::status() const
{
    Progress now;
    double seconds = 0;
    if (m_progress) {
        const std::scoped_lock lock(m_progress->mutex);
        now = m_progress->progress;
        if (m_progress->since.isValid())
            seconds = double(m_progress->since.elapsed()) / 1000;
    }
    JobStatus status;
    status.label = now.finishing  ? tr("%1: finishing").arg(m_label)
        : m_stop.stop_requested() ? tr("%1: stopping").arg(m_label)
                                  : m_label;
    status.finishing = now.finishing;
    status.cancellable = !now.finishing && !m_stop.stop_requested();
    const auto rows = double(now.rows > 0 ? now.rows : now.done);
    const double rate = seconds > kSettled ? rows / seconds : 0;
    if (now.total > 0)
        status.percent = int(100 * std::min(now.done, now.total) / now.total);
    if (rate >= 1 && !now.finishing) {
        status.rate = tr("%1 rows/s").arg(QLocale().toString(rate, 'f', 0));
        if (now.total > now.done && now.done > 0)
            status.timeLeft = timeLeft(seconds * double(now.total - now.done) / double(now.done));
    }
    return status;
}

} // namespace rapport::ui
