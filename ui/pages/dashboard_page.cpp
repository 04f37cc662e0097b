// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard_page.h"

#include "insight/metrics.h"
#include "ui/charts/bar_list.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/legend.h"
#include "ui/charts/line_chart.h"
#include "ui/models/answers.h"
#include "ui/pages/dashboard_texts.h"
#include "ui/pages/score_bars.h"
#include "ui/pages/start_choices.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/number_card.h"

#include <QLocale>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kNarrow = 1000; ///< below, the charts stand in two columns
constexpr int kChartHeight = 280;
constexpr int kGroupHeight = 246;
constexpr qint64 kLeastOfCompany = 3; ///< respondents, fewer say little about a company
constexpr size_t kMostCompanies = 6;

QString metricHelp(const QString &name)
{
    const MetricDefinition *metric = findMetric(name);
    return metric ? metric->formula : QString();
}

Card *chartCard(const QString &title, const QString &help, QWidget *chart, int height)
{
    auto *made = new Card(title);
    made->setHelp(help);
    made->content()->addWidget(chart, 1);
    made->setMinimumHeight(height);
    chart->setAccessibleName(title);
    return made;
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
    m_stack->addWidget(scroll);
    m_stack->addWidget(makeStart());
    connect(&m_refresh, &PageRefresh::settled, this, &Page::settled);
    connectNumbers();
    connectCharts();
    connectGroups();
}

StartChoices *DashboardPage::makeStart()
{
    auto *start =
        new StartChoices(tr("This workspace is empty"),
                         tr("Bring in the developers you know, or look around first."), this);
    start->addChoice(Icon::Import, tr("Import a spreadsheet"),
                     tr("Developers, answers or contacts from a CSV file"),
                     [this] { Q_EMIT importRequested(); });
    start->addChoice(Icon::Sample, tr("Sample community"),
                     tr("Four hundred invented developers to try things on"),
                     [this] { Q_EMIT sampleRequested(); });
    start->addChoice(Icon::Add, tr("Add a developer"), tr("Start with one person, by hand"),
                     [this] { Q_EMIT addRequested(); });
    return start;
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
    m_trend = new LineChart;
    m_histogram = new HistogramChart;
    m_trend->setEmptyText(tr("No answers yet"));
    m_histogram->setEmptyText(tr("No answers yet"));
    for (BarList **list : {&m_segments, &m_measures, &m_companies, &m_versions}) {
        *list = new BarList;
        (*list)->setEmptyText(tr("No answers yet"));
    }
    const QString help = metricHelp(u"satisfaction"_s);
    const QString both = help + u"\n\n"_s + metricHelp(u"efficiency"_s);
    m_charts = {chartCard(tr("Satisfaction and efficiency over time"), both, m_trend, kChartHeight),
                chartCard(tr("Distribution of satisfaction"), help, m_histogram, kChartHeight),
                chartCard(tr("By segment"), help, m_segments, kChartHeight),
                chartCard(tr("What the answers say"), both, m_measures, kGroupHeight),
                chartCard(tr("Least satisfied companies"),
                          tr("Companies with at least three answers of their people. %1").arg(help),
                          m_companies, kGroupHeight),
                chartCard(tr("By version"),
                          tr("Only the answer sheets about that version count. %1").arg(help),
                          m_versions, kGroupHeight)};
    m_charts[0]->addHeaderWidget(new Legend({tr("Satisfaction"), tr("Efficiency")}));
}

void DashboardPage::arrange()
{
    for (Card *card : m_charts)
        m_grid->removeWidget(card);
    // Three columns and two rows, or two columns under a chart of full width.
    struct Place {
        int row, column, span;
    };
    constexpr std::array wide = {Place{0, 0, 1}, Place{0, 1, 1}, Place{0, 2, 1},
                                 Place{1, 0, 1}, Place{1, 1, 1}, Place{1, 2, 1}};
    constexpr std::array narrow = {Place{0, 0, 2}, Place{1, 0, 1}, Place{1, 1, 1},
                                   Place{2, 0, 1}, Place{2, 1, 1}, Place{3, 0, 2}};
    for (size_t i = 0; i < m_charts.size(); ++i) {
        const Place &place = m_narrow ? narrow[i] : wide[i];
        m_grid->addWidget(m_charts[i], place.row, place.column, 1, place.span);
    }
    m_grid->setColumnStretch(0, m_narrow ? 1 : 38);
    m_grid->setColumnStretch(1, m_narrow ? 1 : 29);
    m_grid->setColumnStretch(2, m_narrow ? 0 : 25);
    m_grid->setRowStretch(0, 10);
    m_grid->setRowStretch(1, 8);
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
    if (summary.touchesScores() || summary.of(KindId::Company).any())
        m_refresh.request();
}

Result<DashboardPage::Content> DashboardPage::readContent(const ReadContext &context,
                                                          const Scope &scope, QDate today,
                                                          const Job &job)
{
    auto dashboard = readDashboard(context, scope, today, job);
    RAPPORT_TRY(dashboard);
    const std::optional<QDate> asOf = scope.to.isValid() ? std::optional(scope.to) : std::nullopt;
    auto companies = scoreBy(context, {GroupBy::Company, scope, asOf, {}}, job);
    RAPPORT_TRY(companies);
    auto versions = scoreBy(context, {GroupBy::Version, scope, asOf, {}}, job);
    RAPPORT_TRY(versions);
    return Content{std::move(*dashboard),
                   lowestGroups(std::move(*companies), kLeastOfCompany, kMostCompanies),
                   std::move(*versions)};
}

void DashboardPage::read(const Job &job)
{
    const auto answer = workspace().read(
        Lane::Analysis, [scope = scope(), today = workspace().today(), job](ReadContext &context) {
            return readContent(context, scope, today, job);
        });
    whenAnswered(answer, this, [this](const Result<Content> &content) {
        if (!m_refresh.finish())
            return;
        if (content)
            showContent(*content);
        else
            Q_EMIT failed(content.error());
    });
}

void DashboardPage::showContent(const Content &content)
{
    m_content = content;
    const Dashboard &dashboard = content.dashboard;
    const Bands &bands = workspace().settings().bands;
    const bool empty = !scope().restrictsPeople() && dashboard.people == 0 && dashboard.now.n == 0
        && dashboard.sheets == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    const auto texts = cardTexts(dashboard, bands);
    for (size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setContent(texts[i]);
    m_trend->setData(courseOf(dashboard.trend, bands));
    m_histogram->setCuts(bands);
    m_histogram->setCounts(readableBins(dashboard.satisfaction.bins, dashboard.satisfaction.n));
    auto segments = satisfactionBars(dashboard.bySegment, bands, tr("No segment"));
    for (BarRow &row : segments)
        row.label = choiceLabel(row.label);
    m_segments->setRows(segments);
    m_measures->setRows(measureBars(dashboard.now, bands));
    m_companies->setRows(satisfactionBars(content.companies, bands, {}));
    m_versions->setRows(satisfactionBars(content.versions, bands, tr("No version")));
}

void DashboardPage::openDevelopers(std::vector<Condition> conditions, const QString &title)
{
    Filter filter;
    filter.conditions = std::move(conditions);
    filter.conditions.push_back({u"role"_s, Op::Equal, {Value(u"community"_s)}});
    Q_EMIT rowsRequested(KindId::Developer, filter, title);
}

void DashboardPage::connectNumbers()
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
            [this] { Q_EMIT rowsRequested(KindId::Feedback, {}, {}); });
}

void DashboardPage::connectCharts()
{
    connect(m_histogram, &HistogramChart::binClicked, this, [this](double from, double to) {
        const Op below = to >= 1 ? Op::LessOrEqual : Op::Less;
        const QLocale locale;
        openDevelopers(
            {{u"cs"_s, Op::GreaterOrEqual, {roundScore(from)}}, {u"cs"_s, below, {roundScore(to)}}},
            tr("Satisfaction %1 to %2")
                .arg(locale.toString(from, 'f', 2), locale.toString(to, 'f', 2)));
    });
    connect(m_trend, &LineChart::pointClicked, this, [this](int, int label) {
        const auto &trend = m_content.dashboard.trend;
        if (label < 0 || label >= std::ssize(trend))
            return;
        const QDate day = trend[size_t(label)].day;
        Q_EMIT rowsRequested(
            KindId::Feedback,
            dayRangeFilter(u"taken_on"_s, FieldType::Date, {}, day, workspace().settings().zone),
            tr("Answers up to %1").arg(QLocale().toString(day, QLocale::ShortFormat)));
    });
}

void DashboardPage::connectGroups()
{
    connect(m_segments, &BarList::rowClicked, this, [this](const QString &key) {
        const QString segment = m_content.dashboard.bySegment.at(key.toULong()).key;
        const Condition same = segment.isEmpty()
            ? Condition{u"segment"_s, Op::IsEmpty}
            : Condition{u"segment"_s, Op::Equal, {Value(segment)}};
        openDevelopers({same, {u"cs"_s, Op::IsNotEmpty}},
                       segment.isEmpty() ? tr("No segment") : choiceLabel(segment));
    });
    connect(m_companies, &BarList::rowClicked, this, [this](const QString &key) {
        const GroupScore &company = m_content.companies.at(key.toULong());
        openDevelopers({{u"company"_s, Op::Equal, {Value(company.id)}}}, company.key);
    });
    connect(m_measures, &BarList::rowClicked, this, [this](const QString &key) {
        Filter answered;
        answered.conditions = {{key, Op::IsNotEmpty}};
        const auto measure = measureFromName(key);
        Q_EMIT rowsRequested(KindId::Feedback, answered, measure ? measureLabel(*measure) : key);
    });
    connect(m_versions, &BarList::rowClicked, this, [this](const QString &key) {
        const QString version = m_content.versions.at(key.toULong()).key;
        Filter about;
        about.conditions = {version.isEmpty()
                                ? Condition{u"version"_s, Op::IsEmpty}
                                : Condition{u"version"_s, Op::Equal, {Value(version)}}};
        Q_EMIT rowsRequested(KindId::Feedback, about,
                             version.isEmpty() ? tr("No version") : version);
    });
}

} // namespace rapport::ui
