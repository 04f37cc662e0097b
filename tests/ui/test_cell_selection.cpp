// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cell_selection.h"
#include "ui/models/clipping_reader.h"

#include <QElapsedTimer>
#include <QStandardItemModel>
#include <QTest>

using namespace rapport::ui;
using namespace Qt::Literals::StringLiterals;

class TestCellSelection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsSelectionsByRanges();
    void readsClippings_data();
    void readsClippings();
    void readsHtmlTables();
    void manyRowsCostNothing();
};

void TestCellSelection::countsSelectionsByRanges()
{
    const QStandardItemModel model(10, 4);
    QItemSelection selection;
    const auto add = [&](int top, int left, int bottom, int right) {
        selection.select(model.index(top, left), model.index(bottom, right));
    };
    QVERIFY(CellSelection(selection).isEmpty());
    add(0, 0, 1, 1);
    add(4, 0, 4, 1);
    const CellSelection block(selection);
    QCOMPARE(block.cellCount(), qint64(6));
    QCOMPARE(block.rowCount(), qint64(3));
    QVERIFY(block.isBlock());
    QVERIFY(!block.isRectangle());
    QVERIFY(!block.isRows(4));
    QVERIFY(block.isRows(2));
    QCOMPARE(block.rows(), (std::vector<Span>{{0, 1}, {4, 4}}));
    add(2, 2, 3, 2);
    const CellSelection scattered(selection);
    QCOMPARE(scattered.rows(), (std::vector<Span>{{0, 4}}));
    QCOMPARE(scattered.columnNumbers(), (std::vector<int>{0, 1, 2}));
    QVERIFY(!scattered.isBlock());
}

void TestCellSelection::readsClippings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("one") << u"a"_s << QStringList{u"a"_s};
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("one line, as LibreOffice") << u"a\tb\n"_s << QStringList{u"a|b"_s};
    QTest::newRow("lines, as Excel") << u"a\tb\r\nc\td\r\n"_s << QStringList{u"a|b"_s, u"c|d"_s};
    QTest::newRow("empty cells") << u"\t\n\tb\n"_s << QStringList{u"|"_s, u"|b"_s};
    QTest::newRow("an empty line between") << u"a\n\nb"_s << QStringList{u"a"_s, u""_s, u"b"_s};
    QTest::newRow("line break in quotes") << u"\"a\r\nb\"\tc\r\n"_s << QStringList{u"a\nb|c"_s};
    QTest::newRow("quotes in quotes")
        << u"\"say \"\"hi\"\"\tthere\"\tc"_s << QStringList{u"say \"hi\"\tthere|c"_s};
    QTest::newRow("a quote that is none")
        << u"\"Ada\" Okafor\tb"_s << QStringList{u"\"Ada\" Okafor|b"_s};
    QTest::newRow("a quote never closed")
        << u"\"a\tb\nc\t\"d\""_s << QStringList{u"\"a|b"_s, u"c|d"_s};
    QTest::newRow("inches") << u"5\"\t6\""_s << QStringList{u"5\"|6\""_s};
}

void TestCellSelection::readsClippings()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, rows);
    QStringList read;
    for (const QStringList &row : cellsOfText(text))
        read.append(row.join(u'|'));
    QCOMPARE(read, rows);
}

void TestCellSelection::readsHtmlTables()
{
    const CellBlock block = cellsOfHtml(
        u"<html><head><style>td{color:red}</style></head><body><p>before</p><table>"
        "<tr><th>Name</th><th>Note</th></tr><tr><td>A &amp; B</td><td>one<br>two</td></tr>"
        "<tr><td colspan=2>wide</td></tr></table></body></html>"_s);
    QCOMPARE(block,
             (CellBlock{{u"Name"_s, u"Note"_s}, {u"A & B"_s, u"one\ntwo"_s}, {u"wide"_s, u""_s}}));
    QVERIFY(cellsOfHtml(u"<p>no table</p>"_s).empty());
}

void TestCellSelection::manyRowsCostNothing()
{
    // Ranges of a model of millions of rows; whoever went through them would be seen here.
    class Big : public QAbstractTableModel {
    public:
        int rowCount(const QModelIndex & = {}) const override { return 5'000'000; }
        int columnCount(const QModelIndex & = {}) const override { return 8; }
        QVariant data(const QModelIndex &, int) const override { return {}; }
    } big;
    QItemSelection all(big.index(0, 0), big.index(big.rowCount() - 1, 7));
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(CellSelection(all).cellCount(), qint64(40'000'000));
    QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
}

QTEST_MAIN(TestCellSelection)
#include "test_cell_selection.moc"
