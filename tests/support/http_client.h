// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <algorithm>
#include <chrono>
#include <utility>

namespace rapport::test {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// The first value of the header \p name, in any case; empty where there is none.
[[nodiscard]] inline QByteArray headerOf(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

/// What came back for one request.
struct HttpAnswer {
    int status = 0; ///< 0 where nothing came before the connection closed or patience ended
    HttpHeaders headers;
    QByteArray body;
    QByteArray head;  ///< as it came, with the status line
    QByteArray fault; ///< what makes it no whole HTTP/1.1 answer; empty where nothing does

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerOf(headers, name); }
    /// The body; empty where it is not one JSON object.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    /// Everything there is to know, for a failed test.
    [[nodiscard]] QByteArray all() const
    {
        return head + "\r\n\r\n" + body + (fault.isEmpty() ? "" : "\nfault: " + fault);
    }
};

/// Speaks HTTP/1.1 with a server on this machine, over one connection that is kept as long as the
/// server keeps it. It is strict about what it reads and lets everything be sent.
///
/// Blocking; needs no event loop. Belongs to the thread that made it. Never repeats a request by
/// itself: without an answer, nobody knows what the server did.
class HttpClient {
public:
    using Duration = std::chrono::milliseconds;
    /// An answer to HEAD announces a body that does not come.
    enum class Body { AsAnnounced, None };

    explicit HttpClient(quint16 port, QByteArray token = {})
        : m_port(port), m_token(std::move(token))
    {
    }

    /// How long to wait for the first byte of an answer; the others have ten seconds.
    void setPatience(Duration patience) { m_patience = patience; }

    /// Sends one request and reads its answer. Host, Authorization, Content-Type and
    /// Content-Length are added where \p headers do not have them.
    HttpAnswer request(const QByteArray &method, const QByteArray &target,
                       const QByteArray &body = {}, HttpHeaders headers = {})
    {
        const auto add = [&headers](const QByteArray &name, const QByteArray &value) {
            if (headerOf(headers, name).isNull())
                headers.append({name, value});
        };
        add("Host", "127.0.0.1:" + QByteArray::number(m_port));
        if (!m_token.isEmpty())
            add("Authorization", "Bearer " + m_token);
        if (!body.isEmpty())
            add("Content-Type", "application/json");
        if (!body.isEmpty() || (method != "GET" && method != "HEAD"))
            add("Content-Length", QByteArray::number(body.size()));
        QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\n";
        for (const auto &[name, value] : std::as_const(headers))
            bytes += name + ": " + value + "\r\n";
        if (!send(bytes + "\r\n" + body) && m_socket.bytesAvailable() == 0)
            return {};
        return receive(method == "HEAD" ? Body::None : Body::AsAnnounced);
    }

    /// Connects unless it is connected; answers whether it is.
    bool open()
    {
        // Without an event loop only waiting tells that the server has closed.
        if (m_socket.state() == QTcpSocket::ConnectedState)
            m_socket.waitForReadyRead(0);
        if (m_socket.state() == QTcpSocket::ConnectedState)
            return true;
        abort();
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return m_socket.waitForConnected(int(kRest.count()));
    }

    /// Sends \p bytes as they are, on the connection there is or a new one. Answers whether the
    /// system took all of them; where it did not, there may be an answer nevertheless.
    bool send(const QByteArray &bytes)
    {
        if (!open())
            return false;
        m_socket.write(bytes);
        const QDeadlineTimer deadline(kRest);
        while (m_socket.bytesToWrite() > 0) {
            if (!m_socket.waitForBytesWritten(int(deadline.remainingTime())))
                return false;
        }
        return true;
    }

    /// Reads one answer. Skips those that only say "go on" (1xx).
    HttpAnswer receive(Body expected = Body::AsAnnounced)
    {
        HttpAnswer answer;
        m_deadline = QDeadlineTimer(m_patience);
        do {
            answer = {};
            if (m_buffer.isEmpty() && !fill())
                return answer;
            m_deadline = QDeadlineTimer(kRest);
            answer.fault = readHead(answer);
        } while (answer.fault.isEmpty() && answer.status < 200);
        if (answer.fault.isEmpty() && expected == Body::AsAnnounced && answer.status != 204
            && answer.status != 304)
            answer.fault = readBody(answer);
        if (!answer.fault.isEmpty() || expected == Body::None
            || answer.header("Connection").toLower() == "close")
            abort();
        return answer;
    }

    /// Whether the server has closed the connection, after waiting for it up to \p patience.
    bool closedWithin(Duration patience)
    {
        const QDeadlineTimer deadline(patience);
        while (m_socket.state() == QTcpSocket::ConnectedState && !deadline.hasExpired()) {
            m_socket.waitForReadyRead(int(deadline.remainingTime()));
            m_socket.readAll();
        }
        return m_socket.state() != QTcpSocket::ConnectedState;
    }

    /// Closes the connection without a word more, and forgets what has not been read.
    void abort()
    {
        m_socket.abort();
        m_buffer.clear();
    }

private:
    static constexpr Duration kRest = std::chrono::seconds(10);

    /// Waits for more bytes; false where none came in time or the server has closed.
    bool fill()
    {
        if (m_socket.bytesAvailable() == 0)
            m_socket.waitForReadyRead(int(m_deadline.remainingTime()));
        const QByteArray more = m_socket.readAll();
        m_buffer += more;
        return !more.isEmpty();
    }

    /// Takes \p size bytes from what came.
    bool take(qsizetype size, QByteArray &taken)
    {
        while (m_buffer.size() < size) {
            if (!fill())
                return false;
        }
        taken = m_buffer.first(size);
        m_buffer.remove(0, size);
        return true;
    }

    /// Takes what comes before \p end, and \p end.
    bool takeUntil(const QByteArray &end, QByteArray &taken)
    {
        qsizetype at = -1;
        while ((at = m_buffer.indexOf(end)) < 0) {
            if (!fill())
                return false;
        }
        taken = m_buffer.first(at);
        m_buffer.remove(0, at + end.size());
        return true;
    }

    /// RFC 9112, 4 and 5. Answers what is wrong with it.
    QByteArray readHead(HttpAnswer &answer)
    {
        if (!takeUntil("\r\n\r\n", answer.head))
            return "the head ends early: "
                + m_buffer.first(std::min<qsizetype>(m_buffer.size(), 300));
        QByteArray head = answer.head;
        if (head.replace("\r\n", "").contains('\n') || head.contains('\r') || head.contains('\0'))
            return "a control character in the head";
        QList<QByteArray> lines = QByteArray(answer.head).replace("\r\n", "\n").split('\n');
        const QByteArray status = lines.takeFirst();
        if (!status.startsWith("HTTP/1.1 ") || status.size() < 13 || status[12] != ' ')
            return "no status line: " + status;
        answer.status = status.sliced(9, 3).toInt();
        if (answer.status < 100 || answer.status > 599)
            return "no status: " + status;
        for (const QByteArray &line : std::as_const(lines)) {
            const qsizetype colon = line.indexOf(':');
            const QByteArray name = line.first(std::max<qsizetype>(colon, 0));
            if (name.isEmpty() || !std::all_of(name.begin(), name.end(), &HttpClient::mayBeInName))
                return "no header: " + line;
            answer.headers.append({name, line.sliced(colon + 1).trimmed()});
        }
        return {};
    }

    static bool mayBeInName(char letter)
    {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z')
            || (letter >= 'a' && letter <= 'z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(letter);
    }

    /// RFC 9112, 6 and 7. Answers what is wrong with it.
    QByteArray readBody(HttpAnswer &answer)
    {
        const QByteArray length = answer.header("Content-Length");
        const QByteArray coding = answer.header("Transfer-Encoding");
        if (!coding.isNull() && !length.isNull())
            return "two ways to end the body";
        if (coding.toLower() == "chunked")
            return readChunks(answer.body);
        if (length.isNull()) {
            while (fill()) { }
            answer.body = std::exchange(m_buffer, {});
            return m_socket.state() == QTcpSocket::ConnectedState ? "the body has no end" : "";
        }
        bool isNumber = false;
        const qsizetype size = length.toLongLong(&isNumber);
        if (!isNumber || size < 0)
            return "no Content-Length: " + length;
        return take(size, answer.body) ? ""
                                       : "the body ends early, at "
                + QByteArray::number(m_buffer.size()) + " of " + length + " bytes";
    }

    QByteArray readChunks(QByteArray &body)
    {
        QByteArray line;
        QByteArray chunk;
        while (takeUntil("\r\n", line)) {
            bool isNumber = false;
            const qsizetype size = line.split(';').first().toLongLong(&isNumber, 16);
            if (!isNumber || size < 0)
                return "no size of a chunk: " + line;
            if (size == 0) {
                while (takeUntil("\r\n", line)) { // trailers
                    if (line.isEmpty())
                        return {};
                }
                break;
            }
            if (!take(size, chunk) || !takeUntil("\r\n", line) || !line.isEmpty())
                return "a chunk has not the size it says";
            body += chunk;
        }
        return "the chunks end early";
    }

    quint16 m_port;
    QByteArray m_token;
    Duration m_patience = kRest;
    QDeadlineTimer m_deadline;
    QTcpSocket m_socket;
    QByteArray m_buffer; ///< came and not taken yet
};

} // namespace rapport::test
