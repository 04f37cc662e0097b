// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_list.h"
#include "ui/charts/cohort_grid.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/ticks.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;

namespace {

LineChartData months(std::vector<double> values)
{
    LineChartData data;
    for (size_t i = 0; i < values.size(); ++i)
        data.labels << QString::number(i + 1);
    data.series = {{u"Satisfaction"_s, std::move(values), {}}};
    return data;
}

/// Whether \p color, or one a little off it, is drawn anywhere in \p widget.
bool shows(QWidget &widget, const QColor &color)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
                    + std::abs(pixel.blue() - color.blue())
                < 9)
                return true;
        }
    }
    return false;
}

void present(QWidget &widget)
{
    widget.resize(400, 240);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

} // namespace

class TestUiCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_themes = std::make_unique<ThemeController>(*qApp);
        m_themes->setChoice(ThemeChoice::Light);
    }

    void scalesAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<int>("decimals");
        QTest::newRow("scores") << 0.5 << 0.9 << 0.5 << 0.9 << 1;
        QTest::newRow("quarter steps") << 0.0 << 1.0 << 0.0 << 1.0 << 2;
        QTest::newRow("counts") << 0.0 << 873.0 << 0.0 << 1000.0 << 0;
        QTest::newRow("below zero") << -20.0 << 31.0 << -20.0 << 40.0 << 0;
        QTest::newRow("nothing known") << HUGE_VAL << -HUGE_VAL << 0.0 << 1.0 << 2;
    }

    void scalesAreRound()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(int, decimals);
        const NiceScale scale = niceScale(low, high);
        QVERIFY(std::abs(scale.from - from) < 1e-9);
        QVERIFY(std::abs(scale.to - to) < 1e-9);
        QCOMPARE(scale.decimals, decimals);
        const auto ticks = ticksOf(scale);
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 7);
    }

    void oneValueStillGetsAScale()
    {
        const NiceScale scale = niceScale(0.79, 0.79);
        QVERIFY(scale.from < 0.79);
        QVERIFY(scale.to > 0.79);
        QVERIFY(ticksOf(scale).size() >= 3);
        for (const Tick &tick : ticksOf(niceScale(-0.3, 0.3)))
            QVERIFY2(tick.at != 0 || !tick.text.startsWith(u'-'), qPrintable(tick.text));
    }

    void lineDrawsAnyNumberOfPoints_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<bool>("something");
        const double gap = std::nan("");
        QTest::newRow("none") << QList<double>{} << false;
        QTest::newRow("only gaps") << QList<double>{gap, gap} << false;
        QTest::newRow("one") << QList<double>{0.7} << true;
        QTest::newRow("two") << QList<double>{0.7, 0.8} << true;
        QTest::newRow("gap between") << QList<double>{0.7, 0.7, gap, 0.8} << true;
        QTest::newRow("too many") << QList<double>(5000, 0.7) << true;
    }

    void lineDrawsAnyNumberOfPoints()
    {
        QFETCH(QList<double>, values);
        QFETCH(bool, something);
        LineChart chart;
        chart.setData(months({values.begin(), values.end()}));
        present(chart);
        QCOMPARE(shows(chart, Theme::current().accent), something);
        QVERIFY(!chart.accessibleDescription().isEmpty());
    }

    void lineScaleHoldsTargetAndLimits()
    {
        LineChart chart;
        LineChartData data = months({0.62, 0.71});
        data.target = 0.8;
        data.minimum = 0.5;
        chart.setData(data);
        QVERIFY(chart.yRange().first <= 0.5);
        QVERIFY(chart.yRange().second >= 0.8);
        QVERIFY(chart.accessibleDescription().contains(u"0.71"_s));
    }

    void lineFollowsTheTheme()
    {
        LineChart chart;
        chart.setData(months({0.6, 0.7, 0.8}));
        present(chart);
        QCOMPARE(chart.seriesColor(0), Theme::light().accent);
        m_themes->setChoice(ThemeChoice::Dark);
        QCOMPARE(chart.seriesColor(0), Theme::dark().accent);
        QVERIFY(shows(chart, Theme::dark().accent));
    }

    void linePointsAreReachedByKeyAndMouse()
    {
        LineChart chart;
        chart.setData(months({0.6, 0.7, 0.8}));
        present(chart);
        QSignalSpy clicked(&chart, &LineChart::pointClicked);
        QWidget *view = chart.focusProxy();
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first(), (QVariantList{0, 1}));
        auto *area = qobject_cast<QAbstractScrollArea *>(view);
        QTest::mouseClick(area->viewport(), Qt::LeftButton, {}, QPoint(392, 100));
        QCOMPARE(clicked.size(), 2);
        QCOMPARE(clicked.last(), (QVariantList{0, 2}));
    }

    void binsTakeTheColourOfTheirBand()
    {
        HistogramChart chart;
        const std::vector<qint64> counts(10, 5);
        chart.setCounts(counts);
        QCOMPARE(chart.binCount(), 10);
        QCOMPARE(chart.bandOfBin(5), Band::AtRisk);
        QCOMPARE(chart.bandOfBin(6), Band::NeedsImprovement);
        QCOMPARE(chart.bandOfBin(8), Band::Good);
        QVERIFY(chart.colorOfBin(5) != chart.colorOfBin(6));
        present(chart);
        const QColor good = chart.colorOfBin(9);
        QVERIFY(shows(chart, good));
        chart.setCuts(*Bands::create(0.2, 1));
        QCOMPARE(chart.bandOfBin(1), Band::AtRisk);
        QCOMPARE(chart.bandOfBin(2), Band::NeedsImprovement);
        QVERIFY(!shows(chart, good));
        const QColor light = chart.colorOfBin(0);
        m_themes->setChoice(ThemeChoice::Dark);
        QVERIFY(chart.colorOfBin(0) != light);
        QVERIFY(shows(chart, chart.colorOfBin(0)));
    }

    void histogramStandsNothingAndOne()
    {
        HistogramChart chart;
        present(chart);
        QVERIFY(chart.accessibleDescription().contains(u"No data"_s));
        chart.setCounts(std::vector<qint64>(20, 0));
        QVERIFY(!chart.grab().isNull());
        chart.setCounts(std::vector<qint64>{1});
        QVERIFY(shows(chart, chart.colorOfBin(0)));
        chart.setCounts(std::vector<qint64>(5000, 1));
        QCOMPARE(chart.binCount(), 400);
    }

    void clickedBinTellsItsScores()
    {
        HistogramChart chart;
        chart.setCounts(std::vector<qint64>(10, 5));
        present(chart);
        QSignalSpy clicked(&chart, &HistogramChart::binClicked);
        QTest::keyClick(chart.focusProxy(), Qt::Key_End);
        QTest::keyClick(chart.focusProxy(), Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QVERIFY(std::abs(clicked.first()[0].toDouble() - 0.9) < 1e-9);
        QCOMPARE(clicked.first()[1].toDouble(), 1.0);
    }

    void histogramFollowsASlider()
    {
        HistogramChart chart;
        present(chart);
        QElapsedTimer timer;
        timer.start();
        constexpr int frames = 30;
        for (int frame = 0; frame < frames; ++frame) {
            std::vector<qint64> counts(64);
            for (size_t i = 0; i < counts.size(); ++i)
                counts[i] = static_cast<qint64>(i * 7 + frame) % 90;
            chart.setCounts(counts);
            chart.grab();
        }
        const double perFrame = static_cast<double>(timer.nsecsElapsed()) / 1e6 / frames;
        qInfo("%.1f ms per update and paint", perFrame);
        // Ten times what is wanted: a busy machine must not fail it, a slow design must.
        QVERIFY(perFrame < 160);
    }

    void barsAreAList()
    {
        BarList list;
        list.setRows({{u"a"_s, u"Internal"_s, 0.83, {}, Band::Good, {}},
                      {u"b"_s, u"Research"_s, 0.58, {}, Band::AtRisk, u"n 12"_s},
                      {u"c"_s, u"Nobody"_s, std::nan(""), {}, Band::None, {}}});
        present(list);
        QVERIFY(list.view()
                    ->model()
                    ->index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(bandLabel(Band::AtRisk)));
        QSignalSpy clicked(&list, &BarList::rowClicked);
        list.view()->setCurrentIndex(list.view()->model()->index(0, 0));
        QTest::keyClick(list.view(), Qt::Key_Down);
        QTest::keyClick(list.view(), Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().first().toString(), u"b"_s);
        QTest::mouseClick(list.view()->viewport(), Qt::LeftButton, {}, QPoint(30, 10));
        QCOMPARE(clicked.size(), 2);
        QCOMPARE(clicked.last().first().toString(), u"a"_s);
        list.setRows({});
        QVERIFY(!list.grab().isNull());
    }

    void cohortsAreReachedByKey()
    {
        CohortGrid grid;
        present(grid);
        QTest::keyClick(&grid, Qt::Key_Down);
        grid.setRows({{u"Jun"_s, 210, {1, 0.6}}, {u"Jul"_s, 190, {1}}});
        QSignalSpy clicked(&grid, &CohortGrid::cellClicked);
        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::keyClick(&grid, Qt::Key_Down);
        QTest::keyClick(&grid, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first(), (QVariantList{1, 0}));
        QVERIFY(grid.accessibleDescription().contains(u"Jul"_s));
    }

private:
    std::unique_ptr<ThemeController> m_themes;
};

QTEST_MAIN(TestUiCharts)
#include "test_ui_charts.moc"
