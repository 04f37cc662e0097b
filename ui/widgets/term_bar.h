// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace rapport::ui {

/// One term of a weighted score: "Experience 0.80 x 0.3 [bar] 0.240".
///
/// The bar shows the value; the columns are fixed, so that rows set under each other line up. Where
/// there is little room the bar gives way to the label.
class TermBar : public QWidget {
    Q_OBJECT
public:
    explicit TermBar(QWidget *parent = nullptr);

    /// \p value and \p weight 0..1; NaN means the term is missing and says so. \p part is what
    /// the term adds, where the printed parts have to sum; else value times weight.
    void setTerm(const QString &label, double value, double weight,
                 std::optional<double> part = {});
    [[nodiscard]] QSize sizeHint() const override { return {340, 24}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_label;
    double m_value = 0;
    double m_weight = 0;
    double m_part = 0;
};

} // namespace rapport::ui
