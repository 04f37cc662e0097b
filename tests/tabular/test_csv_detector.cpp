// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_detector.h"
#include "tabular/csv_files.h"

#include <QTest>

using namespace rapport;

class TestCsvDetector : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

private Q_SLOTS:
    void findsSeparators_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<char>("separator");
        QTest::addColumn<int>("columns");
        const auto add = [](const char *name, const QByteArray &text, char separator, int columns) {
            QTest::newRow(name) << text << separator << columns;
        };
        add("comma", "a,b,c\n1,2,3\n4,5,6\n", ',', 3);
        add("semicolon", "a;b;c\n1;2;3\n", ';', 3);
        add("tab", "a\tb\tc\n1\t2\t3\n", '\t', 3);
        add("bar", "a|b|c\n1|2|3\n", '|', 3);
        add("decimal commas", "a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ';', 3);
        add("decimal commas and one in the heading", "name;score, total\nx;1,5\ny;2,5\n", ';', 2);
        add("tags with bars", "name,tags,city\nx,a|b,q\ny,c|d,r\nz,e|f,s\n", ',', 3);
        add("ragged", "a,b,c,d\nx,y\nx\nx,y,z,w\nx,y,z,w\n", ',', 4);
        add("quoted separators", "a;b\n\"x,y\";\"1,2,3\"\n\"z\";\"4\n5;6;7\"\n", ';', 2);
        add("one column", "name\nAnna\nBob\n", ',', 1);
        add("sep line", "sep=;\na,x;b\nc,y;d\n", ';', 2);
        add("mark",
            "\xEF\xBB\xBF"
            "a;b\n1;2\n",
            ';', 2);
        // The beginning alone would say semicolon.
        add("decided by the end", "a;b,c\n1;2,3\n" + QByteArray("x,y\n").repeated(10), ',', 2);
        add("decided far from the start",
            "a;b,c\n" + QByteArray("1;2,3\n").repeated(800'000)
                + QByteArray("x,y\n").repeated(90'000),
            ',', 2);
    }
    void findsSeparators()
    {
        QFETCH(QByteArray, text);
        QFETCH(char, separator);
        QFETCH(int, columns);
        const auto found = detectCsv(m_files.write(QStringLiteral("s.csv"), text));
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QCOMPARE(found->dialect.separator, separator);
        QCOMPARE(found->columnCount, columns);
        QCOMPARE(found->headings.size(), size_t(columns));
        QCOMPARE(found->byteOrderMark, text.startsWith("\xEF\xBB\xBF"));
        QCOMPARE(found->dialect.quote, '"');
    }

    void findsApostrophes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<char>("quote");
        QTest::newRow("quotes") << QByteArray("'a';'b'\n'1;2';'3\n4'\n") << '\'';
        QTest::newRow("guarded") << QByteArray("a;b\n'=1;'@x\n") << '"';
        QTest::newRow("words") << QByteArray("a;b;c\n'tis;'x';y\n") << '"';
        QTest::newRow("quoted too") << QByteArray("a;\"b\"\n'1';'2'\n") << '"';
        QTest::newRow("a few") << QByteArray("a;b\n1;2\n3;4\n'5';'6'\n7;8\n9;0\n") << '"';
    }
    void findsApostrophes()
    {
        QFETCH(QByteArray, text);
        QFETCH(char, quote);
        const auto found = detectCsv(m_files.write(QStringLiteral("q.csv"), text));
        QVERIFY(found);
        QCOMPARE(found->dialect.quote, quote);
        QCOMPARE(found->dialect.separator, ';');
        if (quote == '\'')
            QCOMPARE(found->samples.at(0),
                     (QStringList{QStringLiteral("1;2"), QStringLiteral("3\n4")}));
    }

    void findsHeadingRows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QStringList>("headings");
        const auto add = [](const char *name, const QByteArray &text, int rows,
                            const char *headings) {
            QTest::newRow(name) << text << rows << QString::fromUtf8(headings).split(u'/');
        };
        add("one", "a,b\n1,2\n3,4\n", 1, "a/b");
        add("none", "anna@x.org,5\nbob@y.org,6\n", 1, "anna@x.org/5");
        add("only numbers", "1,2\n3,4\n", 1, "1/2");
        add("a single row", "a,b\n", 1, "a/b");
        add("blank rows before", "\n,,\na,b\n1,2\n", 1, "a/b");
        add("spaces", " a ,\"b\n\"\n1,2\n", 1, "a/b");
        add("SurveyMonkey", "ID,Which?,,,Happy?\n,Red,Blue,Other,Response\n1,Red,,,9\n2,,Blue,,8\n",
            2,
            "ID/Which? \xE2\x80\x93 Red/Which? \xE2\x80\x93 Blue/Which? \xE2\x80\x93 Other/"
            "Happy? \xE2\x80\x93 Response");
        add("groups",
            "Who,,,Scores,,\nName,E-mail,City,UX,TS,CSAT\nA,a@b.c,X,5,4,3\nB,b@b.c,Y,4,4,2\n", 2,
            "Who \xE2\x80\x93 Name/Who \xE2\x80\x93 E-mail/Who \xE2\x80\x93 City/"
            "Scores \xE2\x80\x93 UX/Scores \xE2\x80\x93 TS/Scores \xE2\x80\x93 CSAT");
        add("three",
            "Who,,Scores,,,\nName,Mail,First,,Second,\n,,UX,TS,UX,TS\nA,a@b.c,5,4,3,2\n"
            "B,b@b.c,4,4,2,1\n",
            3,
            "Who \xE2\x80\x93 Name/Who \xE2\x80\x93 Mail/Scores \xE2\x80\x93 First \xE2\x80\x93 UX/"
            "Scores \xE2\x80\x93 First \xE2\x80\x93 TS/Scores \xE2\x80\x93 Second \xE2\x80\x93 UX/"
            "Scores \xE2\x80\x93 Second \xE2\x80\x93 TS");
        add("Qualtrics",
            "Q1,Q2\nHow "
            "old?,Why?\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n"
            "5,because\n",
            3, "Q1 \xE2\x80\x93 How old?/Q2 \xE2\x80\x93 Why?");
        add("unnamed first column", ",name,age\n0,Anna,30\n1,Bob,31\n2,Cid,32\n", 1, "/name/age");
        add("unnamed text column", "name,,city\nAnna,x,Bonn\nBob,y,Ulm\nCid,z,Jena\n", 1,
            "name//city");
        add("a first row with gaps in its values", "id,name,,\n,Anna,x,\n2,Bob,y,\n3,Cid,z,\n", 1,
            "id/name/");
        add("guarded", "'@handle,''=x\n1,2\n", 1, "@handle/'=x");
        add("repeated", "Q,,\nQ,x,y\n1,2,3\n4,5,6\n", 2, "Q/Q \xE2\x80\x93 x/Q \xE2\x80\x93 y");
        add("separators at the end", "a,b,,\n1,2,,\n3,4,,\n", 1, "a/b");
        add("values below no heading", "a,b,,\n1,2,3,\n3,4,,\n", 1, "a/b/");
        add("values past the headings", "a,b\n1,2,3\n4,5\n6,7\n", 1, "a/b");
    }
    void findsHeadingRows()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, rows);
        QFETCH(QStringList, headings);
        const auto found = detectCsv(m_files.write(QStringLiteral("h.csv"), text));
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QCOMPARE(found->dialect.headerRows, rows);
        QCOMPARE(found->headerRows, rows);
        QCOMPARE(QStringList(found->headings.begin(), found->headings.end()), headings);
    }

    void findsDecimalSigns_data()
    {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<char>("decimal");
        QTest::newRow("point") << QByteArray("1.5;-2.25") << '.';
        QTest::newRow("comma") << QByteArray("1,5;-2,25") << ',';
        QTest::newRow("thousands and comma") << QByteArray("1.234,5;x") << ',';
        QTest::newRow("thousands and point") << QByteArray("1,234.5;x") << '.';
        QTest::newRow("perhaps thousands") << QByteArray("1,234;12,345") << '.';
        QTest::newRow("millions") << QByteArray("1,234,567;2,345,678") << '.';
        QTest::newRow("zero before") << QByteArray("0,234;x") << ',';
        QTest::newRow("majority") << QByteArray("1,5;1,6\n1.5;x") << ',';
        QTest::newRow("not numbers") << QByteArray("1,a;a,5\n1,5x;,5") << '.';
        QTest::newRow("whole numbers") << QByteArray("15;-3") << '.';
    }
    void findsDecimalSigns()
    {
        QFETCH(QByteArray, cells);
        QFETCH(char, decimal);
        const auto found =
            detectCsv(m_files.write(QStringLiteral("d.csv"), "a;b\n" + cells + "\n"));
        QVERIFY(found);
        QCOMPARE(found->decimal, decimal);
        QCOMPARE(found->dialect.decimal, decimal);
    }

    void takesTheFirstTwentyRowsAsSamples()
    {
        QByteArray text = "n,t\n\n";
        for (int i = 1; i <= 50; ++i)
            text += QByteArray::number(i) + ",'=x\n,\n";
        const auto found = detectCsv(m_files.write(QStringLiteral("n.csv"), text));
        QVERIFY(found);
        QCOMPARE(found->samples.size(), size_t(20));
        QCOMPARE(found->samples.front(), (QStringList{QStringLiteral("1"), QStringLiteral("=x")}));
        QCOMPARE(found->samples.back().front(), QStringLiteral("20"));
        QCOMPARE(found->rows, 50);
        QCOMPARE(found->records, 102);
    }

    void describesAsTold()
    {
        const QString path = m_files.write(QStringLiteral("t.csv"), "sep=,\na;b,c\n1;2,3\n4;5,6\n");
        auto found = detectCsv(path);
        QVERIFY(found);
        QCOMPARE(found->dialect.separator, ',');
        // The user chooses the separator in spite of the file's own line.
        CsvDialect dialect = found->dialect;
        dialect.separator = ';';
        found = describeCsv(path, dialect);
        QVERIFY(found);
        QCOMPARE(found->dialect, dialect);
        QCOMPARE(found->headings,
                 (std::vector<QString>{QStringLiteral("a"), QStringLiteral("b,c")}));
        QCOMPARE(found->rows, 2);

        dialect.headerRows = 0;
        found = describeCsv(path, dialect);
        QVERIFY(found);
        QCOMPARE(found->headings,
                 (std::vector<QString>{QStringLiteral("Column 1"), QStringLiteral("Column 2")}));
        QCOMPARE(found->rows, 3);

        dialect.headerRows = 30;
        found = describeCsv(path, dialect);
        QVERIFY(found);
        QCOMPARE(found->rows, 0);
        QCOMPARE(found->columnCount, 2);
    }

    void handsOnTheFaults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray("\n\n") << QStringLiteral("is empty");
        QTest::newRow("open quote") << QByteArray("a,b\n1,2\n3,\"4\n") << QStringLiteral("row 3");
        QTest::newRow("a wrong byte at the end") << QByteArray("a,\xC3\xA4\n").repeated(100'000)
                + "\xDF,b\n" << QStringLiteral("is not UTF-8");
    }
    void handsOnTheFaults()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto found = detectCsv(m_files.write(QStringLiteral("f.csv"), text));
        QVERIFY(!found);
        QVERIFY2(found.error().text.contains(says), qPrintable(found.error().text));
    }

    void canBeStopped()
    {
        const QString path =
            m_files.write(QStringLiteral("c.csv"), QByteArray("a,b\n").repeated(100'000));
        std::stop_source source;
        qint64 reports = 0;
        const Job job(source.get_token(), [&](const Progress &progress) {
            ++reports;
            QCOMPARE(progress.total, 400'000);
            source.request_stop();
        });
        const auto found = describeCsv(path, {}, job);
        QVERIFY(!found);
        QCOMPARE(found.error().code, Error::Code::Cancelled);
        QCOMPARE(reports, 1);
        QCOMPARE(detectCsv(path, job).error().code, Error::Code::Cancelled);
    }

    void realFiles_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("headerRows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        const auto add = [](const char *name, int headerRows, int columns, int rows) {
            QTest::newRow(name) << QString::fromLatin1(name) << headerRows << columns << rows;
        };
        add("surveys/CNCF_Maintainers_Survey_2020_H2.csv", 2, 103, 97);
        add("surveys/spack-user-survey-2025-responses.csv", 1, 56, 245);
        add("surveys/2018-11-18-2018-state-of-haskell-survey-results.csv", 1, 111, 1361);
        add("events/confs_tech_events.csv", 1, 11, 6830);
        add("duplicates/fake_1000.csv", 1, 7, 1000);
        add("duplicates/febrl1.csv", 1, 11, 1000);
        add("spreadsheets/utf-16le_encoded.csv", 1, 19, 327);
    }
    void realFiles()
    {
        QFETCH(QString, name);
        QFETCH(int, headerRows);
        QFETCH(int, columns);
        QFETCH(int, rows);
        const auto found = detectCsv(sharedData(name));
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QCOMPARE(found->dialect.separator, ',');
        QCOMPARE(found->dialect.headerRows, headerRows);
        QCOMPARE(found->columnCount, columns);
        QCOMPARE(found->rows, rows);
        QCOMPARE(found->decimal, '.');
    }

    void surveyMonkeyHeadingsNameTheQuestion()
    {
        NEED_SHARED_DATA();
        const auto found =
            detectCsv(sharedData(QStringLiteral("surveys/CNCF_Maintainers_Survey_2020_H2.csv")));
        QVERIFY(found);
        QCOMPARE(found->headings[0], QStringLiteral("Respondent ID"));
        QCOMPARE(found->headings[72],
                 QStringLiteral("Which CNCF Project(s) are you maintaining? \u2013 Argo"));
        QVERIFY(found->headings[92].startsWith(u"Would you recommend CNCF"));
        QVERIFY(found->headings[92].endsWith(u"strongly disagree. \u2013 Why?"));
    }
};

QTEST_GUILESS_MAIN(TestCsvDetector)
#include "test_csv_detector.moc"
