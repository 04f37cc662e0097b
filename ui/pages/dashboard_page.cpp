// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard_page.h"

#include "insight/metrics.h"
#include "ui/charts/bar_list.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/legend.h"
#include "ui/charts/line_chart.h"
#include "ui/models/answers.h"
#include "ui/pages/score_look.h"
#include "ui/pages/start_choices.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/number_card.h"

#include <QLocale>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <cmath>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kNarrow = 1000; ///< below, the third chart goes under the others
constexpr int kChartHeight = 300;

QString metricHelp(const QString &name)
{
    const MetricDefinition *metric = findMetric(name);
    return metric ? metric->formula : QString();
}

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
    if (!now || !before || std::abs(*now - *before) < 0.005)
        return Trend::Neutral;
    return *now > *before ? Trend::Better : Trend::Worse;
}

std::vector<double> valuesOf(const std::vector<TrendPoint> &trend,
                             std::optional<double> TrendPoint::*member)
{
    std::vector<double> values;
    for (const TrendPoint &point : trend)
        values.push_back((point.*member).value_or(std::nan("")));
    return values;
}

std::vector<qint64> countsOf(const std::vector<TrendPoint> &trend, qint64 TrendPoint::*member)
{
    std::vector<qint64> counts;
    for (const TrendPoint &point : trend)
        counts.push_back(point.*member);
    return counts;
}

} // namespace

DashboardPage::DashboardPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent), m_refresh(*this, [this](const Job &job) { read(job); })
{
    m_stack = new QStackedLayout(this);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeContent());
    scroll->setFocusPolicy(Qt::NoFocus);
    m_start = new StartChoices(tr("This workspace is empty"),
                               tr("Bring in the developers you know, or look around first."), this);
    m_start->addChoice(Icon::Import, tr("Import a spreadsheet"),
                       tr("Developers, answers or contacts from a CSV file"),
                       [this] { Q_EMIT importRequested(); });
    m_start->addChoice(Icon::Sample, tr("Sample community"),
                       tr("Four hundred invented developers to try things on"),
                       [this] { Q_EMIT sampleRequested(); });
    m_start->addChoice(Icon::Add, tr("Add a developer"), tr("Start with one person, by hand"),
                       [this] { Q_EMIT addRequested(); });
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_start);
    connect(&m_refresh, &PageRefresh::settled, this, &Page::settled);
    connectMarks();
}

QWidget *DashboardPage::makeContent()
{
    auto *content = new QWidget;
    content->setProperty("page", true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(20, Theme::spaceL, 20, Theme::spaceL);
    layout->setSpacing(Theme::cardGap);
    auto *cards = new CardGrid(165);
    for (NumberCard *&card : m_cards) {
        card = new NumberCard(content);
        cards->addWidget(card);
    }
    layout->addLayout(cards);
    makeCharts();
    m_grid = new QGridLayout;
    m_grid->setSpacing(Theme::cardGap);
    arrange();
    layout->addLayout(m_grid, 1);
    return content;
}

void DashboardPage::makeCharts()
{
    const auto card = [](const QString &title, const QString &help, QWidget *chart) {
        auto *made = new Card(title);
        made->setHelp(help);
        made->content()->addWidget(chart, 1);
        made->setMinimumHeight(kChartHeight);
        chart->setAccessibleName(title);
        return made;
    };
    m_trend = new LineChart;
    m_trend->setEmptyText(tr("No answers yet"));
    m_histogram = new HistogramChart;
    m_histogram->setEmptyText(tr("No answers yet"));
    m_segments = new BarList;
    m_segments->setEmptyText(tr("No answers yet"));
    const QString satisfaction = metricHelp(u"satisfaction"_s);
    m_charts = {card(tr("Satisfaction and efficiency over time"),
                     satisfaction + u"\n\n"_s + metricHelp(u"efficiency"_s), m_trend),
                card(tr("Distribution of satisfaction"), satisfaction, m_histogram),
                card(tr("By segment"), satisfaction, m_segments)};
    m_charts[0]->addHeaderWidget(new Legend({tr("Satisfaction"), tr("Efficiency")}));
}

void DashboardPage::arrange()
{
    for (Card *card : m_charts)
        m_grid->removeWidget(card);
    m_grid->addWidget(m_charts[0], 0, 0, 1, m_narrow ? 2 : 1);
    m_grid->addWidget(m_charts[1], m_narrow ? 1 : 0, m_narrow ? 0 : 1);
    m_grid->addWidget(m_charts[2], m_narrow ? 1 : 0, m_narrow ? 1 : 2);
    m_grid->setColumnStretch(0, 38);
    m_grid->setColumnStretch(1, 29);
    m_grid->setColumnStretch(2, m_narrow ? 0 : 25);
}

void DashboardPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (const bool narrow = event->size().width() < kNarrow; narrow != m_narrow) {
        m_narrow = narrow;
        arrange();
    }
}

void DashboardPage::setScope(const Scope &scope)
{
    if (scope == this->scope())
        return;
    Page::setScope(scope);
    m_refresh.restart();
}

void DashboardPage::workspaceChanged(const ChangeSummary &summary)
{
    if (summary.touchesScores())
        m_refresh.request();
}

void DashboardPage::read(const Job &job)
{
    auto answer = workspace().read(
        Lane::Analysis, [scope = scope(), today = workspace().today(), job](ReadContext &context) {
            return readDashboard(context, scope, today, job);
        });
    whenAnswered(answer, this, [this](const Result<Dashboard> &dashboard) {
        if (!m_refresh.finish())
            return;
        if (dashboard)
            showAll(*dashboard);
        else
            Q_EMIT failed(dashboard.error());
    });
}

void DashboardPage::showAll(const Dashboard &dashboard)
{
    const bool everything = !scope().restrictsPeople();
    const bool empty =
        everything && dashboard.people == 0 && dashboard.now.n == 0 && dashboard.sheets == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    showCards(dashboard);
    showTrend(dashboard);
    m_histogram->setCuts(lookOf(workspace().settings().bands));
    m_histogram->setCounts(dashboard.satisfaction.bins);
    showSegments(dashboard);
}

void DashboardPage::showCards(const Dashboard &dashboard)
{
    const QLocale locale;
    const Bands &bands = workspace().settings().bands;
    const auto score = [&](Number which, const QString &label,
                           std::optional<double> GroupScore::*value, rapport::Band band, qint64 n,
                           double coverage) {
        const std::optional<double> now = dashboard.now.*value;
        const std::optional<double> before =
            dashboard.before ? (*dashboard.before).*value : std::nullopt;
        const QString secondary = now ? tr("%1 · n %2 · cover %3 %")
                                            .arg(rapport::bandLabel(band), locale.toString(n))
                                            .arg(std::round(coverage * 100))
                                      : tr("No answers yet");
        card(which)->setContent({label, now ? formatScore(*now, bands) : u"–"_s,
                                 signedChange(now, before, 2), secondary, meaning(now, before)});
    };
    const GroupScore &now = dashboard.now;
    score(Number::Satisfaction, tr("Satisfaction"), &GroupScore::cs, now.band, now.csN,
          now.csCoverage);
    score(Number::Efficiency, tr("Efficiency"), &GroupScore::e, now.eBand, now.eN, now.eCoverage);
    card(Number::People)
        ->setContent({tr("People"),
                      locale.toString(dashboard.people),
                      {},
                      tr("developers · without staff and bots"),
                      Trend::Neutral});
    std::optional<double> sheets = double(dashboard.sheets);
    std::optional<double> before;
    if (dashboard.sheetsBefore)
        before = double(*dashboard.sheetsBefore);
    card(Number::Sheets)
        ->setContent({tr("Answer sheets"), locale.toString(dashboard.sheets),
                      signedChange(sheets, before, 0),
                      before ? tr("against %1 in the period before")
                                   .arg(locale.toString(*dashboard.sheetsBefore))
                             : tr("of all time"),
                      Trend::Neutral});
}

void DashboardPage::showTrend(const Dashboard &dashboard)
{
    LineChartData course;
    const QLocale locale;
    m_days.clear();
    for (const TrendPoint &point : dashboard.trend) {
        m_days.push_back(point.day);
        course.labels << locale.monthName(point.day.month(), QLocale::ShortFormat);
    }
    course.series = {{tr("Satisfaction"), valuesOf(dashboard.trend, &TrendPoint::cs),
                      countsOf(dashboard.trend, &TrendPoint::csN)},
                     {tr("Efficiency"), valuesOf(dashboard.trend, &TrendPoint::e),
                      countsOf(dashboard.trend, &TrendPoint::eN)}};
    course.target = workspace().settings().bands.good();
    m_trend->setData(course);
}

void DashboardPage::showSegments(const Dashboard &dashboard)
{
    std::vector<BarRow> rows;
    for (const GroupScore &group : dashboard.bySegment) {
        if (!group.cs)
            continue;
        rows.push_back({group.key, group.key.isEmpty() ? tr("No segment") : choiceLabel(group.key),
                        *group.cs, formatScore(*group.cs, workspace().settings().bands),
                        lookOf(group.band), tr("n %1").arg(QLocale().toString(group.csN))});
    }
    m_segments->setRows(rows);
}

void DashboardPage::openDevelopers(std::vector<Condition> more, const QString &title)
{
    Filter filter;
    filter.conditions = std::move(more);
    filter.conditions.push_back({u"role"_s, Op::Equal, {Value(u"community"_s)}});
    Q_EMIT rowsRequested(KindId::Developer, filter, title);
}

void DashboardPage::connectMarks()
{
    connect(card(Number::Satisfaction), &NumberCard::clicked, this, [this] {
        openDevelopers({{u"cs"_s, Op::IsNotEmpty}}, tr("With a satisfaction score"));
    });
    connect(card(Number::Efficiency), &NumberCard::clicked, this, [this] {
        openDevelopers({{u"e"_s, Op::IsNotEmpty}}, tr("With an efficiency score"));
    });
    connect(card(Number::People), &NumberCard::clicked, this,
            [this] { openDevelopers({}, tr("Without staff and bots")); });
    connect(card(Number::Sheets), &NumberCard::clicked, this,
            [this] { Q_EMIT rowsRequested(KindId::Feedback, {}, tr("Answer sheets")); });
    connect(m_histogram, &HistogramChart::binClicked, this, [this](double from, double to) {
        const Op below = to >= 1 ? Op::LessOrEqual : Op::Less;
        const QLocale locale;
        openDevelopers(
            {{u"cs"_s, Op::GreaterOrEqual, {roundScore(from)}}, {u"cs"_s, below, {roundScore(to)}}},
            tr("Satisfaction %1 to %2")
                .arg(locale.toString(from, 'f', 2), locale.toString(to, 'f', 2)));
    });
    connect(m_segments, &BarList::rowClicked, this, [this](const QString &key) {
        const Condition segment = key.isEmpty() ? Condition{u"segment"_s, Op::IsEmpty}
                                                : Condition{u"segment"_s, Op::Equal, {Value(key)}};
        openDevelopers({segment, {u"cs"_s, Op::IsNotEmpty}},
                       key.isEmpty() ? tr("No segment") : choiceLabel(key));
    });
    connect(m_trend, &LineChart::pointClicked, this, [this](int, int label) {
        if (label < 0 || label >= std::ssize(m_days))
            return;
        const QDate day = m_days[size_t(label)];
        Q_EMIT rowsRequested(
            KindId::Feedback,
            dayRangeFilter(u"taken_on"_s, FieldType::Date, {}, day, workspace().settings().zone),
            tr("Answers up to %1").arg(QLocale().toString(day, QLocale::ShortFormat)));
    });
}

} // namespace rapport::ui
