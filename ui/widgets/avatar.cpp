// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatar.h"

#include "ui/theme/painting.h"

namespace rapport::ui {

QString initialsOf(const QString &name)
{
    const QStringList words = name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    QString initials = words.first().left(1);
    if (words.size() > 1)
        initials += words.last().left(1);
    return initials.toUpper();
}

void paintAvatar(QPainter *painter, const QRectF &rect, const QString &name)
{
    const Theme &theme = Theme::current();
    const double side = std::min(rect.width(), rect.height());
    QRectF circle(0, 0, side, side);
    circle.moveCenter(rect.center());
    paintRounded(painter, circle, side / 2, theme.accentSoft);
    const PainterScope scope(painter);
    paintText(painter, circle, initialsOf(name), themeFont(qRound(side * 0.36), QFont::DemiBold),
              theme.accent, Qt::AlignCenter);
}

Avatar::Avatar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, rect(), m_name);
}

} // namespace rapport::ui
