// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ticks.h"

#include <QtCharts/QAbstractSeries>
#include <QtCharts/QChartView>

#include <functional>
#include <vector>

class QValueAxis;

namespace rapport::ui {

/// What the charts have in common; internal to ui/charts (it shows QtCharts in its header).
///
/// QtCharts draws the series; this view draws what surrounds them - light lines, labels that
/// never collide, the crosshair - and turns mouse and arrow keys into one current mark.
class PlotView : public QChartView {
    Q_OBJECT
public:
    explicit PlotView(QWidget *parent);

    struct Axes {
        double xFrom = 0;
        double xTo = 1;
        double yFrom = 0;
        double yTo = 1;
        std::vector<Tick> x; ///< in order of importance where they collide: first come
        bool evenX = false;  ///< thin x labels in even steps rather than one by one
        std::vector<Tick> y;
        bool grid = true; ///< lines at the y ticks
    };

    void setAxes(const Axes &axes);
    void attach(QAbstractSeries *series);
    /// Where the marks are, in x values, ascending; arrow keys and the pointer go from one to
    /// the next.
    void setMarks(std::vector<double> marks);
    /// With no marks this is written in the middle instead of axes.
    void setEmptyText(const QString &text);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QPointF toPixels(double x, double y) const;
    [[nodiscard]] QRectF plot() const;

    /// Says what is at a mark; shown beside it.
    std::function<QString(int)> describe;
    /// Draws the highlight of the current mark on top of the series.
    std::function<void(QPainter *, int)> highlight;
    /// Gives the series the colours of the present theme.
    std::function<void()> recolor;

Q_SIGNALS:
    void activated(int mark);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layoutPlot();
    void setCurrent(int mark);
    /// The y ticks that there is room for.
    [[nodiscard]] std::vector<Tick> roomyTicks() const;
    void paintLabels(QPainter *painter);
    void paintXLabels(QPainter *painter);
    [[nodiscard]] std::vector<std::pair<QRectF, QString>> xLabels(size_t stride) const;
    void paintNote(QPainter *painter);
    [[nodiscard]] int markAt(const QPointF &position) const;

    QValueAxis *m_x;
    QValueAxis *m_y;
    Axes m_axes;
    std::vector<double> m_marks;
    QString m_emptyText;
    int m_current = -1;
    int m_pressed = -1;
    bool m_keyboard = false;
};

} // namespace rapport::ui
