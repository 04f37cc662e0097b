// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/workspace_tables.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// Writes that share a commit, where one of them loses the whole transaction.
class TestSharedWrites : public QObject {
    Q_OBJECT

    using Answer = QFuture<Result<int>>;

    static Result<int> keep(Connection &connection, const QString &key)
    {
        RAPPORT_TRY(savePreset(connection, u"test"_s, key, u"body"_s));
        return 1;
    }

    /// Queues the \p functions behind a write that holds them up, so that they are taken together.
    template <typename... Functions>
    static std::vector<Answer> together(Database &database, int &told, Functions... functions)
    {
        QSemaphore mayGo;
        const Answer first = database.write(
            [&mayGo](Connection &) -> Result<int> {
                mayGo.acquire();
                return 0;
            },
            [](int) {});
        const WriteManner shared{References::Checked, Commit::Shared};
        std::vector<Answer> answers = {database.write(
            functions, [&told](int) { ++told; }, shared)...};
        mayGo.release();
        for (Answer &answer : answers)
            answer.waitForFinished();
        (void)first.result();
        return answers;
    }

    static size_t kept(Database &database)
    {
        return database
            .read(Lane::Pages,
                  [](Connection &connection) -> Result<size_t> {
                      const auto presets = readPresets(connection, u"test"_s);
                      RAPPORT_TRY(presets);
                      return presets->size();
                  })
            .result()
            .value();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto made = Database::create(m_folder->filePath(u"a.rapport"_s));
        QVERIFY(made);
        m_database = std::move(*made);
    }

    void oneFailsAndTheOthersStay()
    {
        int told = 0;
        const auto answers = together(
            *m_database, told, [](Connection &connection) { return keep(connection, u"a"_s); },
            [](Connection &connection) -> Result<int> {
                RAPPORT_TRY(keep(connection, u"b"_s));
                return Error{Error::Code::Invalid, u"no"_s, {}};
            },
            [](Connection &connection) { return keep(connection, u"c"_s); });
        QVERIFY(answers[0].result().ok());
        QCOMPARE(answers[1].result().error().text, u"no"_s);
        QVERIFY(answers[2].result().ok());
        QCOMPARE(told, 2);
        QCOMPARE(kept(*m_database), size_t(2));
    }

    void oneThatLosesTheTransactionTakesAllWithIt()
    {
        int told = 0;
        const auto answers = together(
            *m_database, told, [](Connection &connection) { return keep(connection, u"a"_s); },
            [](Connection &connection) -> Result<int> {
                // As SQLite does when the disk is full.
                connection.rollback();
                return Error{Error::Code::Io, u"full"_s, {}};
            },
            [](Connection &connection) { return keep(connection, u"c"_s); });
        for (const Answer &answer : answers)
            QCOMPARE(answer.result().error().text, u"full"_s);
        QCOMPARE(told, 0);
        QCOMPARE(kept(*m_database), size_t(0));
        // The next one is none the worse for it.
        QVERIFY(
            m_database
                ->write([](Connection &connection) { return keep(connection, u"d"_s); }, [](int) {})
                .result()
                .ok());
        QCOMPARE(kept(*m_database), size_t(1));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestSharedWrites)
#include "test_shared_writes.moc"
