// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/theme/painting.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace rapport::ui {

void paintSparkline(QPainter *painter, const QRectF &rect, std::span<const double> values,
                    double minimum, double maximum)
{
    if (values.empty() || rect.isEmpty())
        return;
    const PainterScope scope(painter);
    const QRectF area = rect.adjusted(1, 1, -1, -1);
    const double span = maximum > minimum ? maximum - minimum : 1.0;
    const double step = values.size() > 1 ? area.width() / (values.size() - 1.0) : 0.0;
    QPainterPath line;
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::current().accent);
    bool open = false;
    for (size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            open = false;
            continue;
        }
        const double share = std::clamp((values[i] - minimum) / span, 0.0, 1.0);
        const QPointF point(area.left() + i * step, area.bottom() - share * area.height());
        const bool alone = !open && (i + 1 == values.size() || std::isnan(values[i + 1]));
        if (alone)
            painter->drawEllipse(point, 1.6, 1.6);
        open ? line.lineTo(point) : line.moveTo(point);
        open = true;
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(Theme::current().accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(line);
}

} // namespace rapport::ui
