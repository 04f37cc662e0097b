// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http_server.h"

#include "service/http_connection.h"
#include "service/service_text.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace rapport {

namespace {

using namespace std::chrono_literals;

constexpr auto kClock = 500ms;
// Clients that were told to leave are not counted among the served, but there is an end to it.
constexpr size_t kMostSockets = 4 * HttpServer::kMostConnections;
constexpr int kBacklog = 256;
// A client that reads its answer is not given up at once: it may only be busy.
constexpr qint64 kSlowReaderMs = 1000;
// As long as this anybody may take to send a request.
constexpr qint64 kGraceMs = 250;
constexpr int kLastCallMs = 20;
constexpr auto kLongestFarewell = 30s;

/// In which order clients are given up for a newcomer, the lowest first; nothing for those that are
/// not to blame.
std::optional<int> dispensability(const HttpConnection &connection)
{
    using Stage = HttpConnection::Stage;
    if (connection.isWaitingForUs())
        return std::nullopt;
    const bool isYoung = connection.age() < kGraceMs;
    switch (connection.stage()) {
    case Stage::Head:
    case Stage::Body:
        if (isYoung)
            return connection.isProven() ? 3 : 2;
        return connection.isProven() ? 1 : 0;
    case Stage::Sending:
        if (connection.age() < kSlowReaderMs)
            return std::nullopt;
        return 3;
    case Stage::Working:
    case Stage::Leaving: break;
    }
    return std::nullopt;
}

} // namespace

HttpHandler::~HttpHandler() = default;

HttpServer::HttpServer(HttpHandler &handler, QObject *parent) : QObject(parent), m_handler(handler)
{
    m_listener.setListenBacklogSize(kBacklog);
    m_listener.setMaxPendingConnections(kBacklog);
    connect(&m_listener, &QTcpServer::newConnection, this, &HttpServer::takeNewcomers);
    m_clock.setInterval(kClock);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        for (HttpConnection *connection : std::vector(m_connections))
            connection->checkTime();
    });
}

HttpServer::~HttpServer()
{
    for (HttpConnection *connection : std::vector(m_connections))
        connection->abort();
}

Result<void> HttpServer::listen(quint16 port)
{
    if (!m_listener.listen(QHostAddress::LocalHost, port))
        return Error{Error::Code::Io,
                     Service::tr("Port %1 cannot be used: %2. Choose another one.")
                         .arg(QString::number(port), m_listener.errorString()),
                     {}};
    m_clock.start();
    return {};
}

void HttpServer::takeNewcomers()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection())
        take(socket);
}

void HttpServer::take(QTcpSocket *socket)
{
    if (m_connections.size() >= kMostSockets) {
        const auto leaving = std::ranges::find(m_connections, HttpConnection::Stage::Leaving,
                                               &HttpConnection::stage);
        if (leaving != m_connections.end())
            (*leaving)->abort(); // the first of them has had the longest time to read its answer
    }
    const bool hasRoom = makeRoom();
    auto *connection = new HttpConnection(socket, m_handler, this);
    m_connections.push_back(connection);
    connect(connection, &HttpConnection::closed, this, &HttpServer::forget);
    if (!hasRoom)
        connection->refuseAtOnce(429);
}

bool HttpServer::makeRoom()
{
    const auto isServed = [](const HttpConnection *connection) {
        return connection->stage() != HttpConnection::Stage::Leaving;
    };
    if (size_t(std::ranges::count_if(m_connections, isServed)) < kMostConnections)
        return true;
    // In a crowd requests may be here that nobody has looked at yet.
    for (HttpConnection *connection : std::vector(m_connections))
        connection->hear();
    HttpConnection *slowest = nullptr;
    std::optional<int> lowest;
    for (HttpConnection *connection : m_connections) {
        const auto rank = dispensability(*connection);
        const bool isSlower = rank
            && (!lowest || *rank < *lowest
                || (*rank == *lowest && connection->age() > slowest->age()));
        if (isSlower) {
            slowest = connection;
            lowest = rank;
        }
    }
    if (!slowest)
        return size_t(std::ranges::count_if(m_connections, isServed)) < kMostConnections;
    slowest->abort();
    return true;
}

void HttpServer::forget(HttpConnection *connection)
{
    std::erase(m_connections, connection);
    connection->deleteLater();
    if (m_isFinishing && m_connections.empty())
        Q_EMIT finished();
}

void HttpServer::finish(int patienceMs)
{
    takeNewcomers();
    m_listener.close();
    // What has been sent already is heard first.
    QTimer::singleShot(kLastCallMs, this, [this] {
        m_isFinishing = true;
        if (m_connections.empty())
            Q_EMIT finished();
        for (HttpConnection *connection : std::vector(m_connections))
            connection->leave();
    });
    m_clock.disconnect(this);
    m_clock.start(patienceMs);
    const QDeadlineTimer end(kLongestFarewell);
    connect(&m_clock, &QTimer::timeout, this, [this, patienceMs, end] {
        for (HttpConnection *connection : std::vector(m_connections)) {
            if (!connection->isWaitingForUs()
                && (end.hasExpired() || connection->isSendingRequest()
                    || connection->idle() >= patienceMs))
                connection->abort();
        }
    });
}

} // namespace rapport
