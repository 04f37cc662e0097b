// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/table_files.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// The front door: what kind of file it is, whatever it is called.
class TestTableDetector : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

private Q_SLOTS:
    void tellsTypesByTheirContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("type");
        const auto add = [](const char *name, const QByteArray &content, TableType type) {
            QTest::newRow(name) << content << int(type);
        };
        add("CSV", "a,b\n1,2\n", TableType::Csv);
        add("a heading in brackets", "[id],name\n1,2\n", TableType::Csv);
        add("a heading in braces", "{\"ImportId\",b\n1,2\n", TableType::Csv);
        add("JSON Lines", "{\"a\":1}\n{\"a\":2}\n", TableType::Json);
        add("JSON", "\n [ {\"a\":1} ]", TableType::Json);
        add("JSON with a mark", "\xEF\xBB\xBF[{\"a\":1}]", TableType::Json);
        add("JSON in UTF-16",
            QByteArray("[\0{\0\"\0a\0\"\0:\0"
                       "1\0}\0]\0",
                       18),
            TableType::Json);
        const TemporaryFiles files;
        add("XLSX", contentOf(writeArchive(files, u"x"_s, workbook("<row><c><v>1</v></c></row>"))),
            TableType::Xlsx);
        add("ODS", contentOf(writeArchive(files, u"o"_s, openDocument("<table:table/>"))),
            TableType::Ods);
    }
    void tellsTypesByTheirContent()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, type);
        for (const QString &name : {u"t.csv"_s, u"t.xlsx"_s, u"t"_s}) {
            const auto found = detectTable(m_files.write(name, content));
            QVERIFY2(found, qPrintable(sentence(found)));
            QCOMPARE(int(found->type), type);
            const auto rows = readTable(m_files.path(name), *found);
            QVERIFY2(rows, qPrintable(sentence(rows)));
            QVERIFY(type == int(TableType::Ods) || !rows->isEmpty());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto add = [](const char *name, const QByteArray &content, const QString &says) {
            QTest::newRow(name) << content << says;
        };
        add("xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + QByteArray(600, '\0'),
            u"is an old Excel file (.xls) or one locked with a password"_s);
        add("PDF", QByteArray("%PDF-1.7\n%\0\0\n", 14), u"no spreadsheet but a PDF document"_s);
        add("image", QByteArray("\x89PNG\r\n\x1A\n\0\0\0\r", 12), u"no spreadsheet but an image"_s);
        add("gzip", QByteArray("\x1F\x8B\x08\0\0\0", 6), u"no spreadsheet but an archive"_s);
        add("page", "<!DOCTYPE html><html><table>", u"is a web page"_s);
        add("XML", "<?xml version=\"1.0\"?><Workbook/>", u"is a web page or an XML document"_s);
        add("empty", "", u"is empty"_s);
        add("blank", "\n \n", u"is empty"_s);
        QByteArray noise(5000, '\0');
        for (qsizetype i = 0; i < noise.size(); ++i)
            noise[i] = char((i * i * 31 + i * 7 + 200) % 256);
        add("noise", noise, u"no spreadsheet but"_s);
        const TemporaryFiles files;
        const auto archive = [&](const QList<Part> &parts) {
            return contentOf(writeArchive(files, u"z"_s, parts));
        };
        add("zip", archive({{u"a.csv"_s, "a,b\n"}}), u"is a ZIP archive; unpack it"_s);
        add("xlsb", archive({{u"[Content_Types].xml"_s, "x"}, {u"xl/workbook.bin"_s, "x"}}),
            u"(.xlsb); save it as XLSX"_s);
        add("docx",
            archive({{u"[Content_Types].xml"_s, "wordprocessingml.document"},
                     {u"word/document.xml"_s, "x"}}),
            u"is an office document but no spreadsheet"_s);
        add("odt", archive({{u"mimetype"_s, "application/vnd.oasis.opendocument.text"}}),
            u"is an office document but no spreadsheet"_s);
        add("zip that is none", "PK\x03\x04" + QByteArray(200, 'x') + QByteArray(9, '\0'),
            u"is damaged"_s);
        add("workbook without parts", archive({{u"xl/workbook.xml"_s, "<workbook/>"}}),
            u"is damaged"_s);
        add("document without content",
            archive({{u"mimetype"_s, "application/vnd.oasis.opendocument.spreadsheet"}}),
            u"is damaged"_s);
    }
    void refuses()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const QString path = m_files.write(u"r.xlsx"_s, content);
        const auto found = detectTable(path);
        QVERIFY(!found);
        QVERIFY2(found.error().text.contains(says), qPrintable(found.error().text));
        QVERIFY(found.error().text.contains(QDir::toNativeSeparators(path)));
    }

    void saysThatTheFileIsMissing()
    {
        QCOMPARE(detectTable(m_files.path(u"none"_s)).error().code, Error::Code::NotFound);
        QVERIFY(sentence(detectTable(QDir::tempPath())).contains(u"is a folder"));
    }

    void aListOfOtherThingsIsRefusedByItsName()
    {
        const QByteArray list = "[\n\"a\",\n\"b\"\n]\n";
        QVERIFY(sentence(detectTable(m_files.write(u"l.json"_s, list)))
                    .contains(u"no list of objects"));
        QCOMPARE(detectTable(m_files.write(u"l.csv"_s, list))->rows, 3);
    }

    void followsHints()
    {
        const QString path = m_files.write(u"h.csv"_s, "a;b,c\n1;2,3\nx;y,z\n");
        TableHints hints;
        hints.separator = ',';
        QCOMPARE(detectTable(path, hints)->columnCount, 2);
        hints.headerRows = 2;
        QCOMPARE(detectTable(path, hints)->rows, 1);
        hints.encoding = u"Shift_JIS"_s;
        QCOMPARE(detectTable(path, hints)->dialect.encoding, u"Shift_JIS"_s);
        const auto found = detectTable(path);
        QCOMPARE(detectTable(path, hintsOf(*found))->headings, found->headings);
    }

    void publishedFiles_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("sheets");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QStringList>("row");
        const auto add = [](const QString &name, const QStringList &sheets, int rows,
                            const QStringList &row) {
            QTest::newRow(qPrintable(name)) << name << sheets << rows << row;
        };
        add(u"simple.xlsx"_s, {u"simple.csv"_s}, 6, {u"2011-01-01"_s, u"1"_s, u"Galway"_s});
        add(u"libreoffice.xlsx"_s, {u"Sheet1"_s}, 0, {});
        add(u"sw_gen.xlsx"_s, {u"tweets"_s}, 15, {u"474939423470395392"_s});
        add(u"large.xlsx"_s, {u"Report"_s, u"data"_s, u"criteria"_s}, 32,
            {u"AS OF June 30, 2013"_s});
        add(u"simple.ods"_s, {u"Sheet1"_s}, 3, {u"Bob"_s, u"20"_s, u"2010-10-10"_s});
        add(u"blank_line.ods"_s, {u"Sheet1"_s}, 3, {u"Bob"_s, u"20"_s, u"2010-10-10"_s});
        add(u"multilineods.ods"_s, {u"Sheet1"_s, u"Sheet2"_s, u"Sheet3"_s}, 0, {});
    }
    void publishedFiles()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, sheets);
        QFETCH(int, rows);
        QFETCH(QStringList, row);
        const auto found = detectTable(sharedData(u"spreadsheets/"_s + name));
        QVERIFY2(found, qPrintable(sentence(found)));
        QCOMPARE(found->sheets, sheets);
        QCOMPARE(found->sheet, sheets.front());
        QCOMPARE(found->rows, rows);
        QCOMPARE(rows > 0 ? found->samples[0].mid(0, row.size()) : QStringList(), row);
    }

    void aLargeSheet()
    {
        NEED_SHARED_DATA();
        const auto found =
            detectTable(sharedData(u"spreadsheets/large.xlsx"_s), {.sheet = u"data"_s});
        QVERIFY2(found, qPrintable(sentence(found)));
        QCOMPARE(found->rows, 8544);
    }

    void severalParagraphsAreLines()
    {
        NEED_SHARED_DATA();
        QCOMPARE(*readTable(sharedData(u"spreadsheets/multilineods.ods"_s), TableType::Ods),
                 QStringList{u"1: 1\n2\n3\n4"_s});
    }

    /// What was found stands for another look only where that would find the same.
    void standsForAnotherLook()
    {
        const QString path = m_files.write(u"t.csv"_s, "name;ux\nAda;0,5\n");
        const auto found = detectTable(path);
        QVERIFY2(found, qPrintable(sentence(found)));
        const FileStamp now = FileStamp::of(path);
        QVERIFY(found->answers({}, now));
        QVERIFY(found->answers(hintsOf(*found), now));
        QVERIFY(!found->answers({.separator = ','}, now));
        QVERIFY(!found->answers({.headerRows = 2}, now));
        QVERIFY(!found->answers({.encoding = u"Big5"_s}, now));
        QVERIFY(!found->answers({}, {now.size + 1, now.changed}));
        QVERIFY(!found->answers({}, {now.size, now.changed.addMSecs(1)}));
        const auto told = detectTable(path, {.separator = ','});
        QVERIFY2(told, qPrintable(sentence(told)));
        QVERIFY(!told->answers({}, now));
        QVERIFY(told->answers({.separator = ','}, now));
    }

    void theSameSurveyTwice()
    {
        NEED_SHARED_DATA();
        const auto csv = detectTable(sharedData(u"surveys/spack-user-survey-2025-responses.csv"_s));
        const auto xlsx =
            detectTable(sharedData(u"surveys/spack-user-survey-2025-responses.xlsx"_s));
        QVERIFY2(csv, qPrintable(sentence(csv)));
        QVERIFY2(xlsx, qPrintable(sentence(xlsx)));
        QCOMPARE(xlsx->rows, csv->rows);
        QCOMPARE(xlsx->columnCount, csv->columnCount);
        QCOMPARE(xlsx->headings, csv->headings);
    }
};

QTEST_GUILESS_MAIN(TestTableDetector)
#include "test_table_detector.moc"
