// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/filter_terms.h"
#include "session/workspace.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace rapport::ui {

class FilterValue;
class ReferenceNames;

/// One condition of the filter builder: field, operator, value, and a button to be rid of it.
///
/// A value that the field does not take is explained below it in a sentence. GUI thread; Qt
/// parenthood.
class FilterRow : public QWidget {
    Q_OBJECT
public:
    FilterRow(Workspace &workspace, ReferenceNames &names, KindId kind, QWidget *parent = nullptr);

    void setTerm(const FilterTerm &term);
    /// Nothing while a value is missing or refused.
    [[nodiscard]] std::optional<FilterTerm> term() const;
    [[nodiscard]] QComboBox *fieldBox() const { return m_fields; }
    [[nodiscard]] QComboBox *opBox() const { return m_ops; }
    [[nodiscard]] FilterValue *value() const { return m_value; }
    [[nodiscard]] QString problem() const;
    /// Gives the keyboard to what is to be filled in first.
    void start();

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void fieldChosen();
    void opChosen();
    void makeValue();
    void check();
    [[nodiscard]] QString path() const;
    [[nodiscard]] TermOp op() const;
    [[nodiscard]] const Field *field() const;

    Workspace &m_workspace;
    ReferenceNames &m_names;
    const KindId m_kind;
    QComboBox *m_fields;
    QComboBox *m_ops;
    QHBoxLayout *m_line = nullptr;
    QToolButton *m_remove;
    QLabel *m_problem;
    FilterValue *m_value = nullptr;
    TermOp m_valueOp = TermOp::Is; ///< what m_value was made for
};

} // namespace rapport::ui
