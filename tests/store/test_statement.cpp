// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// Both engines keep what they are given, and say alike what goes wrong.
class TestStatement : public QObject {
    Q_OBJECT
private:
    static void engines()
    {
        QTest::addColumn<int>("engine");
        QTest::newRow("fastest") << int(SqlEngine::Fastest);
        QTest::newRow("plain") << int(SqlEngine::Plain);
    }

    std::unique_ptr<Connection> open()
    {
        QFETCH(const int, engine);
        const QString path = m_folder.filePath(QString::number(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.close();
        auto connection = Connection::open(path, OpenMode::ReadWrite, SqlEngine(engine));
        if (!connection)
            qFatal("%s", qPrintable(connection.error().detail));
        return std::move(*connection);
    }

private Q_SLOTS:
    void keepsEveryValue_data() { engines(); }
    void keepsEveryValue()
    {
        const auto connection = open();
        QVERIFY(connection->run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, v ANY) STRICT"_s));
        const std::vector<Value> values = {
            Value(),
            Value(0),
            Value(std::numeric_limits<qint64>::max()),
            Value(std::numeric_limits<qint64>::min()),
            Value(0.1),
            Value(-1e300),
            Value(5e-324),
            Value(u"plain"_s),
            Value(u"'quoted' ? \"text\" with\nlines"_s),
            Value(u"王梦洁 😀 ñ"_s),
            Value(QString(QChar(0xFEFF)) + u"its own mark"_s),
            Value(QString(100'000, u'ß')),
        };
        auto insert = connection->prepare(u"INSERT INTO t (v) VALUES (?)"_s);
        QVERIFY(insert);
        for (const Value &value : values) {
            QVERIFY(insert->exec({value}));
            QCOMPARE(insert->affected(), 1);
        }
        auto select = connection->prepare(u"SELECT v, typeof(v) FROM t ORDER BY id"_s);
        QVERIFY(select);
        QVERIFY(select->exec());
        for (const Value &value : values) {
            QVERIFY(select->next());
            QVERIFY2(select->value(0) == value, qPrintable(value.toText().left(40)));
            QCOMPARE(select->isNull(0), value.isNull());
        }
        QVERIFY(!select->next());
        QVERIFY(!select->next());
        QVERIFY(select->failure());
    }

    /// Qt gives SQLite UTF-16, which would come back altered: it is refused there.
    void keepsOrRefusesNoncharacters_data() { engines(); }
    void keepsOrRefusesNoncharacters()
    {
        QFETCH(const int, engine);
        const auto connection = open();
        QVERIFY(connection->run(u"CREATE TABLE t (v TEXT) STRICT"_s));
        for (const char16_t code : {u'\xFFFE', u'\xFFFF'}) {
            const Value text(QString(QChar(code)) + u"x"_s);
            const auto kept = connection->run(u"INSERT INTO t VALUES (?)"_s, {text});
            const auto back = connection->scalar(u"SELECT v FROM t ORDER BY rowid DESC LIMIT 1"_s);
            QVERIFY(back);
            if (SqlEngine(engine) == SqlEngine::Plain) {
                QVERIFY(!kept);
                QCOMPARE(kept.error().code, Error::Code::Invalid);
                QVERIFY(back->isNull());
            } else {
                QVERIFY(kept);
                QVERIFY(*back == text);
            }
        }
    }

    void readsColumnsAsTheTypeAskedFor_data() { engines(); }
    void readsColumnsAsTheTypeAskedFor()
    {
        const auto connection = open();
        auto row = connection->prepare(u"SELECT 7, 2.5, 'x', NULL WHERE ? = '?'"_s);
        QVERIFY(row);
        for (int run = 0; run < 2; ++run) {
            QVERIFY(row->exec({Value(u"?"_s)}));
            QVERIFY(row->next());
            QCOMPARE(row->integer(0), 7);
            QCOMPARE(row->text(0), u"7"_s);
            QCOMPARE(row->real(1), 2.5);
            QCOMPARE(row->text(2), u"x"_s);
            QVERIFY(std::isnan(row->real(3)));
            QCOMPARE(row->integer(3), 0);
            QVERIFY(row->text(3).isEmpty());
            row->finish();
        }
        QVERIFY(row->exec({Value(u"no"_s)}));
        QVERIFY(!row->next());
    }

    void tellsWhatWentWrong_data() { engines(); }
    void tellsWhatWentWrong()
    {
        const auto connection = open();
        const auto wrong = connection->prepare(u"SELECT nothing FROM nowhere"_s);
        QVERIFY(!wrong);
        QVERIFY(wrong.error().detail.contains(u"nowhere"_s));
        QVERIFY(connection->run(u"CREATE TABLE t (v REAL CHECK (v BETWEEN 0 AND 1)) STRICT"_s));
        auto insert = connection->prepare(u"INSERT INTO t VALUES (?)"_s);
        QVERIFY(insert);
        const auto refused = insert->exec({Value(7.0)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Error::Code::Internal);
        QVERIFY(refused.error().text.contains(u"CHECK"_s));
        // The statement is as good as new.
        QVERIFY(insert->exec({Value(0.5)}));
        QCOMPARE(connection->scalar(u"SELECT count(*) FROM t"_s)->toInteger(), 1);
    }

    void halfReadStatementsDoNotHoldARollback_data() { engines(); }
    void halfReadStatementsDoNotHoldARollback()
    {
        const auto connection = open();
        QVERIFY(connection->run(u"CREATE TABLE t (v INTEGER) STRICT"_s));
        QVERIFY(connection->run(u"INSERT INTO t VALUES (1), (2)"_s));
        QVERIFY(connection->beginWriting());
        QVERIFY(connection->run(u"DELETE FROM t WHERE v = 2"_s));
        const auto half = connection->cached(u"SELECT v FROM t"_s);
        QVERIFY(half);
        QVERIFY((*half)->exec());
        QVERIFY((*half)->next());
        connection->rollback();
        QCOMPARE(connection->scalar(u"SELECT count(*) FROM t"_s)->toInteger(), 2);
        QVERIFY(connection->beginWriting());
        QVERIFY(connection->commit());
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestStatement)
#include "test_statement.moc"
