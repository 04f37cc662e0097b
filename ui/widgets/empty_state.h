// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace rapport::ui {

/// What a page shows when it has nothing to show: an icon, one sentence, one button.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// An empty \p action leaves the button out.
    EmptyState(Icon picture, const QString &sentence, const QString &action,
               QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    void setAction(const QString &action);
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void actionTriggered();

private:
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace rapport::ui
