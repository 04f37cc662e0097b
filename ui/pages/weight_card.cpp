// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/weight_card.h"

#include "ui/charts/histogram_chart.h"
#include "ui/models/answers.h"
#include "ui/pages/band_counts.h"
#include "ui/pages/score_bars.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace rapport::ui {

namespace {

constexpr int kFieldWidth = 92;
constexpr int kKeyStep = 10;
constexpr int kPageStep = 50;

QString movesSentence(const BandMoves &moves)
{
    const QLocale locale;
    if (moves.up == 0 && moves.down == 0)
        return WeightCard::tr("Nobody changes band");
    return WeightCard::tr("%1 move up, %2 move down")
        .arg(locale.toString(moves.up), locale.toString(moves.down));
}

} // namespace

WeightCard::WeightCard(ScoreKind score, const QString &title, QWidget *parent)
    : Card(title, parent),
      m_score(score),
      m_histogram(new HistogramChart(this)),
      m_bands(new BandCounts(this)),
      m_mean(new QLabel(this)),
      m_moves(new QLabel(this))
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::spaceM);
    grid->setVerticalSpacing(Theme::spaceS);
    grid->setColumnStretch(1, 1);
    const auto measures = measuresOf(score);
    for (int i = 0; i < 3; ++i) {
        const QString name = measureLabel(measures[size_t(i)]);
        auto *label = new QLabel(name, this);
        auto *slider = new QSlider(Qt::Horizontal, this);
        slider->setRange(0, WeightShares::kWhole);
        slider->setSingleStep(kKeyStep);
        slider->setPageStep(kPageStep);
        slider->setAccessibleName(tr("Weight of %1").arg(name));
        auto *field = new QDoubleSpinBox(this);
        field->setRange(0, 1);
        field->setDecimals(3);
        field->setSingleStep(0.01);
        field->setFixedWidth(kFieldWidth);
        field->setKeyboardTracking(false);
        field->setAccessibleName(tr("Weight of %1").arg(name));
        label->setBuddy(field);
        grid->addWidget(label, i, 0);
        grid->addWidget(slider, i, 1);
        grid->addWidget(field, i, 2);
        connect(slider, &QSlider::valueChanged, this, [this, i](int value) { move(i, value); });
        connect(slider, &QSlider::sliderReleased, this, [this] { m_shares.settle(); });
        connect(field, &QDoubleSpinBox::valueChanged, this, [this, i](double value) {
            move(i, int(std::lround(value * WeightShares::kWhole)));
        });
        m_sliders[size_t(i)] = slider;
        m_fields[size_t(i)] = field;
    }
    content()->addLayout(grid);
    content()->addSpacing(Theme::spaceS);
    content()->addWidget(m_histogram, 1);
    m_histogram->setEmptyText(
        tr("No answers yet. Import answer sheets to see how the scores spread."));
    m_histogram->setAccessibleName(tr("Distribution of %1").arg(title));
    content()->addWidget(m_bands);
    auto *foot = new QHBoxLayout;
    m_mean->setProperty("role", QStringLiteral("secondary"));
    m_moves->setProperty("role", QStringLiteral("heading"));
    foot->addWidget(m_moves);
    foot->addStretch(1);
    foot->addWidget(m_mean);
    content()->addLayout(foot);
    connect(m_histogram, &HistogramChart::binClicked, this, &WeightCard::binClicked);
    showShares();
}

void WeightCard::setWeights(const Weights &weights)
{
    const auto measures = measuresOf(m_score);
    m_shares = WeightShares({weights[measures[0]], weights[measures[1]], weights[measures[2]]});
    showShares();
}

double WeightCard::weight(int index) const
{
    return double(m_shares[index]) / WeightShares::kWhole;
}

void WeightCard::move(int index, int thousandths)
{
    m_shares.set(index, thousandths);
    showShares();
    Q_EMIT edited();
}

void WeightCard::showShares()
{
    for (int i = 0; i < 3; ++i) {
        const QSignalBlocker slider(m_sliders[size_t(i)]);
        const QSignalBlocker field(m_fields[size_t(i)]);
        m_sliders[size_t(i)]->setValue(m_shares[i]);
        m_fields[size_t(i)]->setValue(weight(i));
    }
}

bool WeightCard::isSameToCard(const Trial &left, const Trial &right) const
{
    return left.columns == right.columns && left.bands == right.bands
        && std::ranges::all_of(measuresOf(m_score), [&](Measure m) {
               return left.stored[m] == right.stored[m] && left.trial[m] == right.trial[m];
           });
}

void WeightCard::tryOut(const Trial &trial)
{
    if (m_asked && isSameToCard(*m_asked, trial))
        return;
    m_asked = trial;
    if (!m_trying)
        work();
}

void WeightCard::work()
{
    m_trying = true;
    const Trial now = *m_asked;
    const auto answer = inBackground([now, score = m_score] {
        return tryWeights(*now.columns, score, now.stored, now.trial, now.bands);
    });
    whenAnswered(answer, this, [this, now](const WeightTrial &trial) {
        showTrial(trial, now.bands);
        m_trying = !isSameToCard(now, *m_asked);
        if (m_trying)
            work();
        else
            Q_EMIT tried();
    });
}

void WeightCard::showTrial(const WeightTrial &trial, const Bands &bands)
{
    const Histogram &histogram = trial.histogram;
    m_histogram->setCuts(bands);
    m_histogram->setCounts(readableBins(histogram.bins, histogram.n));
    m_bands->setCounts({histogram.bands[size_t(Band::AtRisk)],
                        histogram.bands[size_t(Band::NeedsImprovement)],
                        histogram.bands[size_t(Band::Good)]});
    const QLocale locale;
    m_mean->setText(histogram.n > 0 ? tr("Mean %1 · n %2")
                                          .arg(locale.toString(histogram.mean, 'f', 2),
                                               locale.toString(histogram.n))
                                    : QString());
    m_moves->setText(histogram.n > 0 ? movesSentence(trial.moves) : QString());
}

QString WeightCard::movesText() const
{
    return m_moves->text();
}

} // namespace rapport::ui
