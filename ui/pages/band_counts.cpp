// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/band_counts.h"

#include "ui/theme/painting.h"

#include <QLocale>
#include <QPainterPath>

#include <numeric>

namespace rapport::ui {

namespace {

constexpr std::array kBands = {Band::AtRisk, Band::NeedsImprovement, Band::Good};
constexpr int kBarHeight = 8;

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
    const double column = width() / 3.0;
    constexpr std::array alignments = {Qt::AlignLeft, Qt::AlignHCenter, Qt::AlignRight};
    for (size_t i = 0; i < kBands.size(); ++i)
        paintText(&painter, QRectF(column * double(i), 18, column, 20),
                  countText(kBands[i], m_counts[i]), themeFont(Theme::secondarySize),
                  theme.bandText(kBands[i]), alignments[i] | Qt::AlignVCenter);
}

} // namespace rapport::ui
