// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_files.h"

#include <QTest>

using namespace rapport;

/// What CsvReader says about files that it cannot read.
class TestCsvFaults : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

private Q_SLOTS:
    void refusesWhatIsNoTable_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto add = [](const char *name, const QByteArray &content, const char *says) {
            QTest::newRow(name) << content << QString::fromLatin1(says);
        };
        const QByteArray noise = QByteArray("\0\x01\x02\x7F", 4).repeated(50);
        add("nothing", "", "is empty");
        add("a mark", "\xEF\xBB\xBF", "is empty");
        add("white space", "\xEF\xBB\xBF \t\r\n\n", "is empty");
        add("a wide mark and spaces", QByteArray("\xFF\xFE \0\n\0", 6), "is empty");
        add("PNG", "\x89PNG\r\n\x1A\n" + noise, "is not a CSV file but an image");
        add("GIF", "GIF89a" + noise, "is not a CSV file but an image");
        add("ELF",
            "\x7F"
            "ELF"
                + noise,
            "is not a CSV file but a program");
        add("EXE", "MZ\x90" + noise, "is not a CSV file but a program");
        add("PDF", "%PDF-1.7\n1 0 obj", "is not a CSV file but a PDF document");
        add("ZIP", "PK\x03\x04" + noise, "a ZIP archive or a spreadsheet");
        add("XLS", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + noise, "an old Office document");
        add("SQLite", QByteArray("SQLite format 3\0", 16) + noise, "a database");
        add("gzip", "\x1F\x8B\x08", "an archive");
        add("NUL bytes", noise, "is not a CSV file but some other kind of binary file");
        add("NUL and no text", QByteArray("plain text, then \0 and \xFF\xFF\xFF plain", 29),
            "some other kind of binary file");
        add("Latin-1",
            "a,b\nc,Stra\xDF"
            "e\n",
            "row 2 has a wrong byte at position 10 of the file");
        add("cut character", "a,b\nc,\xE6\x99", "row 2 has a wrong byte at position 6 ");
        add("surrogate", "\xEF\xBB\xBFx\xED\xA0\x80", "row 1 has a wrong byte at position 4 ");
        add("overlong", "\xC0\xAF", "row 1 has a wrong byte at position 0 ");
        add("past the last", "\xF4\x90\x80\x80", "row 1 has a wrong byte at position 0 ");
        add("open quote", "a\nb,\"c\n\nd\ne\n", "begins as row 2");
        add("open quote at the end", "a\nb\n\"", "begins as row 3");
    }
    void refusesWhatIsNoTable()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const QString path = m_files.write(QStringLiteral("50%2 %1.csv"), content);
        for (const qint64 chunk : {1, 3, 4096}) {
            const auto read = readCsv(path, {}, chunk);
            QVERIFY(!read);
            QCOMPARE(read.error().code, Error::Code::Invalid);
            QVERIFY2(read.error().text.contains(says), qPrintable(read.error().text));
            QVERIFY(read.error().text.contains(QDir::toNativeSeparators(path)));
        }
    }

    void readsTextThatLooksBinaryAtFirst_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("MZ") << QByteArray("MZ");
        QTest::newRow("BM") << QByteArray("BMI");
        QTest::newRow("PK") << QByteArray("PK");
        QTest::newRow("one NUL") << QByteArray("customer\0name", 13);
    }
    void readsTextThatLooksBinaryAtFirst()
    {
        QFETCH(QByteArray, cell);
        const QString path = m_files.write(QStringLiteral("t.csv"), cell + ",b\nc,d\n");
        const auto read = readCsv(path);
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        QCOMPARE(*read, (Rows{{cell, "b"}, {"c", "d"}}));
    }

    void saysThatTheFileIsMissing()
    {
        const auto read = readCsv(m_files.path(QStringLiteral("none.csv")));
        QVERIFY(!read);
        QCOMPARE(read.error().code, Error::Code::NotFound);
        QVERIFY(read.error().text.contains(u"none.csv"));
    }

    void saysThatItIsAFolder()
    {
        const auto read = readCsv(QDir::tempPath());
        QVERIFY(!read);
        QVERIFY(read.error().text.contains(u"is a folder"));
    }

    void saysThatItIsADevice()
    {
        if (!QFile::exists(QStringLiteral("/dev/zero")))
            QSKIP("this system has no /dev/zero");
        const auto read = readCsv(QStringLiteral("/dev/zero"));
        QVERIFY(!read);
        QVERIFY(read.error().text.contains(u"is a device"));
    }

    void saysThatItMayNotBeRead()
    {
        const QString path = m_files.write(QStringLiteral("secret.csv"), "a,b\n");
        QFile::setPermissions(path, {});
        if (QFile probe(path); probe.open(QIODevice::ReadOnly))
            QSKIP("this user may read every file");
        const auto read = readCsv(path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, Error::Code::Io);
        QVERIFY(read.error().text.contains(u"cannot be read"));
    }

    void saysThatTheEncodingIsNotKnown()
    {
        CsvDialect dialect;
        dialect.encoding = QStringLiteral("Klingon-7");
        const auto read = readCsv(m_files.write(QStringLiteral("k.csv"), "a,b\n"), dialect);
        QVERIFY(!read);
        QVERIFY(read.error().text.contains(u"Klingon-7"));
    }

    void saysThatTheTextIsNotInItsEncoding()
    {
        CsvDialect dialect;
        dialect.encoding = QStringLiteral("GB18030");
        const QString good = m_files.write(QStringLiteral("gb.csv"), "\xBE\xB0,b\n");
        QCOMPARE(*readCsv(good, dialect, 1), (Rows{{"\xE6\x99\xAF", "b"}}));
        const QString bad = m_files.write(QStringLiteral("gb.csv"), "a,b\n\xFF\xFF,d\n");
        const auto read = readCsv(bad, dialect);
        QVERIFY(!read);
        QVERIFY(read.error().text.contains(u"is not GB18030 text"));
    }

    void refusesMonsters_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        const auto add = [&](const char *name, const QByteArray &content, const QString &says) {
            QTest::newRow(name) << m_files.write(QLatin1String(name), content) << says;
        };
        const QByteArray cell(100 * 1024 * 1024, 'x');
        add("cell", "a,b\nc," + cell + "\n", QStringLiteral("of more than 16 MB"));
        add("quoted cell", "a,b\nc,\"" + cell, QStringLiteral("of more than 16 MB"));
        add("columns", "a,b\n" + QByteArray(1'000'000, ','),
            QStringLiteral("more than 100,000 columns"));
        add("record", "a\n" + QByteArray(QByteArray(15 * 1024 * 1024, 'x') + ',').repeated(5),
            QStringLiteral("more than 64 MB"));
    }
    void refusesMonsters()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const auto read = readCsv(path);
        QVERIFY(!read);
        QVERIFY2(read.error().text.contains(says), qPrintable(read.error().text));
        QVERIFY(read.error().text.startsWith(u"Row 2 of "));
        QFile::remove(path);
    }

    void takesWhatIsJustBelowTheLimits()
    {
        const QByteArray content =
            QByteArray(99'999, ',') + "\n" + QByteArray(16 * 1024 * 1024, 'x');
        const auto read = readCsv(m_files.write(QStringLiteral("big.csv"), content));
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        QCOMPARE(read->at(0).size(), 100'000);
        QCOMPARE(read->at(1).at(0).size(), 16 * 1024 * 1024);
    }

    void saysThatTheFileBecameShorter()
    {
        const QString path =
            m_files.write(QStringLiteral("s.csv"), QByteArray("abc,def\n").repeated(1000));
        auto reader = CsvReader::open(path, {}, 64);
        QVERIFY(reader);
        RowView row;
        QVERIFY(*(*reader)->next(row));
        QVERIFY(QFile::resize(path, 804));
        int good = 1;
        Result<bool> more = true;
        while ((more = (*reader)->next(row)) && *more)
            ++good;
        QVERIFY(!more);
        QCOMPARE(more.error().code, Error::Code::Io);
        QVERIFY(more.error().text.contains(u"became shorter"));
        QCOMPARE(good, 100);
        // Asked again, it says it again.
        more = (*reader)->next(row);
        QVERIFY(!more);
        QVERIFY(more.error().text.contains(u"became shorter"));
    }

    void readsOnWhereTheFileGrew()
    {
        const QString path = m_files.write(QStringLiteral("g.csv"), "a,b\nc,d\n");
        auto reader = CsvReader::open(path, {}, 4);
        QVERIFY(reader);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write("e,f\n") == 4 && file.flush());
        RowView row;
        int count = 0;
        while (*(*reader)->next(row))
            ++count;
        QCOMPARE(count, 3);
        QCOMPARE((*reader)->progress().done, (*reader)->progress().total);
    }
};

QTEST_GUILESS_MAIN(TestCsvFaults)
#include "test_csv_faults.moc"
