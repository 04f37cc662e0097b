// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QLineEdit>

namespace rapport::ui {

/// The line under a table in which a new record is named: Enter adds it, and the table goes on
/// with its other cells.
///
/// Only for kinds that need no more than a name; others are added by their form. Escape gives up.
class NewRowField : public QLineEdit {
    Q_OBJECT
public:
    NewRowField(Workspace &workspace, KindId kind, QWidget *parent = nullptr);

    /// Whether records of \p kind can be added with nothing but what names them.
    [[nodiscard]] static bool suits(const Kind &kind);

Q_SIGNALS:
    void added(rapport::RecordId id);
    void failed(const rapport::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void add();

    Workspace &m_workspace;
    KindId m_kind;
    bool m_adding = false;
};

} // namespace rapport::ui
