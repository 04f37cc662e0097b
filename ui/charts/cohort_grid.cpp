// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cohort_grid.h"

#include "ui/theme/painting.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace rapport::ui {
namespace {

constexpr double gap = 3;
constexpr double tallest = 28;
constexpr double widest = 64;

} // namespace

CohortGrid::CohortGrid(QWidget *parent) : QWidget(parent), m_emptyText(tr("No data yet"))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Retention by cohort"));
}

void CohortGrid::setRows(std::vector<CohortRow> rows)
{
    m_rows = std::move(rows);
    m_current = {-1, -1};
    setAccessibleDescription(m_rows.empty()
                                 ? m_emptyText
                                 : tr("%n cohort(s)", nullptr, static_cast<int>(m_rows.size())));
    updateGeometry();
    update();
}

void CohortGrid::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

int CohortGrid::months() const
{
    size_t most = 0;
    for (const CohortRow &row : m_rows)
        most = std::max(most, row.shares.size());
    return static_cast<int>(most);
}

double CohortGrid::labelWidth() const
{
    const QFontMetricsF metrics(themeFont(Theme::secondarySize));
    double width = 0;
    for (const CohortRow &row : m_rows)
        width = std::max(width, metrics.horizontalAdvance(row.label));
    return std::ceil(width) + 12;
}

QSize CohortGrid::sizeHint() const
{
    return {320, static_cast<int>(std::max<size_t>(3, m_rows.size()) * (tallest + gap))};
}

QSize CohortGrid::minimumSizeHint() const
{
    return {160, static_cast<int>(std::max<size_t>(3, m_rows.size()) * 20)};
}

QRectF CohortGrid::cellRect(int row, int month) const
{
    const double left = labelWidth();
    const double step = std::min(widest, (width() - left + gap) / std::max(1, months()));
    const double line =
        std::min(tallest + gap, (height() + gap) / std::max<double>(1, std::ssize(m_rows)));
    return {left + month * step, row * line, step - gap, line - gap};
}

QPoint CohortGrid::cellAt(const QPointF &position) const
{
    for (int row = 0; row < std::ssize(m_rows); ++row) {
        for (int month = 0; month < std::ssize(m_rows[static_cast<size_t>(row)].shares); ++month) {
            if (cellRect(row, month).adjusted(0, 0, gap, gap).contains(position))
                return {month, row};
        }
    }
    return {-1, -1};
}

QString CohortGrid::describe(const QPoint &cell) const
{
    if (cell.y() < 0)
        return {};
    const CohortRow &row = m_rows[static_cast<size_t>(cell.y())];
    const double share = row.shares[static_cast<size_t>(cell.x())];
    if (!std::isfinite(share))
        return tr("%1, month %2: not known yet").arg(row.label).arg(cell.x());
    return tr("%1, month %2: %3 % of %4 still active")
        .arg(row.label)
        .arg(cell.x())
        .arg(QLocale().toString(share * 100, 'f', 0), QLocale().toString(row.size));
}

void CohortGrid::paintCell(QPainter *painter, int row, int month) const
{
    const double share = m_rows[static_cast<size_t>(row)].shares[static_cast<size_t>(month)];
    if (!std::isfinite(share))
        return;
    const Theme &theme = Theme::current();
    const QRectF cell = cellRect(row, month);
    const QColor fill = blend(theme.accent, theme.panel, 0.08 + 0.80 * std::clamp(share, 0.0, 1.0));
    paintRounded(painter, cell, 4, fill);
    // Whichever of the two reads better on this shade.
    const QColor other = theme.isDark ? theme.window : theme.panel;
    const QColor ink =
        contrastRatio(theme.text, fill) >= contrastRatio(other, fill) ? theme.text : other;
    const QFont font = themeFont(Theme::axisSize, QFont::Medium);
    const QString number = QLocale().toString(share * 100, 'f', 0);
    for (const QString &text : {tr("%1%").arg(number), number}) {
        if (QFontMetricsF(font).horizontalAdvance(text) <= cell.width() - 2) {
            paintText(painter, cell, text, font, ink, Qt::AlignCenter);
            break;
        }
    }
    if (m_current == QPoint(month, row))
        paintFocusRing(painter, cell.adjusted(-2, -2, 2, 2), 5);
}

void CohortGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    if (m_rows.empty()) {
        paintText(&painter, rect(), m_emptyText, themeFont(), theme.muted, Qt::AlignCenter);
        return;
    }
    for (int row = 0; row < std::ssize(m_rows); ++row) {
        const CohortRow &cohort = m_rows[static_cast<size_t>(row)];
        QRectF label = cellRect(row, 0);
        label.setLeft(0);
        label.setWidth(labelWidth() - 8);
        paintText(&painter, label, cohort.label, themeFont(Theme::secondarySize), theme.muted);
        for (int month = 0; month < std::ssize(cohort.shares); ++month)
            paintCell(&painter, row, month);
    }
    if (hasFocus() && m_keyboard && m_current.y() < 0)
        paintFocusRing(&painter, rect(), Theme::controlRadius);
}

void CohortGrid::setCurrent(const QPoint &cell)
{
    if (cell == m_current)
        return;
    m_current = cell;
    if (cell.y() >= 0)
        setAccessibleDescription(describe(cell));
    update();
}

bool CohortGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), describe(cellAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

void CohortGrid::mousePressEvent(QMouseEvent *event)
{
    const QPoint cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell.y() >= 0)
        Q_EMIT cellClicked(cell.y(), cell.x());
}

void CohortGrid::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(cellAt(event->position()));
}

void CohortGrid::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setCurrent({-1, -1});
}

void CohortGrid::focusInEvent(QFocusEvent *event)
{
    m_keyboard = isKeyboardFocus(event->reason());
    QWidget::focusInEvent(event);
}

void CohortGrid::keyPressEvent(QKeyEvent *event)
{
    if (m_rows.empty()) {
        event->ignore();
        return;
    }
    QPoint cell(std::max(0, m_current.x()), std::max(0, m_current.y()));
    switch (event->key()) {
    case Qt::Key_Left: cell.rx() -= 1; break;
    case Qt::Key_Right: cell.rx() += 1; break;
    case Qt::Key_Up: cell.ry() -= 1; break;
    case Qt::Key_Down: cell.ry() += m_current.y() < 0 ? 0 : 1; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current.y() >= 0)
            Q_EMIT cellClicked(m_current.y(), m_current.x());
        return;
    default: event->ignore(); return;
    }
    cell.ry() = std::clamp(cell.y(), 0, static_cast<int>(m_rows.size()) - 1);
    const auto last = static_cast<int>(m_rows[static_cast<size_t>(cell.y())].shares.size()) - 1;
    if (last < 0)
        return;
    cell.rx() = std::clamp(cell.x(), 0, last);
    setCurrent(cell);
    const QPoint place = cellRect(cell.y(), cell.x()).bottomLeft().toPoint();
    QToolTip::showText(mapToGlobal(place), describe(cell), this);
}

} // namespace rapport::ui
