// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http_reader.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>

namespace rapport {

class HttpHandler;

/// One client: reads a request, has it answered, sends the answer, reads the next.
///
/// Lives in the server's thread and owns its socket. What comes while a request is being answered
/// waits in the socket. Emits closed() once and does nothing from then on.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Head,    ///< waits for a request, or for the rest of its head
        Body,    ///< of a request that was let in
        Sending, ///< the client takes its time with the answer
        Working, ///< being answered
        Leaving, ///< the last answer is sent; waits for the client to have read it
    };

    /// \p handler outlives this.
    HttpConnection(QTcpSocket *socket, HttpHandler &handler, QObject *parent);

    [[nodiscard]] Stage stage() const { return m_stage; }
    /// How long it has been about that, in ms; while sending, how long nothing has gone.
    [[nodiscard]] qint64 age() const;
    /// Whether it is our turn to move.
    [[nodiscard]] bool isWaitingForUs() const { return m_stage == Stage::Working || m_fetching; }
    /// Whether the client still has to say what it wants.
    [[nodiscard]] bool isSendingRequest() const
    {
        return m_stage == Stage::Head || m_stage == Stage::Body;
    }
    /// For how long nothing has come or gone, in ms.
    [[nodiscard]] qint64 idle() const { return m_lastMoved.elapsed(); }
    /// Whether a request of it was answered: somebody who means well.
    [[nodiscard]] bool isProven() const { return m_isProven; }

    /// Takes in what has come already, before the event loop tells.
    void hear();
    /// Answers \p status before anything is read, and leaves.
    void refuseAtOnce(int status);
    /// Gives up a client that took too long.
    void checkTime();
    /// Leaves after the request under way or just coming in, at once where there is none.
    void leave();
    void abort();

Q_SIGNALS:
    void closed(rapport::HttpConnection *connection);

private:
    void read();
    void takeInput();
    void enter(Stage stage);
    void answer(HttpRequest request);
    void refuse(HttpResponse response);
    void send(HttpResponse response);
    void sendMore();
    void write(const QByteArray &piece);
    void finishAnswer();
    void startLeaving();
    void discardInput();
    void close();

    QTcpSocket *m_socket;
    HttpHandler &m_handler;
    HttpReader m_reader;
    QByteArray m_input;
    Stage m_stage = Stage::Head;
    QElapsedTimer m_stageBegan;
    QElapsedTimer m_lastMoved; ///< when something came or went
    bool m_isProven = false;
    bool m_isAnswered = false;  ///< the rest of the answer waits for the client to read
    bool m_mayKeepAlive = true; ///< until leave()
    quint64 m_requests = 0;     ///< answers to earlier ones come to nothing
    bool m_keepsAlive = true;
    bool m_isHeadOnly = false; ///< a HEAD request: the answer has no body
    bool m_isHttp11 = false;
    bool m_isUnread = false; ///< the client may still be sending what is not going to be read
    bool m_fetching = false; ///< a piece of the body was asked for
    BodySource m_more;
    qint64 m_discarded = 0;
    bool m_isClosed = false;
};

} // namespace rapport
