// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/filter_terms.h"
#include "session/workspace.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace rapport::ui {

class ChoicePopup;
class ReferenceNames;

/// The right side of a comparison: what it takes depends on the field and the operator.
///
/// Nothing, one text, two, a number of days, days from a calendar, yes or no, or values ticked
/// in a list that says how many records have each. GUI thread; Qt parenthood.
class FilterValue : public QWidget {
    Q_OBJECT
public:
    /// \p path leads to \p field from records of \p kind.
    FilterValue(Workspace &workspace, ReferenceNames &names, KindId kind, const QString &path,
                const Field &field, TermOp op, QWidget *parent = nullptr);

    void setValues(const std::vector<Value> &values);
    /// What was filled in; an error without text while something is missing.
    [[nodiscard]] Result<std::vector<Value>> values() const;
    /// Whether values of this widget mean the same under another operator of the same field.
    [[nodiscard]] static bool isAlike(const Field &field, TermOp one, TermOp other);

Q_SIGNALS:
    void changed();

private:
    void buildLines(int count);
    void buildList();
    void openChoices();
    void offer(const std::vector<ChoiceCount> &counts);
    void showChosen();
    [[nodiscard]] QString textOf(const Value &value) const;

    Workspace &m_workspace;
    ReferenceNames &m_names;
    const KindId m_kind;
    const QString m_path;
    const Field m_field;
    const TermOp m_op;
    std::vector<QLineEdit *> m_lines;
    QComboBox *m_yesNo = nullptr;
    QPushButton *m_list = nullptr;
    QPointer<ChoicePopup> m_popup;
    std::vector<Value> m_chosen; ///< in the list
};

} // namespace rapport::ui
