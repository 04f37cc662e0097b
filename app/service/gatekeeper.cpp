// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/gatekeeper.h"

#include "service/problem.h"
#include "service/service_text.h"

#include <algorithm>
#include <array>

namespace rapport {

namespace {

/// Whether \p host, a Host header, is this machine.
bool isThisMachine(const QByteArray &host)
{
    static const std::array<QByteArray, 3> names = {"localhost", "127.0.0.1", "[::1]"};
    const qsizetype colon = host.lastIndexOf(':');
    const bool hasPort = colon >= 0 && colon > host.lastIndexOf(']');
    const QByteArray port = hasPort ? host.mid(colon + 1) : QByteArray();
    const bool isPort = std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    return isPort
        && std::ranges::find(names, (hasPort ? host.left(colon) : host).toLower()) != names.end();
}

} // namespace

bool Gatekeeper::showsToken(const HttpHead &head) const
{
    const auto values = head.values("authorization");
    constexpr QByteArrayView scheme("bearer ");
    return values.size() == 1 && values.front().left(scheme.size()).toLower() == scheme
        && m_token.matches(values.front().mid(scheme.size()).trimmed());
}

std::optional<HttpResponse> Gatekeeper::refuse(const HttpHead &head) const
{
    const auto hosts = head.values("host");
    if (hosts.size() > 1 || (hosts.empty() && head.isHttp11))
        return problem(400, Service::tr("A request names its host once."));
    if (!hosts.empty() && !isThisMachine(hosts.front()))
        return problem(403, Service::tr("This service answers to localhost only."));
    if (!head.values("origin").empty())
        return problem(403, Service::tr("Web pages may not use this service."));
    // Whether anybody is there is all that this tells.
    if (head.target == "/healthz" || showsToken(head))
        return std::nullopt;
    HttpResponse response = problem(
        401, Service::tr("Send the token of this service: Authorization: Bearer and the token."));
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

} // namespace rapport
