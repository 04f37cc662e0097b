// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/deferred_work.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

Error broken()
{
    return {Error::Code::Io, u"broken"_s, {}};
}

} // namespace

/// What is done in another thread is done in order, and what fails there is heard of.
class TestDeferredWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doesAllInOrder()
    {
        DeferredWork work;
        std::vector<int> done; // read after wait() only
        for (int i = 0; i < 100; ++i) {
            QVERIFY(work.post([&done, i]() -> Result<void> {
                done.push_back(i);
                return {};
            }));
        }
        QVERIFY(work.wait());
        QCOMPARE(done.size(), size_t(100));
        QVERIFY(std::ranges::is_sorted(done));
        QVERIFY(work.wait());
    }

    void letsOnlySomeWait()
    {
        DeferredWork work;
        std::counting_semaphore<> go(0);
        std::atomic<int> posted = 0;
        std::thread poster([&] {
            for (int i = 0; i < 50; ++i) {
                (void)work.post([&go]() -> Result<void> {
                    go.acquire();
                    return {};
                });
                ++posted;
            }
        });
        QTest::qWait(50);
        const int early = posted;
        go.release(50);
        poster.join();
        QVERIFY(early < 10);
        QCOMPARE(posted, 50);
        QVERIFY(work.wait());
    }

    void aFailureEndsIt()
    {
        DeferredWork work;
        std::atomic<int> done = 0;
        const auto good = [&done]() -> Result<void> {
            ++done;
            return {};
        };
        QVERIFY(work.post(good));
        QVERIFY(work.post([]() -> Result<void> { return broken(); }));
        while (work.post(good)) // until it has failed
            QTest::qSleep(1);
        const int before = done;
        QVERIFY(!work.post(good));
        QCOMPARE(work.wait().error().text, u"broken"_s);
        QCOMPARE(done, before);
        work.reset();
        QVERIFY(work.post(good));
        QVERIFY(work.wait());
        QCOMPARE(done, before + 1);
    }

    void dropsWhatHasNotBegun()
    {
        std::atomic<int> done = 0;
        {
            std::binary_semaphore begun(0);
            DeferredWork work;
            for (int i = 0; i < 3; ++i) {
                (void)work.post([&]() -> Result<void> {
                    begun.release();
                    QTest::qSleep(50);
                    ++done;
                    return {};
                });
            }
            begun.acquire();
        }
        QCOMPARE(done, 1);
    }

    /// Whatever else the connection does waits for it and fails as it did; rolled back, all is
    /// as before.
    void aConnectionWaitsForIt()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"w"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto opened = Connection::open(file.fileName(), OpenMode::ReadWrite);
        QVERIFY(opened);
        Connection &connection = **opened;
        QVERIFY(connection.run(u"CREATE TABLE t (v INTEGER CHECK (v < 1000)) STRICT"_s));
        QVERIFY(connection.beginWriting());
        const auto insert = connection.cached(u"INSERT INTO t VALUES (?)"_s);
        QVERIFY(insert);
        const auto insertLater = [&](int value) {
            return connection.defer([statement = *insert, value] {
                QTest::qSleep(2);
                return statement->exec({Value(value)});
            });
        };
        for (int i = 0; i < 20; ++i)
            QVERIFY(insertLater(i));
        const auto count = connection.scalar(u"SELECT count(*) FROM t"_s);
        QVERIFY(count);
        QVERIFY(*count == Value(20));
        (void)insertLater(1000);
        QVERIFY(!connection.scalar(u"SELECT count(*) FROM t"_s));
        QVERIFY(!connection.commit());
        connection.rollback();
        QVERIFY(*connection.scalar(u"SELECT count(*) FROM t"_s) == Value(0));
    }
};

QTEST_GUILESS_MAIN(TestDeferredWork)
#include "test_deferred_work.moc"
