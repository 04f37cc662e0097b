// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_files.h"

#include <QStringConverter>
#include <QTest>

using namespace rapport;

class TestCsvReader : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    static void addCases()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Rows>("rows");
        const auto add = [](const char *name, const QByteArray &text, const Rows &rows) {
            QTest::newRow(name) << text << rows;
        };
        add("LF", "a,b\nc,d\n", {{"a", "b"}, {"c", "d"}});
        add("CR LF", "a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}});
        add("CR", "a,b\rc,d\r", {{"a", "b"}, {"c", "d"}});
        add("CR CR LF", "a,b\r\r\nc,d\r\r\n", {{"a", "b"}, {"c", "d"}});
        add("all line ends", "a\nb\r\nc\rd\r\r\ne", {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}});
        add("CR CR is a blank record", "a\r\rb", {{"a"}, {""}, {"b"}});
        add("CR CR LF after a quote", "\"a\"\r\r\nb", {{"a"}, {"b"}});
        add("no line end at the end", "a,b\nc,d", {{"a", "b"}, {"c", "d"}});
        add("quoted, no line end", "a\n\"b\"", {{"a"}, {"b"}});
        add("separator at the end", "a,b,\nc,", {{"a", "b", ""}, {"c", ""}});
        add("only separators", "a\n,,", {{"a"}, {"", "", ""}});
        add("quotes", "\"a\",\"b,c\"\n", {{"a", "b,c"}});
        add("empty quotes", "\"\",a,\"\"\n", {{"", "a", ""}});
        add("doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\"\"\"\"", {{"a\"b", "\"", "\"\""}});
        add("line ends in quotes", "\"a\nb\r\nc\rd\",e\n", {{"a\nb\r\nc\rd", "e"}});
        add("stray quotes", "a\"b\",5\" disk,\"\n", {});
        add("stray quotes stay", "a\"b\",5\" disk,c\"\n", {{"a\"b\"", "5\" disk", "c\""}});
        add("text after a quote", "\"a\"b,\"c\" \n", {{"ab", "c "}});
        add("quotes after a quote", "\"a\"b\"c\",\"d\"\"e\"f\"\"g", {{"ab\"c\"", "d\"ef\"\"g"}});
        add("spaces stay", " a , \"b\" \n", {{" a ", " \"b\" "}});
        add("ragged", "a,b,c\nd\ne,f,g,h\n", {{"a", "b", "c"}, {"d"}, {"e", "f", "g", "h"}});
        add("blank lines", "\n\na\n\nb\n\n", {{""}, {""}, {"a"}, {""}, {"b"}, {""}});
        add("byte order mark", "\xEF\xBB\xBF\"a\",b\n", {{"a", "b"}});
        add("byte order mark inside",
            "a,\xEF\xBB\xBF"
            "b\n",
            {{"a",
              "\xEF\xBB\xBF"
              "b"}});
        add("sep line", "sep=;\r\na;b,c\n", {{"a", "b,c"}});
        add("sep line with tab, upper case", "SEP=\t\ra\tb", {{"a", "b"}});
        add("sep line after mark", "\xEF\xBB\xBFsep=|\r\r\na|b", {{"a", "b"}});
        add("sep line alone", "sep=;", {});
        add("quoted, so no sep line", "\"sep=;\"\na;b", {{"sep=;"}, {"a;b"}});
        add("no sep line", "sep=;x,a", {{"sep=;x", "a"}});
        add("NUL", QByteArray("a,b\nc\0d,ordinary text\n", 22),
            {{"a", "b"}, {QByteArray("c\0d", 3), "ordinary text"}});
        add("letters", "\xC3\xA4,\xE6\x99\xAF\xE9\xBB\x9E,\xF0\x9F\x90\xA2\n",
            {{"\xC3\xA4", "\xE6\x99\xAF\xE9\xBB\x9E", "\xF0\x9F\x90\xA2"}});
        add("next line is no line end",
            "a\xC2\x85\xE2\x80\xA8"
            "b\n",
            {{"a\xC2\x85\xE2\x80\xA8"
              "b"}});
    }

private Q_SLOTS:
    void readsRecords_data() { addCases(); }
    void readsRecords()
    {
        QFETCH(QByteArray, text);
        QFETCH(Rows, rows);
        const QString path = m_files.write(QStringLiteral("case.csv"), text);
        // The same answer wherever the buffer happens to end.
        for (const qint64 chunk : {1, 2, 3, 4, 5, 7, 11, 4096}) {
            const auto read = readCsv(path, {}, chunk);
            if (text.endsWith(",\"\n")) {
                QVERIFY(!read);
                QVERIFY(read.error().text.contains(u"row 1"));
                continue;
            }
            QVERIFY2(read, read ? "" : qPrintable(read.error().text));
            QCOMPARE(*read, rows);
        }
    }

    void tellsBlankRecords_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("blank");
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("separators") << QByteArray(",,,") << true;
        QTest::newRow("quotes") << QByteArray("\"\",\"\"") << true;
        QTest::newRow("a space") << QByteArray(", ,") << false;
        QTest::newRow("last cell") << QByteArray(",,x") << false;
    }
    void tellsBlankRecords()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, blank);
        const QString path = m_files.write(QStringLiteral("blank.csv"), "a,b\n" + line + "\nc\n");
        auto reader = CsvReader::open(path, {});
        QVERIFY(reader);
        RowView row;
        QVERIFY(*(*reader)->next(row));
        QVERIFY(!row.blank);
        QVERIFY(*(*reader)->next(row));
        QCOMPARE(row.blank, blank);
        QVERIFY(*(*reader)->next(row));
        QVERIFY(!row.blank);
        QCOMPARE(row.number, 3);
        QVERIFY(!*(*reader)->next(row));
        QVERIFY(!*(*reader)->next(row));
    }

    void followsTheDialect()
    {
        const QString path = m_files.write(QStringLiteral("d.csv"), "'a;b';\"c;\nsep=,\n");
        CsvDialect dialect;
        dialect.separator = ';';
        dialect.quote = '\'';
        QCOMPARE(*readCsv(path, dialect), (Rows{{"a;b", "\"c", ""}, {"sep=,"}}));
        dialect.quote = 0;
        QCOMPARE(*readCsv(path, dialect), (Rows{{"'a", "b'", "\"c", ""}, {"sep=,"}}));
        const QString sep = m_files.write(QStringLiteral("sep.csv"), "sep=|\na;b\n");
        QCOMPARE((*CsvReader::open(sep, dialect))->dialect().separator, '|');
        dialect.separatorLine = CsvDialect::SeparatorLine::Skip;
        QCOMPARE(*readCsv(sep, dialect), (Rows{{"a", "b"}}));
        dialect.separatorLine = CsvDialect::SeparatorLine::Record;
        QCOMPARE(*readCsv(sep, dialect), (Rows{{"sep=|"}, {"a", "b"}}));
    }

    void aCellMayBeginWithNulWhereThereAreNoQuotes()
    {
        CsvDialect dialect;
        dialect.quote = 0;
        const QByteArray text("ordinary heading,b\n\0x,y\n", 24);
        const QString path = m_files.write(QStringLiteral("nul.csv"), text);
        QCOMPARE(*readCsv(path, dialect),
                 (Rows{{"ordinary heading", "b"}, {QByteArray("\0x", 2), "y"}}));
    }

    void readsWideEncodings_data()
    {
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QStringConverter::Encoding>("encoding");
        QTest::newRow("UTF-16LE") << QStringLiteral("UTF-16LE") << QStringConverter::Utf16LE;
        QTest::newRow("UTF-16BE") << QStringLiteral("UTF-16BE") << QStringConverter::Utf16BE;
        QTest::newRow("UTF-32LE") << QStringLiteral("UTF-32LE") << QStringConverter::Utf32LE;
    }
    void readsWideEncodings()
    {
        QFETCH(QString, mark);
        QFETCH(QStringConverter::Encoding, encoding);
        QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray text = encode(u"n\u00E4me,\"a\r\nb\"\r\n\U0001F422\u666F,\n");
        const QString path = m_files.write(QStringLiteral("wide.csv"), text);
        const Rows rows{{"n\xC3\xA4me", "a\r\nb"}, {"\xF0\x9F\x90\xA2\xE6\x99\xAF", ""}};
        for (const qint64 chunk : {1, 2, 3, 5, 4096}) {
            const auto read = readCsv(path, {}, chunk);
            QVERIFY2(read, read ? "" : qPrintable(read.error().text));
            QCOMPARE(*read, rows);
        }
        QCOMPARE((*CsvReader::open(path, {}))->dialect().encoding, mark);
    }

    void halfASurrogatePairBecomesAReplacement()
    {
        const QByteArray text("\xFF\xFE"
                              "a\0\0\xD8"
                              "b\0",
                              8);
        const QString path = m_files.write(QStringLiteral("half.csv"), text);
        for (const qint64 chunk : {1, 4, 64})
            QCOMPARE(*readCsv(path, {}, chunk),
                     (Rows{{"a\xEF\xBF\xBD"
                            "b"}}));
    }

    void longRecordsCrossManyChunks()
    {
        QByteArray text = "a,b\n";
        Rows rows{{"a", "b"}};
        for (int i = 0; i < 300; ++i) {
            const QByteArray cell = QByteArray::number(i).repeated(i * 7);
            text += "\"" + cell + "\n\"\"" + cell + "\"," + cell + "\r\n";
            rows += {cell + "\n\"" + cell, cell};
        }
        const QString path = m_files.write(QStringLiteral("long.csv"), text);
        for (const qint64 chunk : {13, 256, 1000, 65536})
            QCOMPARE(*readCsv(path, {}, chunk), rows);
    }

    void progressCountsTheBytesOfTheFile()
    {
        const QString path = m_files.write(QStringLiteral("p.csv"), "abc,d\nefg,h\n");
        auto reader = CsvReader::open(path, {});
        QCOMPARE((*reader)->progress().done, 0);
        QCOMPARE((*reader)->progress().total, 12);
        RowView row;
        QVERIFY(*(*reader)->next(row));
        QCOMPARE((*reader)->progress().done, 6);
        QVERIFY(*(*reader)->next(row));
        QVERIFY(!*(*reader)->next(row));
        QCOMPARE((*reader)->progress().done, 12);
    }
};

QTEST_GUILESS_MAIN(TestCsvReader)
#include "test_csv_reader.moc"
