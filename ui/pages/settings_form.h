// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace rapport::ui {

class Card;

// What the cards of the settings page are made of.

/// A text that wraps, in the look of \p role ("secondary", "error").
[[nodiscard]] QLabel *noteLabel(const QString &text, const QString &role);
/// The rows of \p card, each made by addSetting().
[[nodiscard]] QFormLayout *settingsForm(Card *card);
/// A row: its name, which is also what screen readers say of \p field.
void addSetting(QFormLayout *form, const QString &text, QWidget *field);
/// A field as wide as a number.
[[nodiscard]] QLineEdit *numberField();

} // namespace rapport::ui
