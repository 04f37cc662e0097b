// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feature_fixture.h"
#include "insight/global_search.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {
using Ids = std::vector<qint64>;
}

/// Finding records by what a person types, while they change.
class TestSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<FeatureFixture>();
        m->add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}, {u"notes"_s, u"loves rust"_s}});
        m->add(KindId::Developer,
               {{u"name"_s, u"Bartosz Jasiński"_s}, {u"email"_s, u"bj@example.com"_s}});
        m->add(KindId::Developer, {{u"name"_s, u"王梦洁"_s}, {u"company"_s, u"Kernelworks"_s}});
        m->add(KindId::Developer, {{u"name"_s, u"Ada Okafor"_s}, {u"tags"_s, u"rust, Ｑｔ"_s}});
        m->add(KindId::Developer, {{u"name"_s, u"Nadia"_s}, {u"notes"_s, u"met\nin Łódź"_s}});
        m->add(
            KindId::Identity,
            {{u"developer"_s, u"#3"_s}, {u"platform"_s, u"github"_s}, {u"handle"_s, u"0xada"_s}});
        m->add(KindId::Task, {{u"title"_s, u"Call back"_s}, {u"developer"_s, u"#1"_s}});
    }

    void findsDevelopers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Ids>("found");
        QTest::newRow("without accents") << u"jasinski"_s << Ids{1};
        QTest::newRow("with accents") << u"JASIŃSKI"_s << Ids{1};
        QTest::newRow("two Chinese characters") << u"梦洁"_s << Ids{2};
        QTest::newRow("one letter of many") << u"z"_s << Ids{1, 4};
        QTest::newRow("stroke") << u"lodz"_s << Ids{4};
        QTest::newRow("full width") << u"qt"_s << Ids{3};
        QTest::newRow("company") << u"kernel"_s << Ids{2};
        QTest::newRow("not what else the company says") << u"loves"_s << Ids{};
        QTest::newRow("handle") << u"0xada"_s << Ids{3};
        QTest::newRow("in the middle") << u"adi"_s << Ids{4};
        QTest::newRow("all words") << u"ada rust"_s << Ids{3};
        QTest::newRow("words apart") << u" rust   OKA "_s << Ids{3};
        QTest::newRow("one word too many") << u"ada rust java"_s << Ids{};
        QTest::newRow("not across records") << u"洁 ada"_s << Ids{};
        QTest::newRow("no wildcards") << u"%"_s << Ids{};
        QTest::newRow("only spaces finds all") << u"  "_s << Ids{1, 2, 3, 4};
    }

    void findsDevelopers()
    {
        QFETCH(const QString, typed);
        QFETCH(const Ids, found);
        QCOMPARE(m->search(KindId::Developer, typed), found);
        // The second time from memory.
        QCOMPARE(m->search(KindId::Developer, typed), found);
        QCOMPARE(good(m->workspace->count({KindId::Developer, {}, typed, {}})),
                 qint64(found.size()));
    }

    void keepsFilterAndOrder()
    {
        Query query{KindId::Developer, {}, u"a"_s, {{u"name"_s, Qt::DescendingOrder}}};
        QCOMPARE(good(m->workspace->ids(query)), (Ids{4, 1, 3}));
        query.filter.conditions = {{u"tags"_s, Op::IsEmpty}};
        QCOMPARE(good(m->workspace->ids(query)), (Ids{4, 1}));
        query.search = u"na"_s;
        QCOMPARE(good(m->workspace->ids(query)), (Ids{4}));
    }

    void followsWhatChanges()
    {
        QCOMPARE(m->search(KindId::Developer, u"ada"_s), Ids{3});
        good(m->editor().setField(KindId::Developer, RecordId(3), u"name"_s, u"Grace"_s));
        QCOMPARE(m->search(KindId::Developer, u"okafor"_s), Ids{});
        QCOMPARE(m->search(KindId::Developer, u"grace"_s), Ids{3});
        good(m->editor().undo());
        QCOMPARE(m->search(KindId::Developer, u"grace"_s), Ids{});
        QCOMPARE(m->search(KindId::Developer, u"okafor"_s), Ids{3});

        m->add(KindId::Developer, {{u"name"_s, u"Adam"_s}});
        QCOMPARE(m->search(KindId::Developer, u"ada"_s), (Ids{3, 5}));
        good(m->editor().removeRecords(KindId::Developer, {RecordId(3)}));
        QCOMPARE(m->search(KindId::Developer, u"ada"_s), Ids{5});
        good(m->editor().undo());
        QCOMPARE(m->search(KindId::Developer, u"ada"_s), (Ids{3, 5}));

        good(m->editor().setField(KindId::Company, RecordId(1), u"name"_s, u"Seedlings"_s));
        QCOMPARE(m->search(KindId::Developer, u"kernel"_s), Ids{});
        QCOMPARE(m->search(KindId::Developer, u"seedl"_s), Ids{2});
        good(m->editor().setField(KindId::Identity, RecordId(1), u"developer"_s, u"#1"_s));
        QCOMPARE(m->search(KindId::Developer, u"0xada"_s), Ids{1});
    }

    void seesAnotherProgramsChanges()
    {
        QCOMPARE(m->search(KindId::Developer, u"linus"_s), Ids{});
        auto other = Workspace::open(m->path(), FeatureFixture::options());
        QVERIFY(other);
        good((*other)->editor().addRecord(KindId::Developer, {{u"name"_s, u"Linus"_s}}));
        QCOMPARE(m->search(KindId::Developer, u"linus"_s), Ids{5});
    }

    void findsOwnersInOtherKinds()
    {
        QCOMPARE(m->search(KindId::Task, u"jasinski"_s), Ids{1});
        QCOMPARE(m->search(KindId::Task, u"back"_s), Ids{1});
        QCOMPARE(m->search(KindId::Task, u"okafor"_s), Ids{});
    }

    void everywhereRanksAndGroups()
    {
        m->add(KindId::Developer, {{u"name"_s, u"Maria Adaeze"_s}});
        const auto found = good(m->workspace->read(Lane::Pages, [](ReadContext &context) {
            return findEverywhere(context, u"ada"_s, 2);
        }));
        QCOMPARE(found.size(), size_t(1));
        const SearchHits &people = found.front();
        QCOMPARE(people.kind, KindId::Developer);
        QCOMPARE(people.hits.size(), size_t(2));
        QCOMPARE(people.hits[0].title, u"Ada Okafor"_s);   // begins with it
        QCOMPARE(people.hits[1].title, u"Maria Adaeze"_s); // a word begins with it
        QVERIFY(!people.more);

        const auto all = good(m->workspace->read(Lane::Pages, [](ReadContext &context) {
            return findEverywhere(context, u"kernelworks"_s, 5);
        }));
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].kind, KindId::Developer);
        QCOMPARE(all[0].hits[0].detail, u"Kernelworks"_s);
        QCOMPARE(all[1].kind, KindId::Company);
    }

    void lastDaysFollowToday()
    {
        for (const char *day : {"2026-11-23", "2026-10-25", "2026-10-24", "2026-12-01"})
            m->add(
                KindId::Developer,
                {{u"name"_s, QString::fromLatin1(day)}, {u"joined_on"_s, QLatin1StringView(day)}});
        Query query{KindId::Developer};
        query.filter.conditions = {{u"joined_on"_s, Op::InLastDays, {Value(30)}}};
        QCOMPARE(good(m->workspace->ids(query)), (Ids{5, 6}));
        query.filter.conditions = {{u"created_at"_s, Op::InLastDays, {Value(1)}}};
        QCOMPARE(good(m->workspace->count(query)), qint64(8));
    }

private:
    std::unique_ptr<FeatureFixture> m;
};

QTEST_GUILESS_MAIN(TestSearch)
#include "test_search.moc"
