// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

using Values = std::vector<Value>;

struct ConditionCase {
    const char *text;
    KindId kind;
    const char *field;
    Op op;
    Values values;
};

const std::vector<ConditionCase> &conditionCases()
{
    const auto text = [](const char *words) { return Value(QString::fromUtf8(words)); };
    static const std::vector<ConditionCase> cases = {
        {"cs < 0.6", KindId::Developer, "cs", Op::Less, {0.6}},
        {"cs<0.6", KindId::Developer, "cs", Op::Less, {0.6}},
        {"cs<=0.6", KindId::Developer, "cs", Op::LessOrEqual, {0.6}},
        {"cs > 0", KindId::Developer, "cs", Op::Greater, {0.0}},
        {"cs>=0.6", KindId::Developer, "cs", Op::GreaterOrEqual, {0.6}},
        {"name = Ada = Okafor", KindId::Developer, "name", Op::Equal, {text("Ada = Okafor")}},
        {"name!=Ada", KindId::Developer, "name", Op::NotEqual, {text("Ada")}},
        {"name = ", KindId::Developer, "name", Op::Equal, {Value()}},
        {"name contains  in Ada ", KindId::Developer, "name", Op::Contains, {text("in Ada")}},
        {"name StartsWith A", KindId::Developer, "name", Op::StartsWith, {text("A")}},
        {"name contains line\nbreak",
         KindId::Developer,
         "name",
         Op::Contains,
         {text("line\nbreak")}},
        {"email isempty", KindId::Developer, "email", Op::IsEmpty, {}},
        {"email IsNotEmpty", KindId::Developer, "email", Op::IsNotEmpty, {}},
        {"segment in internal, Open Source",
         KindId::Developer,
         "segment",
         Op::In,
         {text("internal"), text("open-source")}},
        {"tags hastag qt,c++", KindId::Developer, "tags", Op::HasTag, {text("qt"), text("c++")}},
        {"company = #12", KindId::Developer, "company", Op::Equal, {12}},
        {"company = Acme", KindId::Developer, "company", Op::Equal, {text("Acme")}},
        {"developer.segment = internal",
         KindId::Feedback,
         "developer.segment",
         Op::Equal,
         {text("internal")}},
        {"developer.cs < 0.6", KindId::Feedback, "developer.cs", Op::Less, {0.6}},
        {"taken_on >= 2026-01-01",
         KindId::Feedback,
         "taken_on",
         Op::GreaterOrEqual,
         {text("2026-01-01")}},
        {"occurred_at < 2026-01-01T00:00:00+01:00",
         KindId::Interaction,
         "occurred_at",
         Op::Less,
         {text("2025-12-31T23:00:00Z")}},
        {"verified = yes", KindId::Identity, "verified", Op::Equal, {1}},
        {"by = Us", KindId::Interaction, "by", Op::Equal, {text("us")}},
        {"id in 3, 5", KindId::Task, "id", Op::In, {3, 5}},
    };
    return cases;
}

Query largeQuery()
{
    Query query{KindId::Interaction, {}, u"%_\\ \" 搜索"_s, {}};
    query.filter.join = Filter::Join::Any;
    query.filter.negated = true;
    for (int op = 0; op <= int(Op::HasTag); ++op)
        query.filter.conditions.push_back({u"subject"_s, Op(op), {u"x"_s, 7, 0.1, Value()}});
    Filter inner;
    inner.conditions.push_back({u"developer.cs"_s, Op::Less, {0.6}});
    inner.conditions.push_back({u"id"_s, Op::Equal, {qint64(9'007'199'254'740'993)}});
    query.filter.groups = {inner, {}};
    query.sort = {{u"occurred_at"_s, Qt::DescendingOrder}, {u"subject"_s, Qt::AscendingOrder}};
    return query;
}

} // namespace

class TestQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesJson()
    {
        const Query query = largeQuery();
        const QByteArray text = QJsonDocument(query.toJson()).toJson();
        const auto back = Query::fromJson(QJsonDocument::fromJson(text).object());
        QVERIFY(back);
        QCOMPARE(*back, query);
        const auto empty = Query::fromJson(Query{KindId::Task}.toJson());
        QVERIFY(empty);
        QCOMPARE(*empty, Query{KindId::Task});
        QVERIFY(*back != *empty);
    }

    void refusesJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no kind") << QByteArray("{}") << u"not a kind"_s;
        QTest::newRow("kind") << QByteArray(R"({"kind":"wizard"})") << u"\"wizard\""_s;
        QTest::newRow("operator") << QByteArray(
            R"({"kind":"task","filter":{"conditions":[{"field":"id","op":"~"}]}})")
                                  << u"\"~\" is not an operator"_s;
        QTest::newRow("operator in a group") << QByteArray(
            R"({"kind":"task","filter":{"groups":[{"conditions":[{"field":"id"}]}]}})")
                                             << u"is not an operator"_s;
        QTest::newRow("join") << QByteArray(R"({"kind":"task","filter":{"join":"xor"}})")
                              << u"\"xor\""_s;
    }

    void refusesJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        const auto query = Query::fromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!query);
        QCOMPARE(query.error().code, Error::Code::Invalid);
        QVERIFY2(query.error().text.contains(sentence), qPrintable(query.error().text));
    }

    void parsesConditions_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(conditionCases().size()); ++i)
            QTest::newRow(conditionCases()[size_t(i)].text) << i;
    }

    void parsesConditions()
    {
        QFETCH(int, index);
        const ConditionCase &wanted = conditionCases()[size_t(index)];
        const auto condition =
            parseCondition(Catalogue::builtIn(), wanted.kind, QString::fromUtf8(wanted.text));
        QVERIFY2(condition.ok(), condition ? "" : qPrintable(condition.error().text));
        QCOMPARE(condition->field, QString::fromLatin1(wanted.field));
        QCOMPARE(condition->op, wanted.op);
        QCOMPARE(condition->values, wanted.values);
    }

    void refusesConditions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QString() << u"is not a condition"_s;
        QTest::newRow("no operator") << u"name"_s << u"is not a condition"_s;
        QTest::newRow("word") << u"name resembles Ada"_s << u"operator is one of"_s;
        QTest::newRow("field") << u"shoe = 4"_s << u"no field \"shoe\""_s;
        QTest::newRow("path") << u"name.first = 4"_s << u"no field \"name.first\""_s;
        QTest::newRow("two steps") << u"company.name.x = 4"_s << u"no field"_s;
        QTest::newRow("number") << u"cs < low"_s << u"must be a number"_s;
        QTest::newRow("closed choice") << u"role = wizard"_s << u"community, staff, bot"_s;
        QTest::newRow("one of several") << u"role in staff, wizard"_s << u"wizard"_s;
        QTest::newRow("day") << u"joined_on > yesterday"_s << u"must be a day"_s;
        QTest::newRow("injection") << u"name; DROP TABLE x = 1"_s << u"is not a condition"_s;
    }

    void refusesConditions()
    {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto condition = parseCondition(Catalogue::builtIn(), KindId::Developer, text);
        QVERIFY(!condition);
        QCOMPARE(condition.error().code, Error::Code::Invalid);
        QVERIFY2(condition.error().text.contains(sentence), qPrintable(condition.error().text));
    }

    void parsesSorts()
    {
        const auto keys =
            parseSort(Catalogue::builtIn(), KindId::Developer, u"-cs, name,company.name,"_s);
        QVERIFY(keys);
        const std::vector<SortKey> wanted = {{u"cs"_s, Qt::DescendingOrder},
                                             {u"name"_s, Qt::AscendingOrder},
                                             {u"company.name"_s, Qt::AscendingOrder}};
        QCOMPARE(*keys, wanted);
        QVERIFY(parseSort(Catalogue::builtIn(), KindId::Developer, QString())->empty());
        const auto wrong = parseSort(Catalogue::builtIn(), KindId::Developer, u"name,-shoe"_s);
        QVERIFY(!wrong);
        QVERIFY(wrong.error().text.contains(u"\"shoe\""_s));
    }

    void resolvesPaths()
    {
        const Catalogue &catalogue = Catalogue::builtIn();
        const auto plain = resolvePath(catalogue, KindId::Task, u"title"_s);
        QVERIFY(plain);
        QCOMPARE(*plain, catalogue.kind(KindId::Task).find(u"title"));
        const auto dotted = resolvePath(catalogue, KindId::Task, u"interaction.kind"_s);
        QVERIFY(dotted);
        QCOMPARE(*dotted, catalogue.kind(KindId::Interaction).find(u"kind"));
        for (const QString &wrong : {u""_s, u"."_s, u"title."_s, u".title"_s, u"title.x"_s,
                                     u"developer."_s, u"interaction.developer.name"_s})
            QVERIFY2(!resolvePath(catalogue, KindId::Task, wrong), qPrintable(wrong));
    }

    void filtersCombine()
    {
        Filter a, b;
        a.conditions.push_back({u"name"_s, Op::IsEmpty});
        b.conditions.push_back({u"email"_s, Op::IsEmpty});
        QCOMPARE(Filter().and_(a), a);
        QCOMPARE(a.and_(Filter()), a);
        const Filter both = a.and_(b);
        QCOMPARE(both.join, Filter::Join::All);
        QCOMPARE(both.groups, (std::vector<Filter>{a, b}));
    }
};

QTEST_GUILESS_MAIN(TestQuery)
#include "test_query.moc"
