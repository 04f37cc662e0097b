// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/cell_escapes.h"
#include "tabular/formula_guard.h"
#include "tabular/table_files.h"
#include "tabular/table_writer.h"
#include "tabular/xlsx_writer.h"
#include "tabular/zip_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

class TestXlsxWriter : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    /// The rows as they are read again.
    Result<QStringList> written(const QStringList &names,
                                const std::vector<std::vector<Value>> &rows,
                                const std::vector<ColumnType> &types = {}) const
    {
        const QString path = m_files.path(u"w.xlsx"_s);
        const auto writer = XlsxWriter::create(path);
        RAPPORT_TRY(writer);
        (*writer)->setTypes(types);
        RAPPORT_TRY((*writer)->header(names));
        for (const std::vector<Value> &row : rows)
            RAPPORT_TRY((*writer)->row(row));
        RAPPORT_TRY((*writer)->finish());
        return readTable(path, TableType::Xlsx);
    }

    QByteArray sheetXml() const
    {
        const auto file = ZipFile::open(m_files.path(u"w.xlsx"_s));
        return file ? (*file)->head(u"xl/worksheets/sheet1.xml"_s, 100'000) : QByteArray();
    }

private Q_SLOTS:
    void textsComeBack_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts = {u"plain"_s,
                                   u" blanks "_s,
                                   u"\ttab\t"_s,
                                   u"two\nlines"_s,
                                   u"\r\nreturns\r"_s,
                                   u"=1+1"_s,
                                   u"+1"_s,
                                   u"-1"_s,
                                   u"@x"_s,
                                   u"'=x"_s,
                                   u"1"_s,
                                   u"2026-11-23"_s,
                                   u"TRUE"_s,
                                   u"https://example.org/#a"_s,
                                   u"mailto:a@example.org"_s,
                                   u"<b>&amp;</b> \"q\""_s,
                                   u"_x000D_"_s,
                                   u"_x005F_x000D_"_s,
                                   u"_x0041__x0042_"_s,
                                   u"_x000d_ and _xABCD"_s,
                                   u"__x0001__"_s,
                                   u"]]>"_s,
                                   u"\u0001\u0008\u000B\u001F\u007F\u0085"_s,
                                   u"\uFFFE\uFFFF"_s,
                                   u"\uFEFFmark"_s,
                                   u"\u2028\u202E\u200B"_s,
                                   u"東京 \U0001F600"_s,
                                   QString(QChar(0)) + u"after nought"_s};
        for (const QString &text : texts)
            QTest::newRow(qPrintable(QString::fromLatin1(text.toUtf8().toPercentEncoding())))
                << text;
    }
    void textsComeBack()
    {
        QFETCH(QString, text);
        QCOMPARE(unescapeCellText(escapeCellText(text)), text);
        const auto rows = written({text}, {{Value(text)}, {Value(text + u"x"_s)}});
        QVERIFY2(rows, qPrintable(sentence(rows)));
        QCOMPARE(*rows, (QStringList{u"1: "_s + text, u"2: "_s + text, u"3: "_s + text + u'x'}));
        QVERIFY(!sheetXml().contains("<f>"));
    }

    /// A well-known list of strings that programs trip over, byte for byte.
    void naughtyStrings_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("ending");
        for (const QString &ending : {u"csv"_s, u"xlsx"_s, u"jsonl"_s})
            QTest::newRow(qPrintable(ending)) << ending;
    }
    void naughtyStrings()
    {
        QFETCH(QString, ending);
        QStringList list;
        const QByteArray json = contentOf(sharedData(u"hostile/blns.json"_s));
        for (const QJsonValue text : QJsonDocument::fromJson(json).array())
            list.append(text.toString());
        QCOMPARE(list.size(), 515);
        list.append(u"\uFEFF"_s); // QJsonDocument drops it at the start of a text
        const QString path = m_files.path(u"n."_s + ending);
        const auto writer = createTable(path);
        QVERIFY(writer);
        QVERIFY((*writer)->header({u"key"_s, u"text"_s}));
        for (const QString &text : list)
            QVERIFY((*writer)->row(std::vector<Value>{Value(1), Value(text)}));
        QVERIFY((*writer)->finish());
        const auto found = detectTable(path);
        QVERIFY2(found, qPrintable(sentence(found)));
        const auto reader = openTable(path, *found);
        QVERIFY2(reader, qPrintable(sentence(reader)));
        RowView row;
        QVERIFY(*(*reader)->next(row));
        for (const QString &text : list) {
            QVERIFY(*(*reader)->next(row));
            const QString cell = row.cells.size() > 1 ? cellText(row.cells[1]) : QString();
            QCOMPARE(found->isGuarded() ? unguardFormula(cell) : cell, text);
        }
        QVERIFY(!*(*reader)->next(row));
    }

    void numbersAndDaysAreSuch()
    {
        const QString time = u"2026-11-23T09:30:05Z"_s;
        const auto rows =
            written({u"n"_s, u"day"_s, u"time"_s, u"text"_s},
                    {{Value(5), Value(u"2026-11-23"_s), Value(time), Value(u"2026-11-23"_s)},
                     {Value(0.1), Value(u"1899-05-06"_s), Value(u"2026-11-23"_s), Value(time)},
                     {Value(), Value(), Value(u"2026-11-23T00:00:00Z"_s), Value()},
                     {Value(qint64(-12345678901234)), Value(u"someday"_s),
                      Value(u"2026-11-23T09:30:05.5Z"_s), Value(qint64(9007199254740993))}},
                    {ColumnType::Plain, ColumnType::Date, ColumnType::Time, ColumnType::Plain});
        QVERIFY2(rows, qPrintable(sentence(rows)));
        QCOMPARE(*rows,
                 (QStringList{u"1: n|day|time|text"_s,
                              u"2: 5|2026-11-23|2026-11-23T09:30:05|2026-11-23"_s,
                              u"3: 0.1|1899-05-06|2026-11-23|2026-11-23T09:30:05Z"_s,
                              u"4: ||2026-11-23T00:00:00"_s,
                              u"5: -12345678901234|someday|2026-11-23T09:30:05.5Z|"
                              "9007199254740993"_s}));
        const QByteArray xml = sheetXml();
        QVERIFY(xml.contains("<v>5</v>"));
        QVERIFY(xml.contains("><v>46349</v>"));
        QVERIFY(xml.contains("<v>46349.3958"));
        QVERIFY(xml.contains("state=\"frozen\""));
        QVERIFY(xml.contains("ySplit=\"1\""));
        QVERIFY(xml.contains("<cols>"));
        QVERIFY(xml.contains("r=\"A1\" s=\"1\"")); // bold
    }

    void numbersKeepFifteenDigits()
    {
        std::vector<std::vector<Value>> values;
        for (int i = 1; i < 200; ++i)
            values.push_back({Value(1.0 / i), Value(std::pow(1.37, i) * 1e-9)});
        const auto rows = written({u"a"_s, u"b"_s}, values);
        QVERIFY(rows);
        for (size_t i = 0; i < values.size(); ++i) {
            const QStringList cells = rows->at(qsizetype(i) + 1).section(u": "_s, 1).split(u'|');
            for (size_t c = 0; c < 2; ++c)
                QCOMPARE(QString::number(cells[qsizetype(c)].toDouble(), 'g', 15),
                         QString::number(values[i][c].toReal(), 'g', 15));
        }
    }

    void refusesWhatACellCannotHold()
    {
        const QString path = m_files.write(u"w.xlsx"_s, "old");
        const QString longest(XlsxWriter::maximumCharacters, u'x');
        const auto rows = written({u"a"_s, u"comment"_s}, {{Value(1), Value(longest + u'y')}});
        QVERIFY(!rows);
        QVERIFY2(
            rows.error().text.contains(u"Row 2 has a text of 32768 characters for \"comment\""),
            qPrintable(rows.error().text));
        QCOMPARE(contentOf(path), "old");
        QVERIFY(m_files.names().filter(u".rapport"_s).isEmpty());
        const auto fits = written({u"a"_s}, {{Value(longest)}});
        QVERIFY2(fits, qPrintable(sentence(fits)));
        QCOMPARE(fits->at(1).size(), longest.size() + 3);
        QVERIFY(m_files.names().filter(u".rapport"_s).isEmpty());
    }

    void refusesTooManyRows()
    {
        const QString path = m_files.path(u"rows.xlsx"_s);
        const auto writer = XlsxWriter::create(path);
        QVERIFY(writer);
        QVERIFY((*writer)->header({u"a"_s}));
        const std::vector<Value> empty{Value()};
        for (int i = 1; i < XlsxWriter::maximumRows; ++i)
            QVERIFY((*writer)->row(empty));
        const auto more = (*writer)->row(empty);
        QVERIFY(!more);
        QVERIFY2(more.error().text.contains(u"1,048,575 records"), qPrintable(more.error().text));
        QVERIFY(!QFile::exists(path));
    }

    void refusesTooManyColumns()
    {
        QStringList names;
        for (int i = 0; i <= XlsxWriter::maximumColumns; ++i)
            names.append(QString::number(i));
        const auto rows = written(names, {});
        QVERIFY(!rows);
        QVERIFY(rows.error().text.contains(u"16,384 columns"));
    }

    void whatIsNotFinishedIsNotSeen()
    {
        const QString path = m_files.write(u"u.xlsx"_s, "old");
        {
            const auto writer = XlsxWriter::create(path);
            QVERIFY(writer);
            QVERIFY((*writer)->header({u"a"_s}));
            QCOMPARE(contentOf(path), "old");
        }
        QCOMPARE(contentOf(path), "old");
        QCOMPARE(m_files.names().filter(u"u.xlsx"_s).size(), 1);
        QVERIFY(m_files.names().filter(u".rapport"_s).isEmpty());
    }

    void saysWhereItCannotBeWritten()
    {
        QVERIFY(sentence(XlsxWriter::create(QDir::tempPath())).contains(u"is a folder"));
        const QString nowhere = m_files.path(u"none/w.xlsx"_s);
        QVERIFY(sentence(XlsxWriter::create(nowhere)).contains(u"cannot be written"));
    }

    void theEndingSaysTheFormat()
    {
        for (const QString &name : {u"t.csv"_s, u"t.xlsx"_s, u"t.JSONL"_s}) {
            const auto writer = createTable(m_files.path(name));
            QVERIFY2(writer, qPrintable(sentence(writer)));
            QVERIFY((*writer)->header({u"a"_s, u"b"_s}));
            QVERIFY((*writer)->row(std::vector<Value>{Value(u"x"_s), Value(2)}));
            QVERIFY((*writer)->finish());
            const auto found = detectTable(m_files.path(name));
            QVERIFY2(found, qPrintable(sentence(found)));
            QCOMPARE(*readTable(m_files.path(name), *found),
                     (QStringList{u"1: a|b"_s, u"2: x|2"_s}));
        }
        QVERIFY(sentence(createTable(m_files.path(u"t.pdf"_s)))
                    .contains(u"must end in .csv, .xlsx or .jsonl"));
    }
};

QTEST_GUILESS_MAIN(TestXlsxWriter)
#include "test_xlsx_writer.moc"
