// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard_texts.h"

#include "ui/models/cell_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr double kNoChange = 0.005; ///< what two decimals do not show
constexpr double kAboveGood = 0.1;

/// "+0.04", with a sign always; empty where there is nothing to compare with.
QString signedChange(std::optional<double> now, std::optional<double> before, int decimals)
{
    if (!now || !before)
        return {};
    const QString number = QLocale().toString(std::abs(*now - *before), 'f', decimals);
    const bool nothing = number == QLocale().toString(0.0, 'f', decimals);
    return (nothing ? u"±"_s : *now > *before ? u"+"_s : u"-"_s) + number;
}

Trend meaning(std::optional<double> now, std::optional<double> before)
{
    if (!now || !before || std::abs(*now - *before) < kNoChange)
        return Trend::Neutral;
    return *now > *before ? Trend::Better : Trend::Worse;
}

NumberCardText scoreText(const QString &label, std::optional<double> now,
                         std::optional<double> before, qint64 n, double coverage,
                         const Bands &bands)
{
    if (!now)
        return {label,
                u"–"_s,
                {},
                QCoreApplication::translate("Dashboard", "No answers yet"),
                Trend::Neutral};
    return {label, localScore(*now, bands), signedChange(now, before, 2),
            QCoreApplication::translate("Dashboard", "%1 · n %2 · cover %3 %")
                .arg(bandLabel(bands.of(now)), QLocale().toString(n))
                .arg(std::round(coverage * 100)),
            meaning(now, before)};
}

NumberCardText sheetsText(const Dashboard &dashboard)
{
    const QLocale locale;
    const std::optional<double> now = double(dashboard.sheets);
    std::optional<double> before;
    QString secondary = QCoreApplication::translate("Dashboard", "of all time");
    if (dashboard.sheetsBefore) {
        before = double(*dashboard.sheetsBefore);
        secondary = QCoreApplication::translate("Dashboard", "against %1 in the period before")
                        .arg(locale.toString(*dashboard.sheetsBefore));
    }
    return {QCoreApplication::translate("Dashboard", "Answer sheets"),
            locale.toString(dashboard.sheets), signedChange(now, before, 0), secondary,
            Trend::Neutral};
}

LineSeries series(const QString &name, const std::vector<TrendPoint> &trend,
                  std::optional<double> TrendPoint::*value, qint64 TrendPoint::*count)
{
    LineSeries line{name, {}, {}};
    for (const TrendPoint &point : trend) {
        line.values.push_back((point.*value).value_or(std::nan("")));
        line.counts.push_back(point.*count);
    }
    return line;
}

} // namespace

std::array<NumberCardText, 4> cardTexts(const Dashboard &dashboard, const Bands &bands)
{
    const GroupScore &now = dashboard.now;
    const GroupScore before = dashboard.before.value_or(GroupScore());
    return {scoreText(QCoreApplication::translate("Dashboard", "Satisfaction"), now.cs, before.cs,
                      now.csN, now.csCoverage, bands),
            scoreText(QCoreApplication::translate("Dashboard", "Efficiency"), now.e, before.e,
                      now.eN, now.eCoverage, bands),
            {QCoreApplication::translate("Dashboard", "People"),
             QLocale().toString(dashboard.people),
             {},
             QCoreApplication::translate("Dashboard", "developers · without staff and bots"),
             Trend::Neutral},
            sheetsText(dashboard)};
}

LineChartData courseOf(const std::vector<TrendPoint> &trend, const Bands &bands)
{
    LineChartData course;
    for (const TrendPoint &point : trend)
        course.labels << QLocale().monthName(point.day.month(), QLocale::ShortFormat);
    course.series = {series(QCoreApplication::translate("Dashboard", "Satisfaction"), trend,
                            &TrendPoint::cs, &TrendPoint::csN),
                     series(QCoreApplication::translate("Dashboard", "Efficiency"), trend,
                            &TrendPoint::e, &TrendPoint::eN)};
    course.target = bands.good();
    // The bands as a frame, so that a small wave does not look like a storm.
    course.minimum = bands.needsImprovement();
    course.maximum = std::min(1.0, bands.good() + kAboveGood);
    return course;
}

} // namespace rapport::ui
