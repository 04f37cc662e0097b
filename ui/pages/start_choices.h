// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace rapport::ui {

/// What one can do where there is nothing yet: a heading and a row of large choices.
///
/// Each choice is a button with an icon, a title and a sentence. GUI thread; Qt parenthood.
class StartChoices : public QWidget {
    Q_OBJECT
public:
    StartChoices(const QString &heading, const QString &sentence, QWidget *parent = nullptr);

    void addChoice(Icon picture, const QString &title, const QString &sentence,
                   const std::function<void()> &chosen);
    /// Puts \p widget under the choices, as wide as they are.
    void addBelow(QWidget *widget);
    /// The program's logo above the heading.
    void showLogo();
    /// What could not be done, under the heading; empty takes it away.
    void setError(const QString &text);
    [[nodiscard]] QString error() const;

private:
    QVBoxLayout *m_column;
    QBoxLayout *m_choices;
    QLabel *m_logo;
    QLabel *m_error;
};

} // namespace rapport::ui
