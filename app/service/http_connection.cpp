// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http_connection.h"

#include "service/http_server.h"
#include "service/problem.h"
#include "service/service_text.h"

#include <QPointer>

#include <algorithm>

namespace rapport {

namespace {

constexpr qint64 kIdleMs = 10'000;
constexpr qint64 kLeaveMs = 2'000;
constexpr qint64 kBufferBytes = 64 * 1024;
constexpr qint64 kMostDiscarded = 16 * 1024 * 1024;

/// The head of an answer; \p framing says how its body ends, \p connection what becomes of the
/// connection, where that is not the usual.
QByteArray headOf(const HttpResponse &response, const QByteArray &framing, const char *connection)
{
    QByteArray head;
    head.reserve(256);
    head += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + httpReason(response.status)
        + "\r\nContent-Type: " + response.contentType
        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n" + framing;
    if (connection != nullptr)
        head += QByteArray("Connection: ") + connection + "\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, HttpHandler &handler, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(handler), m_reader(HttpLimits())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    enter(Stage::Head);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        m_lastMoved.start();
        sendMore();
        if (m_isAnswered)
            finishAnswer();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::close);
}

void HttpConnection::enter(Stage stage)
{
    m_stage = stage;
    m_stageBegan.start();
    m_lastMoved.start();
}

qint64 HttpConnection::age() const
{
    return m_stage == Stage::Sending ? m_lastMoved.elapsed() : m_stageBegan.elapsed();
}

void HttpConnection::read()
{
    if (m_stage == Stage::Leaving) {
        discardInput();
        return;
    }
    // While a request is being answered the next one has to wait.
    while ((m_stage == Stage::Head || m_stage == Stage::Body)
           && (m_socket->bytesAvailable() > 0 || !m_input.isEmpty())) {
        if (m_stage == Stage::Body || !m_reader.hasBegun()) // a head has so long in all
            m_lastMoved.start();
        const qsizetype before = m_input.size();
        m_input += m_socket->read(std::max<qint64>(0, kBufferBytes - before));
        const qsizetype offered = m_input.size();
        const quint64 answered = m_requests;
        takeInput();
        const bool needsMore = offered == before && m_input.size() == offered;
        if (needsMore || m_requests != answered) // others have their turn before the next request
            return;
    }
}

void HttpConnection::takeInput()
{
    if (m_reader.state() == HttpReader::State::Head
        && m_reader.take(m_input) == HttpReader::State::Body) {
        const HttpHead &head = m_reader.head();
        m_keepsAlive = m_mayKeepAlive && head.keepsAlive;
        m_isHeadOnly = head.method == "HEAD";
        m_isHttp11 = head.isHttp11;
        if (auto refused = m_handler.refuse(head)) {
            refuse(std::move(*refused));
            return;
        }
        if (head.expectsContinue && head.isHttp11)
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        enter(Stage::Body);
    }
    if (m_reader.state() == HttpReader::State::Body)
        m_reader.take(m_input);
    if (m_reader.state() == HttpReader::State::Done) {
        answer(m_reader.takeRequest());
    } else if (m_reader.state() == HttpReader::State::Failed) {
        refuse(refusal(m_reader.failure()));
    }
}

void HttpConnection::refuse(HttpResponse response)
{
    m_keepsAlive = false;
    m_isUnread = true;
    send(std::move(response));
}

void HttpConnection::answer(HttpRequest request)
{
    enter(Stage::Working);
    m_isProven = true;
    const quint64 number = ++m_requests;
    const auto reply = [self = QPointer(this), number](HttpResponse response) {
        if (self && self->m_requests == number && self->m_stage == Stage::Working)
            self->send(std::move(response));
    };
    if (request.takeTargetApart())
        m_handler.answer(std::move(request), reply);
    else
        reply(problem(400, Service::tr("The target of the request must be a path.")));
}

void HttpConnection::send(HttpResponse response)
{
    enter(Stage::Sending);
    const bool isLong = response.more != nullptr;
    m_more = m_isHeadOnly ? BodySource() : std::move(response.more);
    m_keepsAlive = m_keepsAlive && (!m_more || m_isHttp11); // else the end of it is the body's
    QByteArray framing;
    if (!isLong)
        framing = "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    else if (m_isHttp11)
        framing = "Transfer-Encoding: chunked\r\n";
    const char *connection = m_isHttp11 ? nullptr : "keep-alive";
    const QByteArray head = headOf(response, framing, m_keepsAlive ? connection : "close");
    if (!m_more) {
        m_socket->write(m_isHeadOnly ? head : head + response.body);
        m_socket->flush();
        finishAnswer();
        return;
    }
    m_socket->write(head);
    write(response.body);
    sendMore();
}

void HttpConnection::write(const QByteArray &piece)
{
    if (piece.isEmpty())
        return;
    if (m_isHttp11)
        m_socket->write(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    else
        m_socket->write(piece);
}

void HttpConnection::sendMore()
{
    if (m_stage != Stage::Sending || !m_more || m_fetching
        || m_socket->bytesToWrite() > kBufferBytes)
        return;
    m_fetching = true;
    const quint64 number = m_requests;
    const BodySource more = m_more; // which ends while it runs, with the last piece
    more([self = QPointer(this), number](std::optional<QByteArray> piece) {
        if (!self || self->m_requests != number || self->m_isClosed)
            return;
        self->m_fetching = false;
        self->m_lastMoved.start();
        if (!piece) {
            self->abort(); // an answer that breaks off must not look whole
            return;
        }
        if (!piece->isEmpty()) {
            self->write(*piece);
            self->m_socket->flush();
            // By way of the event loop: a source that answers at once would call itself.
            QMetaObject::invokeMethod(self, &HttpConnection::sendMore, Qt::QueuedConnection);
            return;
        }
        self->m_more = {};
        if (self->m_isHttp11)
            self->m_socket->write("0\r\n\r\n");
        self->finishAnswer();
    });
}

void HttpConnection::finishAnswer()
{
    // Who does not read his answers gets no more of them.
    m_isAnswered = m_socket->bytesToWrite() > kBufferBytes;
    if (m_isAnswered)
        return;
    m_isHeadOnly = false;
    if (!m_keepsAlive) {
        startLeaving();
        return;
    }
    enter(Stage::Head);
    // What came meanwhile is read from the event loop: a client that sends many requests at once
    // must not keep others waiting.
    if (!m_input.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::hear()
{
    if (m_stage == Stage::Head || m_stage == Stage::Body)
        m_socket->waitForReadyRead(0);
}

void HttpConnection::refuseAtOnce(int status)
{
    refuse(refusal(status));
}

void HttpConnection::startLeaving()
{
    enter(Stage::Leaving);
    // Closing with input unread would make the system take back what the client has not read yet;
    // so it is read, for a while, and thrown away.
    if (!m_isUnread) {
        m_socket->disconnectFromHost();
        return;
    }
    m_input.clear();
    discardInput();
}

void HttpConnection::discardInput()
{
    m_discarded += m_socket->bytesAvailable();
    m_socket->skip(m_socket->bytesAvailable());
    if (m_discarded > kMostDiscarded)
        abort();
}

void HttpConnection::checkTime()
{
    const qint64 patience = m_stage == Stage::Leaving ? kLeaveMs : kIdleMs;
    if (isWaitingForUs() || m_lastMoved.elapsed() < patience)
        return;
    const bool isRequest =
        m_stage == Stage::Body || (m_stage == Stage::Head && m_reader.hasBegun());
    if (isRequest)
        refuseAtOnce(408);
    else
        abort();
}

void HttpConnection::leave()
{
    m_mayKeepAlive = false;
    m_keepsAlive = false;
    read(); // what is here already is still answered
    if (m_stage == Stage::Head && !m_reader.hasBegun())
        abort();
}

void HttpConnection::abort()
{
    m_socket->abort();
    close();
}

void HttpConnection::close()
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    ++m_requests;
    m_more = {};
    Q_EMIT closed(this);
}

} // namespace rapport
