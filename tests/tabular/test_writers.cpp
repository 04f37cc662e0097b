// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_files.h"
#include "tabular/csv_writer.h"
#include "tabular/formula_guard.h"
#include "tabular/json_lines_writer.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace rapport;

class TestWriters : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    static QByteArray writtenCsv(const std::vector<Value> &values, const CsvWriterOptions &options)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = CsvWriter::onto(buffer, options);
        const bool good = writer->row(values) && writer->finish();
        return good ? buffer.data() : QByteArray("(failed)");
    }

    static QByteArray writtenJson(const QStringList &names, const std::vector<Value> &values)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = JsonLinesWriter::onto(buffer);
        const bool good = writer->header(names) && writer->row(values) && writer->finish();
        return good ? buffer.data() : QByteArray("(failed)");
    }

    static std::unique_ptr<RowWriter> started(const QString &kind, const QString &path)
    {
        if (kind == u"csv")
            return std::move(*CsvWriter::create(path, {}));
        return std::move(*JsonLinesWriter::create(path));
    }

private Q_SLOTS:
    void writesCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QStringLiteral("abc d") << QByteArray("abc d");
        QTest::newRow("separator") << QStringLiteral("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("LF") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("CR") << QStringLiteral("a\rb") << QByteArray("\"a\rb\"");
        QTest::newRow("other separator") << QStringLiteral("a;b") << QByteArray("a;b");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        QTest::newRow("quoted formula") << QStringLiteral("@a,b") << QByteArray("\"'@a,b\"");
        QTest::newRow("CR formula") << QStringLiteral("\ra") << QByteArray("\"'\ra\"");
        QTest::newRow("letters") << QStringLiteral("\u00E4\U0001F422")
                                 << QByteArray("\xC3\xA4\xF0\x9F\x90\xA2");
    }
    void writesCells()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(writtenCsv({Value(1), Value(text)}, {}), "1," + cell + "\r\n");
    }

    void neverTouchesNumbers()
    {
        QCOMPARE(
            writtenCsv({Value(-5), Value(-0.1), Value(), Value(1e300), Value(QStringLiteral("-5"))},
                       {}),
            QByteArray("-5,-0.1,,1e+300,'-5\r\n"));
    }

    void followsItsOptions()
    {
        CsvWriterOptions options;
        options.separator = ';';
        options.byteOrderMark = true;
        options.guardFormulas = false;
        QCOMPARE(writtenCsv({Value(QStringLiteral("=a;")), Value(QStringLiteral("b,c"))}, options),
                 QByteArray("\xEF\xBB\xBF\"=a;\";b,c\r\n"));
    }

    void quotesAllTextsAndNoNumbers()
    {
        CsvWriterOptions options;
        options.quoteTexts = true;
        QCOMPARE(writtenCsv({Value(QStringLiteral("0017")), Value(17), Value(), Value(0.5),
                             Value(QStringLiteral("a\"b"))},
                            options),
                 QByteArray("\"0017\",17,,0.5,\"a\"\"b\"\r\n"));
    }

    void guardsHeadings()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = CsvWriter::onto(buffer, {});
        QVERIFY(writer->header({QStringLiteral("=x"), QStringLiteral("y")}));
        QVERIFY(writer->finish());
        QCOMPARE(buffer.data(), QByteArray("'=x,y\r\n"));
    }

    void everyTextComesBack_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{QStringLiteral("sep=;"),
                                QStringLiteral("SEP=,"),
                                QStringLiteral("\uFEFFmark"),
                                QStringLiteral("\uFEFF\uFEFF"),
                                QStringLiteral(" "),
                                QStringLiteral("\""),
                                QStringLiteral("\"\""),
                                QStringLiteral("\r\n"),
                                QStringLiteral("a\r"),
                                QStringLiteral("'"),
                                QStringLiteral("''=1"),
                                QStringLiteral("\ttab"),
                                QStringLiteral("\u2028\u0085\u00A0")};
        for (const QString &text : texts)
            QTest::newRow(qPrintable(text)) << text;
        const QJsonArray naughty =
            QJsonDocument::fromJson(contentOf(sharedData(QStringLiteral("hostile/blns.json"))))
                .array();
        for (qsizetype i = 0; i < naughty.size(); ++i)
            QTest::addRow("naughty %d", int(i)) << naughty.at(i).toString();
        const QString payloads =
            QString::fromUtf8(contentOf(sharedData(QStringLiteral("hostile/csv-payload.txt"))));
        const QStringList lines = payloads.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i)
            QTest::addRow("payload %d", int(i)) << lines.at(i);
    }
    void everyTextComesBack()
    {
        QFETCH(QString, text);
        for (const char separator : {',', ';', '\t', '|'}) {
            CsvWriterOptions options;
            options.separator = separator;
            CsvDialect dialect;
            dialect.separator = separator;
            // First of the file, first of a record, last of a record, alone.
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            const auto writer = CsvWriter::onto(buffer, options);
            QVERIFY(writer->header({text, QStringLiteral("x")}));
            QVERIFY(writer->row(std::vector<Value>{Value(text), Value(text)}));
            QVERIFY(writer->row(std::vector<Value>{Value(text)}));
            QVERIFY(writer->finish());
            const auto rows =
                readCsv(m_files.write(QStringLiteral("back.csv"), buffer.data()), dialect);
            QVERIFY2(rows, rows ? "" : qPrintable(rows.error().text));
            QCOMPARE(rows->size(), 3);
            const auto back = [&](qsizetype row, qsizetype cell) {
                return unguardFormula(cellText(rows->at(row).at(cell).toStdString()));
            };
            QCOMPARE(rows->at(0).size(), 2);
            QCOMPARE(back(0, 0), text);
            QCOMPARE(rows->at(1).size(), 2);
            QCOMPARE(back(1, 0), text);
            QCOMPARE(back(1, 1), text);
            QCOMPARE(rows->at(2).size(), 1);
            QCOMPARE(back(2, 0), text);
        }
        const QByteArray json =
            writtenJson({QStringLiteral("key"), text + u'2'}, {Value(text), Value(1)});
        QVERIFY(json.endsWith("}\n") && json.count('\n') == 1);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object.value(u"key").toString(), text);
        QCOMPARE(object.value(QString(text + u'2')).toInt(), 1);
    }

    void writesJsonLines()
    {
        QCOMPARE(writtenJson({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                              QStringLiteral("d\""), QStringLiteral("e")},
                             {Value(), Value(0.1), Value(qint64(9007199254740993)),
                              Value(QStringLiteral("=\u00E4\x01\n")), Value(qInf())}),
                 QByteArray("{\"a\":null,\"b\":0.1,\"c\":9007199254740993,"
                            "\"d\\\"\":\"=\xC3\xA4\\u0001\\n\",\"e\":null}\n"));
    }

    void jsonNeedsNamesThatDiffer()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = JsonLinesWriter::onto(buffer);
        const auto done =
            writer->header({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")});
        QVERIFY(!done);
        QCOMPARE(done.error().code, Error::Code::Invalid);
    }

    void jsonNeedsAValueForEachColumn()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = JsonLinesWriter::onto(buffer);
        QVERIFY(writer->header({QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(!writer->row(std::vector<Value>{Value(1)}));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("csv") << QStringLiteral("csv");
        QTest::newRow("jsonl") << QStringLiteral("jsonl");
    }

    void anUnfinishedFileIsNeverSeen_data() { kinds_data(); }
    void anUnfinishedFileIsNeverSeen()
    {
        QFETCH(QString, kind);
        const TemporaryFiles files;
        const QString kept = files.write(QStringLiteral("kept"), "old");
        {
            const auto writer = started(kind, kept);
            const auto fresh = started(kind, files.path(QStringLiteral("fresh")));
            const std::vector<Value> values{Value(QString(1'000'000, u'x'))};
            for (RowWriter *each : {writer.get(), fresh.get()}) {
                QVERIFY(each->header({QStringLiteral("a")}));
                QVERIFY(each->row(values));
            }
        }
        QCOMPARE(files.names(), QStringList{QStringLiteral("kept")});
        QCOMPARE(contentOf(kept), QByteArray("old"));
    }

    void aFinishedFileReplacesTheOld_data() { kinds_data(); }
    void aFinishedFileReplacesTheOld()
    {
        QFETCH(QString, kind);
        const TemporaryFiles files;
        const QString path = files.write(QStringLiteral("file"), "old");
        const auto writer = started(kind, path);
        QVERIFY(writer->header({QStringLiteral("a")}));
        QVERIFY(writer->row(std::vector<Value>{Value(7)}));
        QCOMPARE(contentOf(path), QByteArray("old"));
        QVERIFY(writer->finish());
        QCOMPARE(contentOf(path),
                 kind == u"csv" ? QByteArray("a\r\n7\r\n") : QByteArray("{\"a\":7}\n"));
        QCOMPARE(files.names(), QStringList{QStringLiteral("file")});
    }

    void aFullDiskLeavesTheOldFile_data() { kinds_data(); }
    void aFullDiskLeavesTheOldFile()
    {
#ifdef Q_OS_UNIX
        QFETCH(QString, kind);
        const TemporaryFiles files;
        const QString path = files.write(QStringLiteral("file"), "old");
        // A limit on the size of files fails like a full disk, without one.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{600'000, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        Result<void> done;
        {
            const auto writer = started(kind, path);
            done = writer->header({QStringLiteral("a")});
            const std::vector<Value> values{Value(QString(1000, u'x'))};
            for (int i = 0; i < 1000 && done; ++i)
                done = writer->row(values);
            if (done)
                done = writer->finish();
        }
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!done);
        QCOMPARE(done.error().code, Error::Code::Io);
        QVERIFY2(done.error().text.contains(u"cannot be written"), qPrintable(done.error().text));
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(files.names(), QStringList{QStringLiteral("file")});
#else
        QSKIP("needs a limit on the size of files");
#endif
    }

    void aFullDeviceIsSaid()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("this system has no /dev/full");
        const auto writer = CsvWriter::onto(full, {});
        QVERIFY(writer->header({QStringLiteral("a")}));
        const auto done = writer->finish();
        QVERIFY(!done);
        QVERIFY2(done.error().text.contains(u"No space left"), qPrintable(done.error().text));
    }

    void saysWhereItCannotWrite_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("folder") << QDir::tempPath() << QStringLiteral("is a folder");
        QTest::newRow("no folder")
            << m_files.path(QStringLiteral("none/file")) << QStringLiteral("cannot be written");
    }
    void saysWhereItCannotWrite()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const auto csv = CsvWriter::create(path, {});
        QVERIFY(!csv);
        QVERIFY2(csv.error().text.contains(says), qPrintable(csv.error().text));
        QVERIFY(!JsonLinesWriter::create(path));
    }
};

QTEST_GUILESS_MAIN(TestWriters)
#include "test_writers.moc"
