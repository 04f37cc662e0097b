// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend.h"

#include "ui/theme/painting.h"

#include <QFontMetrics>

namespace rapport::ui {

namespace {

constexpr int kDot = 8;
constexpr int kHeight = 18;

int widthOf(const QString &name)
{
    return kDot + Theme::spaceXs + 2
        + QFontMetrics(themeFont(Theme::secondarySize)).horizontalAdvance(name) + 1;
}

} // namespace

Legend::Legend(const QStringList &names, QWidget *parent) : QWidget(parent), m_names(names)
{
    setAccessibleName(names.join(QStringLiteral(", ")));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Legend::sizeHint() const
{
    int width = 0;
    for (const QString &name : m_names)
        width += widthOf(name) + Theme::spaceM;
    return {std::max(0, width - Theme::spaceM), kHeight};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    int x = 0;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(i == 0 ? theme.accent : theme.secondSeries);
        painter.drawEllipse(QRectF(x, (kHeight - kDot) / 2.0, kDot, kDot));
        const int text = x + kDot + Theme::spaceXs + 2;
        paintText(&painter, QRectF(text, 0, width() - text, kHeight), m_names[i],
                  themeFont(Theme::secondarySize), theme.muted);
        x += widthOf(m_names[i]) + Theme::spaceM;
    }
}

} // namespace rapport::ui
