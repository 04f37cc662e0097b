// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_chart.h"

#include "ui/charts/plot_view.h"
#include "ui/theme/painting.h"

#include <QLocale>
#include <QVBoxLayout>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {
namespace {

constexpr size_t mostBins = 400;
constexpr std::array bands = {Band::AtRisk, Band::NeedsImprovement, Band::Good};

} // namespace

/// Each band is one area whose upper edge is a comb of bars: one replace() per band and update,
/// where bar sets would signal every single value.
struct HistogramChart::Private {
    PlotView *view = nullptr;
    std::vector<qint64> counts;
    Bands cuts;
    std::array<QAreaSeries *, bands.size()> areas{};

    [[nodiscard]] double width() const { return counts.empty() ? 1.0 : 1.0 / counts.size(); }
    [[nodiscard]] qint64 total() const
    {
        return std::accumulate(counts.begin(), counts.end(), qint64{0});
    }
    [[nodiscard]] Band bandOfBin(size_t bin) const { return cuts.of((bin + 0.5) * width()); }
    void addAreas(HistogramChart *owner);
    void draw();
    void recolor() const;
    void setAxes() const;
    [[nodiscard]] QString rangeText(int bin) const;
    [[nodiscard]] QString describe(int bin) const;
    void highlight(QPainter *painter, int bin) const;
    [[nodiscard]] QString summary() const;
};

void HistogramChart::Private::addAreas(HistogramChart *owner)
{
    for (QAreaSeries *&area : areas) {
        area = new QAreaSeries(new QLineSeries(owner));
        area->setPen(Qt::NoPen);
        view->attach(area);
    }
}

void HistogramChart::Private::draw()
{
    const double step = width();
    // Bars keep a gap of a fifth, at most what the eye needs.
    const double gap = step * 0.11;
    const bool some = total() > 0;
    for (size_t b = 0; b < bands.size(); ++b) {
        QList<QPointF> comb;
        for (size_t i = 0; some && i < counts.size(); ++i) {
            if (counts[i] <= 0 || bandOfBin(i) != bands[b])
                continue;
            const double left = i * step + gap;
            const double right = (i + 1) * step - gap;
            const auto height = static_cast<double>(counts[i]);
            comb << QPointF(left, 0) << QPointF(left, height) << QPointF(right, height)
                 << QPointF(right, 0);
        }
        areas[b]->upperSeries()->replace(comb);
    }
    setAxes();
    std::vector<double> marks;
    for (size_t i = 0; some && i < counts.size(); ++i)
        marks.push_back((i + 0.5) * step);
    view->setMarks(std::move(marks));
}

void HistogramChart::Private::setAxes() const
{
    PlotView::Axes axes;
    axes.grid = false;
    const qint64 most = counts.empty() ? 0 : std::ranges::max(counts);
    axes.yTo = std::max(1.0, static_cast<double>(most) * 1.02);
    const QLocale locale;
    axes.x = {{cuts.needsImprovement(), locale.toString(cuts.needsImprovement(), 'g', 3)},
              {cuts.good(), locale.toString(cuts.good(), 'g', 3)},
              {0, locale.toString(0)},
              {1, locale.toString(1)}};
    view->setAxes(axes);
}

void HistogramChart::Private::recolor() const
{
    for (size_t b = 0; b < bands.size(); ++b)
        areas[b]->setColor(
            blend(Theme::current().bandFill(bands[b]), Theme::current().panel, 0.86));
}

QString HistogramChart::Private::rangeText(int bin) const
{
    const QLocale locale;
    const auto edge = [&](int i) {
        return locale.toString(i * width(), 'f', width() < 0.01 ? 3 : 2);
    };
    return QString(edge(bin) + u" \u2013 "_s + edge(bin + 1));
}

QString HistogramChart::Private::describe(int bin) const
{
    if (bin < 0 || bin >= std::ssize(counts))
        return {};
    const qint64 count = counts[static_cast<size_t>(bin)];
    const double share =
        100.0 * static_cast<double>(count) / static_cast<double>(std::max<qint64>(1, total()));
    return HistogramChart::tr("%1: %2 (%3 %)\n%4")
        .arg(rangeText(bin), QLocale().toString(count), QLocale().toString(share, 'f', 1),
             bandLabel(bandOfBin(static_cast<size_t>(bin))));
}

void HistogramChart::Private::highlight(QPainter *painter, int bin) const
{
    const QPointF low = view->toPixels(bin * width(), 0);
    const QPointF high = view->toPixels((bin + 1) * width(), 0);
    const QRectF column(QPointF(low.x(), view->plot().top()), QPointF(high.x(), low.y()));
    QColor veil = Theme::current().text;
    veil.setAlphaF(0.08F);
    painter->fillRect(column, veil);
}

QString HistogramChart::Private::summary() const
{
    if (total() == 0)
        return HistogramChart::tr("No data yet");
    QStringList parts;
    for (const Band band : bands) {
        qint64 sum = 0;
        for (size_t i = 0; i < counts.size(); ++i)
            sum += bandOfBin(i) == band ? counts[i] : 0;
        parts << HistogramChart::tr("%1: %2", "band: count")
                     .arg(bandLabel(band), QLocale().toString(sum));
    }
    return parts.join(u", ");
}

HistogramChart::HistogramChart(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    d->view = new PlotView(this);
    d->view->setAccessibleName(tr("Histogram"));
    d->addAreas(this);
    d->recolor();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->view);
    setFocusProxy(d->view);
    d->view->describe = [this](int bin) { return d->describe(bin); };
    d->view->highlight = [this](QPainter *painter, int bin) { d->highlight(painter, bin); };
    d->view->recolor = [this] { d->recolor(); };
    connect(d->view, &PlotView::activated, this, [this](int bin) {
        const double step = d->width();
        Q_EMIT binClicked(bin * step, bin + 1 == binCount() ? 1.0 : (bin + 1) * step);
    });
    setCounts({});
}

HistogramChart::~HistogramChart()
{
    // The view outlives d otherwise and may still ask it for colours.
    delete d->view;
}

void HistogramChart::setCounts(std::span<const qint64> counts)
{
    d->counts.assign(counts.begin(),
                     counts.begin()
                         + static_cast<std::ptrdiff_t>(std::min(counts.size(), mostBins)));
    d->draw();
    setAccessibleDescription(d->summary());
}

void HistogramChart::setCuts(const Bands &cuts)
{
    if (cuts == d->cuts)
        return;
    d->cuts = cuts;
    d->draw();
    setAccessibleDescription(d->summary());
}

void HistogramChart::setEmptyText(const QString &text)
{
    d->view->setEmptyText(text);
}

int HistogramChart::binCount() const
{
    return static_cast<int>(d->counts.size());
}

Band HistogramChart::bandOfBin(int bin) const
{
    return bin >= 0 && bin < binCount() ? d->bandOfBin(static_cast<size_t>(bin)) : Band::None;
}

QColor HistogramChart::colorOfBin(int bin) const
{
    const auto found = std::ranges::find(bands, bandOfBin(bin));
    return found == bands.end() ? QColor()
                                : d->areas[static_cast<size_t>(found - bands.begin())]->color();
}

} // namespace rapport::ui
