// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hostile_requests.h"
#include "cli/serve_process.h"
#include "support/http_client.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace rapport::test;

namespace {

/// How many requests are sent; more with RAPPORT_REQUESTS in the environment.
constexpr int kRequests = 3000;
constexpr int kClients = 8;
constexpr int kSlowClients = 200;

/// What the clients found out. Every function may be called from any thread.
class Findings {
public:
    void add(const QByteArray &finding)
    {
        const std::scoped_lock lock(m_mutex);
        m_list.append(finding);
    }
    void count(int status)
    {
        const std::scoped_lock lock(m_mutex);
        ++m_statuses[status];
    }
    /// Gives up when there is enough to look at.
    [[nodiscard]] bool areEnough()
    {
        const std::scoped_lock lock(m_mutex);
        return m_list.size() >= 5;
    }
    /// Ask these only once the clients have ended.
    [[nodiscard]] QByteArray list() const { return m_list.join("\n\n"); }
    [[nodiscard]] const std::map<int, int> &statuses() const { return m_statuses; }

private:
    std::mutex m_mutex;
    QByteArrayList m_list;
    std::map<int, int> m_statuses; ///< 0: no answer
};

/// Sends requests that are wrong in one or two ways, and looks at what comes back.
class HostileClient {
public:
    HostileClient(const ServeProcess &server, Findings &findings, quint32 seed)
        : m_http(server.port()),
          m_host(server.address().mid(7)),
          m_token(server.token()),
          m_secrets({m_token, server.cli().path(u"w"_s).toUtf8(), "SELECT", "sqlite"}),
          m_findings(findings),
          m_dice(seed)
    {
    }

    void sendOne()
    {
        Request request = validRequest(m_dice, m_host, m_token);
        if (!m_dice.oneIn(5)) {
            for (int times = m_dice.oneIn(4) ? 2 : 1; times > 0; --times)
                kMutations[m_dice.below(std::size(kMutations))](request, m_dice);
        }
        QByteArray bytes = request.bytes();
        if (m_dice.oneIn(12)) {
            spoil(bytes);
            request.isWhole = false;
        }
        const bool isSent = m_http.send(bytes);
        if (m_dice.oneIn(request.isWhole ? 40 : 6)) {
            m_http.abort(); // it did not want to know
            return;
        }
        // A request without an end has no answer before the server loses its patience.
        m_http.setPatience(request.isWhole ? 20'000ms : 100ms);
        const bool isHead = bytes.startsWith("HEAD ");
        const HttpAnswer answer =
            m_http.receive(isHead ? HttpClient::Body::None : HttpClient::Body::AsAnnounced);
        m_findings.count(answer.status);
        QByteArray fault = faultOf(answer, isHead);
        // A head that is too long may be refused, and the connection closed, before it is sent.
        if (fault.isEmpty() && request.isWhole && bytes.size() < 16'000 && answer.status == 0)
            fault = isSent ? "no answer" : "it could not be sent";
        if (!fault.isEmpty()) {
            m_findings.add(fault
                           + "\nto: " + bytes.left(600).toPercentEncoding(" \"{}[]:,/?&=%\r\n")
                           + "\ncame: " + answer.all().left(600));
        }
        if (!request.isWhole || answer.status >= 300)
            m_http.abort();
    }

private:
    void spoil(QByteArray &bytes)
    {
        const qsizetype place = m_dice.below(bytes.size() + 1);
        switch (m_dice.below(4)) {
        case 0: bytes.truncate(place); break;
        case 1: bytes.insert(place, m_dice.bytes(1 + m_dice.below(40))); break;
        case 2: bytes = m_dice.bytes(1 + m_dice.below(2000)); break;
        default: bytes[m_dice.below(bytes.size())] = char(m_dice.below(256)); break;
        }
    }

    [[nodiscard]] QByteArray faultOf(const HttpAnswer &answer, bool isHead) const
    {
        if (!answer.fault.isEmpty())
            return "not HTTP/1.1: " + answer.fault;
        if (answer.status >= 500 && answer.status != 501 && answer.status != 505)
            return "a fault of the server";
        if (answer.status >= 400) {
            for (const QByteArray &secret : m_secrets) {
                if (answer.all().contains(secret))
                    return "an error that tells " + secret;
            }
            if (!answer.header("Content-Type").startsWith("application/problem+json"))
                return "an error that is no problem+json";
        }
        if (isHead || answer.body.isEmpty())
            return answer.status < 400 || isHead ? "" : "an error without a body";
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(answer.body, &error);
        if (error.error != QJsonParseError::NoError)
            return "no JSON: " + error.errorString().toUtf8();
        return answer.status >= 400 && document["status"_L1].toInt() != answer.status
            ? "another status in the body"
            : "";
    }

    HttpClient m_http;
    QByteArray m_host;
    QByteArray m_token;
    QByteArrayList m_secrets;
    Findings &m_findings;
    Dice m_dice;
};

/// Many clients that send one byte a second each: half of them a head without end, half of them,
/// who have the token, a body. They come back when they are sent away.
class SlowClients {
public:
    explicit SlowClients(const ServeProcess &server)
        : m_thread([this, port = server.port(), token = server.token()] { run(port, token); })
    {
    }
    ~SlowClients()
    {
        m_mayEnd = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(SlowClients)

    /// How many times all of them have sent something.
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    void run(quint16 port, const QByteArray &token)
    {
        const QByteArray head = "POST /developers HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        const QByteArray wholeHead =
            head + "Authorization: Bearer " + token + "\r\nContent-Length: 9999\r\n\r\n";
        std::vector<std::unique_ptr<QTcpSocket>> sockets(kSlowClients);
        std::vector<int> sent(kSlowClients, 0);
        while (!m_mayEnd) {
            for (size_t i = 0; i < sockets.size() && !m_mayEnd; ++i) {
                QThread::msleep(1000 / kSlowClients); // they do not know of each other
                // Without an event loop only waiting tells that the server has closed.
                if (sockets[i])
                    sockets[i]->waitForReadyRead(0);
                if (!sockets[i] || sockets[i]->state() != QTcpSocket::ConnectedState) {
                    sockets[i] = std::make_unique<QTcpSocket>();
                    sockets[i]->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
                    if (!sockets[i]->waitForConnected(10))
                        continue;
                    sent[i] = 0;
                }
                const bool sendsBody = i % 2 == 1;
                if (sendsBody)
                    sockets[i]->write(sent[i] == 0 ? wholeHead : " ");
                else
                    sockets[i]->write(head.mid(sent[i] % head.size(), 1));
                sockets[i]->flush();
                ++sent[i];
            }
            ++m_rounds;
        }
    }

    std::atomic<bool> m_mayEnd = false;
    std::atomic<int> m_rounds = 0;
    std::thread m_thread; // the last: it uses the others
};

} // namespace

/// What the service does with requests that mean no good.
class TestServeHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ServeProcess>();
        const QByteArray fault = m_server->start();
        QVERIFY2(fault.isEmpty(), fault);
    }

    void cleanup()
    {
        COMPARE_EXIT(m_server->stop(), 0);
        COMPARE_EXIT(m_server->cli().run({u"doctor"_s, u"w"_s}), 0);
        m_server.reset();
    }

    void noRequestIsTooBad()
    {
        const int requests = numberIn("RAPPORT_REQUESTS", kRequests);
        const int seed =
            numberIn("RAPPORT_SEED", QRandomGenerator::global()->bounded(1, 1'000'000));
        qInfo("%d requests, RAPPORT_SEED=%d", requests, seed);
        Findings findings;
        std::atomic<int> done = 0;
        std::atomic<qint64> memoryBefore = -1;
        std::vector<std::thread> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([&, i] {
                HostileClient client(*m_server, findings, quint32(seed + i * 1'000'000));
                for (int k = 0; k < requests / kClients && !findings.areEnough(); ++k) {
                    client.sendOne();
                    if (++done == requests / 10)
                        memoryBefore = m_server->memory();
                }
            });
        }
        for (std::thread &client : clients)
            client.join();
        const qint64 memory = m_server->memory();
        if (!m_server->isRunning())
            QFAIL(m_server->stop().all());
        QByteArray statuses;
        int accepted = 0;
        for (const auto &[status, count] : findings.statuses()) {
            statuses += QByteArray::number(status) + ": " + QByteArray::number(count) + "  ";
            accepted += status >= 200 && status < 300 ? count : 0;
        }
        qInfo("%s; %lld KB of memory, then %lld KB", statuses.constData(), qint64(memoryBefore),
              memory);
        QVERIFY2(findings.list().isEmpty(), findings.list());
        // Otherwise all of it ended at the first check.
        QVERIFY2(accepted > requests / 20, statuses);
        QVERIFY(memory <= memoryBefore * 13 / 10 + 20'000);
        const HttpAnswer healthy = post();
        QVERIFY2(healthy.status == 201, healthy.all());
    }

    void slowClientsStopNobody()
    {
        SlowClients slow(*m_server);
        QTRY_VERIFY_WITH_TIMEOUT(slow.rounds() > 0, 60'000);
        for (int i = 0; i < 50; ++i) {
            QElapsedTimer clock;
            clock.start();
            const HttpAnswer answer = i % 2 == 0 ? post() : get();
            QVERIFY2(answer.fault.isEmpty() && answer.status == (i % 2 == 0 ? 201 : 200),
                     "request " + QByteArray::number(i) + ": " + answer.all());
            QVERIFY2(clock.elapsed() < 2000, QByteArray::number(clock.elapsed()) + " ms");
            QThread::msleep(50); // so that the slow ones get on, too
        }
        QVERIFY(slow.rounds() > 2);
        if (!m_server->isRunning())
            QFAIL(m_server->stop().all());
    }

    /// 60 MB from somebody without the token are refused before they come, and not read if they
    /// come nevertheless.
    void aLargeBodyIsNotRead()
    {
        const qint64 memoryBefore = m_server->memory();
        const QByteArray head =
            "POST /developers HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/json\r\nContent-Length: 62914560\r\n\r\n";
        HttpClient announcing(m_server->port());
        announcing.setPatience(2000ms);
        QVERIFY(announcing.send(head));
        const HttpAnswer refused = announcing.receive();
        QVERIFY2(refused.fault.isEmpty() && refused.status == 413, refused.all());

#ifdef Q_OS_LINUX
        // Some are thrown away so that the answer arrives, and the system takes a few MB as well.
        const qint64 taken = bytesTaken(head + QByteArray(62'914'560, ' '));
        QVERIFY2(taken < 40'000'000, QByteArray::number(taken));
#endif
        QVERIFY(m_server->memory() <= memoryBefore + 20'000);
        QCOMPARE(post().status, 201);
    }

private:
    static int numberIn(const char *variable, int otherwise)
    {
        const int number = qEnvironmentVariableIntValue(variable);
        return number > 0 ? number : otherwise;
    }

#ifdef Q_OS_LINUX
    /// How much of \p bytes the server takes, whatever it answers; a QTcpSocket would send no more
    /// once the server has said its last word.
    qint64 bytesTaken(const QByteArray &bytes)
    {
        const int handle = socket(AF_INET, SOCK_STREAM, 0);
        const timeval patience = {2, 0};
        setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_server->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::connect(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        qint64 taken = 0;
        for (ssize_t sent = 1; sent > 0 && taken < bytes.size();
             taken += std::max(sent, ssize_t(0)))
            sent = ::send(handle, bytes.data() + taken, size_t(bytes.size() - taken), MSG_NOSIGNAL);
        ::close(handle);
        return taken;
    }
#endif

    /// An ordinary request on a connection of its own.
    HttpAnswer post()
    {
        return HttpClient(m_server->port(), m_server->token())
            .request("POST", "/developers",
                     R"({"name": "Grace", "company": "Example Inc.", "satisfaction": 1})");
    }
    HttpAnswer get()
    {
        return HttpClient(m_server->port(), m_server->token())
            .request("GET", "/api/v1/developer?limit=5");
    }

    std::unique_ptr<ServeProcess> m_server;
};

QTEST_GUILESS_MAIN(TestServeHostile)
#include "test_serve_hostile.moc"
