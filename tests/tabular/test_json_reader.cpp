// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/table_files.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

class TestJsonReader : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    Result<QStringList> read(const QByteArray &json) const
    {
        return readTable(m_files.write(u"t.json"_s, json), TableType::Json);
    }

    /// \p text with quotation marks for apostrophes.
    static QByteArray quoted(QByteArray text) { return text.replace('\'', '"'); }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("rows");
        const auto add = [](const char *name, const char *json, const QStringList &rows) {
            QTest::newRow(name) << quoted(json) << rows;
        };
        const QStringList two = {u"1: a|b"_s, u"2: 1|x"_s, u"3: 2|"_s};
        add("lines", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":null}\n", two);
        add("lines with blank ones", "\n{\"a\":1,\"b\":\"x\"}\r\n\r\n{\"a\":2}", two);
        add("list", "[{\"a\":1,\"b\":\"x\"},{\"a\":2}]", two);
        add("list over several lines", " [\n {\"a\": 1,\n \"b\": \"x\"},\n {\"a\": 2}\n]\n", two);
        add("list held by an object",
            "{'count': 2, 'next': null, 'tags': ['p'], 'rows': [{'a':1,'b':'x'},{'a':2}]}", two);
        add("keys in the order in which they come up", "[{'b':1},{'a':2,'b':3},{'c':4}]",
            {u"1: b|a|c"_s, u"2: 1||"_s, u"3: 3|2|"_s, u"4: ||4"_s});
        add("one object", "{'a':1,'b':[1,2]}", {u"1: a|b"_s, u"2: 1|[1,2]"_s});
        add("one object with two lists", "{'a':[{'x':1}],'b':[{'x':2}]}",
            {u"1: a|b"_s, u"2: [{\"x\":1}]|[{\"x\":2}]"_s});
        add("lines that hold lists", "{'a':[{'x':1}]} {'a':[{'x':2}]}",
            {u"1: a"_s, u"2: [{\"x\":1}]"_s, u"3: [{\"x\":2}]"_s});
        add("no objects", "[]", {u"1: "_s});
        add("numbers as they are written", "[{'a':1.50,'b':-0,'c':1E5,'d':12345678901234567890}]",
            {u"1: a|b|c|d"_s, u"2: 1.50|-0|1E5|12345678901234567890"_s});
        add("yes and no", "[{'a':true,'b':false}]", {u"1: a|b"_s, u"2: true|false"_s});
        add("values within", "[{'a': {'b' : [ 1 , 'x y' , null ] , 'c' : {} }, 'd': [ ]}]",
            {u"1: a|d"_s, u"2: {\"b\":[1,\"x y\",null],\"c\":{}}|[]"_s});
        add("escapes", "[{'a':'\\'\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u6771\\ud83d\\ude00'}]",
            {u"1: a"_s, u"2: \"\\/\b\f\n\r\té東\U0001F600"_s});
        add("half a pair",
            "[{'a':'\\ud83dx','b':'\\ude00','c':'\\ud83d\\ud83d\\ude00','d':'\\ud83d\\n'}]",
            {u"1: a|b|c|d"_s, u"2: \uFFFDx|\uFFFD|\uFFFD\U0001F600|\uFFFD\n"_s});
        add("a key twice", "[{'a':1,'a':2}]", {u"1: a"_s, u"2: 2"_s});
        add("a key written in two ways", "[{'a':1},{'\\u0061':2}]",
            {u"1: a"_s, u"2: 1"_s, u"3: 2"_s});
        add("an empty key", "[{'':1}]", {u"1: "_s, u"2: 1"_s});
    }
    void reads()
    {
        QFETCH(QByteArray, json);
        QFETCH(QStringList, rows);
        const auto read = this->read(json);
        QVERIFY2(read, qPrintable(sentence(read)));
        QCOMPARE(*read, rows);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const QString wrong = u"is not JSON as it should be"_s;
        const auto add = [](const char *name, const QByteArray &json, const QString &says) {
            QTest::newRow(name) << quoted(json) << says;
        };
        add("cut short", "[{'a':1},{'a':", wrong);
        add("cut in a text", "{'a':'x", wrong);
        add("an end too many", "[{'a':1}]]", wrong);
        add("a comma too many", "[{'a':1,}]", wrong);
        add("no comma", "[{'a':1}{'a':2}]", wrong);
        add("another kind of quotes", "{'a':`x`}", wrong);
        add("bare word", "{'a':yes}", wrong);
        add("no number", "{'a':1.}", wrong);
        add("plus", "{'a':+1}", wrong);
        add("wrong brackets", "{'a':[1}}", wrong);
        add("a line break in a text", "{\"a\":\"x\ny\"}", wrong);
        add("a wrong escape", "{'a':'\\x'}", wrong);
        add("a short escape", "{'a':'\\u12'}", wrong);
        add("no UTF-8", "{\"a\":\"\xFF\"}", wrong);
        add("which one", "{\"a\":1}\n{\"a\":2}\n{\"a\"}\n", u"(object 3)"_s);
        add("deep", "{\"a\":" + QByteArray("[").repeated(1'000'000), wrong);
        add("a list of numbers", "[1,2]", u"no list of objects"_s);
        add("objects and others", "[{'a':1},2]", u"no list of objects"_s);
        add("a text", "\"a\"", u"no list of objects"_s);
        QByteArray keys = "[{";
        for (int i = 0; i <= 100'000; ++i)
            keys += (i > 0 ? ",\"" : "\"") + QByteArray::number(i) + "\":1";
        add("keys", keys + "}]", u"more than 100,000 different keys"_s);
        const QByteArray monster(17 * 1024 * 1024, 'x');
        add("a long value", "{\"a\":\"" + monster + "\"}", u"a value of more than 16 MB"_s);
        add("a long value within", "{\"a\":[\"" + monster + "\"]}",
            u"a value of more than 16 MB"_s);
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto table = read(json);
        QVERIFY(!table);
        QVERIFY2(table.error().text.contains(says), qPrintable(table.error().text));
        QVERIFY(table.error().text.contains(QDir::toNativeSeparators(m_files.path(u"t.json"_s))));
    }

    void saysItAgain()
    {
        const auto reader =
            openTable(m_files.write(u"t.json"_s, "{\"a\":1}\n"), {TableType::Json, {}, {}});
        QVERIFY(reader);
        RowView row;
        QVERIFY(*(*reader)->next(row));
        QVERIFY(*(*reader)->next(row));
        QVERIFY(!*(*reader)->next(row));
        QVERIFY(!*(*reader)->next(row));
        QCOMPARE((*reader)->progress().done, (*reader)->progress().total);
    }

    void readsAcrossPieces()
    {
        QByteArray json;
        QStringList rows = {u"1: name|n"_s};
        for (int i = 0; i < 40'000; ++i) {
            json += "{\"name\":\"\xE6\x9D\xB1 " + QByteArray::number(i)
                + "\\n\",\"n\":" + QByteArray::number(i) + "}\n";
            rows += u"%1: 東 %2\n|%2"_s.arg(i + 2).arg(i);
        }
        const auto read = this->read(json);
        QVERIFY2(read, qPrintable(sentence(read)));
        QCOMPARE(*read, rows);
    }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "test_json_reader.moc"
