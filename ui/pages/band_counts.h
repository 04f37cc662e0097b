// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

namespace rapport::ui {

/// How many are at risk, need improvement and are good: one bar in three colours, with the
/// counts under it.
class BandCounts : public QWidget {
    Q_OBJECT
public:
    explicit BandCounts(QWidget *parent = nullptr);

    /// At risk, needs improvement, good.
    void setCounts(const std::array<qint64, 3> &counts);
    [[nodiscard]] const std::array<qint64, 3> &counts() const { return m_counts; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 40}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLegend(QPainter &painter) const;

    std::array<qint64, 3> m_counts = {};
};

} // namespace rapport::ui
