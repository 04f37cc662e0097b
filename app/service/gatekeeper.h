// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access_token.h"
#include "service/http_message.h"

namespace rapport {

/// Decides by a request's head who is let in.
///
/// Programs on this machine that know the token are; web pages are not, whatever they know: a
/// browser says where a page comes from (Origin), or believes that a foreign name is this machine
/// (Host).
class Gatekeeper {
public:
    explicit Gatekeeper(AccessToken token) : m_token(std::move(token)) { }

    /// The refusal, or nothing.
    [[nodiscard]] std::optional<HttpResponse> refuse(const HttpHead &head) const;

private:
    [[nodiscard]] bool showsToken(const HttpHead &head) const;

    AccessToken m_token;
};

} // namespace rapport
