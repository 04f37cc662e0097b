// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/popover.h"

#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace rapport::ui {

/// Asks under which name a view is to be kept; says before what a name would replace.
class ViewNamePopover : public Popover {
    Q_OBJECT
public:
    /// \p saved are the names there are, \p readyMade those that cannot be taken.
    ViewNamePopover(const QString &title, const QString &name, const QStringList &saved,
                    const QStringList &readyMade, QWidget *anchor);

    [[nodiscard]] QLineEdit *field() const { return m_name; }
    [[nodiscard]] QString note() const;
    /// What takes the name.
    [[nodiscard]] QPushButton *button() const { return m_save; }

Q_SIGNALS:
    void named(const QString &name);

private:
    void check();
    void finish();

    const QStringList m_saved;
    const QStringList m_readyMade;
    QLineEdit *m_name;
    QLabel *m_note;
    QPushButton *m_save;
};

} // namespace rapport::ui
