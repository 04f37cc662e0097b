// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/problem.h"

#include "domain/json_text.h"
#include "service/service_text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

// Sentences repeat what was sent, and that may be long.
constexpr qsizetype kLongestDetail = 400;

QString shortened(const QString &text)
{
    return text.size() <= kLongestDetail ? text : text.left(kLongestDetail) + u'\u2026';
}

int statusOf(Error::Code code)
{
    switch (code) {
    case Error::Code::Invalid: return 422;
    case Error::Code::NotFound: return 404;
    case Error::Code::Conflict: return 409;
    case Error::Code::ReadOnly: return 403;
    case Error::Code::Busy:
    case Error::Code::Io:
    case Error::Code::Cancelled: return 503;
    case Error::Code::Newer:
    case Error::Code::NotAWorkspace:
    case Error::Code::Damaged:
    case Error::Code::Internal: break;
    }
    return 500;
}

} // namespace

HttpResponse problem(int status, const QString &detail, const QString &field)
{
    QJsonObject object = {{u"type"_s, u"about:blank"_s},
                          {u"title"_s, QString::fromLatin1(httpReason(status))},
                          {u"status"_s, status},
                          {u"detail"_s, shortened(detail)}};
    if (!field.isEmpty())
        object.insert(u"errors"_s,
                      QJsonArray{QJsonObject{{u"field"_s, shortened(field)},
                                             {u"reason"_s, shortened(detail)}}});
    HttpResponse response{status, {}, "application/problem+json"};
    appendJson(response.body, object);
    return response;
}

HttpResponse problem(const Error &error)
{
    const int status = statusOf(error.code);
    if (error.code == Error::Code::Busy || error.code == Error::Code::Io) {
        // Their sentences name files.
        HttpResponse response = problem(
            status,
            error.code == Error::Code::Busy
                ? Service::tr("Another program is writing to the workspace. Try again.")
                : Service::tr("The workspace cannot be written: the disk is full or refuses."));
        response.headers.emplace_back("Retry-After", "1");
        return response;
    }
    if (status == 500)
        return problem(status, Service::tr("The workspace cannot be used; ask its owner to look."));
    return problem(status, error.text, error.field);
}

HttpResponse refusal(int status)
{
    switch (status) {
    case 408: return problem(status, Service::tr("The request took too long to arrive."));
    case 413:
        return problem(status, Service::tr("The body is longer than 1 MB. Send it in parts."));
    case 429: {
        HttpResponse response =
            problem(status, Service::tr("There are too many requests at once. Try again."));
        response.headers.emplace_back("Retry-After", "1");
        return response;
    }
    case 431: return problem(status, Service::tr("The headers are longer than 16 KB."));
    case 505: return problem(status, Service::tr("This is not HTTP/1.1."));
    default: return problem(400, Service::tr("This is not a well-formed HTTP/1.1 request."));
    }
}

} // namespace rapport
