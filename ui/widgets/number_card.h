// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace rapport::ui {

/// How a change is meant, whatever its sign: a shorter response time is Better.
enum class Trend { Neutral, Better, Worse };

/// What a NumberCard says. All texts are ready for the user.
struct NumberCardText {
    QString label;     ///< "Satisfaction"
    QString value;     ///< "0.79"; an en dash where there is none
    QString delta;     ///< "+0.04" against the previous period; may be empty
    QString secondary; ///< "needs improvement · n 3,212"; wraps to two lines
    Trend trend = Trend::Neutral;
};

/// One headline number; clicking it opens the rows behind it (clicked()).
///
/// A button to the keyboard and to assistive tools, which hear all its texts; one that stays down
/// where it is made checkable.
class NumberCard : public QPushButton {
    Q_OBJECT
public:
    explicit NumberCard(QWidget *parent = nullptr);

    void setContent(const NumberCardText &content);
    [[nodiscard]] const NumberCardText &content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    NumberCardText m_content;
};

} // namespace rapport::ui
