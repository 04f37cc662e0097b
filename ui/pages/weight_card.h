// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/distribution.h"
#include "ui/pages/weight_shares.h"
#include "ui/widgets/card.h"

#include <array>

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace rapport::ui {

class BandCounts;
class HistogramChart;

/// The three weights of one score: sliders with number fields, and what they would do to the
/// distribution and the bands.
///
/// Knows nothing of the store: it is given the components and tells what was chosen.
class WeightCard : public Card {
    Q_OBJECT
public:
    WeightCard(ScoreKind score, const QString &title, QWidget *parent = nullptr);

    /// Shows \p weights without emitting edited().
    void setWeights(const Weights &weights);
    /// The card's three weights, each a multiple of 0.001.
    [[nodiscard]] double weight(int index) const;
    /// Redraws histogram, bands and moves for \p trial against \p stored.
    void preview(const ComponentColumns &columns, const Weights &stored, const Weights &trial,
                 const Bands &bands);

    [[nodiscard]] QSlider *slider(int index) const { return m_sliders[size_t(index)]; }
    [[nodiscard]] QDoubleSpinBox *field(int index) const { return m_fields[size_t(index)]; }
    [[nodiscard]] HistogramChart *histogram() const { return m_histogram; }
    [[nodiscard]] QString movesText() const;

Q_SIGNALS:
    /// The user moved a slider or wrote a number.
    void edited();
    /// A bin of the histogram was clicked.
    void binClicked(double from, double to);

private:
    void move(int index, int thousandths);
    void showShares();

    ScoreKind m_score;
    WeightShares m_shares;
    std::array<QSlider *, 3> m_sliders = {};
    std::array<QDoubleSpinBox *, 3> m_fields = {};
    HistogramChart *m_histogram;
    BandCounts *m_bands;
    QLabel *m_mean;
    QLabel *m_moves;
};

} // namespace rapport::ui
