// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace rapport {

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// A request as it came, without its body: enough to refuse it.
struct HttpHead {
    QByteArray method;
    QByteArray target;
    HttpHeaders headers; ///< names in lower case
    bool keepsAlive = false;
    bool isHttp11 = false;        ///< else 1.0: no answers in pieces, no Host
    bool expectsContinue = false; ///< the client waits for a sign before it sends the body

    /// All values of a header, \p name in lower case.
    [[nodiscard]] std::vector<QByteArray> values(QByteArrayView name) const;
};

/// A whole request, its target taken apart.
struct HttpRequest {
    HttpHead head;
    QByteArray body;
    std::vector<QString> path; ///< decoded, without the leading slash: {"api", "v1", "developer"}
    std::vector<std::pair<QString, QString>> query;

    /// The path and the query of \p head's target, decoded. False where it is no path.
    [[nodiscard]] bool takeTargetApart();
};

/// Takes the next piece of a body: empty at its end, nothing where it cannot go on.
using BodyTaker = std::function<void(std::optional<QByteArray>)>;
/// Hands the next piece of a body to a taker, once, now or later in the same thread.
using BodySource = std::function<void(const BodyTaker &)>;

/// An answer.
struct HttpResponse {
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    HttpHeaders headers = {}; ///< beside those about type, length and connection
    BodySource more = {};     ///< of a body too long to be built at once: what follows \p body
};

/// "Not Found" for 404.
[[nodiscard]] QByteArray httpReason(int status);

} // namespace rapport
