// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/distribution.h"
#include "ui/pages/weight_shares.h"
#include "ui/widgets/card.h"

#include <array>
#include <memory>
#include <optional>

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
    /// What weights are tried on: the stored ones and others.
    struct Trial {
        std::shared_ptr<const ComponentColumns> columns;
        Weights stored, trial;
        Bands bands;
    };
    /// Shows what the trial does to histogram, bands and moves as soon as that is worked out, in a
    /// thread of the pool; of trials that come meanwhile the last one.
    void tryOut(const Trial &trial);
    [[nodiscard]] bool isTrying() const { return m_trying; }

    [[nodiscard]] QSlider *slider(int index) const { return m_sliders[size_t(index)]; }
    [[nodiscard]] QDoubleSpinBox *field(int index) const { return m_fields[size_t(index)]; }
    [[nodiscard]] HistogramChart *histogram() const { return m_histogram; }
    [[nodiscard]] QString movesText() const;

Q_SIGNALS:
    /// The user moved a slider or wrote a number.
    void edited();
    /// isTrying() became false.
    void tried();
    /// A bin of the histogram was clicked.
    void binClicked(double from, double to);

private:
    void move(int index, int thousandths);
    void showShares();
    [[nodiscard]] bool isSameToCard(const Trial &left, const Trial &right) const;
    void work();
    void showTrial(const WeightTrial &trial, const Bands &bands);

    ScoreKind m_score;
    std::optional<Trial> m_asked; ///< the last trial that was asked for
    bool m_trying = false;
    WeightShares m_shares;
    std::array<QSlider *, 3> m_sliders = {};
    std::array<QDoubleSpinBox *, 3> m_fields = {};
    HistogramChart *m_histogram;
    BandCounts *m_bands;
    QLabel *m_mean;
    QLabel *m_moves;
};

} // namespace rapport::ui
