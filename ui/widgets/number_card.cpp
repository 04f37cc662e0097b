// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/number_card.h"

#include "ui/theme/painting.h"

#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {
namespace {

constexpr int padding = Theme::cardPadding + 1; // the card's line comes first
constexpr int labelTop = 14;
constexpr int numberTop = 34;
constexpr int numberHeight = 34;
constexpr int secondaryTop = 71;
constexpr int lineHeight = 16;
constexpr int bottom = 13;

/// \p text broken into at most two lines of \p width, the second elided. Breaks at the middle
/// dots where there are some, so that a number stays with its word.
QStringList wrapped(QString text, const QFont &font, int width)
{
    constexpr QStringView separator = u" \u00b7 ";
    if (text.contains(separator)) {
        text.replace(u' ', QChar(0x00a0));
        text.replace(u"\u00a0\u00b7\u00a0"_s, u"\u00a0\u00b7 "_s);
    }
    QStringList lines;
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(20, width));
        if (lines.size() == 1) {
            lines << text.mid(line.textStart());
            break;
        }
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    if (lines.size() == 2 && lines.first().endsWith(QChar(0x00b7)))
        lines.first().chop(2);
    return lines;
}

QColor trendColor(Trend trend)
{
    const Theme &theme = Theme::current();
    switch (trend) {
    case Trend::Better: return theme.bandText(Band::Good);
    case Trend::Worse: return theme.bandText(Band::AtRisk);
    case Trend::Neutral: break;
    }
    return theme.muted;
}

} // namespace

NumberCard::NumberCard(QWidget *parent) : QPushButton(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus); // the ring is for those who came by key
}

void NumberCard::setContent(const NumberCardText &content)
{
    m_content = content;
    QStringList said{content.label + u": "_s + content.value};
    if (!content.delta.isEmpty()) {
        const QString meaning = content.trend == Trend::Better ? tr("better")
            : content.trend == Trend::Worse                    ? tr("worse")
                                                               : QString();
        said << QString(content.delta + u' ' + meaning).trimmed();
    }
    if (!content.secondary.isEmpty())
        said << content.secondary;
    setAccessibleName(said.join(u", "));
    updateGeometry();
    update();
}

QSize NumberCard::sizeHint() const
{
    return {160, secondaryTop + lineHeight + bottom};
}

int NumberCard::heightForWidth(int width) const
{
    const auto lines =
        wrapped(m_content.secondary, themeFont(Theme::secondarySize), width - 2 * padding);
    return secondaryTop + std::max<int>(1, static_cast<int>(lines.size())) * lineHeight + bottom;
}

void NumberCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const bool hot = underMouse() && isEnabled();
    paintRounded(&painter, rect(), Theme::cardRadius,
                 isDown() ? blend(theme.text, theme.panel, 0.03) : theme.panel,
                 hot || isChecked() ? theme.accent : theme.line);
    if (isChecked())
        paintRounded(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), Theme::cardRadius - 1,
                     theme.accentSoft, theme.accent);
    if (hasFocus())
        paintFocusRing(&painter, rect(), Theme::cardRadius);

    const int inner = width() - 2 * padding;
    paintText(&painter, QRectF(padding, labelTop, inner, 18), m_content.label, themeFont(),
              theme.muted);
    const QFont numberFont = themeFont(Theme::numberSize, QFont::DemiBold);
    const double used = paintText(&painter, QRectF(padding, numberTop, inner, numberHeight),
                                  m_content.value, numberFont, theme.text);
    // The change stands on the number's baseline.
    const QFont deltaFont = themeFont(Theme::secondarySize, QFont::DemiBold);
    const QFontMetricsF number(numberFont);
    const QFontMetricsF delta(deltaFont);
    const double baseline = numberTop + (numberHeight - number.height()) / 2 + number.ascent();
    const QRectF deltaRect(padding + used + 7, baseline - delta.ascent(),
                           std::max(0.0, inner - used - 7), delta.height());
    if (!m_content.delta.isEmpty() && deltaRect.width() > 8)
        paintText(&painter, deltaRect, m_content.delta, deltaFont, trendColor(m_content.trend));
    const QFont small = themeFont(Theme::secondarySize);
    double y = secondaryTop;
    for (const QString &line : wrapped(m_content.secondary, small, inner)) {
        paintText(&painter, QRectF(padding, y, inner, lineHeight), line, small, theme.muted);
        y += lineHeight;
    }
}

} // namespace rapport::ui
