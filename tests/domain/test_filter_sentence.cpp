// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filter_sentence.h"

#include "domain/scope.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

const QTimeZone berlin("Europe/Berlin");

const Catalogue &catalogue()
{
    return Catalogue::builtIn();
}

QString sentence(const Filter &filter, KindId kind = KindId::Developer)
{
    SentenceContext context{
        berlin, [](KindId, qint64 id) { return id == 7 ? u"Kernelworks"_s : QString(); }};
    return filterSentence(filter, catalogue(), kind, context);
}

Filter joined(Filter::Join join, std::vector<Filter> groups, bool negated = false)
{
    Filter filter;
    filter.join = join;
    filter.negated = negated;
    filter.groups = std::move(groups);
    return filter;
}

constexpr auto All = Filter::Join::All;
constexpr auto Any = Filter::Join::Any;

} // namespace

/// Filters in a person's words, and as the terms that a person puts together.
class TestFilterSentence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
    void everyTermComesBack_data();
    void everyTermComesBack();
    void groupsComeBack();
    void needlessGroupsGo();
    void keepsWhatNoTermSays();
};

void TestFilterSentence::says_data()
{
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<QString>("expected");
    const Filter internal = only({u"segment"_s, Op::Equal, {u"internal"_s}});
    const Filter lately = only({u"joined_on"_s, Op::InLastDays, {30}});
    const Filter low = only({u"cs"_s, Op::Less, {0.6}});
    QTest::newRow("nothing") << Filter() << QString();
    QTest::newRow("one") << internal << u"Segment is internal"_s;
    QTest::newRow("and") << internal.and_(lately)
                         << u"Segment is internal and Joined on in the last 30 days"_s;
    QTest::newRow("or") << joined(Any, {internal, low})
                        << u"Segment is internal or Satisfaction is below 0.6"_s;
    QTest::newRow("brackets") << joined(All, {lately, joined(Any, {internal, low})})
                              << u"Joined on in the last 30 days and "
                                 "(Segment is internal or Satisfaction is below 0.6)"_s;
    QTest::newRow("not") << joined(Any, {internal, low}, true)
                         << u"not (Segment is internal or Satisfaction is below 0.6)"_s;
    QTest::newRow("same join needs no brackets")
        << internal.and_(lately).and_(low)
        << u"Segment is internal and Joined on in the last 30 days and "
           "Satisfaction is below 0.6"_s;
    QTest::newRow("several") << only({u"segment"_s, Op::In, {u"internal"_s, u"open-source"_s}})
                             << u"Segment is any of internal, open source"_s;
    QTest::newRow("text") << only({u"name"_s, Op::Contains, {u"Ada"_s}})
                          << u"Name contains \u201cAda\u201d"_s;
    QTest::newRow("country") << only({u"country"_s, Op::Equal, {u"DE"_s}})
                             << u"Country is Germany"_s;
    QTest::newRow("reference") << only({u"company"_s, Op::In, {7, 8}})
                               << u"Company is any of Kernelworks, #8"_s;
    QTest::newRow("tags") << only({u"tags"_s, Op::HasTag, {u"qt"_s}}) << u"Tags include qt"_s;
    QTest::newRow("one step further") << only({u"company.tier"_s, Op::Equal, {u"growth"_s}})
                                      << u"Company \u203a Tier is growth"_s;
    QTest::newRow("range of days") << dayRangeFilter(
        u"last_seen"_s, FieldType::Time, QDate(2026, 10, 1), QDate(2026, 10, 31), berlin)
                                   << u"Last seen between 1 Oct 2026 and 31 Oct 2026"_s;
    QTest::newRow("band") << only({u"band"_s, Op::Equal, {u"at risk"_s}})
                          << u"Satisfaction band is at risk"_s;
    QTest::newRow("an instant") << only({u"last_seen"_s, Op::Equal, {u"2026-10-01T10:00:00Z"_s}})
                                << u"Last seen is 1 Oct 2026 12:00"_s;
}

void TestFilterSentence::says()
{
    QFETCH(Filter, filter);
    QFETCH(QString, expected);
    QCOMPARE(sentence(filter), expected);
}

void TestFilterSentence::everyTermComesBack_data()
{
    QTest::addColumn<QString>("field");
    for (const QString &field :
         {u"name"_s, u"notes"_s, u"cs"_s, u"sheets"_s, u"joined_on"_s, u"last_seen"_s, u"segment"_s,
          u"country"_s, u"company"_s, u"tags"_s, u"band"_s, u"company.tags"_s})
        QTest::newRow(qPrintable(field)) << field;
}

void TestFilterSentence::everyTermComesBack()
{
    QFETCH(QString, field);
    const Field &resolved = **resolvePath(catalogue(), KindId::Developer, field);
    const bool days = resolved.type == FieldType::Date || resolved.type == FieldType::Time;
    const Value one = days                           ? Value(u"2026-03-29"_s)
        : isListed(resolved) || resolved.isTextual() ? Value(u"one"_s)
                                                     : Value(0.25);
    const Value two = days                           ? Value(u"2026-10-25"_s)
        : isListed(resolved) || resolved.isTextual() ? Value(u"two"_s)
                                                     : Value(0.5);
    QVERIFY(termOps(resolved).size() >= 4);
    for (const TermOp op : termOps(resolved)) {
        FilterTerm term{field, op, {one}};
        if (op == TermOp::Between || op == TermOp::NoneOf)
            term.values = {one, two};
        else if (op == TermOp::IsEmpty || op == TermOp::IsNotEmpty)
            term.values = {};
        else if (op == TermOp::InLastDays)
            term.values = {14};
        const Filter filter = filterOf(term, resolved, berlin);
        QVERIFY(!filter.isEmpty());
        const auto back = termOf(filter, catalogue(), KindId::Developer, berlin);
        QVERIFY2(back.has_value(), qPrintable(termOpLabel(op, resolved.type)));
        QCOMPARE(*back, term);
        QVERIFY(!sentence(filter).isEmpty());
        QVERIFY(!termOpLabel(op, resolved.type).isEmpty());
    }
}

void TestFilterSentence::groupsComeBack()
{
    FilterTerms terms;
    terms.top.terms = {{u"name"_s, TermOp::ContainsNot, {u"bot"_s}},
                       {u"last_seen"_s, TermOp::On, {u"2026-11-01"_s}}};
    terms.groups = {
        {Any,
         true,
         {{u"segment"_s, TermOp::AnyOf, {u"internal"_s}}, {u"cs"_s, TermOp::Between, {0.2, 0.6}}}}};
    QCOMPARE(terms.size(), 4);
    const Filter filter = filterOf(terms, catalogue(), KindId::Developer, berlin);
    const FilterTerms back = termsOf(filter, catalogue(), KindId::Developer, berlin);
    QCOMPARE(back.top.terms, terms.top.terms);
    QCOMPARE(back.groups.size(), size_t(1));
    QCOMPARE(back.groups.front().terms, terms.groups.front().terms);
    QCOMPARE(back.groups.front().join, Any);
    QVERIFY(back.groups.front().negated);
    QCOMPARE(filterOf(back, catalogue(), KindId::Developer, berlin), filter);
    QCOMPARE(sentence(filter),
             u"Name does not contain \u201cbot\u201d and Last seen is 1 Nov 2026 and "
             "not (Segment is internal or Satisfaction between 0.2 and 0.6)"_s);
}

void TestFilterSentence::needlessGroupsGo()
{
    const Filter a = only({u"name"_s, Op::Contains, {u"a"_s}});
    const Filter b = only({u"name"_s, Op::Contains, {u"b"_s}});
    const Filter c = only({u"name"_s, Op::Contains, {u"c"_s}});
    const FilterTerms terms = termsOf(a.and_(b).and_(c), catalogue(), KindId::Developer, berlin);
    QCOMPARE(terms.top.terms.size(), size_t(3));
    QVERIFY(terms.groups.empty());
    // Either of two within all is a group of its own.
    const FilterTerms mixed =
        termsOf(c.and_(joined(Any, {a, b})), catalogue(), KindId::Developer, berlin);
    QCOMPARE(mixed.top.terms.size(), size_t(1));
    QCOMPARE(mixed.groups.size(), size_t(1));
    QCOMPARE(mixed.groups.front().terms.size(), size_t(2));
}

void TestFilterSentence::keepsWhatNoTermSays()
{
    const Filter instant = only({u"last_seen"_s, Op::Equal, {u"2026-10-01T10:00:00Z"_s}});
    const Filter gone = only({u"gone"_s, Op::Equal, {1}});
    for (const Filter &odd : {instant, gone}) {
        const FilterTerms terms = termsOf(odd, catalogue(), KindId::Developer, berlin);
        QVERIFY(terms.top.terms.empty());
        QCOMPARE(terms.top.others, std::vector<Filter>{odd});
        QCOMPARE(filterOf(terms, catalogue(), KindId::Developer, berlin), odd);
        QVERIFY(!sentence(odd).isEmpty());
    }
}

QTEST_APPLESS_MAIN(TestFilterSentence)
#include "test_filter_sentence.moc"
