// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDialog;
class QHBoxLayout;
class QPushButton;

namespace rapport::ui {

/// The row at the foot of every dialog, in one order on every platform: what belongs to the
/// content at the left, then Cancel, and at the right end what the dialog is for.
class DialogFoot : public QWidget {
    Q_OBJECT
public:
    explicit DialogFoot(QDialog &dialog);

    /// At the left end; takes the room that the buttons leave.
    void setLeft(QWidget *widget);
    /// A further button, to the right of those before it.
    QPushButton *addButton(const QString &text);
    /// "Cancel", which rejects the dialog.
    QPushButton *addCancel();
    /// What the dialog is for; Enter presses it. Whoever adds it connects it.
    QPushButton *addPrimary(const QString &text);
    /// "Close", which is all that a dialog without a question has.
    QPushButton *addClose();

private:
    QDialog &m_dialog;
    QHBoxLayout *m_row;
};

} // namespace rapport::ui
