// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/band_counts.h"

#include "ui/theme/painting.h"

#include <QLocale>
#include <QPainterPath>

#include <algorithm>
#include <numeric>

namespace rapport::ui {

namespace {

constexpr std::array kBands = {Band::AtRisk, Band::NeedsImprovement, Band::Good};
constexpr int kBarHeight = 8;
constexpr double kGap = 12;

QString countText(Band band, qint64 count)
{
    return BandCounts::tr("%1: %2", "band: count").arg(bandLabel(band), QLocale().toString(count));
}

} // namespace

BandCounts::BandCounts(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BandCounts::setCounts(const std::array<qint64, 3> &counts)
{
    m_counts = counts;
    QStringList said;
    for (size_t i = 0; i < kBands.size(); ++i)
        said << countText(kBands[i], counts[i]);
    setAccessibleName(said.join(QStringLiteral(", ")));
    setToolTip(accessibleName());
    update();
}

void BandCounts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    const auto total = double(std::accumulate(m_counts.begin(), m_counts.end(), qint64{0}));
    paintRounded(&painter, QRectF(0, 4, width(), kBarHeight), kBarHeight / 2.0, theme.line);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(0, 4, width(), kBarHeight), kBarHeight / 2.0, kBarHeight / 2.0);
    painter.setClipPath(shape);
    double x = 0;
    for (size_t i = 0; total > 0 && i < kBands.size(); ++i) {
        const double part = width() * double(m_counts[i]) / total;
        painter.fillRect(QRectF(x, 4, part, kBarHeight), theme.bandFill(kBands[i]));
        x += part;
    }
    painter.setClipping(false);
    paintLegend(painter);
}

void BandCounts::paintLegend(QPainter &painter) const
{
    const QFont font = themeFont(Theme::secondarySize);
    const QFontMetricsF metrics(font);
    std::array<double, 3> widths = {};
    for (size_t i = 0; i < kBands.size(); ++i)
        widths[i] = metrics.horizontalAdvance(countText(kBands[i], m_counts[i])) + 1;
    // Both ends as wide as their text; the middle is centred where it can be, and gives way.
    const double from = widths[0] + kGap;
    const double to = width() - widths[2] - kGap;
    const double middle = std::clamp(to - from, 0.0, widths[1]);
    const double left = std::clamp((width() - middle) / 2, from, std::max(from, to - middle));
    const std::array<QRectF, 3> places = {QRectF(0, 18, widths[0], 20),
                                          QRectF(left, 18, middle, 20),
                                          QRectF(width() - widths[2], 18, widths[2], 20)};
    for (size_t i = 0; i < kBands.size(); ++i)
        paintText(&painter, places[i], countText(kBands[i], m_counts[i]), font,
                  Theme::current().bandText(kBands[i]));
}

} // namespace rapport::ui
