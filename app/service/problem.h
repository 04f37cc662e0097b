// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "service/http_message.h"

namespace rapport {

/// An answer that says what is wrong, as RFC 9457 has it (application/problem+json). \p detail is
/// a sentence for a person; \p field the name of the field that is wrong, if it is one.
[[nodiscard]] HttpResponse problem(int status, const QString &detail, const QString &field = {});

/// The same for what went wrong inside. Never tells what Error::detail holds.
[[nodiscard]] HttpResponse problem(const Error &error);

/// What a connection refuses by itself, with the usual sentence for \p status.
[[nodiscard]] HttpResponse refusal(int status);

} // namespace rapport
