// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace rapport::ui {

/// One line: a value per label; NaN leaves a gap.
struct LineSeries {
    QString name;
    std::vector<double> values;
    std::vector<qint64> counts; ///< n behind each value; may be empty
};

/// All that a LineChart shows.
struct LineChartData {
    QStringList labels;             ///< one per place on the x axis: "Jan"
    std::vector<LineSeries> series; ///< the first in the accent, the second grey
    std::optional<double> target;   ///< a dashed line
    std::optional<double> minimum;  ///< the y axis reaches at least from here ...
    std::optional<double> maximum;  ///< ... to here
    int decimals = 2;               ///< of the values in the note
    QString unit;                   ///< after every value: " h", " %"
};

/// Lines over time. Hovering or the arrow keys show the values and their n; a click or Enter
/// tells which place was meant.
///
/// At most 2,000 places; more are cut off at the old end. Series of one value are drawn as a
/// dot, none as "No data yet". GUI thread; Qt parenthood.
class LineChart : public QWidget {
    Q_OBJECT
public:
    explicit LineChart(QWidget *parent = nullptr);
    ~LineChart() override;

    void setData(const LineChartData &content);
    void setEmptyText(const QString &text);
    /// Lowest and highest value of the y axis as drawn.
    [[nodiscard]] std::pair<double, double> yRange() const;
    /// The colour in which a series is drawn now.
    [[nodiscard]] QColor seriesColor(int series) const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 230}; }

Q_SIGNALS:
    /// \p label is the place in LineChartData::labels, \p series the line with a value there
    /// (the first that has one).
    void pointClicked(int series, int label);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rapport::ui
