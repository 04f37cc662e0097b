// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {
using Ids = std::vector<qint64>;
}

/// Queries over a handful of developers, two companies and four sheets, by hand.
class TestFilters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const qint64 acme = m_workspace.add(KindId::Company,
                                            {{u"name"_s, u"Acme"_s},
                                             {u"domain"_s, u"acme.com, acme.org"_s},
                                             {u"segment"_s, u"internal"_s}});
        const qint64 beta = m_workspace.add(KindId::Company, {{u"name"_s, u"beta 100%"_s}});
        QCOMPARE((Ids{acme, beta}), (Ids{1, 2}));
        const Fields people[] = {
            {{u"name"_s, u"Ada"_s},
             {u"email"_s, u"ada@acme.com"_s},
             {u"company"_s, acme},
             {u"tags"_s, u"Qt, c++"_s},
             {u"country"_s, u"DE"_s},
             {u"segment"_s, u"internal"_s}},
            {{u"name"_s, u"bob"_s},
             {u"company"_s, beta},
             {u"tags"_s, u"c"_s},
             {u"segment"_s, u"Students"_s}},
            {{u"name"_s, u"50%_off\\"_s}, {u"country"_s, u"CN"_s}, {u"tags"_s, u"qt"_s}},
            {{u"name"_s, u"Bob"_s}, {u"company"_s, acme}, {u"notes"_s, u"likes 5000 things"_s}},
            {{u"email"_s, u"Zed@x.org"_s}},
        };
        for (const Fields &person : people)
            m_workspace.add(KindId::Developer, person);
        m_workspace.add(
            KindId::Identity,
            {{u"developer"_s, 2}, {u"platform"_s, u"github"_s}, {u"handle"_s, u"b_o_b"_s}});
        m_workspace.add(
            KindId::Feedback,
            {{u"developer"_s, 1}, {u"taken_on"_s, u"2026-01-01"_s}, {u"ux"_s, 0.9}, {u"nps"_s, 9}});
        m_workspace.add(KindId::Feedback,
                        {{u"developer"_s, 2},
                         {u"taken_on"_s, u"2026-01-02"_s},
                         {u"ux"_s, 0.5},
                         {u"nps"_s, 10}});
        m_workspace.add(KindId::Feedback,
                        {{u"taken_on"_s, u"2026-01-03"_s},
                         {u"ux"_s, 0.5},
                         {u"company"_s, acme},
                         {u"segment"_s, u"internal"_s}});
        m_workspace.add(KindId::Feedback, {{u"developer"_s, 4}, {u"taken_on"_s, u"2026-01-04"_s}});
    }

    void filters_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("condition");
        QTest::addColumn<Ids>("ids");
        const auto row = [](KindId kind, const char *condition, const Ids &ids) {
            QTest::newRow(condition) << int(kind) << QString::fromUtf8(condition) << ids;
        };
        const auto developer = KindId::Developer;
        row(developer, "name = ADA", {1});
        row(developer, "name = bob", {2, 4});
        row(developer, "name = ", {5});
        row(developer, "name != bob", {1, 3, 5});
        row(developer, "name != ", {1, 2, 3, 4});
        row(developer, "name < b", {1, 3});
        row(developer, "name >= bob", {2, 4});
        row(developer, "name contains O", {2, 3, 4});
        row(developer, "name contains 0%_o", {3});
        row(developer, "name contains %", {3});
        row(developer, "name contains _", {3});
        row(developer, "name contains \\", {3});
        row(developer, "name startswith b", {2, 4});
        row(developer, "name startswith %", {});
        row(developer, "email isempty", {2, 3, 4});
        row(developer, "email isnotempty", {1, 5});
        row(developer, "email = zed@X.ORG", {5});
        row(developer, "country in DE, China", {1, 3});
        row(developer, "country != DE", {2, 3, 4, 5});
        row(developer, "segment = Internal", {1});
        row(developer, "segment = students", {2});
        row(developer, "tags hastag qt", {1, 3});
        row(developer, "tags hastag c", {2});
        row(developer, "tags hastag c++", {1});
        row(developer, "tags hastag %", {});
        row(developer, "tags hastag c, qt", {1, 2, 3});
        row(developer, "company = acme", {1, 4});
        row(developer, "company = #2", {2});
        row(developer, "company = acme.com", {});
        row(developer, "company != Acme", {2, 3, 5});
        row(developer, "company != #1", {2, 3, 5});
        row(developer, "company in Acme, #2", {1, 2, 4});
        row(developer, "company in #1, #2", {1, 2, 4});
        row(developer, "company contains 0%", {2});
        row(developer, "company startswith B", {2});
        row(developer, "company isempty", {3, 5});
        row(developer, "company isnotempty", {1, 2, 4});
        row(developer, "company.segment = internal", {1, 4});
        row(developer, "company.segment != internal", {2, 3, 5});
        row(developer, "company.segment isempty", {2, 3, 5});
        row(developer, "company.segment isnotempty", {1, 4});
        row(developer, "company.name contains me", {1, 4});
        row(developer, "company.cs < 0.71", {1, 2, 4});
        row(developer, "cs < 0.6", {2});
        row(developer, "cs = 0.9", {1});
        row(developer, "cs isempty", {3, 4, 5});
        row(developer, "cs != 0.9", {2, 3, 4, 5});
        row(developer, "band = Good", {1});
        row(developer, "band != good", {2, 3, 4, 5});
        row(developer, "sheets > 0", {1, 2, 4});
        row(developer, "company_segment = internal", {1, 4});
        row(developer, "id in 2, 4, 99", {2, 4});
        const auto feedback = KindId::Feedback;
        row(feedback, "developer = Ada", {1});
        row(feedback, "developer = ada@acme.com", {1});
        row(feedback, "developer = bob", {2, 4});
        row(feedback, "developer isempty", {3});
        row(feedback, "developer != Ada", {2, 3, 4});
        row(feedback, "developer.segment = internal", {1});
        row(feedback, "developer.segment != internal", {2, 3, 4});
        row(feedback, "developer.cs >= 0.9", {1});
        row(feedback, "taken_on >= 2026-01-03", {3, 4});
        row(feedback, "taken_on startswith 2026-01-0", {1, 2, 3, 4});
        row(feedback, "nps > 9", {2});
        row(feedback, "nps != 9", {2, 3, 4});
        row(feedback, "ux <= 0.5", {2, 3});
        row(feedback, "cs isempty", {4});
        row(KindId::Company, "domain hastag ACME.org", {1});
        row(KindId::Company, "domain hastag acme", {});
        row(KindId::Identity, "verified = no", {1});
        row(KindId::Identity, "developer.company.name = x", {});
    }

    void filters()
    {
        QFETCH(int, kind);
        QFETCH(QString, condition);
        QFETCH(Ids, ids);
        const auto parsed = parseCondition(Catalogue::builtIn(), KindId(kind), condition);
        if (condition.count(u'.') == 2 && !parsed)
            return; // one step is all a path may take
        QVERIFY2(parsed.ok(), parsed ? "" : qPrintable(parsed.error().text));
        Ids found = m_workspace.find(KindId(kind), condition);
        std::ranges::sort(ids);
        QCOMPARE(found, ids);
        const auto count = m_workspace.records([&](const RecordReader &reader) {
            return reader.count({KindId(kind), {Filter::Join::All, false, {*parsed}, {}}, {}, {}});
        });
        QCOMPARE(count, qint64(ids.size()));

        // What a filter leaves out is what its opposite lets through.
        Query opposite{KindId(kind)};
        opposite.filter.conditions = {*parsed};
        opposite.filter.negated = true;
        const Ids others = m_workspace.ids(opposite);
        QCOMPARE(others.size() + found.size(), m_workspace.find(KindId(kind), {}).size());
        for (const qint64 id : others)
            QVERIFY(!std::ranges::binary_search(found, id));
    }

    void trees()
    {
        const auto parse = [](const char *text) {
            return expect(
                parseCondition(Catalogue::builtIn(), KindId::Developer, QString::fromLatin1(text)));
        };
        Query query{KindId::Developer};
        query.filter.join = Filter::Join::Any;
        query.filter.conditions = {parse("name = Ada"), parse("country = CN")};
        QCOMPARE(m_workspace.ids(query), (Ids{1, 3}));
        query.filter.groups.push_back(
            {Filter::Join::All, false, {parse("name = bob"), parse("company = Acme")}, {}});
        QCOMPARE(m_workspace.ids(query), (Ids{1, 3, 4}));
        query.search = u"acme"_s; // and the search narrows the whole of it
        QCOMPARE(m_workspace.ids(query), (Ids{1, 4}));
        query.search.clear();
        query.filter.groups.back().negated = true;
        query.filter.join = Filter::Join::All;
        query.filter.conditions = {parse("company = Acme")};
        QCOMPARE(m_workspace.ids(query), (Ids{1}));
    }

    void conditionsWithoutValuesLetNothingThrough()
    {
        for (const Op op : {Op::In, Op::HasTag, Op::Less, Op::GreaterOrEqual}) {
            Query query{KindId::Developer};
            query.filter.conditions = {{u"tags"_s, op, {}}};
            QVERIFY2(m_workspace.ids(query).empty(), qPrintable(QString::number(int(op))));
        }
    }

    void unknownFieldsAreRefused()
    {
        Query query{KindId::Developer};
        query.filter.conditions = {{u"shoe"_s, Op::Equal, {1}}};
        Query sorted{KindId::Developer};
        sorted.sort = {{u"shoe"_s, Qt::AscendingOrder}};
        for (const Query &wrong : {query, sorted}) {
            const auto sql = SqlBuilder(Catalogue::builtIn(), {}).ids(wrong);
            QVERIFY(!sql);
            QCOMPARE(sql.error().code, Error::Code::Invalid);
        }
    }

    void searches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Ids>("ids");
        QTest::newRow("name") << u"ADA"_s << Ids{1};
        QTest::newRow("spaces around") << u"  ada "_s << Ids{1};
        QTest::newRow("company") << u"acme"_s << Ids{1, 4};
        QTest::newRow("company's percent") << u"100%"_s << Ids{2};
        QTest::newRow("percent is itself") << u"50%"_s << Ids{3};
        QTest::newRow("underscore is itself") << u"b_o"_s << Ids{2};
        QTest::newRow("backslash is itself") << u"\\"_s << Ids{3};
        QTest::newRow("notes") << u"things"_s << Ids{4};
        QTest::newRow("quote") << u"'"_s << Ids{};
        QTest::newRow("nothing") << u" "_s << Ids{1, 2, 3, 4, 5};
    }

    void searches()
    {
        QFETCH(QString, text);
        QFETCH(Ids, ids);
        QCOMPARE(m_workspace.find(KindId::Developer, {}, {}, text), ids);
    }

    void everyKindCanBeSearched()
    {
        for (const Kind &kind : Catalogue::builtIn().kinds())
            QVERIFY(m_workspace.find(kind.id, {}, {}, u"no such text"_s).empty());
        QCOMPARE(m_workspace.find(KindId::Feedback, {}, {}, u"ada"_s), Ids{1});
    }

    void sorts_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<Ids>("ids");
        QTest::newRow("by id") << QString() << Ids{1, 2, 3, 4, 5};
        QTest::newRow("text, case ignored, ties by id") << u"name"_s << Ids{3, 1, 2, 4, 5};
        QTest::newRow("text descending") << u"-name"_s << Ids{2, 4, 1, 3, 5};
        QTest::newRow("number") << u"cs"_s << Ids{2, 1, 3, 4, 5};
        QTest::newRow("number descending") << u"-cs"_s << Ids{1, 2, 3, 4, 5};
        QTest::newRow("reference by name") << u"company"_s << Ids{1, 4, 2, 3, 5};
        QTest::newRow("reference descending") << u"-company"_s << Ids{2, 1, 4, 3, 5};
        QTest::newRow("two keys") << u"company,-name"_s << Ids{4, 1, 2, 3, 5};
        QTest::newRow("id descending") << u"-id"_s << Ids{5, 4, 3, 2, 1};
        QTest::newRow("through a reference") << u"company.name"_s << Ids{1, 4, 2, 3, 5};
        QTest::newRow("through one, descending") << u"-company.cs,id"_s << Ids{1, 4, 2, 3, 5};
    }

    void sorts()
    {
        QFETCH(QString, keys);
        QFETCH(Ids, ids);
        QCOMPARE(m_workspace.find(KindId::Developer, {}, keys), ids);
    }

    /// Every column of every kind can be shown, sorted and filtered by.
    void everyColumnEvaluates()
    {
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            std::vector<const Field *> fields;
            for (const Field &field : kind.fields)
                fields.push_back(&field);
            for (const ReferenceText text : {ReferenceText::Title, ReferenceText::Key}) {
                int rows = 0;
                m_workspace.records([&](const RecordReader &reader) {
                    return reader.each(
                        {kind.id}, fields, text, [&](const Row &row) -> Result<void> {
                            ++rows;
                            if (row.cells.size() != fields.size())
                                return Error{Error::Code::Internal, u"cells are missing"_s, {}};
                            return {};
                        });
                });
                QCOMPARE(rows, int(m_workspace.find(kind.id, {}).size()));
            }
            for (const Field &field : kind.fields) {
                const size_t all = m_workspace.find(kind.id, {}, u'-' + field.name).size();
                QCOMPARE(m_workspace.find(kind.id, field.name + u" isempty"_s).size()
                             + m_workspace.find(kind.id, field.name + u" isnotempty"_s).size(),
                         all);
                m_workspace.records([&](const RecordReader &reader) {
                    return reader.choices(kind.id, field.name, 3);
                });
            }
        }
    }

    void pagesKeepTheOrderAskedFor()
    {
        const Kind &kind = Catalogue::builtIn().kind(KindId::Developer);
        const auto rows = m_workspace.records([&](const RecordReader &reader) {
            return reader.page(KindId::Developer, {4, 99, 1, 2, 4},
                               {kind.find(u"name"), kind.find(u"company")});
        });
        QStringList shown;
        for (const Row &row : rows)
            shown.append(row.cells[0].value.toText() + u'@' + row.cells[1].text);
        QCOMPARE(shown,
                 (QStringList{u"Bob@Acme"_s, u"Ada@Acme"_s, u"bob@beta 100%"_s, u"Bob@Acme"_s}));
        QVERIFY(m_workspace
                    .records([&](const RecordReader &reader) {
                        return reader.page(KindId::Developer, {}, {});
                    })
                    .empty());
    }

    void choices_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("choices");
        const auto developer = int(KindId::Developer);
        QTest::newRow("text") << developer << u"segment"_s << u"Students 1, internal 1"_s;
        QTest::newRow("reference") << developer << u"company"_s << u"Acme 2, beta 100% 1"_s;
        QTest::newRow("tags") << developer << u"tags"_s << u"Qt 1, c 1, c++ 1, qt 1"_s;
        QTest::newRow("computed") << developer << u"band"_s << u"at risk 1, good 1"_s;
        QTest::newRow("through a reference")
            << int(KindId::Feedback) << u"developer.segment"_s << u"Students 1, internal 1"_s;
        QTest::newRow("a reference through one")
            << int(KindId::Feedback) << u"developer.company"_s << u"Acme 2, beta 100% 1"_s;
    }

    void choices()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QString, choices);
        const auto list = [&](int limit) {
            QStringList shown;
            for (const ChoiceCount &one : m_workspace.records([&](const RecordReader &reader) {
                     return reader.choices(KindId(kind), field, limit);
                 }))
                shown.append(one.text + u' ' + QString::number(one.count));
            return shown;
        };
        QCOMPARE(list(10).join(u", "_s), choices);
        QCOMPARE(list(1), choices.split(u", "_s).mid(0, 1));
    }

    void titles()
    {
        const auto title = [&](KindId kind, qint64 id) {
            return m_workspace.records(
                [&](const RecordReader &reader) { return reader.title(kind, RecordId(id)); });
        };
        QCOMPARE(title(KindId::Developer, 1), u"Ada"_s);
        QCOMPARE(title(KindId::Developer, 5), u"Zed@x.org"_s);
        QCOMPARE(title(KindId::Company, 99), u"#99"_s);
        QCOMPARE(title(KindId::Identity, 1), u"b_o_b"_s);
    }

private:
    TestWorkspace m_workspace;
};

QTEST_GUILESS_MAIN(TestFilters)
#include "test_filters.moc"
