// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/id_sorter.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRows = 4000;

/// Numbers and texts that are alike, nearly alike, at the ends of what there is, or missing.
Value randomNumber(QRandomGenerator &random)
{
    const double some[] = {0.0, -0.0, 0.5, -0.5, 1e300, -1e300, 5e-324, 3, -3};
    if (random.bounded(6) == 0)
        return {};
    return random.bounded(2) ? Value(some[random.bounded(9)])
                             : Value(random.bounded(2000) / 100.0 - 10);
}

Value randomText(QRandomGenerator &random)
{
    static const QStringList some = {
        u"a"_s,        u"ab"_s,         u"abcdefg"_s,       u"abcdefgh"_s,
        u"abcdefgi"_s, u"abcdefghi"_s,  u"王梦洁"_s,        u"王梦洁a"_s,
        u"é"_s,        u"\U0010FFFF"_s, QString(300, u'z'), u" "_s};
    if (random.bounded(6) == 0)
        return {};
    return Value(some[random.bounded(some.size())]);
}

} // namespace

/// The order is SQLite's own, whatever is sorted and whichever way.
class TestIdSorter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(u"a"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        for (const SqlEngine engine : {SqlEngine::Fastest, SqlEngine::Plain}) {
            auto connection = Connection::open(file.fileName(), OpenMode::ReadWrite, engine);
            QVERIFY(connection);
            m_connections.push_back(std::move(*connection));
        }
        Connection &connection = *m_connections.front();
        QVERIFY(connection.run(
            u"CREATE TABLE t (id INTEGER PRIMARY KEY, n REAL, s TEXT, m INTEGER) STRICT"_s));
        auto insert = connection.prepare(u"INSERT INTO t (n, s, m) VALUES (?, ?, ?)"_s);
        QVERIFY(insert);
        QRandomGenerator random(7);
        QVERIFY(connection.beginWriting());
        for (int row = 0; row < kRows; ++row)
            QVERIFY(insert->exec({randomNumber(random), randomText(random),
                                  random.bounded(4) ? Value(random.bounded(5) - 2) : Value()}));
        QVERIFY(connection.commit());
    }
    void cleanupTestCase() { m_connections.clear(); }

    void sortsAsSqliteDoes_data()
    {
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<QList<Qt::SortOrder>>("orders");
        const auto row = [](const QStringList &keys, const QList<Qt::SortOrder> &orders) {
            QString name = keys.join(u' ');
            for (const Qt::SortOrder order : orders)
                name += order == Qt::AscendingOrder ? u" up"_s : u" down"_s;
            QTest::newRow(qPrintable(name)) << keys << orders;
        };
        row({}, {});
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (const QString &key : {u"n"_s, u"s"_s, u"m"_s})
                row({key}, {order});
            for (const Qt::SortOrder then : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                row({u"m"_s, u"s"_s}, {order, then});
                row({u"s"_s, u"n"_s}, {order, then});
            }
        }
    }

    void sortsAsSqliteDoes()
    {
        QFETCH(const QStringList, keys);
        QFETCH(const QList<Qt::SortOrder>, orders);
        QStringList by;
        for (qsizetype i = 0; i < keys.size(); ++i)
            by.append(keys[i] + (orders[i] == Qt::AscendingOrder ? u" ASC"_s : u" DESC"_s)
                      + u" NULLS LAST"_s);
        by.append(u"id"_s);
        std::vector<qint64> wanted;
        auto sorted =
            m_connections.front()->prepare(u"SELECT id FROM t ORDER BY "_s + by.join(u", "_s));
        QVERIFY(sorted && sorted->exec());
        while (sorted->next())
            wanted.push_back(sorted->integer(0));
        QCOMPARE(wanted.size(), size_t(kRows));

        for (const auto &connection : m_connections) {
            IdSorter sorter({orders.begin(), orders.end()});
            auto rows = connection->prepare(
                u"SELECT "_s + (QStringList(u"id"_s) + keys).join(u", "_s) + u" FROM t"_s);
            QVERIFY(rows && rows->exec());
            while (rows->next())
                sorter.add(*rows);
            QVERIFY(rows->failure());
            QCOMPARE(sorter.size(), size_t(kRows));
            QVERIFY(sorter.take() == wanted);
            QCOMPARE(sorter.size(), size_t(0));
        }
    }

private:
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<Connection>> m_connections;
};

QTEST_GUILESS_MAIN(TestIdSorter)
#include "test_id_sorter.moc"
