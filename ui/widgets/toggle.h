// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QVariantAnimation>

namespace rapport::ui {

/// An on/off switch: behaves like a check box everywhere, only looks different.
class Toggle : public QCheckBox {
    Q_OBJECT
public:
    explicit Toggle(const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// Whether the knob slides (120 ms) or jumps; the user's motion setting.
    void setAnimated(bool animated);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &pos) const override;

private:
    QVariantAnimation m_slide;
    double m_knob = 0;
    bool m_animated = true;
};

} // namespace rapport::ui
