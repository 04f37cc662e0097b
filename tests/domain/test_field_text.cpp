// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_text.h"
#include "support/shared_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <ctime>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

Field fieldOf(FieldType type)
{
    Field field;
    field.name = u"thing"_s;
    field.label = u"Thing"_s;
    field.type = type;
    return field;
}

const Field &builtIn(KindId kind, const QString &name)
{
    return *Catalogue::builtIn().kind(kind).find(name);
}

/// What a cell becomes, written so that null, numbers and text show apart.
QString shown(const Result<Value> &value)
{
    if (!value)
        return u"refused"_s;
    if (value->isNull())
        return u"null"_s;
    if (value->isText())
        return u'"' + value->toText() + u'"';
    return (value->isInteger() ? u"integer "_s : u"real "_s) + value->toText();
}

} // namespace

class TestFieldText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](FieldType type, const char *text, const char *expected) {
            QTest::addRow("%s %s", qPrintable(fieldTypeName(type)), text)
                << int(type) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row(FieldType::Text, "", "null");
        row(FieldType::Text, "  a  ", "\"  a  \"");
        row(FieldType::LongText, "a\nb", "\"a\nb\"");
        row(FieldType::Link, "javascript:x", "\"javascript:x\"");
        row(FieldType::Email, " Ada@Example.org ", "\"Ada@Example.org\"");
        row(FieldType::Email, "   ", "null");
        row(FieldType::Integer, "42", "integer 42");
        row(FieldType::Integer, " -7 ", "integer -7");
        row(FieldType::Integer, "3.0", "integer 3");
        row(FieldType::Integer, "9223372036854775807", "integer 9223372036854775807");
        row(FieldType::Integer, "3.5", "refused");
        row(FieldType::Integer, "1e30", "refused");
        row(FieldType::Integer, "three", "refused");
        row(FieldType::Number, "0.1", "real 0.1");
        row(FieldType::Number, "1e300", "real 1e+300");
        row(FieldType::Number, "-2", "real -2");
        row(FieldType::Number, "1,5", "refused");
        row(FieldType::Number, "nan", "refused");
        row(FieldType::Number, "inf", "refused");
        row(FieldType::Number, "1e999", "refused");
        row(FieldType::Measure, "0", "real 0");
        row(FieldType::Measure, "1", "real 1");
        row(FieldType::Measure, "0.75", "real 0.75");
        row(FieldType::Measure, "1.0000001", "refused");
        row(FieldType::Measure, "-0.1", "refused");
        row(FieldType::Measure, "nan", "refused");
        row(FieldType::Date, "2026-11-23", "\"2026-11-23\"");
        row(FieldType::Date, "2026-11-23T23:30:00-08:00", "\"2026-11-23\"");
        row(FieldType::Date, "2024-02-29", "\"2024-02-29\"");
        row(FieldType::Date, "2026-02-29", "refused");
        row(FieldType::Date, "23.11.2026", "refused");
        row(FieldType::Date, "2026-11-2", "refused");
        row(FieldType::Date, "2026-11-23x", "refused");
        row(FieldType::Date, "0026-11-23", "refused");
        row(FieldType::Time, "2026-11-23", "\"2026-11-23\"");
        row(FieldType::Time, "2026-11-23T09:30:00Z", "\"2026-11-23T09:30:00Z\"");
        row(FieldType::Time, "2026-11-23 09:30", "\"2026-11-23T09:30:00Z\"");
        row(FieldType::Time, "2026-11-23T09:30:59.999", "\"2026-11-23T09:30:59Z\"");
        row(FieldType::Time, "2026-11-23T00:30:00+02:00", "\"2026-11-22T22:30:00Z\"");
        row(FieldType::Time, "2026-11-23 09:30:00 -0530", "\"2026-11-23T15:00:00Z\"");
        row(FieldType::Time, "2026-11-23T09:30:00+01", "\"2026-11-23T08:30:00Z\"");
        row(FieldType::Time, "2026-11-23 09:30:00 UTC", "\"2026-11-23T09:30:00Z\"");
        row(FieldType::Time, "2026-11-23T25:00", "refused");
        row(FieldType::Time, "2026-11-23T", "refused");
        row(FieldType::Time, "2026-11-23x09:30", "refused");
        row(FieldType::Time, "09:30", "refused");
        row(FieldType::Time, "9999-12-31T23:30:00-01:00", "refused");
        row(FieldType::YesNo, "Yes", "integer 1");
        row(FieldType::YesNo, "TRUE", "integer 1");
        row(FieldType::YesNo, "是", "integer 1");
        row(FieldType::YesNo, "0", "integer 0");
        row(FieldType::YesNo, "n", "integer 0");
        row(FieldType::YesNo, "maybe", "refused");
        row(FieldType::Tags, " Qt ,  c++,,qt, C++ ", "\"Qt, c++\"");
        row(FieldType::Tags, " , ,", "null");
        row(FieldType::Reference, "#12", "integer 12");
        row(FieldType::Reference, " ada@example.org ", "\" ada@example.org \"");
        row(FieldType::Reference, "#twelve", "\"#twelve\"");
        row(FieldType::Scales, "{\"ux\": {\"max\": 5}}", "\"{\"ux\":{\"max\":5}}\"");
        row(FieldType::Scales, "[1]", "refused");
        row(FieldType::Scales, "{", "refused");
        row(FieldType::Country, "Narnia", "\"Narnia\"");
        row(FieldType::Country, " de ", "\"DE\"");
    }

    void parses()
    {
        QFETCH(int, type);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Field field = fieldOf(FieldType(type));
        const auto value = parseField(field, text);
        QCOMPARE(shown(value), expected);
        if (!value) {
            QCOMPARE(value.error().code, Error::Code::Invalid);
            QVERIFY2(value.error().text.startsWith(u"Thing "_s), qPrintable(value.error().text));
            return;
        }
        const auto again = parseField(field, fieldText(field, *value));
        QVERIFY(again);
        QCOMPARE(*again, *value);
    }

    /// A time without a zone is UTC: the computer's own zone skips 02:30 on this night.
    void timesDoNotDependOnTheComputersZone()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        tzset();
        const auto value = parseField(fieldOf(FieldType::Time), u"2026-03-29T02:30:00"_s);
        const auto winter = parseField(fieldOf(FieldType::Time), u"2026-01-10 12:00"_s);
        if (before.isNull())
            qunsetenv("TZ");
        else
            qputenv("TZ", before);
        tzset();
        QCOMPARE(shown(value), u"\"2026-03-29T02:30:00Z\""_s);
        QCOMPARE(shown(winter), u"\"2026-01-10T12:00:00Z\""_s);
    }

    void choices_data()
    {
        QTest::addColumn<bool>("open");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as stored") << true << u"open-source"_s << u"\"open-source\""_s;
        QTest::newRow("case, space") << true << u" Open Source "_s << u"\"open-source\""_s;
        QTest::newRow("underscore") << true << u"THIRD_PARTY"_s << u"\"third-party\""_s;
        QTest::newRow("new, open") << true << u"Students"_s << u"\"Students\""_s;
        QTest::newRow("case, closed") << false << u"Staff"_s << u"\"staff\""_s;
        QTest::newRow("new, closed") << false << u"wizard"_s << u"refused"_s;
        QTest::newRow("empty, closed") << false << u" "_s << u"null"_s;
    }

    void choices()
    {
        QFETCH(bool, open);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Field &field = builtIn(KindId::Developer, open ? u"segment"_s : u"role"_s);
        const auto value = parseField(field, text);
        QCOMPARE(shown(value), expected);
        if (!value)
            QVERIFY2(value.error().text.contains(u"community, staff, bot"_s),
                     qPrintable(value.error().text));
    }

    void wholeNumbersKeepTheirBounds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence"); // empty: accepted
        const auto feedback = int(KindId::Feedback);
        QTest::newRow("nps 0") << feedback << u"nps"_s << u"0"_s << QString();
        QTest::newRow("nps 10") << feedback << u"nps"_s << u"10"_s << QString();
        QTest::newRow("nps 11") << feedback << u"nps"_s << u"11"_s << u"between 0 and 10"_s;
        QTest::newRow("nps -1") << feedback << u"nps"_s << u"-1"_s << u"between 0 and 10"_s;
        QTest::newRow("invited") << int(KindId::Survey) << u"invited"_s << u"-5"_s
                                 << u"0 or more"_s;
        QTest::newRow("capacity") << int(KindId::Event) << u"capacity"_s << u"-5"_s
                                  << u"0 or more"_s;
        QTest::newRow("capacity 0") << int(KindId::Event) << u"capacity"_s << u"0"_s << QString();
    }

    void wholeNumbersKeepTheirBounds()
    {
        QFETCH(int, kind);
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto value = parseField(builtIn(KindId(kind), name), text);
        QCOMPARE(value.ok(), sentence.isEmpty());
        if (!value)
            QVERIFY2(value.error().text.contains(sentence), qPrintable(value.error().text));
    }

    void aCustomFieldCalledNpsHasNoBounds()
    {
        Field field = fieldOf(FieldType::Integer);
        field.name = u"nps"_s;
        QCOMPARE(shown(parseField(field, u"70"_s)), u"integer 70"_s);
    }

    void refusesWhatTheFileWouldAlter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("NUL") << QString(u"a"_s + QChar(QChar::Null) + u"b"_s);
        QTest::newRow("half a pair") << QString(u"x"_s + QChar(0xD83D) + u"y"_s);
        QTest::newRow("the other half") << QString(QChar(0xDE00));
    }

    void refusesWhatTheFileWouldAlter()
    {
        QFETCH(QString, text);
        for (int type = 0; type <= int(FieldType::Scales); ++type)
            QCOMPARE(shown(parseField(fieldOf(FieldType(type)), text)), u"refused"_s);
    }

    void naughtyStringsStayAsTheyAre()
    {
        RAPPORT_NEEDS_SHARED_DATA(file, u"hostile/blns.json"_s);
        const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(strings.size() > 400);
        for (const QJsonValue &one : strings) {
            const QString text = one.toString();
            for (const FieldType type : {FieldType::Text, FieldType::LongText, FieldType::Link}) {
                const Field field = fieldOf(type);
                const auto value = parseField(field, text);
                QVERIFY2(value, qPrintable(text));
                QCOMPARE(fieldText(field, *value).toUtf8(), text.toUtf8());
            }
        }
    }

    void countries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        for (const auto &[text, code] : {std::pair{"DE", "DE"},
                                         {"de", "DE"},
                                         {"Germany", "DE"},
                                         {"德国", "DE"},
                                         {"United States", "US"},
                                         {"USA", "US"},
                                         {"U.S.", "US"},
                                         {"United States of America", "US"},
                                         {"UK", "GB"},
                                         {"Great Britain", "GB"},
                                         {"united kingdom", "GB"},
                                         {"英国", "GB"},
                                         {"中国", "CN"},
                                         {"China", "CN"},
                                         {"PRC", "CN"},
                                         {"South Korea", "KR"},
                                         {"韩国", "KR"},
                                         {"Russian Federation", "RU"},
                                         {"The Netherlands", "NL"},
                                         {"Czech Republic", "CZ"},
                                         {"Czechia", "CZ"},
                                         {"Viet Nam", "VN"},
                                         {"Türkiye", "TR"},
                                         {"Turkey", "TR"},
                                         {"Ivory Coast", "CI"},
                                         {"Hong Kong", "HK"},
                                         {"Taiwan", "TW"},
                                         {"Bosnia and Herzegovina", "BA"},
                                         {"Trinidad and Tobago", "TT"},
                                         {"New Zealand", "NZ"},
                                         {"UAE", "AE"},
                                         {"Republic of Ireland", "IE"},
                                         {"Atlantis", ""},
                                         {"Europe", ""},
                                         {"419", ""},
                                         {"", ""}})
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(code);
    }

    void countries()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(countryCode(text), code);
    }

    void defaults()
    {
        const QString today = u"2026-11-23"_s;
        QCOMPARE(defaultValue(builtIn(KindId::Feedback, u"taken_on"_s), today), Value(today));
        QCOMPARE(defaultValue(builtIn(KindId::Developer, u"role"_s), today), Value(u"community"_s));
        QCOMPARE(defaultValue(builtIn(KindId::Identity, u"verified"_s), today), Value(false));
        QCOMPARE(defaultValue(builtIn(KindId::Developer, u"name"_s), today), Value());
    }

    void operandsOfTextSearchesAreNotParsed()
    {
        const Field date = fieldOf(FieldType::Date);
        QCOMPARE(shown(parseOperand(date, Op::StartsWith, u"2026-11"_s)), u"\"2026-11\""_s);
        QCOMPARE(shown(parseOperand(date, Op::Less, u"2026-11"_s)), u"refused"_s);
    }

    /// Numbers print so that they read back to the last bit.
    void numbersAreExact()
    {
        const Field field = fieldOf(FieldType::Number);
        for (const double number :
             {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, 0.79, 1e15 + 0.5}) {
            const auto back = parseField(field, fieldText(field, Value(number)));
            QVERIFY(back);
            QCOMPARE(back->toReal() == number, true);
            QCOMPARE(Value::fromJson(Value(number).toJson()).toReal() == number, true);
        }
    }
};

QTEST_GUILESS_MAIN(TestFieldText)
#include "test_field_text.moc"
