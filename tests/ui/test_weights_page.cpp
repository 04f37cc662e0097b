// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "ui/charts/histogram_chart.h"
#include "ui/pages/weight_card.h"
#include "ui/pages/weight_shares.h"
#include "ui/pages/weights_page.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSlider>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;

namespace {

constexpr int kMany = 10'000;

ComponentColumns manyComponents(int count)
{
    ComponentColumns columns;
    QRandomGenerator random(7);
    for (auto &column : columns.columns) {
        column.reserve(size_t(count));
        for (int i = 0; i < count; ++i)
            column.push_back(random.bounded(10) == 0 ? std::numeric_limits<float>::quiet_NaN()
                                                     : float(random.generateDouble()));
    }
    return columns;
}

} // namespace

class TestWeightsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesSumToOne_data();
    void sharesSumToOne();
    void aDragToTheEndAndBackChangesNothing();
    void aSliderIsTriedAndOnlyAppliedOnDemand();
    void showsWhatATrialDoes();
};

void TestWeightsPage::sharesSumToOne_data()
{
    QTest::addColumn<QList<double>>("weights");
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("value");
    QTest::addColumn<QList<int>>("expected");
    const QList<double> usual = {0.3, 0.4, 0.3};
    QTest::newRow("others share") << usual << 1 << 600 << QList<int>{200, 600, 200};
    QTest::newRow("all of it") << usual << 0 << 1000 << QList<int>{1000, 0, 0};
    QTest::newRow("none of it") << usual << 0 << 0 << QList<int>{0, 571, 429};
    QTest::newRow("too much") << usual << 2 << 2000 << QList<int>{0, 0, 1000};
    QTest::newRow("others were nothing")
        << QList<double>{1, 0, 0} << 0 << 400 << QList<int>{400, 300, 300};
    QTest::newRow("thirds") << QList<double>{1 / 3.0, 1 / 3.0, 1 / 3.0} << 0 << 500
                            << QList<int>{500, 250, 250};
}

void TestWeightsPage::sharesSumToOne()
{
    QFETCH(QList<double>, weights);
    QFETCH(int, index);
    QFETCH(int, value);
    QFETCH(QList<int>, expected);
    WeightShares shares({weights[0], weights[1], weights[2]});
    QCOMPARE(shares[0] + shares[1] + shares[2], WeightShares::kWhole);
    shares.set(index, value);
    QCOMPARE(shares[0] + shares[1] + shares[2], WeightShares::kWhole);
    for (int i = 0; i < 3; ++i)
        QVERIFY2(std::abs(shares[i] - expected[i]) <= 1, qPrintable(QString::number(shares[i])));
}

void TestWeightsPage::aDragToTheEndAndBackChangesNothing()
{
    WeightShares shares({0.3, 0.5, 0.2});
    for (const int value : {400, 1000, 0, 300})
        shares.set(0, value);
    QCOMPARE(shares[1], 500);
    QCOMPARE(shares[2], 200);
}

void TestWeightsPage::aSliderIsTriedAndOnlyAppliedOnDemand()
{
    const Desk desk;
    const auto window = desk.openWindow();
    const RecordId ada = add(*window->workspace(), KindId::Developer, {{u"name"_s, u"Ada"_s}});
    add(*window->workspace(), KindId::Feedback,
        {{u"developer"_s, u'#' + QString::number(ada.value)},
         {u"ux"_s, u"1"_s},
         {u"ts"_s, u"0.7"_s},
         {u"csat"_s, u"0.7"_s}});
    window->showPage(kWeightsPage.toString());
    QVERIFY(settles(*window));
    auto *page = qobject_cast<WeightsPage *>(window->pages()->currentPage());
    WeightCard *card = page->satisfaction();
    QVERIFY(!page->applyButton()->isEnabled());
    QCOMPARE(card->movesText(), u"Nobody changes band"_s);

    card->slider(0)->setValue(800); // 0.8 + 0.2 * 0.7 = 0.94: good, from 0.79
    QTRY_COMPARE(card->movesText(), u"1 move up, 0 move down"_s);
    QCOMPARE(card->field(0)->value(), 0.8);
    QVERIFY(page->applyButton()->isEnabled());
    QCOMPARE(window->workspace()->settings().weights, Weights());

    QTest::mouseClick(page->applyButton(), Qt::LeftButton);
    QTRY_COMPARE(window->workspace()->settings().weights[Measure::Ux], 0.8);
    QTRY_VERIFY(!page->applyButton()->isEnabled());
    QVERIFY(settles(*window));
    QTest::mouseClick(page->defaultsButton(), Qt::LeftButton);
    QTRY_COMPARE(card->movesText(), u"0 move up, 1 move down"_s);
    QTest::mouseClick(page->resetButton(), Qt::LeftButton);
    QCOMPARE(card->field(0)->value(), 0.8);
}

void TestWeightsPage::showsWhatATrialDoes()
{
    const Desk desk;
    const auto columns = std::make_shared<const ComponentColumns>(manyComponents(kMany));
    WeightCard card(ScoreKind::Satisfaction, u"Satisfaction"_s);
    card.resize(600, 500);
    card.show();
    const Weights trial = *Weights::create({0.2, 0.5, 0.3, 0.4, 0.3, 0.3});
    const WeightTrial tried = tryWeights(*columns, ScoreKind::Satisfaction, Weights(), trial, {});
    card.tryOut({columns, Weights(), Weights(), {}});
    card.tryOut({columns, Weights(), trial, {}});
    QTRY_VERIFY(!card.isTrying());
    QCOMPARE(card.histogram()->binCount(), 50);
    QVERIFY(tried.moves.up + tried.moves.down > 0);
    QVERIFY2(card.movesText().contains(QLocale().toString(tried.moves.up)),
             qPrintable(card.movesText()));
}

QTEST_MAIN(TestWeightsPage)
#include "test_weights_page.moc"
