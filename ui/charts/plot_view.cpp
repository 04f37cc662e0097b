// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_view.h"

#include "ui/theme/painting.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace rapport::ui {
namespace {

QFont axisFont()
{
    return themeFont(Theme::axisSize);
}

} // namespace

PlotView::PlotView(QWidget *parent)
    : QChartView(parent),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this)),
      m_emptyText(tr("No data yet"))
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 90);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    QChart *plain = chart();
    plain->setBackgroundVisible(false);
    plain->legend()->hide();
    plain->setAnimationOptions(QChart::NoAnimation);
    plain->layout()->setContentsMargins(0, 0, 0, 0);
    plain->addAxis(m_x, Qt::AlignBottom);
    plain->addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setVisible(false);
}

void PlotView::setAxes(const Axes &axes)
{
    m_axes = axes;
    m_x->setRange(axes.xFrom, axes.xTo);
    m_y->setRange(axes.yFrom, axes.yTo);
    layoutPlot();
    viewport()->update();
}

void PlotView::attach(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
}

void PlotView::setMarks(std::vector<double> marks)
{
    m_marks = std::move(marks);
    if (m_current >= static_cast<int>(m_marks.size()))
        m_current = -1;
    viewport()->update();
}

void PlotView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QRectF PlotView::plot() const
{
    return chart()->plotArea();
}

QPointF PlotView::toPixels(double x, double y) const
{
    const QRectF area = plot();
    const double xSpan = m_axes.xTo - m_axes.xFrom;
    const double ySpan = m_axes.yTo - m_axes.yFrom;
    return {area.left() + (xSpan > 0 ? (x - m_axes.xFrom) / xSpan : 0.5) * area.width(),
            area.bottom() - (ySpan > 0 ? (y - m_axes.yFrom) / ySpan : 0.5) * area.height()};
}

std::vector<Tick> PlotView::roomyTicks() const
{
    constexpr double leastGap = 22;
    const auto count = static_cast<double>(m_axes.y.size());
    const double gap = count > 1 ? plot().height() / (count - 1) : leastGap;
    const auto stride =
        static_cast<size_t>(std::max(1.0, std::ceil(leastGap / std::max(gap, 1.0))));
    std::vector<Tick> ticks;
    for (size_t i = 0; i < m_axes.y.size(); i += stride)
        ticks.push_back(m_axes.y[i]);
    return ticks;
}

void PlotView::layoutPlot()
{
    const QFontMetricsF metrics(axisFont());
    double left = 0;
    for (const Tick &tick : m_axes.y)
        left = std::max(left, metrics.horizontalAdvance(tick.text));
    if (left > 0)
        left = std::ceil(left) + 10;
    const double top = m_axes.y.empty() ? 4 : std::ceil(metrics.height() / 2);
    const double below = m_axes.x.empty() ? 2 : std::ceil(metrics.height()) + 7;
    const QRectF area = QRectF(viewport()->rect()).adjusted(left, top, -4, -below);
    if (area.width() > 1 && area.height() > 1 && area != chart()->plotArea())
        chart()->setPlotArea(area);
}

void PlotView::drawBackground(QPainter *painter, const QRectF &)
{
    if (m_marks.empty())
        return;
    const QRectF area = plot();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(Theme::current().line, 1));
    const auto lineAt = [&](double y) {
        const double row = std::round(toPixels(0, y).y());
        painter->drawLine(QPointF(area.left(), row), QPointF(area.right(), row));
    };
    if (m_axes.grid) {
        for (const Tick &tick : roomyTicks())
            lineAt(tick.at);
    } else {
        lineAt(m_axes.yFrom);
    }
    painter->setRenderHint(QPainter::Antialiasing, true);
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_marks.empty()) {
        painter->setFont(themeFont());
        painter->setPen(Theme::current().muted);
        painter->drawText(viewport()->rect().adjusted(Theme::spaceXl, 0, -Theme::spaceXl, 0),
                          Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    } else {
        paintLabels(painter);
        if (m_current >= 0 && highlight)
            highlight(painter, m_current);
        if (m_current >= 0)
            paintNote(painter);
    }
    if (hasFocus() && m_keyboard)
        paintFocusRing(painter, viewport()->rect(), Theme::controlRadius);
}

void PlotView::paintLabels(QPainter *painter)
{
    const QRectF area = plot();
    const QFont font = axisFont();
    const QColor color = Theme::current().muted;
    for (const Tick &tick : roomyTicks()) {
        const double y = toPixels(0, tick.at).y();
        paintText(painter, QRectF(0, y - 9, area.left() - 10, 18), tick.text, font, color,
                  Qt::AlignRight | Qt::AlignVCenter);
    }
    paintXLabels(painter);
}

/// Every \p stride-th label with its place, without those that would touch one before them.
std::vector<std::pair<QRectF, QString>> PlotView::xLabels(size_t stride) const
{
    const QFontMetricsF metrics(axisFont());
    std::vector<std::pair<QRectF, QString>> labels;
    for (size_t i = 0; i < m_axes.x.size(); i += stride) {
        const Tick &tick = m_axes.x[i];
        const double width = std::ceil(metrics.horizontalAdvance(tick.text)) + 1;
        QRectF box(toPixels(tick.at, 0).x() - width / 2, plot().bottom() + 6, width,
                   metrics.height());
        box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, viewport()->width() - width)));
        const QRectF wide = box.adjusted(-5, 0, 5, 0);
        const auto touches = [&](const auto &label) { return label.first.intersects(wide); };
        if (std::ranges::none_of(labels, touches))
            labels.emplace_back(box, tick.text);
    }
    return labels;
}

void PlotView::paintXLabels(QPainter *painter)
{
    size_t stride = 1;
    auto labels = xLabels(stride);
    while (m_axes.evenX && stride < m_axes.x.size()
           && labels.size() < (m_axes.x.size() + stride - 1) / stride)
        labels = xLabels(++stride);
    for (const auto &[box, text] : labels)
        paintText(painter, box, text, axisFont(), Theme::current().muted, Qt::AlignCenter);
}

/// The note is painted rather than a QToolTip: it must follow the arrow keys too.
void PlotView::paintNote(QPainter *painter)
{
    const QString text = describe ? describe(m_current) : QString();
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const QFont font = themeFont(Theme::secondarySize);
    const QRectF bounds(viewport()->rect());
    QRectF box = QFontMetricsF(font).boundingRect(QRectF(0, 0, 400, 400), Qt::AlignLeft, text);
    box.setSize({std::ceil(box.width()) + 17, std::ceil(box.height()) + 10});
    const double x = toPixels(m_marks[static_cast<size_t>(m_current)], 0).x();
    box.moveTop(bounds.top() + 2);
    box.moveLeft(x + 10);
    if (box.right() > bounds.right())
        box.moveRight(x - 10);
    box.moveLeft(std::max(box.left(), 0.0));
    paintRounded(painter, box, Theme::controlRadius, theme.panel, theme.control);
    painter->setFont(font);
    painter->setPen(theme.text);
    painter->drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::AlignVCenter, text);
}

int PlotView::markAt(const QPointF &position) const
{
    if (m_marks.empty() || !plot().adjusted(-12, -20, 12, 24).contains(position))
        return -1;
    const auto distance = [&](double mark) {
        return std::abs(toPixels(mark, 0).x() - position.x());
    };
    const auto nearest = std::ranges::min_element(m_marks, {}, distance);
    return static_cast<int>(nearest - m_marks.begin());
}

void PlotView::setCurrent(int mark)
{
    if (mark == m_current)
        return;
    m_current = mark;
    if (mark >= 0 && describe)
        setAccessibleDescription(describe(mark));
    viewport()->update();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layoutPlot();
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if ((event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) && recolor)
        recolor();
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    setCursor(mark >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setCurrent(mark);
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    m_keyboard = false;
    m_pressed = event->button() == Qt::LeftButton ? markAt(event->position()) : -1;
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed >= 0 && m_pressed == markAt(event->position()))
        Q_EMIT activated(m_pressed);
    m_pressed = -1;
}

void PlotView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    setCurrent(-1);
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_marks.size()) - 1;
    m_keyboard = true;
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(m_current < 0 ? last : std::max(0, m_current - 1)); break;
    case Qt::Key_Right: setCurrent(std::min(last, m_current + 1)); break;
    case Qt::Key_Home: setCurrent(last < 0 ? -1 : 0); break;
    case Qt::Key_End: setCurrent(last); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default: event->ignore(); return;
    }
    viewport()->update();
}

void PlotView::focusInEvent(QFocusEvent *event)
{
    m_keyboard = isKeyboardFocus(event->reason());
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    setCurrent(-1);
    viewport()->update();
}

} // namespace rapport::ui
