// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace rapport::ui {

/// The first letters of the first and last word of \p name, or its first character where the
/// script has no spaces.
[[nodiscard]] QString initialsOf(const QString &name);

/// Draws a person's initials in a soft circle.
void paintAvatar(QPainter *painter, const QRectF &rect, const QString &name);

/// A person's initials in a circle, 36 px; says the name to assistive tools.
class Avatar : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(QWidget *parent = nullptr);

    void setName(const QString &name);
    [[nodiscard]] QSize sizeHint() const override { return {36, 36}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace rapport::ui
