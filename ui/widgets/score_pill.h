// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace rapport::ui {

/// A score as people read it: "0.79"; an en dash where there is none (NaN).
[[nodiscard]] QString scoreText(double value, int decimals = 2);

/// "0.79, needs improvement": for tooltips and assistive tools, since colour is never alone.
[[nodiscard]] QString scoreDescription(double value, Band band);

/// The size of the pill around \p text.
[[nodiscard]] QSize scorePillSize(const QString &text);

/// Draws the pill inside \p rect, aligned by \p alignment. For delegates: pass the cell's
/// rectangle without its padding. Band::None draws plain muted text.
void paintScorePill(QPainter *painter, const QRectF &rect, const QString &text, Band band,
                    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// A score pill as a widget, with its band in the tooltip and the accessible name.
class ScorePill : public QWidget {
    Q_OBJECT
public:
    explicit ScorePill(QWidget *parent = nullptr);

    void setScore(double value, Band band);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Band m_band = Band::None;
};

} // namespace rapport::ui
