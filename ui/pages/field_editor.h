// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <functional>

namespace rapport::ui {

/// What every editor of a field can do, in a table cell and in a form alike.
///
/// The editor is a widget and this at once; find it with dynamic_cast. What it holds is the
/// text that parseField() takes; empty means no value.
class FieldEditor {
public:
    virtual ~FieldEditor() = default;

    [[nodiscard]] virtual QString editedText() const = 0;
    virtual void setEditedText(const QString &text) = 0;
    /// What a person should see meanwhile, where that is not editedText(): a reference's name.
    [[nodiscard]] virtual QString shownText() const { return {}; }
    /// The least room it needs in a cell; it is never made smaller than the cell.
    [[nodiscard]] virtual QSize roomInCell() const { return {}; }

    /// Called when the user picked something that ends the editing; may be empty.
    std::function<void()> picked = {};
};

/// The editor that goes with the type of \p field; never null. Owned by \p parent.
[[nodiscard]] QWidget *makeFieldEditor(Workspace &workspace, KindId kind, const Field &field,
                                       QWidget *parent);

/// A number as people write it, with the decimal sign of their language, as the parser takes it.
[[nodiscard]] QString plainNumber(const QString &text);

/// Draws \p editor with a red outline, or without.
void markInvalid(QWidget *editor, bool invalid);

/// One line, with what helps to fill it in: steps by the arrow keys for numbers, a hint of how
/// a time is written, completion of tags and countries.
class LineFieldEditor : public QLineEdit, public FieldEditor {
    Q_OBJECT
public:
    LineFieldEditor(const Field &field, QWidget *parent);

    [[nodiscard]] QString editedText() const override;
    void setEditedText(const QString &text) override { setText(text); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void step(int direction);

    const FieldType m_type;
};

/// One of a list; open lists can be typed into. The first entry is "no value".
class ChoiceFieldEditor : public QComboBox, public FieldEditor {
    Q_OBJECT
public:
    ChoiceFieldEditor(const Field &field, QWidget *parent);

    [[nodiscard]] QString editedText() const override;
    void setEditedText(const QString &text) override;
};

/// Several lines. In a cell, Enter ends the editing and Shift+Enter makes a new line.
class TextFieldEditor : public QPlainTextEdit, public FieldEditor {
    Q_OBJECT
public:
    explicit TextFieldEditor(QWidget *parent);

    [[nodiscard]] QString editedText() const override { return toPlainText(); }
    void setEditedText(const QString &text) override { setPlainText(text); }
    [[nodiscard]] QSize roomInCell() const override { return {360, 132}; }
    [[nodiscard]] QSize sizeHint() const override { return {360, 84}; }
};

/// A day, typed or picked from a calendar; may be empty.
class DateFieldEditor : public LineFieldEditor {
    Q_OBJECT
public:
    DateFieldEditor(const Field &field, QWidget *parent);

    void openCalendar();
};

} // namespace rapport::ui
