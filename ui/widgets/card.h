// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace rapport::ui {

/// A titled panel, the unit pages are made of.
///
/// The title row is hidden while there is neither title, help nor header widget. The "?" button
/// shows the explanation in a popover. GUI thread; Qt parenthood.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    /// Plain or rich text that says what is shown and how it is counted; empty hides the button.
    void setHelp(const QString &text);
    /// Puts \p widget at the right end of the title row, before the help button.
    void addHeaderWidget(QWidget *widget);
    /// Where the content goes.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    /// Without the inner margin, for a table that reaches the card's edge.
    void setFlush(bool flush);

private:
    void showHelp();
    void updateHeader();

    QWidget *m_header;
    QHBoxLayout *m_headerLayout;
    QLabel *m_title;
    QToolButton *m_helpButton;
    QVBoxLayout *m_content;
    QString m_help;
    bool m_hasExtras = false;
};

} // namespace rapport::ui
