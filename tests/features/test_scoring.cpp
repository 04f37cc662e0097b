// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feature_fixture.h"
#include "insight/dashboard.h"
#include "insight/metrics.h"
#include "insight/why.h"
#include "session/editor.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// What the program says about a small community, against sums done by hand.
class TestScoring : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto made = Workspace::create(m_folder.filePath(u"a.rapport"_s), u"UTC"_s, {u"Ann"_s});
        QVERIFY(made);
        m_workspace = std::move(*made);
        add(KindId::Developer,
            {{u"name"_s, u"Ada"_s},
             {u"email"_s, u"ada@x.example"_s},
             {u"segment"_s, u"internal"_s},
             {u"tags"_s, u"vip, beta"_s}});
        add(KindId::Developer,
            {{u"name"_s, u"Lin"_s},
             {u"email"_s, u"lin@x.example"_s},
             {u"segment"_s, u"open-source"_s}});
        add(KindId::Developer,
            {{u"name"_s, u"Boss"_s}, {u"email"_s, u"boss@x.example"_s}, {u"role"_s, u"staff"_s}});
        sheet(u"ada@x.example"_s, u"2026-01-10"_s, u"0.8"_s, u"0.7"_s, u"0.9"_s, u"9"_s);
        sheet(u"lin@x.example"_s, u"2026-03-10"_s, u"0.4"_s, {}, {}, u"3"_s);
        sheet(u"boss@x.example"_s, u"2026-03-10"_s, u"1"_s, u"1"_s, u"1"_s, u"10"_s);
        add(KindId::Feedback,
            {{u"taken_on"_s, u"2026-03-20"_s},
             {u"csat"_s, u"0.6"_s},
             {u"segment"_s, u"internal"_s},
             {u"nps"_s, u"8"_s},
             {u"survey"_s, u"Spring"_s}});
    }

    void groupsCountEachPersonOnceAndNoStaff()
    {
        const GroupScore all = scores({}).front();
        QCOMPARE(all.n, 3);
        QCOMPARE(*all.cs, roundScore((0.79 + 0.4 + 0.6) / 3));
        QCOMPARE(all.csCoverage, roundScore((1 + 0.3 + 0.3) / 3));
        QCOMPARE(all.componentN[size_t(Measure::Ts)], 1);
        QVERIFY(!all.e);

        const auto segments = scores({GroupBy::Segment, {}, {}, {}});
        QCOMPARE(segments.size(), size_t(2));
        QCOMPARE(segments[0].key, u"internal"_s);
        QCOMPARE(*segments[0].cs, roundScore((0.79 + 0.6) / 2));
        QCOMPARE(*segments[1].cs, 0.4);
        QCOMPARE(scores({GroupBy::Tag, {}, {}, {}}).size(), size_t(2));
        QCOMPARE(*scores({GroupBy::Survey, {}, {}, {}}).front().cs, 0.6);
    }

    void scoresAsOfADayKnowOnlyEarlierSheets()
    {
        QCOMPARE(*scores({GroupBy::All, {}, QDate(2026, 2, 1), {}}).front().cs, 0.79);
        QVERIFY(!scores({GroupBy::All, {}, QDate(2025, 1, 1), {}}).front().cs);
        const auto trend = good(m_workspace->read(Lane::Analysis, [](ReadContext &context) {
            return scoreTrend(context, {}, {QDate(2026, 1, 31), QDate(2026, 3, 31)});
        }));
        QCOMPARE(*trend[0].cs, 0.79);
        QCOMPARE(*trend[1].cs, *scores({}).front().cs);
    }

    void aScopeNarrowsEverything()
    {
        Scope scope;
        scope.segments = {u"open-source"_s};
        QCOMPARE(*scores({GroupBy::All, scope, {}, {}}).front().cs, 0.4);
        const auto dashboard = good(m_workspace->read(Lane::Analysis, [scope](ReadContext &c) {
            return readDashboard(c, scope, QDate(2026, 4, 1));
        }));
        QCOMPARE(dashboard.people, 1);
        QCOMPARE(dashboard.sheets, 1);
        QCOMPARE(dashboard.satisfaction.n, 1);
        QCOMPARE(std::accumulate(dashboard.satisfaction.bins.begin(),
                                 dashboard.satisfaction.bins.end(), qint64(0)),
                 1);
    }

    void aPeriodComparesWithTheOneBefore()
    {
        Scope scope;
        scope.from = QDate(2026, 3, 1);
        scope.to = QDate(2026, 3, 31);
        const auto dashboard = good(m_workspace->read(Lane::Analysis, [scope](ReadContext &c) {
            return readDashboard(c, scope, QDate(2026, 4, 1));
        }));
        QCOMPARE(dashboard.sheets, 3);
        QCOMPARE(*dashboard.sheetsBefore, 0);
        QCOMPARE(*dashboard.before->cs, 0.79);
    }

    void npsHasItsInterval()
    {
        const auto rows = good(m_workspace->read(Lane::Analysis, [](ReadContext &context) {
            return computeMetrics(context, {{u"nps"_s}, GroupBy::All, {}, Every::Whole});
        }));
        QCOMPARE(rows.front().n, 3); // the staff's 10 does not count
        QCOMPARE(*rows.front().value, 0.0);
        Nps nps;
        for (const int answer : {10, 9, 8, 7, 6, 0})
            nps.add(answer);
        QCOMPARE(*nps.value(), 0.0);
        QVERIFY(std::abs(*nps.margin() - 100 * 1.959964 * std::sqrt(4.0 / 6 / 6)) < 1e-3);
        QVERIFY(!Nps().value());
    }

    void stepsCoverThePeriod()
    {
        Scope scope;
        scope.from = QDate(2026, 1, 15);
        scope.to = QDate(2026, 3, 31);
        const auto rows = good(m_workspace->read(Lane::Analysis, [scope](ReadContext &context) {
            return computeMetrics(context, {{u"nps"_s}, GroupBy::All, scope, Every::Month});
        }));
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0].period, u"2026-01-15..2026-01-31"_s);
        QCOMPARE(rows[2].n, 2);
        QVERIFY(!m_workspace
                     ->read(Lane::Analysis,
                            [](ReadContext &context) {
                                return computeMetrics(context, {{u"luck"_s}, GroupBy::All, {}, {}});
                            })
                     .result());
    }

    void thePartsOfAReasonSumToTheScore()
    {
        const auto why = good(m_workspace->read(Lane::Analysis, [](ReadContext &context) {
            return explainScores(context, RecordId(1));
        }));
        double sum = 0;
        for (const WhyTerm &term : why.satisfaction.terms)
            sum += term.part;
        QCOMPARE(roundScore(sum), 0.79);
        QCOMPARE(why.satisfaction.terms[0].part, 0.24);
        QCOMPARE(why.satisfaction.terms[0].sheets.size(), size_t(1));
        QCOMPARE(why.satisfaction.band, Band::NeedsImprovement);
        QVERIFY(why.efficiency.terms.empty());
        QVERIFY(
            !m_workspace
                 ->read(Lane::Analysis,
                        [](ReadContext &context) { return explainScores(context, RecordId(99)); })
                 .result());
    }

    void weightsCanBeTriedInMemory()
    {
        const auto columns = good(m_workspace->read(
            Lane::Analysis, [](ReadContext &context) { return loadComponents(context, {}); }));
        QCOMPARE(columns.size(), size_t(3));
        const Histogram now =
            scoreHistogram(columns, ScoreKind::Satisfaction, Weights(), Bands(), 10);
        QCOMPARE(now.bands[size_t(Band::NeedsImprovement)], 2);
        QCOMPARE(now.bands[size_t(Band::AtRisk)], 1);
        QCOMPARE(now.bins[7], 1);
        const auto onlyCsat = Weights::create({0, 0, 1, 0.4, 0.3, 0.3});
        const BandMoves moves =
            bandMoves(columns, ScoreKind::Satisfaction, Weights(), *onlyCsat, Bands());
        QCOMPARE(moves.up, 1);
        QCOMPARE(moves.down, 0);
    }

private:
    void add(KindId kind, const FieldTexts &values)
    {
        good(m_workspace->editor().addRecord(kind, values));
    }

    void sheet(const QString &developer, const QString &day, const QString &ux, const QString &ts,
               const QString &csat, const QString &nps)
    {
        add(KindId::Feedback,
            {{u"developer"_s, developer},
             {u"taken_on"_s, day},
             {u"ux"_s, ux},
             {u"ts"_s, ts},
             {u"csat"_s, csat},
             {u"nps"_s, nps}});
    }

    std::vector<GroupScore> scores(const ScoreQuery &query)
    {
        return good(m_workspace->read(
            Lane::Analysis, [query](ReadContext &context) { return scoreBy(context, query); }));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestScoring)
#include "test_scoring.moc"
