// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/table_output.h"

#include "cli/display_width.h"
#include "cli/zone_time.h"
#include "domain/json_text.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a table of two columns, a text and a number, prints of \p rows.
QString printed(Format format, const std::vector<std::pair<QJsonValue, QJsonValue>> &rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto output = TableOutput::create(format, buffer, {{u"name"_s}, {u"n"_s, true}});
    for (const auto &[name, n] : rows) {
        if (!output->row({name, n}))
            return {};
    }
    return output->finish() ? QString::fromUtf8(buffer.data()) : QString();
}

} // namespace

class TestTableOutput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void measuresText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("Latin") << u"Åsa"_s << 3;
        QTest::newRow("combining") << u"A\u030Asa"_s << 3;
        QTest::newRow("Chinese") << u"刘思远"_s << 6;
        QTest::newRow("Korean") << u"김"_s << 2;
        QTest::newRow("fullwidth") << u"Ａ"_s << 2;
        QTest::newRow("emoji") << u"🎉"_s << 2;
        QTest::newRow("zero width joiner") << u"a\u200Db"_s << 2;
    }

    void measuresText()
    {
        QFETCH(QString, text);
        QFETCH(int, width);
        QCOMPARE(displayWidth(text), width);
    }

    void cutsText()
    {
        QCOMPARE(cutToWidth(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(cutToWidth(u"abcdef"_s, 5), u"abcd…"_s);
        QCOMPARE(cutToWidth(u"刘思远"_s, 5), u"刘思…"_s);
        QCOMPARE(cutToWidth(u"刘思远"_s, 4), u"刘…"_s);
    }

    void keepsToOneLine() { QCOMPARE(oneLine(u"a\nb\x1b[2Jc\r\u2028d"_s), u"a b [2Jc  d"_s); }

    void alignsText()
    {
        QCOMPARE(printed(Format::Table, {{u"刘思远"_s, 5}, {u"Ada"_s, 1234}, {{}, {}}}),
                 u"name       n\n刘思远     5\nAda     1234\n\n"_s);
        QCOMPARE(printed(Format::Table, {}), u"name  n\n"_s);
    }

    void alignsWhatComesAfterTheMeasuredRows()
    {
        std::vector<std::pair<QJsonValue, QJsonValue>> rows(1000, {u"a"_s, 1});
        rows.emplace_back(u"longer"_s, 2);
        const QStringList lines = printed(Format::Table, rows).split(u'\n');
        QCOMPARE(lines.size(), 1003);
        QCOMPARE(lines[1000], u"a     1"_s);
        QCOMPARE(lines[1001], u"longer  2"_s);
    }

    void printsCsv()
    {
        QCOMPARE(printed(Format::Csv,
                         {{u"=1+1, \"x\""_s, 0.1}, {QJsonArray{u"a"_s, u"b"_s}, true}, {{}, {}}}),
                 u"name,n\r\n\"'=1+1, \"\"x\"\"\",0.1\r\n\"a, b\",yes\r\n,\r\n"_s);
        QCOMPARE(printed(Format::Csv, {}), u"name,n\r\n"_s);
    }

    void printsOneJsonDocument()
    {
        QCOMPARE(printed(Format::Json, {}), u"{\"rows\":[]}\n"_s);
        const auto document =
            QJsonDocument::fromJson(printed(Format::Json, {{u"a"_s, 1}, {{}, 0.5}}).toUtf8());
        QCOMPARE(document.object()[u"rows"_s].toArray(),
                 (QJsonArray{QJsonObject{{u"name"_s, u"a"_s}, {u"n"_s, 1}},
                             QJsonObject{{u"name"_s, QJsonValue()}, {u"n"_s, 0.5}}}));
    }

    void writesJsonThatReadsBack_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("null") << QJsonValue();
        QTest::newRow("quotes") << QJsonValue(u"a\"b\\c/\b\f\n\r\t\x01"_s);
        QTest::newRow("byte order mark") << QJsonValue(u"\uFEFF\uFEFFa\uFEFF"_s);
        QTest::newRow("surrogates") << QJsonValue(u"🎉\"🎉"_s);
        QTest::newRow("whole") << QJsonValue(Q_INT64_C(9007199254740993));
        QTest::newRow("real") << QJsonValue(0.1);
        QTest::newRow("tiny") << QJsonValue(5e-324);
        QTest::newRow("large") << QJsonValue(1e300);
        QTest::newRow("nested") << QJsonValue(
            QJsonObject{{u"a"_s, QJsonArray{1, true, QJsonObject{}, QJsonArray{}}}, {u"b"_s, {}}});
    }

    void writesJsonThatReadsBack()
    {
        QFETCH(QJsonValue, value);
        QByteArray json = "[";
        appendJson(json, value);
        QCOMPARE(QJsonDocument::fromJson(json + ']').array(), QJsonArray{value});
    }

    void infinityIsNull()
    {
        QByteArray json;
        appendJson(json, std::numeric_limits<double>::infinity());
        QCOMPARE(json, QByteArray("null"));
    }

    void printsTimesOfTheZone()
    {
        const QTimeZone berlin("Europe/Berlin");
        QCOMPARE(timeInZone(u"2026-11-23T23:05:06Z"_s, berlin), u"2026-11-24 00:05"_s);
        QCOMPARE(timeInZone(u"2026-11-23"_s, berlin), u"2026-11-23"_s);
        const QDateTime summer(QDate(2026, 7, 1), QTime(22, 30), Qt::UTC);
        QCOMPARE(isoInZone(summer, berlin), u"2026-07-02T00:30:00+02:00"_s);
        QCOMPARE(isoInZone(summer, QTimeZone::utc()), u"2026-07-01T22:30:00Z"_s);
    }
};

QTEST_GUILESS_MAIN(TestTableOutput)
#include "test_table_output.moc"
