// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit_demo_pages.h"

#include "ui/charts/bar_list.h"
#include "ui/charts/cohort_grid.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/number_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui::demo {
namespace {

/// A dot in the colour of a band.
class Dot : public QWidget {
public:
    explicit Dot(Band band) : m_band(band) { setFixedSize(8, 8); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().bandFill(m_band));
        painter.drawEllipse(rect());
    }

private:
    Band m_band;
};

QLayout *numberCards()
{
    auto *grid = new CardGrid(165);
    const NumberCardText texts[] = {
        {u"Satisfaction"_s, u"0.79"_s, u"+0.04"_s, u"needs improvement · n 3,212 · cover 91 %"_s,
         Trend::Better},
        {u"Efficiency"_s, u"0.71"_s, u"+0.05"_s, u"n 2,978 · cover 84 %"_s, Trend::Better},
        {u"First response"_s, u"3 h 10"_s, u"-48 min"_s, u"median · p90 19 h · 41 unanswered"_s,
         Trend::Better},
        {u"Active, 28 days"_s, u"1,846"_s, u"+212"_s, u"of 12,408 developers"_s, Trend::Better},
        {u"Retention"_s, u"68 %"_s, u"-2 pt"_s, u"month to month"_s, Trend::Worse},
        {u"NPS"_s, u"+31"_s, u"+6"_s, u"n 1,120 · ±3"_s, Trend::Better},
    };
    for (const NumberCardText &text : texts) {
        auto *card = new NumberCard;
        card->setContent(text);
        grid->addWidget(card);
    }
    return grid;
}

Card *card(const QString &title, QWidget *content)
{
    auto *card = new Card(title);
    card->setHelp(u"How this number is made, from which rows, and since when."_s);
    card->content()->addWidget(content, 1);
    return card;
}

QWidget *overTime()
{
    auto *chart = new LineChart;
    LineChartData data;
    data.labels = u"D J F M A M J J A S O N"_s.split(u' ');
    data.series = {{u"Satisfaction"_s,
                    {0.71, 0.70, 0.72, 0.73, 0.72, 0.74, 0.75, 0.74, 0.76, 0.77, 0.78, 0.79},
                    {}},
                   {u"Efficiency"_s,
                    {0.62, 0.63, 0.62, 0.64, 0.66, 0.65, 0.67, 0.68, 0.68, 0.69, 0.70, 0.71},
                    {}}};
    data.target = 0.8;
    data.minimum = 0.5;
    data.maximum = 0.9;
    chart->setData(data);
    return chart;
}

QWidget *distribution()
{
    auto *chart = new HistogramChart;
    std::vector<qint64> counts;
    for (int i = 0; i < 40; ++i) {
        const double x = (i + 0.5) / 40;
        const auto bell = [x](double middle, double width) {
            return std::exp(-std::pow((x - middle) / width, 2));
        };
        counts.push_back(qRound64(900 * bell(0.72, 0.13) + 110 * bell(0.35, 0.09)));
    }
    chart->setCounts(counts);
    return chart;
}

QWidget *bars(std::initializer_list<std::pair<QString, double>> values)
{
    auto *list = new BarList;
    std::vector<BarRow> rows;
    for (const auto &[label, value] : values)
        rows.push_back({label, label, value, {}, Bands().of(value), u"n 412"_s});
    list->setRows(rows);
    return list;
}

QWidget *needsYou()
{
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const std::tuple<Band, QString, QString, QString> rows[] = {
        {Band::AtRisk, u"Lin Wei"_s, u"unanswered question, 26 h over target"_s, u"Answer"_s},
        {Band::AtRisk, u"Ana Souza"_s, u"satisfaction 0.81 to 0.52 in 30 days"_s, u"See why"_s},
        {Band::NeedsImprovement, u"Kernelworks"_s, u"4 of 9 developers gone quiet"_s, u"Open"_s},
        {Band::NeedsImprovement, u"Tom Becker"_s, u"promised SDK fix is due today"_s, u"Done"_s},
        {Band::Good, u"Mei Chen"_s, u"first pull request merged"_s, u"Thank"_s},
    };
    for (const auto &[band, who, what, action] : rows) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(0, 6, 0, 6);
        row->setSpacing(Theme::spaceS);
        row->addWidget(new Dot(band));
        auto *name = new QLabel(who);
        name->setProperty("role", u"heading"_s);
        row->addWidget(name);
        auto *text = new ElidedLabel(what);
        text->setProperty("role", u"muted"_s);
        row->addWidget(text, 1);
        auto *link = new QPushButton(action);
        link->setProperty("role", u"link"_s);
        row->addWidget(link);
        layout->addLayout(row);
        auto *line = new QFrame;
        line->setProperty("surface", u"line"_s);
        layout->addWidget(line);
    }
    layout->addStretch(1);
    return list;
}

QWidget *cohorts()
{
    auto *grid = new CohortGrid;
    grid->setRows({{u"Jun"_s, 210, {1, 0.60, 0.52, 0.41, 0.33, 0.23}},
                   {u"Jul"_s, 190, {1, 0.62, 0.52, 0.47, 0.34}},
                   {u"Aug"_s, 240, {1, 0.66, 0.61, 0.48}},
                   {u"Sep"_s, 260, {1, 0.73, 0.61}},
                   {u"Oct"_s, 230, {1, 0.75}},
                   {u"Nov"_s, 120, {1}}});
    return grid;
}

} // namespace

QWidget *dashboardPage()
{
    auto *page = new QWidget;
    page->setProperty("page", true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(Theme::cardGap);
    layout->addLayout(numberCards());
    auto *grid = new QGridLayout;
    grid->setSpacing(Theme::cardGap);
    grid->addWidget(card(u"Satisfaction and efficiency over time"_s, overTime()), 0, 0);
    grid->addWidget(card(u"Distribution of satisfaction"_s, distribution()), 0, 1);
    grid->addWidget(card(u"By segment"_s,
                         bars({{u"Internal"_s, 0.83},
                               {u"Third party"_s, 0.77},
                               {u"Open source"_s, 0.74},
                               {u"Research"_s, 0.58},
                               {u"Education"_s, 0.81},
                               {u"Start-ups"_s, 0.69}})),
                    0, 2);
    grid->addWidget(card(u"Needs you today"_s, needsYou()), 1, 0);
    grid->addWidget(card(u"Retention by cohort"_s, cohorts()), 1, 1);
    grid->addWidget(card(u"What they struggle with"_s,
                         bars({{u"Rate limits"_s, 0.44},
                               {u"Streaming API"_s, 0.52},
                               {u"Fine-tuning docs"_s, 0.55},
                               {u"Billing"_s, 0.63},
                               {u"SDK install"_s, 0.66},
                               {u"Safety filters"_s, 0.71}})),
                    1, 2);
    grid->setColumnStretch(0, 38);
    grid->setColumnStretch(1, 29);
    grid->setColumnStretch(2, 25);
    grid->setRowMinimumHeight(0, 280);
    grid->setRowMinimumHeight(1, 246);
    layout->addLayout(grid);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    return scroll;
}

} // namespace rapport::ui::demo
