// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QPushButton;

namespace rapport::ui {

/// Asks for a new record of any kind; its form is made from the catalogue.
///
/// Shows what the kind must have and usually has; the rest is behind "More fields". The record
/// is stored by the Editor before the dialog closes: what it refuses is said in the dialog, and
/// nothing typed is lost. Use with open(); deletes itself when closed.
class RecordDialog : public QDialog {
    Q_OBJECT
public:
    /// \p given fills fields in beforehand.
    RecordDialog(Workspace &workspace, KindId kind, const FieldTexts &given, QWidget *parent);

    /// The editor of a field, for tests; null where there is none.
    [[nodiscard]] QWidget *editorOf(const QString &field) const;

Q_SIGNALS:
    /// The record is stored.
    void added(rapport::KindId kind, rapport::RecordId id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Line {
        Field field;
        QWidget *label = nullptr;
        QWidget *editor = nullptr;
        bool optional = false; ///< behind "More fields"
    };

    void build(const FieldTexts &given);
    void addLine(QGridLayout &form, const Field &field, const QString &text, bool optional);
    void showMore();
    void save();
    void say(const QString &sentence);
    /// What was typed, or nothing after pointing at what is wrong.
    [[nodiscard]] std::optional<FieldTexts> values();

    Workspace &m_workspace;
    const KindId m_kind;
    std::vector<Line> m_lines;
    QLabel *m_message = nullptr;
    QPushButton *m_more = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace rapport::ui
