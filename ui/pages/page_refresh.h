// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace rapport::ui {

/// Decides when a page reads: once per turn of the event loop, one read at a time, and only
/// while the page is visible; otherwise it notes that the page is stale until it is shown.
///
/// A member of the page. GUI thread.
class PageRefresh : public QObject {
    Q_OBJECT
public:
    /// \p read starts the page's read with the job given and calls finish() with its answer.
    PageRefresh(QWidget &page, std::function<void(const Job &)> read);
    ~PageRefresh() override;

    /// Data changed: what is on the screen is worth showing until the new answer is there.
    void request();
    /// The question changed: an answer under way is cancelled and not shown.
    void restart();
    /// The read answered. Whether the answer is still wanted; reads again where need be.
    [[nodiscard]] bool finish();
    [[nodiscard]] bool isBusy() const { return m_reading || m_soon.isActive(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// isBusy() became false.
    void settled();

private:
    void start();

    QWidget &m_page;
    std::function<void(const Job &)> m_read;
    std::stop_source m_stop;
    QTimer m_soon;
    bool m_stale = true;
    bool m_reading = false;
    bool m_obsolete = false; ///< the answer under way is to another question
};

} // namespace rapport::ui
