// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/popover.h"

#include <vector>

class QLabel;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace rapport::ui {

class SearchField;

/// One value that a filter can take.
struct Choice {
    QString value;     ///< what the caller is told
    QString text;      ///< what the user sees
    qint64 count = -1; ///< how many rows have it; negative = not known, not shown
};

/// A list of choices to tick, with a search field when there are many.
///
/// Says "Loading…" until setChoices() is called. Every tick takes effect at once.
class ChoicePopup : public Popover {
    Q_OBJECT
public:
    ChoicePopup(const QString &title, const QStringList &chosen, QWidget *anchor);

    void setChoices(const std::vector<Choice> &choices);
    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    /// The user ticked or cleared something: all ticked values and their texts.
    void chosenChanged(const QStringList &values, const QStringList &texts);
    /// The user typed; whoever has more choices than were given may give better ones.
    void searched(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void toggle(const QModelIndex &index);
    void filter(const QString &text);
    void announce();
    void clearAll();

    SearchField *m_search;
    QListView *m_view;
    QLabel *m_note;
    QPushButton *m_clear;
    QStandardItemModel *m_model;
    QStringList m_values;
    QStringList m_texts;
};

} // namespace rapport::ui
