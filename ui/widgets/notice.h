// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace rapport::ui {

/// A sentence that stands out within a page, with what can be done about it: a fault, a question,
/// something good to know. Said to assistive tools when it appears.
class Notice : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Info, Caution, Error };

    explicit Notice(QWidget *parent = nullptr);

    /// Shows \p text without buttons.
    void say(const QString &text, Tone tone = Tone::Info);
    /// Adds a button after those before it.
    QPushButton *addButton(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QList<QPushButton *> buttons() const { return m_buttons; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void clearButtons();

    Tone m_tone = Tone::Info;
    QHBoxLayout *m_row;
    QLabel *m_text;
    QList<QPushButton *> m_buttons;
};

} // namespace rapport::ui
