// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>
#include <QTimer>

namespace rapport::ui {

/// A search field: icon, clear button, the shortcut that leads to it, and one signal that waits
/// until the user pauses. Escape clears it.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    /// Makes \p keys focus the field from anywhere in its window and shows them as a hint.
    void setShortcut(const QKeySequence &keys);
    /// Shows \p keys as a hint only; somebody else listens to them.
    void showKeys(const QKeySequence &keys);
    /// Emits searchChanged() now instead of after a pause.
    void announce();
    /// Takes the keyboard, ready to be typed over.
    void start();
    [[nodiscard]] QString hint() const { return m_hint; }
    /// How long a pause ends the typing; 200 ms if never set.
    void setDelay(int milliseconds);

Q_SIGNALS:
    /// The text changed and the user paused, pressed Enter or cleared it. Never twice the same.
    void searchChanged(const QString &text);
    /// The field has got the keyboard: something will be looked for soon.
    void entered();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTimer m_pause;
    QString m_announced;
    QString m_hint;
};

} // namespace rapport::ui
