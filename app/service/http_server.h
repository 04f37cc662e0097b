// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http_message.h"

#include "base/result.h"

#include <QTcpServer>
#include <QTimer>

#include <vector>

namespace rapport {

class HttpConnection;

/// What answers the requests of a server. Called in the server's thread.
class HttpHandler {
public:
    using Reply = std::function<void(HttpResponse)>;

    HttpHandler() = default;
    virtual ~HttpHandler();
    Q_DISABLE_COPY_MOVE(HttpHandler)

    /// The answer to a request that is not let in, before its body is read.
    [[nodiscard]] virtual std::optional<HttpResponse> refuse(const HttpHead &head) = 0;
    /// Calls \p reply once, now or later in the same thread.
    virtual void answer(HttpRequest request, const Reply &reply) = 0;
};

/// A small HTTP/1.1 server for the machine it runs on.
///
/// Lives in one thread with an event loop and never waits. At most 64 clients are served at once;
/// a newcomer takes the place of the one that has taken longest to send its request, rather of one
/// that never sent a whole one, so that slow clients cannot keep others out; where all of them are
/// being answered it is told 429. A head has 10 s to arrive, a body and an answer may rest for
/// 10 s.
class HttpServer : public QObject {
    Q_OBJECT
public:
    static constexpr size_t kMostConnections = 64;

    /// \p handler outlives this.
    explicit HttpServer(HttpHandler &handler, QObject *parent = nullptr);
    ~HttpServer() override;
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// Begins to listen on 127.0.0.1; \p port 0 takes any that is free. Fails with Io where the
    /// port is taken.
    [[nodiscard]] Result<void> listen(quint16 port);
    [[nodiscard]] quint16 port() const { return m_listener.serverPort(); }

    /// Lets nobody in any more and finishes the requests under way; emits finished() when all have
    /// left. Clients have \p patienceMs to send the rest of a request or to go on reading an
    /// answer, and half a minute for all of it.
    void finish(int patienceMs);

Q_SIGNALS:
    void finished();

private:
    void takeNewcomers();
    void take(QTcpSocket *socket);
    [[nodiscard]] bool makeRoom();
    void forget(HttpConnection *connection);

    HttpHandler &m_handler;
    QTcpServer m_listener;
    QTimer m_clock;
    std::vector<HttpConnection *> m_connections;
    bool m_isFinishing = false;
};

} // namespace rapport
