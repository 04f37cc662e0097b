// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http_message.h"

#include <QList>

namespace rapport {

namespace {

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

/// Forms write a space as "+" in a query.
QString decodedQuery(QByteArray text)
{
    return decoded(text.replace('+', ' '));
}

} // namespace

std::vector<QByteArray> HttpHead::values(QByteArrayView name) const
{
    std::vector<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key == name)
            found.push_back(value);
    }
    return found;
}

bool HttpRequest::takeTargetApart()
{
    const QByteArray target = head.target;
    if (!target.startsWith('/'))
        return false;
    const qsizetype mark = target.indexOf('?');
    for (const QByteArray &part : target.mid(1, mark < 0 ? -1 : mark - 1).split('/'))
        path.push_back(decoded(part));
    if (mark < 0)
        return true;
    for (const QByteArray &part : target.mid(mark + 1).split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype sign = part.indexOf('=');
        query.emplace_back(decodedQuery(part.left(sign)),
                           sign < 0 ? QString() : decodedQuery(part.mid(sign + 1)));
    }
    return true;
}

QByteArray httpReason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

} // namespace rapport
