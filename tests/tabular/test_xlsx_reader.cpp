// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/number_format.h"
#include "tabular/table_files.h"
#include "tabular/xlsx_workbook.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

class TestXlsxReader : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    Result<QStringList> read(const QByteArray &rows, const WorkbookParts &parts = {},
                             const QString &sheet = {}) const
    {
        return readTable(writeArchive(m_files, u"t.xlsx"_s, workbook(rows, parts)), TableType::Xlsx,
                         sheet);
    }

private Q_SLOTS:
    void readsCells_data()
    {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const char *cells, const QString &expected) {
            QTest::newRow(name) << QByteArray(cells) << expected;
        };
        add("whole number", R"(<c r="A1"><v>5</v></c>)", u"5"_s);
        add("whole number as a real one", R"(<c><v>5.0</v></c>)", u"5"_s);
        add("fraction", R"(<c><v>0.1</v></c>)", u"0.1"_s);
        add("shortest", R"(<c><v>0.30000000000000004</v></c>)", u"0.30000000000000004"_s);
        add("seventeen digits", R"(<c><v>0.29999999999999999</v></c>)", u"0.3"_s);
        add("large", R"(<c><v>1.5E+300</v></c>)", u"1.5e+300"_s);
        add("negative", R"(<c t="n"><v>-12.25</v></c>)", u"-12.25"_s);
        add("sixteen digits", R"(<c><v>4503599627370497</v></c>)", u"4503599627370497"_s);
        add("shared", R"(<c t="s"><v>1</v></c>)", u"two runs"_s);
        add("shared, without its reading", R"(<c t="s"><v>2</v></c>)", u"東京"_s);
        add("no such shared text", R"(<c t="s"><v>77</v></c><c><v>1</v></c>)", u"|1"_s);
        add("inline", R"(<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>)", u" a "_s);
        add("inline runs", R"(<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>)",
            u"ab"_s);
        add("text of a formula", R"(<c t="str"><f>A1</f><v>x&amp;y</v></c>)", u"x&y"_s);
        add("formula", R"(<c><f>1+1</f><v>2</v></c>)", u"2"_s);
        add("formula without a result", R"(<c><f>1+1</f></c><c><v>1</v></c>)", u"|1"_s);
        add("yes and no", R"(<c t="b"><v>1</v></c><c t="b"><v>0</v></c>)", u"TRUE|FALSE"_s);
        add("fault", R"(<c t="e"><v>#DIV/0!</v></c>)", u"#DIV/0!"_s);
        add("day in ISO form", R"(<c t="d"><v>2026-11-23</v></c>)", u"2026-11-23"_s);
        add("escape", R"(<c t="inlineStr"><is><t>a_x000D_b_x0041_c</t></is></c>)", u"a\rbAc"_s);
        add("escaped escape", R"(<c t="inlineStr"><is><t>_x005F_x000D_</t></is></c>)",
            u"_x000D_"_s);
        add("no escape", R"(<c t="inlineStr"><is><t>_x00_ _xZZZZ_ _x 1F_ _x004</t></is></c>)",
            u"_x00_ _xZZZZ_ _x 1F_ _x004"_s);
        add("sparse", R"(<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>)", u"|1||2"_s);
        add("far to the right", R"(<c r="AA1"><v>1</v></c>)", QString(26, u'|') + u'1');
        add("out of order", R"(<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>)", u"1|2"_s);
        add("without places", R"(<c><v>1</v></c><c/><c><v>3</v></c>)", u"1||3"_s);
        add("date", R"(<c s="1"><v>46349</v></c>)", u"2026-11-23"_s);
        add("date with a time of day", R"(<c s="1"><v>46349.5</v></c>)", u"2026-11-23T12:00:00"_s);
        add("time", R"(<c s="2"><v>0.395833333333333</v></c>)", u"09:30:00"_s);
        add("day and time", R"(<c s="3"><v>46349.3958333333</v></c>)", u"2026-11-23T09:30:00"_s);
        add("midnight", R"(<c s="3"><v>46349</v></c>)", u"2026-11-23T00:00:00"_s);
        add("duration", R"(<c s="4"><v>1.5</v></c>)", u"36:00:00"_s);
        add("milliseconds", R"(<c s="3"><v>46349.00000145</v></c>)", u"2026-11-23T00:00:00.125"_s);
        add("before the leap day that never was", R"(<c s="1"><v>59</v></c>)", u"1900-02-28"_s);
        add("after it", R"(<c s="1"><v>61</v></c>)", u"1900-03-01"_s);
        add("before all days", R"(<c s="1"><v>-1</v></c>)", u"-1"_s);
        add("money is no date", R"(<c s="5"><v>46349</v></c>)", u"46349"_s);
    }
    void readsCells()
    {
        QFETCH(QByteArray, cells);
        QFETCH(QString, expected);
        WorkbookParts parts;
        parts.sharedStrings =
            "<si><t>one</t></si><si><r><t>two </t></r><r><rPr/><t>runs</t></r>"
            "</si><si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>";
        parts.styles = R"(<numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>
            <numFmt numFmtId="165" formatCode="[h]:mm:ss"/>
            <numFmt numFmtId="166" formatCode="#,##0.00 [$USD];[Red]d"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/>
            <xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>)";
        const auto rows = read("<row r=\"1\">" + cells + "</row>", parts);
        QVERIFY2(rows, qPrintable(sentence(rows)));
        QCOMPARE(*rows, QStringList{u"1: "_s + expected});
    }

    void readsFormatCodes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("style");
        const auto add = [](const QString &code, NumberStyle style) {
            QTest::newRow(qPrintable(code)) << code << int(style);
        };
        add(u"General"_s, NumberStyle::Number);
        add(u"0.00E+00"_s, NumberStyle::Number);
        add(u"0\" days\""_s, NumberStyle::Number);
        add(u"[Red]0.00"_s, NumberStyle::Number);
        add(u"0\\d"_s, NumberStyle::Number);
        add(u"_-* #,##0_d"_s, NumberStyle::Number);
        add(u"d/m/yy"_s, NumberStyle::Date);
        add(u"MMM-YY"_s, NumberStyle::Date);
        add(u"[$-409]mmmm\\ d\\,\\ yyyy;@"_s, NumberStyle::Date);
        add(u"yyyy\"年\"m\"月\"d\"日\""_s, NumberStyle::Date);
        add(u"mm:ss.0"_s, NumberStyle::Time);
        add(u"h:mm AM/PM"_s, NumberStyle::Time);
        add(u"[mm]:ss"_s, NumberStyle::Time);
        add(u"m/d/yy h:mm"_s, NumberStyle::DateTime);
    }
    void readsFormatCodes()
    {
        QFETCH(QString, code);
        QFETCH(int, style);
        QCOMPARE(int(styleOfFormat(code)), style);
    }

    void countsDaysFrom1904()
    {
        WorkbookParts parts;
        parts.properties = R"(<workbookPr date1904="1"/>)";
        parts.styles = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)";
        QCOMPARE(*read(R"(<row><c s="0"><v>39082</v></c><c s="0"><v>0</v></c></row>)", parts),
                 QStringList{u"1: 2011-01-01|1904-01-01"_s});
    }

    void countsRowsThatAreNotThere()
    {
        const auto rows = read(R"(<row r="2"><c><v>1</v></c></row><row r="3"/>
            <row r="4"><c s="3"/></row><row r="7"><c><v>2</v></c></row><row><c><v>3</v></c></row>)");
        QCOMPARE(*rows, (QStringList{u"2: 1"_s, u"7: 2"_s, u"8: 3"_s}));
    }

    void choosesTheSheet()
    {
        WorkbookParts parts;
        parts.sheets = R"(<sheet name="Secret" state="hidden" r:id="r1"/>
            <sheet name="Chart" r:id="r5"/><sheet name="Second one" r:id="r2"/>)";
        const QByteArray row = "<row><c><v>1</v></c></row>";
        QCOMPARE(*read(row, parts), QStringList{u"1: second"_s});
        QCOMPARE(*read(row, parts, u"Secret"_s), QStringList{u"1: 1"_s});
        QVERIFY2(sentence(read(row, parts, u"Chart"_s))
                     .contains(u"no sheet called \"Chart\"; its sheets are: Secret, Second one"),
                 qPrintable(sentence(read(row, parts, u"Chart"_s))));
        const auto found = detectTable(m_files.path(u"t.xlsx"_s));
        QVERIFY(found);
        QCOMPARE(found->sheets, (QStringList{u"Secret"_s, u"Second one"_s}));
        QCOMPARE(found->sheet, u"Second one"_s);
        QCOMPARE(int(found->type), int(TableType::Xlsx));
    }

    void takesTargetsFromTheRoot()
    {
        WorkbookParts parts;
        parts.target = "/xl/worksheets/sheet1.xml";
        QCOMPARE(*read("<row><c><v>1</v></c></row>", parts), QStringList{u"1: 1"_s});
        parts.target = "../xl/worksheets/./sheet1.xml";
        QCOMPARE(*read("<row><c><v>1</v></c></row>", parts), QStringList{u"1: 1"_s});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("says");
        const auto add = [](const char *name, const QByteArray &rows, const QString &says) {
            QTest::newRow(name) << rows << says;
        };
        add("no XML", "<row><c><v>1</row>", u"is damaged"_s);
        add("deep", QByteArray("<g>").repeated(200), u"is damaged"_s);
        add("too many columns", R"(<row r="3"><c r="EZZZZ3"><v>1</v></c></row>)",
            u"Row 3 of %1 has more than 100,000 columns"_s);
        add("too many rows", R"(<row r="1048577"><c><v>1</v></c></row>)",
            u"has more than 1,048,576 rows"_s);
        add("a row beyond all numbers", R"(<row r="9223372036854775807"><c><v>1</v></c></row>)",
            u"has more than 1,048,576 rows"_s);
        QByteArray noise(30 * 1024 * 1024, ' ');
        for (qsizetype i = 0; i < noise.size(); ++i)
            noise[i] = char('!' + (i * 7919 + i / 4099) % 5);
        add("a long cell", R"(<row r="2"><c t="inlineStr"><is><t>)" + noise + "</t></is></c></row>",
            u"Row 2 of %1 has a cell of more than 16 MB"_s);
        QByteArray pieces;
        for (int i = 0; i < 2000; ++i)
            pieces += "<r><t>" + noise.mid(i * 10'000, 10'000) + "</t></r>";
        add("a long cell in pieces",
            R"(<row r="2"><c t="inlineStr"><is>)" + pieces + "</is></c></row>",
            u"Row 2 of %1 has a cell of more than 16 MB"_s);
        QByteArray attributes;
        for (int i = 0; i < 2000; ++i)
            attributes += " a" + QByteArray::number(i) + "='>'";
        add("a tag full of attributes", "<row" + attributes + "/>", u"of more than 16 MB"_s);
    }
    void refuses()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QString, says);
        const auto table = read(rows);
        QVERIFY(!table);
        says.replace(u"%1"_s, QDir::toNativeSeparators(m_files.path(u"t.xlsx"_s)));
        QVERIFY2(table.error().text.contains(says), qPrintable(table.error().text));
        QVERIFY(table.error().text.contains(QDir::toNativeSeparators(m_files.path(u"t.xlsx"_s))));
    }

    void refusesAZipBomb()
    {
        // 40 MB of one number, some 100 KB in the archive.
        const QByteArray cells = QByteArray("<c><v>1</v></c>").repeated(1000);
        const auto table = read(QByteArray("<row>" + cells + "</row>").repeated(2700));
        QVERIFY(!table);
        QVERIFY2(table.error().text.contains(u"unpacks to far more"),
                 qPrintable(table.error().text));
    }

    void refusesTooManyTexts()
    {
        WorkbookParts parts;
        parts.sharedStrings =
            "<si><t>" + QByteArray(2 * 1024 * 1024, 'x') + "</t></si><si><t>y</t></si>";
        const auto file =
            ZipFile::open(writeArchive(m_files, u"t.xlsx"_s, workbook("<row/>", parts)));
        QVERIFY(file);
        const auto read = [&](size_t bytes) {
            return SharedStrings::read(**file, u"xl/sharedStrings.xml"_s, {}, bytes);
        };
        const auto all = read(3 * 1024 * 1024);
        QVERIFY2(all, qPrintable(sentence(all)));
        QCOMPARE(all->at(0).size(), 2 * 1024 * 1024);
        QVERIFY(all->at(1) == "y");
        const auto some = read(1024 * 1024);
        QVERIFY(!some);
        QVERIFY2(some.error().text.contains(u"has more than 1 MB of texts"),
                 qPrintable(some.error().text));
    }

    void refusesWhatIsCutShort()
    {
        QByteArray rows;
        for (int i = 0; i < 2000; ++i)
            rows += "<row><c><v>" + QByteArray::number(i * 7919 % 10'007) + "</v></c></row>";
        const QByteArray whole = contentOf(writeArchive(m_files, u"whole.xlsx"_s, workbook(rows)));
        for (const double share : {0.1, 0.5, 0.9, 0.999}) {
            const QString path =
                m_files.write(u"cut.xlsx"_s, whole.left(qsizetype(double(whole.size()) * share)));
            const auto found = detectTable(path);
            QVERIFY(!found);
            QVERIFY2(found.error().text.contains(u"is damaged"), qPrintable(found.error().text));
        }
        QByteArray wrong = whole;
        const qsizetype at = wrong.indexOf("xl/worksheets/sheet1.xml") + 60;
        for (qsizetype i = at; i < at + 500; ++i)
            wrong[i] = char(wrong[i] ^ 0x55);
        const auto found = detectTable(m_files.write(u"wrong.xlsx"_s, wrong));
        QVERIFY(!found);
        QVERIFY2(found.error().text.contains(u"is damaged"), qPrintable(found.error().text));
    }

    void canBeStopped()
    {
        QByteArray rows;
        for (int i = 0; i < 1000; ++i)
            rows += "<row><c><v>" + QByteArray::number(i) + "</v></c></row>";
        const QString path = writeArchive(m_files, u"s.xlsx"_s, workbook(rows));
        std::stop_source source;
        source.request_stop();
        const auto found = detectTable(path, {}, Job(source.get_token(), {}));
        QVERIFY(!found);
        QCOMPARE(found.error().code, Error::Code::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestXlsxReader)
#include "test_xlsx_reader.moc"
