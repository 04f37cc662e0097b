// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace rapport;

/// CsvReader on real files made by others.
class TestCsvFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvSpectrum_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        const QDir folder(sharedData(QStringLiteral("csv-spectrum/csvs")));
        const QStringList names = folder.entryList({QStringLiteral("*.csv")}, QDir::Files);
        QCOMPARE(names.size(), 12);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name.chopped(4);
    }
    void csvSpectrum()
    {
        QFETCH(QString, name);
        const auto rows = readCsv(sharedData(QStringLiteral("csv-spectrum/csvs/%1.csv").arg(name)));
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().text));
        const QByteArray json =
            contentOf(sharedData(QStringLiteral("csv-spectrum/json/%1.json").arg(name)));
        const QJsonDocument twin = QJsonDocument::fromJson(json);
        // One twin is a lone object instead of a list with one.
        const QJsonArray records = twin.isArray() ? twin.array() : QJsonArray{twin.object()};
        QVERIFY(!records.isEmpty());
        QCOMPARE(rows->size(), records.size() + 1);
        for (qsizetype i = 0; i < records.size(); ++i) {
            QJsonObject expected = records.at(i).toObject();
            // The publisher changed this number in the CSV and forgot its twin.
            if (name == u"location_coordinates")
                expected.insert(u"Contact Phone Number", QStringLiteral("2095257564"));
            QJsonObject read;
            for (qsizetype c = 0; c < rows->first().size(); ++c)
                read.insert(QString::fromUtf8(rows->first().at(c)),
                            QString::fromUtf8(rows->at(i + 1).at(c)));
            QCOMPARE(read, expected);
        }
    }

    void readsWholeFiles_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("records");
        QTest::addColumn<int>("blank");
        QTest::addColumn<int>("columns");
        const auto add = [](const char *name, int records, int blank, int columns) {
            QTest::newRow(name) << QString::fromLatin1(name) << records << blank << columns;
        };
        add("surveys/2018-11-18-2018-state-of-haskell-survey-results.csv", 1362, 0, 111);
        add("surveys/CNCF_Maintainers_Survey_2020_H2.csv", 99, 0, 103);
        add("surveys/CNCF_Maintainers_Survey_2020_H2_Summary.csv", 224, 43, 14);
        add("surveys/spack-user-survey-2025-responses.csv", 346, 100, 62);
        add("events/confs_tech_events.csv", 6831, 0, 11);
        add("duplicates/fake_1000.csv", 1001, 0, 7);
        add("duplicates/febrl1.csv", 1001, 0, 11);
        add("spreadsheets/mixedGLB.csv", 137, 1, 19);
        add("spreadsheets/utf8bom.csv", 1, 0, 2);
        add("spreadsheets/weird_head_padding.csv", 94, 9, 5);
        add("spreadsheets/utf-16le_encoded.csv", 328, 0, 19);
    }
    void readsWholeFiles()
    {
        QFETCH(QString, name);
        QFETCH(int, records);
        QFETCH(int, blank);
        QFETCH(int, columns);
        const auto rows = readCsv(sharedData(name));
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().text));
        qsizetype widest = 0;
        int blankFound = 0;
        for (const QByteArrayList &row : *rows) {
            widest = std::max(widest, row.size());
            blankFound += std::all_of(row.begin(), row.end(), [](auto &c) { return c.isEmpty(); });
        }
        QCOMPARE(rows->size(), records);
        QCOMPARE(blankFound, blank);
        QCOMPARE(widest, columns);
        QCOMPARE(*readCsv(sharedData(name), {}, 61), *rows);
    }

    void haskellSurveyKeepsItsLineBreaks()
    {
        NEED_SHARED_DATA();
        const auto rows = readCsv(sharedData(
            QStringLiteral("surveys/2018-11-18-2018-state-of-haskell-survey-results.csv")));
        QVERIFY(rows);
        int withBreaks = 0;
        qsizetype longest = 0;
        for (const QByteArrayList &row : *rows) {
            for (const QByteArray &cell : row) {
                withBreaks += cell.contains('\n') || cell.contains('\r');
                longest = std::max(longest, QString::fromUtf8(cell).size());
            }
        }
        QCOMPARE(withBreaks, 31'649);
        QCOMPARE(longest, 13'499);
    }

    void saysWhichFilesAreNotUtf8_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        QTest::newRow("Big5") << QStringLiteral("spreadsheets/characters.csv");
        QTest::newRow("Latin-1") << QStringLiteral("spreadsheets/spanish_chars.csv");
        QTest::newRow("padded") << QStringLiteral("spreadsheets/sparse_with_column_errors.csv");
    }
    void saysWhichFilesAreNotUtf8()
    {
        QFETCH(QString, name);
        const auto rows = readCsv(sharedData(name));
        QVERIFY(!rows);
        QVERIFY2(rows.error().text.contains(u"is not UTF-8 text"), qPrintable(rows.error().text));
    }

    void refusesSpreadsheets_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        QTest::newRow("xlsx") << QStringLiteral("spreadsheets/simple.xlsx");
        QTest::newRow("ods") << QStringLiteral("spreadsheets/simple.ods");
    }
    void refusesSpreadsheets()
    {
        QFETCH(QString, name);
        const auto rows = readCsv(sharedData(name));
        QVERIFY(!rows);
        QVERIFY(rows.error().text.contains(u"is not a CSV file"));
    }
};

QTEST_GUILESS_MAIN(TestCsvFiles)
#include "test_csv_files.moc"
