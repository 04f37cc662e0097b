// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve_process.h"
#include "support/http_client.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using rapport::test::HttpAnswer;
using rapport::test::HttpClient;

namespace {

/// How many developers are posted; more with RAPPORT_POSTS in the environment.
constexpr int kPosts = 1000;
constexpr int kClients = 8;
constexpr int kKills = 4; ///< at least; one for every 500 posts where those are more

/// What the clients were told, and whether they may go on. Every function may be called from any
/// thread.
class Ledger {
public:
    explicit Ledger(int posts) : m_posts(posts) { }

    /// The number of the next developer to post, or -1.
    int next()
    {
        const int number = m_next++;
        return number < m_posts && !m_hasFailed ? number : -1;
    }

    void acknowledge(const QString &name, qint64 id)
    {
        const std::scoped_lock lock(m_mutex);
        m_ids.emplace(name, id);
    }

    void fail(const QByteArray &what)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_hasFailed)
            m_failure = what;
        m_hasFailed = true;
    }

    void missAnswer() { ++m_unanswered; }

    [[nodiscard]] int acknowledged()
    {
        const std::scoped_lock lock(m_mutex);
        return int(m_ids.size());
    }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    [[nodiscard]] int unanswered() const { return m_unanswered; }
    /// Ask these two only once the clients have ended.
    [[nodiscard]] const std::map<QString, qint64> &ids() const { return m_ids; }
    [[nodiscard]] const QByteArray &failure() const { return m_failure; }

private:
    const int m_posts;
    std::atomic<int> m_next = 0;
    std::atomic<int> m_unanswered = 0;
    std::atomic<bool> m_hasFailed = false;
    std::mutex m_mutex;
    std::map<QString, qint64> m_ids;
    QByteArray m_failure;
};

/// Posts developers until there are enough, each again and again until it is acknowledged.
class Client {
public:
    Client(quint16 port, const QByteArray &token, Ledger &ledger)
        : m_http(port, token), m_ledger(ledger)
    {
    }

    void run()
    {
        for (int number = m_ledger.next(); number >= 0; number = m_ledger.next()) {
            const qint64 id = post(number);
            if (id < 0)
                return;
            m_ledger.acknowledge(nameOf(number), id);
            m_mine.append({number, id});
            if (QRandomGenerator::global()->bounded(10) == 0)
                repeatOne();
        }
    }

    static QString nameOf(int number) { return u"Developer %1"_s.arg(number); }

private:
    /// The id of the developer; -1 where that was not to be had.
    qint64 post(int number)
    {
        const QByteArray body = R"({"name": ")" + nameOf(number).toUtf8()
            + R"(", "company": "Example Inc.", "satisfaction": 0.8})";
        const QByteArray key = "key-" + QByteArray::number(number);
        const QDeadlineTimer deadline(std::chrono::seconds(60));
        while (!m_ledger.hasFailed()) {
            const bool isConnected = m_http.open();
            const HttpAnswer answer = isConnected
                ? m_http.request("POST", "/developers", body, {{"Idempotency-Key", key}})
                : HttpAnswer();
            const qint64 id = answer.json()["id"_L1].toInteger(-1);
            if (answer.status == 201 && answer.fault.isEmpty() && id > 0)
                return id;
            // A server that is killed may have sent a part of its answer.
            const bool isMissing = answer.status == 0 || !answer.fault.isEmpty();
            if (!isMissing || deadline.hasExpired()) {
                m_ledger.fail(key + (isMissing ? ": no answer for a minute " : ": ")
                              + answer.all());
                return -1;
            }
            if (isConnected) // otherwise it is not running again yet
                m_ledger.missAnswer();
            m_http.abort();
            QThread::msleep(5);
        }
        return -1;
    }

    /// Keys must be known after a restart as well, however long ago they were used.
    void repeatOne()
    {
        const auto [number, id] = m_mine[QRandomGenerator::global()->bounded(m_mine.size())];
        const qint64 again = post(number);
        if (again >= 0 && again != id) {
            m_ledger.fail("Developer " + QByteArray::number(number) + " was given the id "
                          + QByteArray::number(id) + " and later " + QByteArray::number(again));
        }
    }

    HttpClient m_http;
    Ledger &m_ledger;
    QList<std::pair<int, qint64>> m_mine;
};

} // namespace

/// What the service has acknowledged is there, once, whenever it is killed.
class TestServeKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedIsKept()
    {
        const int wanted = qEnvironmentVariableIntValue("RAPPORT_POSTS");
        const int posts = wanted > 0 ? wanted : kPosts;
        const int kills = std::max(kKills, posts / 500);
        ServeProcess server;
        QByteArray fault = server.start();
        QVERIFY2(fault.isEmpty(), fault);

        Ledger ledger(posts);
        std::vector<std::thread> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([port = server.port(), token = server.token(), &ledger] {
                Client(port, token, ledger).run();
            });
        }
        int killed = 0;
        while (killed < kills && fault.isEmpty() && waitForMoment(ledger, posts, killed, kills)) {
            server.kill();
            ++killed;
            fault = server.start();
        }
        if (!fault.isEmpty())
            ledger.fail(fault);
        for (std::thread &client : clients)
            client.join();
        QVERIFY2(!ledger.hasFailed(), ledger.failure());
        QCOMPARE(killed, kills);
        // Otherwise it was never killed while it had something to do.
        QVERIFY(ledger.unanswered() > 0);
        qInfo("%d posts, %d kills, %d requests without an answer", posts, killed,
              ledger.unanswered());
        COMPARE_EXIT(server.stop(), 0);
        compareWithWorkspace(server.cli(), ledger, posts);
    }

private:
    /// Waits for a random moment in the next part of the work; false where the clients gave up.
    static bool waitForMoment(Ledger &ledger, int posts, int killed, int kills)
    {
        auto *random = QRandomGenerator::global();
        const double part = (killed + random->generateDouble()) / (kills + 1);
        while (ledger.acknowledged() < int(posts * part)) {
            if (ledger.hasFailed())
                return false;
            QThread::usleep(200);
        }
        QThread::usleep(random->bounded(5000));
        return true;
    }

    static void compareWithWorkspace(const CliRunner &cli, const Ledger &ledger, int posts)
    {
        const CliRun listed = cli.run({u"list"_s, u"w"_s, u"developer"_s, u"--json"_s});
        COMPARE_EXIT(listed, 0);
        QHash<QString, qint64> kept;
        for (const QJsonValue &row : listed.rows()) {
            const QString name = row["name"_L1].toString();
            QVERIFY2(!kept.contains(name), qPrintable(name + u" is there twice"_s));
            kept.insert(name, row["id"_L1].toInteger());
        }
        for (const auto &[name, id] : ledger.ids())
            QVERIFY2(kept.value(name) == id, qPrintable(name + u" is not what was said"_s));
        QCOMPARE(ledger.ids().size(), size_t(posts));
        QCOMPARE(kept.size(), posts);
        COMPARE_EXIT(cli.run({u"doctor"_s, u"w"_s}), 0);
        COMPARE_EXIT(cli.run({u"verify"_s, u"w"_s}), 0);
    }
};

QTEST_GUILESS_MAIN(TestServeKill)
#include "test_serve_kill.moc"
