// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/table_files.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

class TestOdsReader : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    Result<QStringList> read(const QByteArray &rows, const QString &sheet = {}) const
    {
        const QByteArray tables = "<table:table table:name=\"One\">" + rows
            + "</table:table><table:table table:name=\"Two\"><table:table-row><table:table-cell>"
              "<text:p>second</text:p></table:table-cell></table:table-row></table:table>";
        return readTable(writeArchive(m_files, u"t.ods"_s, openDocument(tables)), TableType::Ods,
                         sheet);
    }

private Q_SLOTS:
    void readsCells_data()
    {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const char *cells, const QString &expected) {
            QByteArray xml = cells;
            xml.replace("<c", "<table:table-cell").replace("</c>", "</table:table-cell>");
            xml.replace(" is=", " office:value-type=").replace("<p>", "<text:p>");
            xml.replace("</p>", "</text:p>");
            QTest::newRow(name) << xml << expected;
        };
        add("text", R"(<c is="string"><p>a &amp; b</p></c>)", u"a & b"_s);
        add("paragraphs", R"(<c is="string"><p>a</p><p/><p>b</p></c>)", u"a\n\nb"_s);
        add("blanks", R"(<c is="string"><p>a<text:s text:c="3"/>b<text:s/>c<text:tab/>d</p></c>)",
            u"a   b c\td"_s);
        add("blanks in the file are one", "<c is=\"string\"><p>\n  a\n\t b</p></c>", u"a b"_s);
        add("line break", R"(<c is="string"><p>a<text:line-break/>b</p></c>)", u"a\nb"_s);
        add("runs and links",
            R"(<c is="string"><p>a<text:span>b</text:span><text:a>c</text:a></p></c>)", u"abc"_s);
        add("a remark is no text",
            R"(<c is="string"><office:annotation><p>no</p></office:annotation><p>yes</p></c>)",
            u"yes"_s);
        add("number", R"(<c is="float" office:value="5.0"><p>5,00</p></c>)", u"5"_s);
        add("percentage", R"(<c is="percentage" office:value="0.125"><p>13%</p></c>)", u"0.125"_s);
        add("money", R"(<c is="currency" office:value="1234.5"><p>1.234,50 EUR</p></c>)",
            u"1234.5"_s);
        add("day", R"(<c is="date" office:date-value="2026-11-23"><p>23.11.</p></c>)",
            u"2026-11-23"_s);
        add("day and time",
            R"(<c is="date" office:date-value="2026-11-23T09:30:00.000000000"><p>x</p></c>)",
            u"2026-11-23T09:30:00"_s);
        add("time", R"(<c is="time" office:time-value="PT09H30M05S"><p>x</p></c>)", u"09:30:05"_s);
        add("duration", R"(<c is="time" office:time-value="PT36H00M00.250S"><p>x</p></c>)",
            u"36:00:00.25"_s);
        add("yes", R"(<c is="boolean" office:boolean-value="true"><p>WAHR</p></c>)", u"TRUE"_s);
        add("text as an attribute", R"(<c is="string" office:string-value="a"><p>b</p></c>)",
            u"a"_s);
        add("formula without a result", R"(<c table:formula="of:=1"/><c is="string"><p>b</p></c>)",
            u"|b"_s);
        add("repeated", R"(<c is="float" office:value="1" table:number-columns-repeated="3"/>)",
            u"1|1|1"_s);
        add("a gap", R"(<c table:number-columns-repeated="2"/><c is="float" office:value="1"/>)",
            u"||1"_s);
        add("nothing behind the last value",
            R"(<c is="float" office:value="1"/><c table:number-columns-repeated="16383"/>)",
            u"1"_s);
        add("covered",
            R"(<c is="string"><p>a</p></c><table:covered-table-cell/><c is="string"><p>b</p></c>)",
            u"a||b"_s);
    }
    void readsCells()
    {
        QFETCH(QByteArray, cells);
        QFETCH(QString, expected);
        const auto rows = read("<table:table-row>" + cells + "</table:table-row>");
        QVERIFY2(rows, qPrintable(sentence(rows)));
        QCOMPARE(*rows, QStringList{u"1: "_s + expected});
    }

    void repeatsRows()
    {
        const QByteArray cell = R"(<table:table-cell office:value-type="float" office:value="1"/>)";
        const auto rows =
            read("<table:table-header-rows><table:table-row>" + cell
                 + "</table:table-row></table:table-header-rows>"
                   "<table:table-row table:number-rows-repeated=\"3\"/>"
                   "<table:table-row-group><table:table-row table:number-rows-repeated=\"2\">"
                 + cell
                 + "</table:table-row></table:table-row-group>"
                   "<table:table-row table:number-rows-repeated=\"1048569\"><table:table-cell/>"
                   "</table:table-row>");
        QVERIFY2(rows, qPrintable(sentence(rows)));
        QCOMPARE(*rows, (QStringList{u"1: 1"_s, u"5: 1"_s, u"6: 1"_s}));
    }

    void choosesTheSheet()
    {
        QCOMPARE(*read({}, u"Two"_s), QStringList{u"1: second"_s});
        QCOMPARE(*read({}), QStringList());
        QVERIFY(sentence(read({}, u"Three"_s)).contains(u"its sheets are: One, Two"));
        const auto found = detectTable(m_files.path(u"t.ods"_s), {.sheet = u"Two"_s});
        QVERIFY(found);
        QCOMPARE(found->sheets, (QStringList{u"One"_s, u"Two"_s}));
        QCOMPARE(int(found->type), int(TableType::Ods));
        QCOMPARE(found->headings, std::vector<QString>{u"second"_s});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("says");
        const QByteArray cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
        QTest::newRow("no XML") << QByteArray("<table:table-row>") << u"is damaged"_s;
        QTest::newRow("columns") << "<table:table-row>" + cell
                + " table:number-columns-repeated=\"2000000000\"/></table:table-row>"
                                 << u"Row 1 of %1 has more than 100,000 columns"_s;
        QTest::newRow("rows") << "<table:table-row table:number-rows-repeated=\"9000000000\">"
                + cell + "/></table:table-row>"
                              << u"has more than 1,048,576 rows"_s;
        QTest::newRow("cells") << "<table:table-row table:number-rows-repeated=\"1000000\">" + cell
                + " table:number-columns-repeated=\"16384\"/></table:table-row>"
                               << u"Row 1 of %1 makes more than 10,000,000 cells by repetition"_s;
        QTest::newRow("blanks") << "<table:table-row><table:table-cell><text:p>"
                + QByteArray("<text:s text:c=\"30000\"/>").repeated(1000)
                + "</text:p></table:table-cell></table:table-row>"
                                << u"Row 1 of %1 has a cell of more than 16 MB"_s;
        QTest::newRow("entities") << QByteArray("&lol;") << u"is damaged"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QString, says);
        const auto table = read(rows);
        QVERIFY(!table);
        says.replace(u"%1"_s, QDir::toNativeSeparators(m_files.path(u"t.ods"_s)));
        QVERIFY2(table.error().text.contains(says), qPrintable(table.error().text));
    }

    void refusesEntities()
    {
        QList<Part> parts = openDocument("<table:table table:name=\"&lol9;\"/>");
        QByteArray types = "<!DOCTYPE x [<!ENTITY lol0 \"lol\">";
        for (int i = 1; i < 10; ++i)
            types += "<!ENTITY lol" + QByteArray::number(i) + " \""
                + QByteArray("&lol" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
        parts[1].content.prepend(types + "]>");
        const auto table = readTable(writeArchive(m_files, u"l.ods"_s, parts), TableType::Ods);
        QVERIFY(!table);
        QVERIFY(table.error().text.contains(u"is damaged"));
    }

    void saysThatItIsLocked()
    {
        QList<Part> parts = openDocument({});
        parts.append({u"META-INF/manifest.xml"_s,
                      "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"});
        const auto found = detectTable(writeArchive(m_files, u"p.ods"_s, parts));
        QVERIFY(!found);
        QVERIFY2(found.error().text.contains(u"locked with a password"),
                 qPrintable(found.error().text));
    }
};

QTEST_GUILESS_MAIN(TestOdsReader)
#include "test_ods_reader.moc"
