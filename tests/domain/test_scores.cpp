// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scores.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
using Six = std::array<double, kMeasureCount>;
using DatedAnswers = std::vector<std::pair<qint64, double>>;

Components components(const Six &values)
{
    Components made;
    made.values = values;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(Six)
Q_DECLARE_METATYPE(DatedAnswers)

/// The check cases of METRICS.md, "Scores", and the properties that hold for any numbers.
class TestScores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weightsWhatIsThere_data()
    {
        QTest::addColumn<Six>("values");
        QTest::addColumn<double>("cs");
        QTest::addColumn<double>("csCoverage");
        QTest::addColumn<double>("e");
        QTest::addColumn<double>("eCoverage");
        const Six all = {0.8, 0.7, 0.9, 0.5, 0.6, 0.7};
        QTest::newRow("all six") << all << 0.79 << 1.0 << 0.59 << 1.0;
        QTest::newRow("csat only")
            << Six{kNone, kNone, 0.8, kNone, kNone, kNone} << 0.8 << 0.3 << kNone << 0.0;
        QTest::newRow("ux and ts")
            << Six{0.8, 0.7, kNone, kNone, kNone, 1} << 0.742857143 << 0.7 << 1.0 << 0.3;
        QTest::newRow("none") << Six{kNone, kNone, kNone, kNone, kNone, kNone} << kNone << 0.0
                              << kNone << 0.0;
        QTest::newRow("worst is a score, none is not")
            << Six{0, 0, 0, kNone, kNone, kNone} << 0.0 << 1.0 << kNone << 0.0;
    }

    void weightsWhatIsThere()
    {
        QFETCH(Six, values);
        const auto check = [&](ScoreKind kind, double wanted, double coverage) {
            const Score score = weightedScore(kind, components(values), Weights());
            QCOMPARE(score.value.has_value(), !std::isnan(wanted));
            if (score.value)
                QCOMPARE(*score.value, wanted);
            QCOMPARE(score.coverage, coverage);
        };
        QFETCH(double, cs);
        QFETCH(double, csCoverage);
        check(ScoreKind::Satisfaction, cs, csCoverage);
        QFETCH(double, e);
        QFETCH(double, eCoverage);
        check(ScoreKind::Efficiency, e, eCoverage);
    }

    void aMeasureWithoutWeightMakesNoScore()
    {
        const auto weights = Weights::create({1, 0, 0, 0, 0, 1});
        QVERIFY(weights);
        const Components onlyTs = components({kNone, 0.7, kNone, kNone, kNone, kNone});
        QVERIFY(!weightedScore(ScoreKind::Satisfaction, onlyTs, *weights).value);
    }

    void refusesWeights_data()
    {
        QTest::addColumn<Six>("weights");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("negative") << Six{-0.1, 0.8, 0.3, 0.4, 0.3, 0.3} << u"weight of ux"_s;
        QTest::newRow("not a number") << Six{0.3, kNone, 0.3, 0.4, 0.3, 0.3} << u"weight of ts"_s;
        QTest::newRow("infinite") << Six{0.3, std::numeric_limits<double>::infinity(),
                                         0.3, 0.4,
                                         0.3, 0.3}
                                  << u"weight of ts"_s;
        QTest::newRow("cs sums to 1.1") << Six{0.4, 0.4, 0.3, 0.4, 0.3, 0.3} << u"sum to 1.1"_s;
        QTest::newRow("e sums to 0.9") << Six{0.3, 0.4, 0.3, 0.3, 0.3, 0.3} << u"sum to 0.9"_s;
        QTest::newRow("off by a millionth")
            << Six{0.300001, 0.4, 0.3, 0.4, 0.3, 0.3} << u"must sum to 1"_s;
    }

    void refusesWeights()
    {
        QFETCH(Six, weights);
        QFETCH(QString, sentence);
        const auto made = Weights::create(weights);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Error::Code::Invalid);
        QVERIFY2(made.error().text.contains(sentence), qPrintable(made.error().text));
    }

    void takesWeightsThatSumToOneUpToBinaryNoise()
    {
        QVERIFY(Weights::create({0.1, 0.2, 0.7, 0.7, 0.2, 0.1}));
    }

    void halfLife_data()
    {
        QTest::addColumn<double>("halfLife");
        QTest::addColumn<DatedAnswers>("sheets");
        QTest::addColumn<double>("mean");
        const DatedAnswers twice = {{1000, 0.5}, {1180, 0.9}};
        QTest::newRow("a half-life apart") << 180.0 << twice << 0.766666667;
        QTest::newRow("none is the plain mean") << 0.0 << twice << 0.7;
        QTest::newRow("same day is the plain mean")
            << 180.0 << DatedAnswers{{5, 0.2}, {5, 0.4}, {5, 0.9}} << 0.5;
        QTest::newRow("three sheets")
            << 10.0 << DatedAnswers{{0, 1}, {10, 0}, {20, 1}} << 1.25 / 1.75;
        QTest::newRow("centuries apart, a day's half-life")
            << 1.0 << DatedAnswers{{-4'000'000, 0.1}, {4'000'000, 0.9}} << 0.9;
        QTest::newRow("before the epoch")
            << 180.0 << DatedAnswers{{-180, 0.5}, {0, 0.9}} << 0.766666667;
    }

    void halfLife()
    {
        QFETCH(double, halfLife);
        QFETCH(DatedAnswers, sheets);
        QFETCH(double, mean);
        RecencyMean running(halfLife);
        for (const auto &[day, value] : sheets)
            running.add(day, value);
        QCOMPARE(running.count(), int(sheets.size()));
        QCOMPARE(roundScore(running.mean()), roundScore(mean));
    }

    /// The running sums are the formula of METRICS.md, summed from the newest sheet's day.
    void runningMeanIsTheFormula()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 500; ++round) {
            const double halfLife = 1 + double(random() % 400);
            DatedAnswers sheets;
            qint64 day = 730'000;
            for (int i = 0; i < 1 + int(random() % 12); ++i)
                sheets.emplace_back(day += qint64(random() % 200), double(random() % 11) / 10);
            RecencyMean running(halfLife);
            double sum = 0, weights = 0;
            for (const auto &[on, value] : sheets) {
                running.add(on, value);
                const double weight = std::exp2(double(on - day) / halfLife);
                sum += weight * value;
                weights += weight;
            }
            QCOMPARE(roundScore(running.mean()), roundScore(sum / weights));
        }
    }

    void sameDaySheetsCommute()
    {
        std::array<double, 4> answers = {0.1, 0.35, 0.8, 1};
        std::ranges::sort(answers);
        double first = kNone;
        do {
            RecencyMean running(30);
            running.add(10, 0.5);
            for (const double answer : answers)
                running.add(50, answer);
            if (std::isnan(first))
                first = roundScore(running.mean());
            QCOMPARE(roundScore(running.mean()), first);
        } while (std::ranges::next_permutation(answers).found);
    }

    void noSheetIsNoMean()
    {
        QVERIFY(std::isnan(RecencyMean(180).mean()));
        const ComponentMeans means(180);
        QCOMPARE(means.sheets(), 0);
        for (const Measure m : kMeasures)
            QVERIFY(!means.components().has(m));
    }

    void eachMeasureHasItsOwnSheets()
    {
        ComponentMeans means(180);
        means.add(100, components({0.5, kNone, kNone, kNone, kNone, 1}));
        means.add(280, components({0.9, 0.4, kNone, kNone, kNone, kNone}));
        QCOMPARE(means.sheets(), 2);
        QCOMPARE(means.lastDay(), 280);
        QCOMPARE(means.count(Measure::Ux), 2);
        QCOMPARE(means.count(Measure::Ts), 1);
        QCOMPARE(means.count(Measure::Csat), 0);
        const Components made = means.components();
        QCOMPARE(roundScore(made[Measure::Ux]), 0.766666667);
        QCOMPARE(made[Measure::Ts], 0.4);
        QVERIFY(!made.has(Measure::Csat));
        QCOMPARE(made[Measure::Ir], 1.0);
    }

    void bands_data()
    {
        QTest::addColumn<double>("score");
        QTest::addColumn<QString>("band");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0.0 << u"at risk"_s << u"0.00"_s;
        QTest::newRow("just below") << 0.599999999 << u"at risk"_s << u"0.600000"_s;
        QTest::newRow("cut") << 0.6 << u"needs improvement"_s << u"0.60"_s;
        QTest::newRow("the source's 0.79") << 0.79 << u"needs improvement"_s << u"0.79"_s;
        QTest::newRow("0.7999") << 0.7999 << u"needs improvement"_s << u"0.7999"_s;
        QTest::newRow("0.799999") << 0.799999 << u"needs improvement"_s << u"0.799999"_s;
        QTest::newRow("0.5951") << 0.5951 << u"at risk"_s << u"0.595"_s;
        QTest::newRow("five answers of 0.8") << 0.7999999999999999 << u"good"_s << u"0.80"_s;
        QTest::newRow("0.8") << 0.8 << u"good"_s << u"0.80"_s;
        QTest::newRow("1") << 1.0 << u"good"_s << u"1.00"_s;
        QTest::newRow("halves go up") << 0.815 << u"good"_s << u"0.82"_s;
        QTest::newRow("halves go up from below") << 0.045 << u"at risk"_s << u"0.05"_s;
        QTest::newRow("a hair above one") << 1.0000000000000002 << u"good"_s << u"1.00"_s;
    }

    void bands()
    {
        QFETCH(double, score);
        QFETCH(QString, band);
        QFETCH(QString, text);
        QCOMPARE(bandName(Bands().of(score)), band);
        QCOMPARE(formatScore(score, Bands()), text);
    }

    void noScoreIsInNoBand()
    {
        QCOMPARE(Bands().of(std::nullopt), Band::None);
        QVERIFY(bandName(Band::None).isEmpty());
    }

    void refusesBands_data()
    {
        QTest::addColumn<double>("needsImprovement");
        QTest::addColumn<double>("good");
        QTest::newRow("out of order") << 0.8 << 0.6;
        QTest::newRow("the same") << 0.7 << 0.7;
        QTest::newRow("above 1") << 0.6 << 1.1;
        QTest::newRow("below 0") << -0.1 << 0.8;
        QTest::newRow("no number") << kNone << 0.8;
    }

    void refusesBands()
    {
        QFETCH(double, needsImprovement);
        QFETCH(double, good);
        const auto made = Bands::create(needsImprovement, good);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Error::Code::Invalid);
        QVERIFY(!made.error().text.isEmpty());
    }

    /// "The parts shown sum to the number to the last digit printed."
    void partsSumToThePrintedNumber()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 20'000; ++round) {
            std::vector<double> parts(1 + random() % 6);
            for (double &part : parts) {
                const double weight = double(random() % 101) / 100;
                part = weight * double(random() % 1001) / 1000;
            }
            const double total = roundScore(std::accumulate(parts.begin(), parts.end(), 0.0));
            const int decimals = 2 + int(random() % 3);
            const auto shown = partsThatSum(parts, total, decimals);
            QCOMPARE(shown.size(), parts.size());
            const double scale = std::pow(10.0, decimals);
            qint64 sum = 0;
            for (size_t i = 0; i < parts.size(); ++i) {
                sum += std::llround(shown[i] * scale);
                QVERIFY2(std::abs(shown[i] - parts[i]) < 1.0000001 / scale,
                         "a part moved by more than one last digit");
            }
            if (decimals != 2)
                continue;
            const QString printed = formatScore(total, Bands());
            if (printed.size() == 4) // more digits where two would show another band
                QCOMPARE(sum, std::llround(printed.toDouble() * scale));
        }
    }

    void partsOfTheSourcesExample()
    {
        const auto shown = partsThatSum({0.24, 0.28, 0.27}, 0.79, 2);
        QCOMPARE(shown, (std::vector<double>{0.24, 0.28, 0.27}));
        QVERIFY(partsThatSum({}, 0, 2).empty());
    }

    /// A total that rounds away from its parts still gets parts that sum to it.
    void partsFollowTheTotalEitherWay()
    {
        for (const double total : {0.05, 0.02, 0.03}) {
            const auto shown = partsThatSum({0.01, 0.01, 0.01}, total, 2);
            QCOMPARE(std::llround(100 * std::accumulate(shown.begin(), shown.end(), 0.0)),
                     std::llround(100 * total));
        }
    }
};

QTEST_GUILESS_MAIN(TestScores)
#include "test_scores.moc"
