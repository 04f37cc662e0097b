// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace rapport {

/// Calls \p function with the answer of \p future, in the thread of \p context and never before
/// this returns; not at all once \p context is gone.
///
/// Use this rather than QFuture::then(context, ...), which may not outlive its context: with
/// Qt 6.4 an answer that comes after the context died trips an assertion.
template <typename T, typename Function>
void whenAnswered(const QFuture<T> &future, QObject *context, Function function)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             function(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace rapport
