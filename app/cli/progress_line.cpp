// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_line.h"

#include "cli/cli_text.h"

#include <QLocale>

namespace rapport {

namespace {

// To the start of the line, and everything after it away (ECMA-48, EL).
constexpr char kWipeLine[] = "\r\x1b[K";
constexpr qint64 kSettledMilliseconds = 2000;

} // namespace

ProgressLine::ProgressLine(QString doing, QFileDevice &terminal)
    : m_doing(std::move(doing)), m_terminal(terminal)
{
    m_clock.start();
}

void ProgressLine::show(const Progress &progress)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return;
    m_terminal.write(kWipeLine + text(progress).toUtf8());
    m_terminal.flush();
    m_shown = true;
}

void ProgressLine::close()
{
    const std::lock_guard lock(m_mutex);
    if (m_shown && !m_closed) {
        m_terminal.write(kWipeLine);
        m_terminal.flush();
    }
    m_closed = true;
}

QString ProgressLine::text(const Progress &progress) const
{
    if (progress.finishing)
        return Cli::tr("%1: finishing").arg(m_doing);
    if (progress.total <= 0)
        return Cli::tr("%1: %2").arg(m_doing, QLocale::c().toString(progress.done));
    const double share = double(progress.done) / double(progress.total);
    const QString percent = QString::number(int(share * 100));
    const qint64 passed = m_clock.elapsed();
    QString text = Cli::tr("%1: %2 %").arg(m_doing, percent);
    if (share <= 0 || passed < kSettledMilliseconds)
        return text;
    if (progress.rows > 0)
        text += Cli::tr(", %1 rows, %2 a second")
                    .arg(QLocale::c().toString(progress.rows),
                         QLocale::c().toString(progress.rows * 1000 / passed));
    const qint64 left = qint64(double(passed) * (1 - share) / share) / 1000;
    return text + Cli::tr(", %1 s left").arg(left);
}

} // namespace rapport
