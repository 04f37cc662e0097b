// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/painting.h"

#include <QFontMetricsF>

namespace rapport::ui {

void paintRounded(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                  const QColor &border)
{
    const PainterScope scope(painter);
    const bool lined = border.isValid();
    painter->setPen(lined ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const QRectF inside = lined ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect;
    const double r = std::min(radius, inside.height() / 2);
    painter->drawRoundedRect(inside, r, r);
}

void paintFocusRing(QPainter *painter, const QRectF &rect, double radius)
{
    const PainterScope scope(painter);
    painter->setPen(QPen(Theme::current().accent, 2));
    painter->setBrush(Qt::NoBrush);
    const QRectF inside = rect.adjusted(1, 1, -1, -1);
    const double r = std::min(radius, inside.height() / 2);
    painter->drawRoundedRect(inside, r, r);
}

bool isKeyboardFocus(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
}

double paintText(QPainter *painter, const QRectF &rect, const QString &text, const QFont &font,
                 const QColor &color, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width() + 0.5);
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace rapport::ui
