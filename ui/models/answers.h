// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answers.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace rapport::ui {

/// The answer of \p function, which runs in a thread of the pool: for what takes longer than a
/// frame and needs no file.
template <typename Function>
[[nodiscard]] auto inBackground(Function function)
{
    using Answer = std::invoke_result_t<Function &>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    QThreadPool::globalInstance()->start([promise, function = std::move(function)]() mutable {
        promise->addResult(function());
        promise->finish();
    });
    return future;
}

} // namespace rapport::ui
