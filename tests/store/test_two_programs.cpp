// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QDir>
#include <QTest>

#include <thread>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<std::optional<ChangeSetId>> addCompany(Database &database, const QString &name)
{
    return database
        .write(
            [&](Connection &connection) -> Result<std::optional<ChangeSetId>> {
                RecordWriter writer(connection, Catalogue::builtIn(), u"2026-01-01T00:00:00Z"_s,
                                    u"2026-01-01"_s);
                RAPPORT_TRY(writer.insert(
                    KindId::Company,
                    assign(writer.catalogue().kind(KindId::Company), {{u"name"_s, name}})));
                return writer.finish({u"Add"_s, u"Tester"_s, ChangeSource::Service, {}});
            },
            [](const auto &) {})
        .result();
}

qint64 companies(Database &database)
{
    return expect(database
                      .read(Lane::Pages,
                            [](Connection &connection) {
                                return connection.scalar(u"SELECT count(*) FROM company"_s);
                            })
                      .result())
        .toInteger();
}

} // namespace

/// Two programs on one file, as two databases in one process.
class TestTwoPrograms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSeesTheOthersWrites()
    {
        TestWorkspace workspace;
        const auto other = expect(Database::open(workspace.path()));
        QVERIFY(addCompany(*other, u"theirs"_s));
        QCOMPARE(companies(workspace.database()), 1);
        workspace.add(KindId::Company, {{u"name"_s, u"ours"_s}});
        QCOMPARE(companies(*other), 2);
        QCOMPARE(*workspace.verify(), 2);
    }

    void bothWriteAtOnce()
    {
        TestWorkspace workspace;
        auto other = expect(Database::open(workspace.path()));
        constexpr int kEach = 40;
        const auto work = [](Database &database, int &done) {
            for (int i = 0; i < kEach; ++i)
                done += addCompany(database, u"c"_s).ok() ? 1 : 0;
        };
        int ours = 0, theirs = 0;
        std::thread second([&] { work(*other, theirs); });
        work(workspace.database(), ours);
        second.join();
        QCOMPARE(ours, kEach);
        QCOMPARE(theirs, kEach);
        QCOMPARE(companies(*other), 2 * kEach);
        QCOMPARE(*workspace.verify(), 2 * kEach); // one chain, no set lost
        QCOMPARE(workspace.findings(), QStringList());
        workspace.close();
        other.reset();
        QCOMPARE(QDir(workspace.folder()).entryList(QDir::Files), QStringList{u"test.rapport"_s});
    }

    void aReadIsOfOneMoment()
    {
        TestWorkspace workspace;
        const auto other = expect(Database::open(workspace.path()));
        const auto counts =
            expect(workspace.database()
                       .read(Lane::Pages,
                             [&](Connection &connection) -> Result<std::pair<qint64, qint64>> {
                                 const QString sql = u"SELECT count(*) FROM company"_s;
                                 const auto first = connection.scalar(sql);
                                 RAPPORT_TRY(first);
                                 RAPPORT_TRY(addCompany(*other, u"meanwhile"_s));
                                 const auto second = connection.scalar(sql);
                                 RAPPORT_TRY(second);
                                 return std::pair(first->toInteger(), second->toInteger());
                             })
                       .result());
        QCOMPARE(counts.first, counts.second);
        QCOMPARE(companies(workspace.database()), 1);
    }

    void aRehearsalLeavesNothing()
    {
        TestWorkspace workspace;
        const auto made =
            expect(workspace.database()
                       .rehearse([](Connection &connection) {
                           RecordWriter writer(connection, Catalogue::builtIn(),
                                               u"2026-01-01T00:00:00Z"_s, u"2026-01-01"_s);
                           return writer.insert(KindId::Company,
                                                assign(writer.catalogue().kind(KindId::Company),
                                                       {{u"name"_s, u"x"_s}}));
                       })
                       .result());
        QCOMPARE(made.value, 1);
        QCOMPARE(companies(workspace.database()), 0);
        QCOMPARE(workspace.add(KindId::Company, {{u"name"_s, u"y"_s}}), 1);
    }

    void afterCommitIsToldOfSuccessOnly()
    {
        TestWorkspace workspace;
        int told = 0;
        const auto run = [&](bool fail) {
            return workspace.database()
                .write(
                    [fail](Connection &) -> Result<int> {
                        if (fail)
                            return Error{Error::Code::Invalid, u"no"_s, {}};
                        return 5;
                    },
                    [&](int value) { told += value; })
                .result();
        };
        QVERIFY(!run(true));
        QCOMPARE(told, 0);
        QVERIFY(run(false));
        QCOMPARE(told, 5);
    }

    void destructionFinishesQueuedWrites()
    {
        TestWorkspace workspace;
        std::vector<QFuture<Result<int>>> answers;
        for (int i = 0; i < 50; ++i)
            answers.push_back(workspace.database().write(
                [](Connection &connection) {
                    return connection.run(u"INSERT INTO preset (kind, key, body) VALUES ('x', "
                                          "(SELECT count(*) FROM preset), 'y')"_s);
                },
                [](int) {}));
        workspace.close();
        for (const auto &answer : answers) {
            QVERIFY(answer.isFinished());
            QVERIFY(answer.result());
        }
        workspace.reopen();
        QCOMPARE(workspace.scalar(u"SELECT count(*) FROM preset"_s), Value(50));
    }

    void presetsAreKept()
    {
        TestWorkspace workspace;
        const auto save = [&](const QString &body) {
            const auto write = [&](Connection &connection) -> Result<bool> {
                RAPPORT_TRY(savePreset(connection, u"import plan"_s, u"abc"_s, body));
                return true;
            };
            expect(workspace.database().write(write, [](bool) {}).result());
        };
        const auto load = [&](const QString &key) {
            return workspace.read([&](Connection &connection) {
                return readPreset(connection, u"import plan"_s, key);
            });
        };
        QVERIFY(!load(u"abc"_s));
        save(u"{}"_s);
        save(u"{1}"_s);
        QCOMPARE(load(u"abc"_s), u"{1}"_s);
        QVERIFY(!load(u"other"_s));
    }
};

QTEST_GUILESS_MAIN(TestTwoPrograms)
#include "test_two_programs.moc"
