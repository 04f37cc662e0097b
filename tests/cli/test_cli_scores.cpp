// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

/// METRICS.md, "CS" and "E": the source's own example.
constexpr char kJohnDoe[] = "name,email,company,taken_on,ux,ts,csat,dp,ds,ir\r\n"
                            "John Doe,john@doe.example,Acme,2025-05-01,0.8,0.7,0.9,0.5,0.6,0.7\r\n";

/// METRICS.md, "Component of a developer": 0.5, then 0.9 exactly 180 days later.
constexpr char kHalfLife[] = "email,taken_on,csat\r\n"
                             "a@b.example,2025-01-01,0.5\r\n"
                             "a@b.example,2025-06-30,0.9\r\n";

} // namespace

/// score, weights, metrics and why on the real program.
class TestCliScores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        COMPARE_EXIT(run({u"new"_s, u"w"_s, u"--zone"_s, u"UTC"_s}), 0);
        m_cli->file(u"john.csv"_s, kJohnDoe);
        m_cli->file(u"half.csv"_s, kHalfLife);
    }

    void scoresJohnDoe()
    {
        importFeedback(u"john.csv"_s);
        const CliRun scored = run({u"score"_s, u"w"_s, u"--by"_s, u"all"_s, u"--json"_s});
        COMPARE_EXIT(scored, 0);
        QCOMPARE(scored.rows().size(), 1);
        const QJsonObject all = scored.row(0);
        QCOMPARE(all[u"key"_s], u"all"_s);
        QCOMPARE(all[u"cs"_s], 0.79);
        QCOMPARE(all[u"e"_s], 0.59);
        QCOMPARE(all[u"band"_s], u"needs improvement"_s);
        QCOMPARE(all[u"e_band"_s], u"at risk"_s);
        QCOMPARE(all[u"cs_coverage"_s], 1);
        QCOMPARE(all[u"n"_s], 1);
        QCOMPARE(all[u"ux"_s], 0.8);
        QCOMPARE(all[u"ir_n"_s], 1);
        QCOMPARE(run({u"score"_s, u"w"_s}).out,
                 QByteArray(
                     "key    cs     e  cs_coverage  e_coverage  n  band               e_band\n"
                     "all  0.79  0.59         1.00        1.00  1  needs improvement  at risk\n"));
    }

    void groupsNameTheirRecord()
    {
        importFeedback(u"john.csv"_s);
        const QJsonObject developer =
            run({u"score"_s, u"w"_s, u"--by"_s, u"developer"_s, u"--json"_s}).row(0);
        QCOMPARE(developer[u"key"_s], u"John Doe"_s);
        QCOMPARE(developer[u"id"_s], 1);
        const QJsonObject segment =
            run({u"score"_s, u"w"_s, u"--by"_s, u"segment"_s, u"--json"_s}).row(0);
        QCOMPARE(segment[u"key"_s], QJsonValue());
        QVERIFY(!segment.contains(u"id"_s));
    }

    void olderAnswersCountLess()
    {
        importFeedback(u"half.csv"_s);
        const QJsonObject all = run({u"score"_s, u"w"_s, u"--json"_s}).row(0);
        QCOMPARE(all[u"csat"_s], 0.766666667);
        QCOMPARE(all[u"cs"_s], 0.766666667);
        QCOMPARE(all[u"cs_coverage"_s], 0.3);
        QCOMPARE(all[u"ux"_s], QJsonValue());
        QCOMPARE(all[u"e"_s], QJsonValue());
        QCOMPARE(all[u"e_band"_s], QJsonValue());
        const QJsonObject before =
            run({u"score"_s, u"w"_s, u"--as-of"_s, u"2025-06-29"_s, u"--json"_s}).row(0);
        QCOMPARE(before[u"cs"_s], 0.5);
        COMPARE_EXIT(run({u"settings"_s, u"w"_s, u"half_life=none"_s}), 0);
        QCOMPARE(run({u"score"_s, u"w"_s, u"--json"_s}).row(0)[u"cs"_s], 0.7);
    }

    void weightsCanBeTriedAndStored()
    {
        importFeedback(u"john.csv"_s);
        const CliRun tried =
            run({u"score"_s, u"w"_s, u"--weights"_s, u"ux=1,ts=0,csat=0"_s, u"--json"_s});
        QCOMPARE(tried.row(0)[u"cs"_s], 0.8);
        QCOMPARE(tried.row(0)[u"e"_s], 0.59);
        QCOMPARE(tried.row(0)[u"band"_s], u"good"_s);
        QCOMPARE(run({u"score"_s, u"w"_s, u"--json"_s}).row(0)[u"cs"_s], 0.79);

        const CliRun uneven = run({u"score"_s, u"w"_s, u"--weights"_s, u"ux=0.4"_s});
        COMPARE_EXIT(uneven, 1);
        QCOMPARE(uneven.sentences(),
                 QList<QByteArray>{"The weights of satisfaction (ux, ts, csat) must sum to 1; they "
                                   "sum to 1.1."});

        const CliRun stored =
            run({u"weights"_s, u"w"_s, u"ux=1"_s, u"ts=0"_s, u"csat=0"_s, u"--json"_s});
        COMPARE_EXIT(stored, 0);
        const QJsonObject weights{{u"ux"_s, 1},   {u"ts"_s, 0},   {u"csat"_s, 0},
                                  {u"dp"_s, 0.4}, {u"ds"_s, 0.3}, {u"ir"_s, 0.3}};
        QCOMPARE(stored.json(), (QJsonObject{{u"weights"_s, weights}, {u"change_set"_s, 2}}));
        QCOMPARE(run({u"weights"_s, u"w"_s, u"--json"_s}).json()[u"weights"_s], weights);
        QCOMPARE(run({u"score"_s, u"w"_s, u"--json"_s}).row(0)[u"cs"_s], 0.8);
    }

    void whySumsToTheScore()
    {
        importFeedback(u"john.csv"_s);
        const QJsonObject why = run({u"why"_s, u"w"_s, u"1"_s, u"--json"_s}).json();
        QCOMPARE(why[u"developer"_s], 1);
        for (const auto &[score, value] : {std::pair{u"cs"_s, 0.79}, std::pair{u"e"_s, 0.59}}) {
            const QJsonObject sum = why[score].toObject();
            QCOMPARE(sum[u"value"_s], value);
            qint64 parts = 0; // in billionths, so that nothing is lost in adding
            for (const auto &term : sum[u"terms"_s].toArray()) {
                parts += qRound64(term[u"part"_s].toDouble() * 1e9);
                QCOMPARE(term[u"sheets"_s][0][u"taken_on"_s], u"2025-05-01"_s);
                QCOMPARE(term[u"sheets"_s][0][u"weight"_s], 1);
            }
            QCOMPARE(parts, qRound64(value * 1e9));
        }
        const QJsonObject ux = why[u"cs"_s][u"terms"_s][0].toObject();
        QCOMPARE(ux[u"measure"_s], u"ux"_s);
        QCOMPARE(ux[u"value"_s], 0.8);
        QCOMPARE(ux[u"weight"_s], 0.3);
        QCOMPARE(ux[u"part"_s], 0.24);
    }

    void printedPartsAddUp()
    {
        // Thirds: rounded one by one they would print 0.22 + 0.28 + 0.20 = 0.71.
        m_cli->file(u"thirds.csv"_s,
                    "email,taken_on,ux,ts,csat\r\n"
                    "a@b.example,2025-05-01,0.745,0.705,0.675\r\n");
        importFeedback(u"thirds.csv"_s);
        const CliRun why = run({u"why"_s, u"w"_s, u"1"_s});
        COMPARE_EXIT(why, 0);
        int hundredths = 0;
        int sum = -1;
        for (const QString &line : QString::fromUtf8(why.out).split(u'\n')) {
            const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
            if (words.value(0) == u"sum"_s)
                sum = qRound(words.value(1).toDouble() * 100);
            else if (words.size() > 4 && words[4].startsWith(u"2025"_s))
                hundredths += qRound(words[3].toDouble() * 100);
        }
        QCOMPARE(sum, 71);
        QCOMPARE(hundredths, sum);
    }

    void aDeveloperWithoutAnswersHasNoScore()
    {
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s}), 0);
        const QJsonObject why = run({u"why"_s, u"w"_s, u"1"_s, u"--json"_s}).json();
        QCOMPARE(why[u"cs"_s][u"value"_s], QJsonValue());
        QCOMPARE(why[u"cs"_s][u"band"_s], QJsonValue());
        QCOMPARE(why[u"cs"_s][u"terms"_s], QJsonArray());
        QCOMPARE(run({u"why"_s, u"w"_s, u"1"_s}).out,
                 QByteArray("Ada\nSatisfaction: no score\nEfficiency: no score\n"));
    }

    void metricsSayWhatTheyCount()
    {
        m_cli->file(u"nps.csv"_s,
                    "email,taken_on,nps\r\n"
                    "a@b.example,2025-05-01,10\r\n"
                    "c@b.example,2025-05-31,9\r\n"
                    "d@b.example,2025-06-01,8\r\n"
                    "e@b.example,2025-06-02,0\r\n");
        importFeedback(u"nps.csv"_s);
        const CliRun months =
            run({u"metrics"_s, u"w"_s, u"--metric"_s, u"nps"_s, u"--from"_s, u"2025-05-01"_s,
                 u"--to"_s, u"2025-06-30"_s, u"--every"_s, u"month"_s, u"--json"_s});
        COMPARE_EXIT(months, 0);
        QCOMPARE(months.rows().size(), 2);
        const QJsonObject may = months.row(0);
        QCOMPARE(may[u"metric"_s], u"nps"_s);
        QCOMPARE(may[u"period"_s], u"2025-05-01..2025-05-31"_s);
        QCOMPARE(may[u"value"_s], 100);
        QCOMPARE(may[u"n"_s], 2);
        QCOMPARE(may[u"promoters"_s], 2);
        QCOMPARE(months.row(1)[u"value"_s], -50);
        const CliRun open = run({u"metrics"_s, u"w"_s, u"--every"_s, u"day"_s});
        COMPARE_EXIT(open, 1);
        QCOMPARE(open.sentences().size(), 1);
    }

private:
    [[nodiscard]] CliRun run(const QStringList &words) const { return m_cli->run(words); }
    void importFeedback(const QString &file) const
    {
        COMPARE_EXIT(run({u"import"_s, u"w"_s, file, u"--as"_s, u"feedback"_s}), 0);
    }

    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestCliScores)
#include "test_cli_scores.moc"
