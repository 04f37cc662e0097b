// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_chip.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace rapport::ui {
namespace {

constexpr int chipHeight = 28;
constexpr int padding = 12;
constexpr int crossSize = 12;
constexpr int longestText = 190;
constexpr int leastWidth = 80;

} // namespace

FilterChip::FilterChip(QWidget *parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus); // the ring is for those who came by key
}

void FilterChip::setState(const QString &text, bool active)
{
    setText(text);
    m_active = active;
    setAccessibleName(text);
    setAccessibleDescription(active ? tr("Filter is on; Delete clears it") : QString());
    const bool cut = QFontMetrics(themeFont()).horizontalAdvance(text) > longestText;
    setToolTip(cut ? text : QString());
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const int width = QFontMetrics(themeFont()).horizontalAdvance(text()) + 1;
    return {(m_elastic ? width : std::min(width, longestText)) + 2 * padding
                + (m_active ? crossSize + 5 : 0),
            chipHeight};
}

QSize FilterChip::minimumSizeHint() const
{
    return m_elastic ? QSize(leastWidth, chipHeight) : sizeHint();
}

void FilterChip::setElastic()
{
    m_elastic = true;
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    updateGeometry();
}

QRect FilterChip::crossRect() const
{
    return m_active ? QRect(width() - padding - crossSize - 3, 0, crossSize + padding + 3, height())
                    : QRect();
}

void FilterChip::mousePressEvent(QMouseEvent *event)
{
    m_crossPressed = crossRect().contains(event->position().toPoint());
    if (!m_crossPressed)
        QPushButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_crossPressed) {
        QPushButton::mouseReleaseEvent(event);
        return;
    }
    m_crossPressed = false;
    if (crossRect().contains(event->position().toPoint()))
        Q_EMIT cleared();
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (m_active && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        Q_EMIT cleared();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
             || event->key() == Qt::Key_Down)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const bool hot = underMouse() || isDown();
    const QColor fill = m_active ? theme.accentSoft : hot ? theme.hover : theme.panel;
    paintRounded(&painter, rect(), chipHeight / 2.0, fill,
                 m_active ? blend(theme.accent, theme.panel, 0.45) : theme.control);
    if (hasFocus())
        paintFocusRing(&painter, rect(), chipHeight / 2.0);
    const int right = m_active ? crossSize + 5 : 0;
    paintText(&painter, QRectF(rect()).adjusted(padding, 0, -padding - right + 1, 0), text(),
              themeFont(), m_active ? theme.accent : theme.text);
    if (m_active)
        paintIcon(&painter,
                  QRectF(width() - padding - crossSize + 1, (height() - crossSize) / 2.0, crossSize,
                         crossSize),
                  Icon::Close, theme.accent);
}

} // namespace rapport::ui
