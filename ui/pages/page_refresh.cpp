// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_refresh.h"

#include <QEvent>
#include <QWidget>

namespace rapport::ui {

PageRefresh::PageRefresh(QWidget &page, std::function<void(const Job &)> read)
    : m_page(page), m_read(std::move(read))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PageRefresh::start);
    m_page.installEventFilter(this);
}

PageRefresh::~PageRefresh()
{
    m_stop.request_stop();
}

void PageRefresh::request()
{
    m_stale = true;
    if (!m_reading && m_page.isVisible())
        m_soon.start();
}

void PageRefresh::restart()
{
    if (m_reading) {
        m_obsolete = true;
        m_stop.request_stop();
    }
    request();
}

void PageRefresh::start()
{
    m_stale = false;
    m_reading = true;
    m_obsolete = false;
    m_stop = std::stop_source();
    m_read(Job(m_stop.get_token(), {}));
}

bool PageRefresh::finish()
{
    const bool wanted = !m_obsolete;
    m_reading = false;
    m_obsolete = false;
    if (m_stale && m_page.isVisible())
        m_soon.start();
    else
        QMetaObject::invokeMethod(this, &PageRefresh::settled, Qt::QueuedConnection);
    return wanted;
}

bool PageRefresh::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && m_stale && !m_reading)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

} // namespace rapport::ui
