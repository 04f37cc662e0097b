// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_detector.h"
#include "tabular/csv_files.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

class TestDateOrders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheOrder_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QString>("order");
        QTest::addColumn<bool>("unknown");
        const auto known = [](const char *name, const QStringList &cells, const QString &order) {
            QTest::newRow(name) << cells << order << false;
        };
        const auto unknown = [](const char *name, const QStringList &cells) {
            QTest::newRow(name) << cells << QString() << true;
        };
        known("nothing", {u""_s, u"N/A"_s}, {});
        known("ISO", {u"2024-12-31"_s, u"2024/1/2"_s, u"2024-02-01T10:00:00Z"_s}, {});
        known("day first", {u"31.12.2024"_s}, u"dmy"_s);
        known("by one cell of many", {u"1/2/2024"_s, u"2/3/2024"_s, u"13/3/2024"_s}, u"dmy"_s);
        known("month first", {u"1/2/2024"_s, u"12/31/2024"_s}, u"mdy"_s);
        known("with times", {u"1/2/2024 10:00"_s, u"1/31/2024, 9:30 PM"_s, u" 1/3/2024T08:00"_s},
              u"mdy"_s);
        known("two digits and dots", {u"31.12.24"_s}, u"dmy"_s);
        known("two digits, month first", {u"1/2/24"_s, u"12/31/24"_s}, u"mdy"_s);
        known("two digits, year first", {u"98-12-31"_s, u"99-01-30"_s}, u"ymd"_s);
        known("makes no difference", {u"5/5/2024"_s, u"7/7/2024"_s}, u"dmy"_s);
        known("beside ISO", {u"2024-12-31"_s, u"31/1/2024"_s}, u"dmy"_s);
        known("leap day", {u"29/2/2024"_s, u"1/2/2024"_s}, u"dmy"_s);
        known("versions are no days", {u"1.20.300"_s, u"10.2.1"_s, u"1.2.3.4"_s, u"31/12/2024x"_s},
              {});
        known("days that are none", {u"32/13/2024"_s, u"31/2/2024"_s}, {});
        unknown("either", {u"1/2/2024"_s, u"3/4/2024"_s});
        unknown("either, among ISO", {u"2024-12-31"_s, u"1/2/2024"_s});
        unknown("two digits", {u"1/2/24"_s});
        unknown("the year may be in front", {u"24/12/11"_s, u"24/12/31"_s});
        unknown("neither", {u"31/12/2024"_s, u"12/31/2024"_s});
    }
    void findsTheOrder()
    {
        QFETCH(QStringList, cells);
        QFETCH(QString, order);
        QFETCH(bool, unknown);
        DateOrders orders;
        for (const QString &cell : cells)
            orders.look(cell.toStdString());
        QCOMPARE(orders.order(), order);
        QCOMPARE(orders.isUnknown(), unknown);
    }

    void looksAtWholeColumns()
    {
        const TemporaryFiles files;
        const auto found = detectCsv(
            files.write(u"d.csv"_s,
                        "a,b,c\n" + QByteArray("1/2/2024,2024-01-02,1/2/2024\n").repeated(5000)
                            + "31/2/2024,,\n30/1/2024,,\n"));
        QVERIFY(found);
        QCOMPARE(found->dateOrders.size(), 3U);
        QCOMPARE(found->dateOrders[0].order(), u"dmy"_s);
        QVERIFY(!found->dateOrders[1].isUnknown());
        QVERIFY(found->dateOrders[2].isUnknown());
    }
};

QTEST_GUILESS_MAIN(TestDateOrders)
#include "test_date_orders.moc"
