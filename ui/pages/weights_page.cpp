// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/weights_page.h"

#include "domain/value.h"
#include "insight/metrics.h"
#include "session/editor.h"
#include "ui/models/answers.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kCardHeight = 420;

using Columns = std::shared_ptr<const ComponentColumns>;

Result<Columns> sharedComponents(const ReadContext &context, const Scope &scope, const Job &job)
{
    auto columns = loadComponents(context, scope, job);
    RAPPORT_TRY(columns);
    return Columns(std::make_shared<ComponentColumns>(std::move(*columns)));
}

QString helpOf(const QString &metric)
{
    const MetricDefinition *definition = findMetric(metric);
    return definition ? definition->formula : QString();
}

} // namespace

WeightsPage::WeightsPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent),
      m_refresh(*this, [this](const Job &job) { read(job); }),
      m_trial(workspace.settings().weights),
      m_satisfaction(new WeightCard(ScoreKind::Satisfaction, tr("Satisfaction"))),
      m_efficiency(new WeightCard(ScoreKind::Efficiency, tr("Efficiency")))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &WeightsPage::preview);
    connect(&m_refresh, &PageRefresh::settled, this, &Page::settled);
    auto *content = new QWidget;
    content->setProperty("page", true);
    auto *cards = new QHBoxLayout(content);
    cards->setContentsMargins(20, Theme::spaceL, 20, Theme::spaceL);
    cards->setSpacing(Theme::cardGap);
    m_satisfaction->setHelp(helpOf(u"satisfaction"_s));
    m_efficiency->setHelp(helpOf(u"efficiency"_s));
    for (WeightCard *card : {m_satisfaction, m_efficiency}) {
        connect(card, &WeightCard::tried, this, [this] {
            if (!isBusy())
                Q_EMIT settled();
        });
        card->setMinimumHeight(kCardHeight);
        cards->addWidget(card, 1);
    }
    connectCard(m_satisfaction, u"cs"_s, tr("Satisfaction %1 to %2"));
    connectCard(m_efficiency, u"e"_s, tr("Efficiency %1 to %2"));
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFooter());
    showWeights(m_trial);
}

QWidget *WeightsPage::makeFooter()
{
    auto *footer = new QFrame(this);
    footer->setProperty("surface", u"footer"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(20, Theme::spaceS, 20, Theme::spaceS);
    row->setSpacing(Theme::spaceS);
    m_state = new QLabel(footer);
    m_state->setProperty("role", u"muted"_s);
    m_defaults = new QPushButton(tr("Defaults"), footer);
    m_defaults->setToolTip(tr("The weights that Rapport starts with"));
    m_reset = new QPushButton(tr("Reset to stored"), footer);
    m_apply = new QPushButton(tr("Apply"), footer);
    m_apply->setProperty("role", u"primary"_s);
    row->addWidget(m_state, 1);
    for (QPushButton *button : {m_defaults, m_reset, m_apply})
        row->addWidget(button);
    connect(m_apply, &QPushButton::clicked, this, &WeightsPage::apply);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { showWeights(workspace().settings().weights); });
    connect(m_defaults, &QPushButton::clicked, this, [this] { showWeights(Weights()); });
    return footer;
}

void WeightsPage::connectCard(WeightCard *card, const QString &field, const QString &title)
{
    connect(card, &WeightCard::edited, this, &WeightsPage::edited);
    connect(card, &WeightCard::binClicked, this, [this, field, title](double from, double to) {
        Filter filter;
        filter.conditions = {{u"role"_s, Op::Equal, {Value(u"community"_s)}},
                             {field, Op::GreaterOrEqual, {roundScore(from)}},
                             {field, to >= 1 ? Op::LessOrEqual : Op::Less, {roundScore(to)}}};
        const QLocale locale;
        Q_EMIT rowsRequested(KindId::Developer, filter,
                             title.arg(locale.toString(from, 'f', 2), locale.toString(to, 'f', 2)));
    });
}

void WeightsPage::setScope(const Scope &scope)
{
    // Dates do not matter here: the sliders are tried on the scores as of now.
    Scope people = scope;
    people.from = people.to = QDate();
    if (people == this->scope())
        return;
    Page::setScope(people);
    m_refresh.restart();
}

void WeightsPage::workspaceChanged(const ChangeSummary &summary)
{
    if (!summary.touchesScores())
        return;
    if (summary.settings)
        showWeights(workspace().settings().weights);
    m_refresh.request();
}

void WeightsPage::read(const Job &job)
{
    auto answer = workspace().read(Lane::Analysis, [scope = scope(), job](ReadContext &context) {
        return sharedComponents(context, scope, job);
    });
    whenAnswered(answer, this, [this](const Result<Columns> &columns) {
        if (!m_refresh.finish())
            return;
        if (!columns) {
            Q_EMIT failed(columns.error());
            return;
        }
        m_columns = *columns;
        preview();
    });
}

void WeightsPage::showWeights(const Weights &weights)
{
    m_trial = weights;
    m_satisfaction->setWeights(weights);
    m_efficiency->setWeights(weights);
    preview();
}

void WeightsPage::edited()
{
    std::array<double, kMeasureCount> values = {};
    for (int i = 0; i < 3; ++i) {
        values[size_t(measuresOf(ScoreKind::Satisfaction)[size_t(i)])] = m_satisfaction->weight(i);
        values[size_t(measuresOf(ScoreKind::Efficiency)[size_t(i)])] = m_efficiency->weight(i);
    }
    if (const auto weights = Weights::create(values))
        m_trial = *weights;
    m_soon.start();
}

void WeightsPage::preview()
{
    const WorkspaceSettings &settings = workspace().settings();
    for (WeightCard *card : {m_satisfaction, m_efficiency})
        card->tryOut({m_columns, settings.weights, m_trial, settings.bands});
    const bool changed = m_trial != settings.weights;
    m_apply->setEnabled(changed && !workspace().isReadOnly());
    m_reset->setEnabled(changed);
    m_defaults->setEnabled(m_trial != Weights());
    m_state->setText(workspace().isReadOnly() ? tr("This workspace can be read but not changed")
                         : changed            ? tr("Tried, not stored yet")
                                              : tr("These weights are in force"));
}

void WeightsPage::apply()
{
    QHash<QString, QString> texts;
    for (const Measure m : kMeasures)
        texts.insert(weightKey(m), exactText(m_trial[m]));
    whenAnswered(workspace().editor().setSettings(texts), this,
                 [this](const Result<Change> &change) {
                     if (!change)
                         Q_EMIT failed(change.error());
                     else if (change->set)
                         Q_EMIT done(tr("The new weights are in force"));
                 });
}

} // namespace rapport::ui
