// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_chart.h"

#include "ui/charts/plot_view.h"
#include "ui/theme/painting.h"

#include <QLocale>
#include <QVBoxLayout>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace rapport::ui {
namespace {

constexpr qsizetype mostPoints = 2000;

QColor colorOf(size_t series)
{
    const Theme &theme = Theme::current();
    // Bands keep their colours to themselves, so that further series are mixtures.
    const std::array colors = {theme.accent, theme.secondSeries,
                               blend(theme.accent, theme.panel, 0.5), theme.text,
                               blend(theme.secondSeries, theme.panel, 0.6)};
    return colors[series % colors.size()];
}

LineChartData cut(LineChartData data)
{
    const qsizetype extra = data.labels.size() - mostPoints;
    if (extra <= 0)
        return data;
    data.labels = data.labels.mid(extra);
    for (LineSeries &series : data.series) {
        const auto drop = [extra](auto &list) {
            list.erase(list.begin(), list.begin() + std::min<qsizetype>(extra, std::ssize(list)));
        };
        drop(series.values);
        drop(series.counts);
    }
    return data;
}

} // namespace

struct LineChart::Private {
    PlotView *view = nullptr;
    LineChartData data;
    std::vector<std::vector<QLineSeries *>> lines; ///< per series, one for each unbroken run
    std::vector<QScatterSeries *> dots;            ///< per series, the values without neighbours
    QLineSeries *target = nullptr;
    PlotView::Axes axes;

    [[nodiscard]] double value(size_t series, int label) const
    {
        const auto &values = data.series[series].values;
        return label >= 0 && label < std::ssize(values) ? values[static_cast<size_t>(label)]
                                                        : std::nan("");
    }
    [[nodiscard]] bool hasValues() const;
    void computeAxes();
    void rebuild();
    void addSeries(size_t index);
    void recolor() const;
    [[nodiscard]] QString describe(int label) const;
    void highlight(QPainter *painter, int label) const;
    [[nodiscard]] QString summary() const;
};

bool LineChart::Private::hasValues() const
{
    return std::ranges::any_of(data.series, [](const LineSeries &series) {
        return std::ranges::any_of(series.values, [](double v) { return std::isfinite(v); });
    });
}

void LineChart::Private::computeAxes()
{
    double low = data.minimum.value_or(HUGE_VAL);
    double high = data.maximum.value_or(-HUGE_VAL);
    const auto take = [&](double v) {
        if (std::isfinite(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    };
    for (const LineSeries &series : data.series)
        std::ranges::for_each(series.values, take);
    if (data.target)
        take(*data.target);
    const NiceScale scale = niceScale(low, high);
    axes = {};
    axes.yFrom = scale.from;
    axes.yTo = scale.to;
    axes.y = ticksOf(scale, data.unit);
    const auto count = static_cast<int>(data.labels.size());
    axes.xFrom = -0.25;
    axes.xTo = std::max(0, count - 1) + 0.25;
    axes.evenX = true;
    // The newest label always shows; the others from there backwards in even steps.
    const int step = std::max(1, (count + 11) / 12);
    for (int i = count - 1; i >= 0; i -= step)
        axes.x.push_back({static_cast<double>(i), data.labels[i]});
}

void LineChart::Private::addSeries(size_t index)
{
    QList<QPointF> run;
    QList<QPointF> single;
    const auto flush = [&] {
        if (run.size() == 1) {
            single << run.first();
        } else if (run.size() > 1) {
            auto *line = new QLineSeries;
            line->replace(run);
            view->attach(line);
            lines[index].push_back(line);
        }
        run.clear();
    };
    for (int i = 0; i < data.labels.size(); ++i) {
        const double v = value(index, i);
        if (std::isfinite(v))
            run << QPointF(i, v);
        else
            flush();
    }
    flush();
    auto *scatter = new QScatterSeries;
    scatter->setMarkerSize(7);
    scatter->replace(single);
    view->attach(scatter);
    dots[index] = scatter;
}

void LineChart::Private::rebuild()
{
    view->chart()->removeAllSeries();
    target = nullptr;
    lines.assign(data.series.size(), {});
    dots.assign(data.series.size(), nullptr);
    const bool some = hasValues();
    computeAxes();
    if (some && data.target) {
        target = new QLineSeries;
        target->replace(QList<QPointF>{{axes.xFrom, *data.target}, {axes.xTo, *data.target}});
        view->attach(target);
    }
    // The first series goes on top.
    for (size_t i = data.series.size(); some && i-- > 0;)
        addSeries(i);
    recolor();
    std::vector<double> marks;
    for (int i = 0; some && i < data.labels.size(); ++i)
        marks.push_back(i);
    view->setAxes(some ? axes : PlotView::Axes());
    view->setMarks(std::move(marks));
}

void LineChart::Private::recolor() const
{
    for (size_t i = 0; i < lines.size(); ++i) {
        QPen pen(colorOf(i), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        for (QLineSeries *line : lines[i])
            line->setPen(pen);
        if (dots[i]) {
            dots[i]->setColor(colorOf(i));
            dots[i]->setBorderColor(Qt::transparent);
        }
    }
    if (target) {
        QPen pen(Theme::current().bandFill(Band::Good), 1.5);
        pen.setDashPattern({3, 3});
        target->setPen(pen);
    }
}

QString LineChart::Private::describe(int label) const
{
    if (label < 0 || label >= data.labels.size())
        return {};
    QStringList lines_{data.labels[label]};
    for (size_t i = 0; i < data.series.size(); ++i) {
        const double v = value(i, label);
        if (!std::isfinite(v))
            continue;
        QString line =
            LineChart::tr("%1: %2", "series: value")
                .arg(data.series[i].name, QLocale().toString(v, 'f', data.decimals) + data.unit);
        const auto &counts = data.series[i].counts;
        if (label < std::ssize(counts))
            line += LineChart::tr("  (n %1)")
                        .arg(QLocale().toString(counts[static_cast<size_t>(label)]));
        lines_ << line;
    }
    return lines_.join(u'\n');
}

void LineChart::Private::highlight(QPainter *painter, int label) const
{
    const PainterScope scope(painter);
    const Theme &theme = Theme::current();
    const QRectF area = view->plot();
    const double x = std::round(view->toPixels(label, 0).x()) + 0.5;
    painter->setPen(QPen(theme.control, 1));
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    for (size_t i = 0; i < data.series.size(); ++i) {
        const double v = value(i, label);
        if (!std::isfinite(v))
            continue;
        painter->setPen(QPen(theme.panel, 2));
        painter->setBrush(colorOf(i));
        painter->drawEllipse(view->toPixels(label, v), 4.5, 4.5);
    }
}

QString LineChart::Private::summary() const
{
    QStringList parts;
    for (const LineSeries &series : data.series) {
        std::vector<double> known;
        std::ranges::copy_if(series.values, std::back_inserter(known),
                             [](double v) { return std::isfinite(v); });
        if (known.empty())
            continue;
        const auto text = [this](double v) -> QString {
            return QLocale().toString(v, 'f', data.decimals) + data.unit;
        };
        parts << LineChart::tr("%1: latest %2, lowest %3, highest %4")
                     .arg(series.name, text(known.back()), text(std::ranges::min(known)),
                          text(std::ranges::max(known)));
    }
    return parts.isEmpty() ? LineChart::tr("No data yet") : parts.join(u"; ");
}

LineChart::LineChart(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    d->view = new PlotView(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->view);
    setFocusProxy(d->view);
    d->view->describe = [this](int label) { return d->describe(label); };
    d->view->highlight = [this](QPainter *painter, int label) { d->highlight(painter, label); };
    d->view->recolor = [this] { d->recolor(); };
    connect(d->view, &PlotView::activated, this, [this](int label) {
        for (size_t i = 0; i < d->data.series.size(); ++i) {
            if (std::isfinite(d->value(i, label))) {
                Q_EMIT pointClicked(static_cast<int>(i), label);
                return;
            }
        }
    });
    setData({});
}

LineChart::~LineChart()
{
    // The view outlives d otherwise and may still ask it for colours.
    delete d->view;
}

void LineChart::setData(const LineChartData &content)
{
    d->data = cut(content);
    d->rebuild();
    d->view->setAccessibleName(accessibleName().isEmpty() ? tr("Line chart") : accessibleName());
    setAccessibleDescription(d->summary());
    d->view->setAccessibleDescription(d->summary());
}

void LineChart::setEmptyText(const QString &text)
{
    d->view->setEmptyText(text);
}

std::pair<double, double> LineChart::yRange() const
{
    return {d->axes.yFrom, d->axes.yTo};
}

QColor LineChart::seriesColor(int series) const
{
    const auto index = static_cast<size_t>(series);
    if (index < d->lines.size() && !d->lines[index].empty())
        return d->lines[index].front()->pen().color();
    return index < d->dots.size() && d->dots[index] ? d->dots[index]->color() : QColor();
}

} // namespace rapport::ui
