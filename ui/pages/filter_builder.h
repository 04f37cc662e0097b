// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/filter_terms.h"
#include "session/workspace.h"
#include "ui/widgets/popover.h"

#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace rapport::ui {

class FilterRow;
class ReferenceNames;

/// Rows that all or any must hold, or none; what no row can say is told and can be taken away.
class FilterGroupBox : public QFrame {
    Q_OBJECT
public:
    FilterGroupBox(Workspace &workspace, ReferenceNames &names, KindId kind,
                   QWidget *parent = nullptr);

    void setGroup(const TermGroup &group);
    [[nodiscard]] TermGroup group() const;
    FilterRow *addRow();
    [[nodiscard]] const std::vector<FilterRow *> &rows() const { return m_rows; }
    /// All, any, none: what joins the rows.
    [[nodiscard]] QComboBox *joinBox() const { return m_join; }
    /// Puts \p widget at the right end of the first line.
    void setCorner(QWidget *widget);

Q_SIGNALS:
    void changed();
    /// Rows came or went.
    void resized();

private:
    void addOther(const Filter &other);
    void removeRow(FilterRow *row);

    Workspace &m_workspace;
    ReferenceNames &m_names;
    const KindId m_kind;
    QComboBox *m_join;
    QVBoxLayout *m_lines;
    QWidget *m_head;
    std::vector<FilterRow *> m_rows;
    std::vector<Filter> m_others;
};

/// Builds a filter out of conditions and one level of groups of them, in a popover.
///
/// What is filled in holds at once: filterChanged() follows a short pause, or the closing.
class FilterBuilder : public Popover {
    Q_OBJECT
public:
    FilterBuilder(Workspace &workspace, ReferenceNames &names, KindId kind, const Filter &filter,
                  QWidget *anchor);
    ~FilterBuilder() override;

    /// What the rows say; rows that are not filled in do not count.
    [[nodiscard]] Filter filter() const;
    [[nodiscard]] FilterGroupBox *top() const { return m_top; }
    [[nodiscard]] const std::vector<FilterGroupBox *> &groups() const { return m_groups; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] QPushButton *addGroupButton() const { return m_addGroup; }
    [[nodiscard]] QPushButton *clearButton() const { return m_clear; }
    /// Emits filterChanged() now, where it is due.
    void flush();

Q_SIGNALS:
    void filterChanged(const rapport::Filter &filter);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    FilterGroupBox *addGroup(const TermGroup &group);
    void removeGroup(FilterGroupBox *box);
    void showTerms(const FilterTerms &terms);
    void fit();

    Workspace &m_workspace;
    ReferenceNames &m_names;
    const KindId m_kind;
    Filter m_announced;
    QScrollArea *m_area;
    QWidget *m_content;
    QVBoxLayout *m_boxes;
    FilterGroupBox *m_top = nullptr;
    std::vector<FilterGroupBox *> m_groups;
    QPushButton *m_add;
    QPushButton *m_addGroup;
    QPushButton *m_clear;
    QTimer m_pause;
};

} // namespace rapport::ui
