// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace rapport::ui {

/// A rounded panel in a window of its own that closes when the user clicks elsewhere or
/// presses Escape, and then deletes itself.
class Popover : public QFrame {
    Q_OBJECT
public:
    /// \p anchor is the widget it belongs to: its parent and its place.
    explicit Popover(QWidget *anchor);

    /// Shows it under the anchor, kept on the anchor's screen.
    void popup();
    /// The same under \p part of the anchor: a cell of a table.
    void popupAt(const QRect &part);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_anchor;
};

/// Explains something: a popover with a heading and wrapped, selectable text.
void showPopover(QWidget *anchor, const QString &title, const QString &text);

} // namespace rapport::ui
