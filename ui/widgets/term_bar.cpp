// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/term_bar.h"

#include "ui/theme/painting.h"
#include "ui/widgets/score_pill.h"

#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {

TermBar::TermBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TermBar::setTerm(const QString &label, double value, double weight, std::optional<double> part)
{
    m_label = label;
    m_value = value;
    m_weight = weight;
    m_part = part.value_or(value * weight);
    setAccessibleName(std::isnan(value)
                          ? tr("%1: no answers yet").arg(label)
                          : tr("%1: %2 times %3 is %4")
                                .arg(label, scoreText(value), QLocale().toString(weight, 'g', 3),
                                     scoreText(m_part, 3)));
    setToolTip(accessibleName());
    update();
}

void TermBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QFont plain = themeFont();
    const bool missing = std::isnan(m_value);
    constexpr double valueWidth = 32;
    constexpr double weightWidth = 40;
    constexpr double sumWidth = 40;
    constexpr double gap = 8;
    constexpr double leastBar = 24;
    constexpr double widestLabel = 144;
    // What the numbers leave is the label's first; a bar too short to read is left out.
    const double rest = width() - valueWidth - weightWidth - sumWidth - 3 * gap;
    const bool barred = rest >= widestLabel + leastBar;
    const double labelWidth = std::clamp(barred ? rest : rest + gap, 60.0, widestLabel);
    const double h = height();
    double x = 0;
    paintText(&painter, {x, 0, labelWidth, h}, m_label, plain, theme.muted);
    x += labelWidth + gap;
    paintText(&painter, {x, 0, valueWidth, h}, scoreText(m_value), plain, theme.text);
    x += valueWidth;
    paintText(&painter, {x, 0, weightWidth, h}, u"\u00d7 "_s + QLocale().toString(m_weight, 'g', 3),
              plain, theme.muted);
    x += weightWidth + gap;
    const QRectF track(x, h / 2 - 4, std::max(0.0, width() - sumWidth - gap - x), 8);
    if (barred)
        paintRounded(&painter, track, 4, theme.line);
    if (barred && !missing && m_value > 0)
        paintRounded(
            &painter,
            {track.left(), track.top(), std::max(8.0, track.width() * std::min(m_value, 1.0)), 8},
            4, theme.accent);
    paintText(&painter, {width() - sumWidth, 0, sumWidth, h},
              scoreText(missing ? m_value : m_part, 3), themeFont(Theme::bodySize, QFont::DemiBold),
              theme.text, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace rapport::ui
