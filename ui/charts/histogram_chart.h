// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>
#include <span>

namespace rapport::ui {

/// How many have a score of how much: equal bins over 0..1, coloured by band.
///
/// Made to follow a slider: setCounts() and setCuts() may be called 60 times a second. A bin
/// takes the band of its middle. Hovering or the arrow keys show a bin's range and count; a
/// click or Enter tells its range. GUI thread; Qt parenthood.
class HistogramChart : public QWidget {
    Q_OBJECT
public:
    explicit HistogramChart(QWidget *parent = nullptr);
    ~HistogramChart() override;

    /// Counts of bins of equal width over 0..1; at most 400 of them.
    void setCounts(std::span<const qint64> counts);
    void setCuts(const Bands &cuts);
    void setEmptyText(const QString &text);
    [[nodiscard]] int binCount() const;
    [[nodiscard]] Band bandOfBin(int bin) const;
    /// The colour in which a bin is drawn now.
    [[nodiscard]] QColor colorOfBin(int bin) const;
    [[nodiscard]] QSize sizeHint() const override { return {360, 230}; }

Q_SIGNALS:
    /// The scores of the clicked bin: from (included) to (excluded, except 1).
    void binClicked(double from, double to);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rapport::ui
