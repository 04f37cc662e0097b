// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace rapport::ui {

/// A rounded filter: "Segment: all" at rest, "Segment: Internal" with a clear cross when set.
///
/// A button; the cross (or Delete) emits cleared() instead of clicked().
class FilterChip : public QPushButton {
    Q_OBJECT
public:
    explicit FilterChip(QWidget *parent = nullptr);

    /// \p active gives it the accent look and the cross.
    void setState(const QString &text, bool active);
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Lets it be as wide as its text, and as narrow as there is room.
    void setElastic();

Q_SIGNALS:
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect crossRect() const;

    bool m_active = false;
    bool m_crossPressed = false;
    bool m_elastic = false;
};

} // namespace rapport::ui
