// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/score_pill.h"

#include "ui/theme/painting.h"

#include <QFontMetrics>
#include <QLocale>
#include <QStyle>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {
namespace {

constexpr int pillHeight = 20;
constexpr int pillPadding = 9;

QFont pillFont()
{
    return themeFont(Theme::bodySize, QFont::DemiBold);
}

} // namespace

QString scoreText(double value, int decimals)
{
    return std::isnan(value) ? QString(QChar(0x2013)) : QLocale().toString(value, 'f', decimals);
}

QString scoreDescription(double value, Band band)
{
    return band == Band::None ? scoreText(value)
                              : QString(scoreText(value) + u", "_s + bandLabel(band));
}

QSize scorePillSize(const QString &text)
{
    return {QFontMetrics(pillFont()).horizontalAdvance(text) + 2 * pillPadding, pillHeight};
}

void paintScorePill(QPainter *painter, const QRectF &rect, const QString &text, Band band,
                    Qt::Alignment alignment)
{
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const QRect pill =
        QStyle::alignedRect(Qt::LeftToRight, alignment, scorePillSize(text), rect.toAlignedRect());
    const PainterScope scope(painter);
    if (band != Band::None)
        paintRounded(painter, pill, pillHeight / 2.0, theme.bandSoft(band));
    paintText(painter, pill, text, pillFont(), theme.bandText(band), Qt::AlignCenter);
}

ScorePill::ScorePill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScorePill::setScore(double value, Band band)
{
    m_text = scoreText(value);
    m_band = band;
    setToolTip(bandLabel(band));
    setAccessibleName(scoreDescription(value, band));
    updateGeometry();
    update();
}

QSize ScorePill::sizeHint() const
{
    return scorePillSize(m_text);
}

void ScorePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintScorePill(&painter, rect(), m_text, m_band, Qt::AlignCenter);
}

} // namespace rapport::ui
