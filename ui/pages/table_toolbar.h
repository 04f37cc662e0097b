// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTabBar;
class QToolButton;

namespace rapport::ui {

class FilterChip;
class ViewTabs;

/// The row above a table: its views as tabs with their counts, the chip of an extra filter, how
/// many rows there are, and what can be done with them.
class TableToolbar : public QWidget {
    Q_OBJECT
public:
    explicit TableToolbar(QWidget *parent = nullptr);

    void setViews(const QStringList &names);
    /// How many records a view has; negative takes the number away.
    void setViewCount(int view, qint64 count);
    [[nodiscard]] int currentView() const;
    /// Without viewChosen().
    void setCurrentView(int view);
    /// An empty text hides the chip.
    void setChip(const QString &text);
    void setCountText(const QString &text);
    void setCanAdd(bool can);
    void setPanelOpen(bool open);
    [[nodiscard]] QWidget *columnsButton() const;
    [[nodiscard]] ViewTabs *views() const { return m_views; }
    [[nodiscard]] QTabBar *tabs() const;

Q_SIGNALS:
    void viewChosen(int view);
    void chipCleared();
    void columnsClicked();
    void addClicked();
    void exportClicked();
    void editManyClicked();
    void panelToggled(bool open);

private:
    ViewTabs *m_views;
    FilterChip *m_chip;
    QLabel *m_count;
    QToolButton *m_columns;
    QToolButton *m_add;
    QToolButton *m_editMany;
    QToolButton *m_export;
    QToolButton *m_panel;
    QStringList m_names;
};

} // namespace rapport::ui
