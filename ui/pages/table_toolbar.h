// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTabBar;
class QToolButton;

namespace rapport::ui {

class FilterChip;
class ViewTabs;

/// The row above a table: its views as tabs with their counts, the chip of an extra filter, how
/// many rows there are, and what can be done with them; below it what the filter says, if any.
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
    /// What is said of a view when the pointer rests on it.
    void setViewHelp(int view, const QString &text);
    /// Marks a view as different from how it was saved, and offers to save it.
    void setViewChanged(int view, bool changed);
    /// \p conditions is how many there are, \p sentence what they say; no sentence, no chip.
    void setFilter(int conditions, const QString &sentence);
    void setCanSave(bool can);
    void setCanAdd(bool can);
    void setPanelOpen(bool open);
    [[nodiscard]] QWidget *columnsButton() const;
    [[nodiscard]] QToolButton *filterButton() const { return m_filter; }
    [[nodiscard]] FilterChip *filterChip() const { return m_filterChip; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] ViewTabs *views() const { return m_views; }
    [[nodiscard]] QTabBar *tabs() const;

Q_SIGNALS:
    void viewChosen(int view);
    void viewMenuRequested(int view, const QPoint &globalPlace);
    void saveClicked();
    void filterClicked(QWidget *anchor);
    void filterCleared();
    void chipCleared();
    void columnsClicked();
    void addClicked();
    void exportClicked();
    void editManyClicked();
    void panelToggled(bool open);

private:
    void showView(int view);

    ViewTabs *m_views;
    QPushButton *m_save;
    QToolButton *m_filter;
    FilterChip *m_filterChip;
    FilterChip *m_chip;
    QLabel *m_count;
    QToolButton *m_columns;
    QToolButton *m_add;
    QToolButton *m_editMany;
    QToolButton *m_export;
    QToolButton *m_panel;
    QStringList m_names;
    QList<qint64> m_counts;
    int m_changedView = -1;
};

} // namespace rapport::ui
