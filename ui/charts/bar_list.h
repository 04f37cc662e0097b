// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QListView;
class QStandardItemModel;

namespace rapport::ui {

/// One bar of a BarList.
struct BarRow {
    QString key; ///< what the caller is told
    QString label;
    double value = 0;       ///< NaN: no value, no bar
    QString valueText;      ///< ready for the user; empty = the value with two decimals
    Band band = Band::None; ///< None draws in the accent
    QString note;           ///< tooltip, e.g. "n 412"; may be empty
};

/// Labelled horizontal bars with their value at the end ("By segment").
///
/// A list to the keyboard and to assistive tools; scrolls where there are many. GUI thread; Qt
/// parenthood.
class BarList : public QWidget {
    Q_OBJECT
public:
    explicit BarList(QWidget *parent = nullptr);

    /// Bars are drawn against \p maximum; 0 = against the largest value.
    void setRows(const std::vector<BarRow> &rows, double maximum = 1.0);
    void setEmptyText(const QString &text);
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] QSize sizeHint() const override { return {280, 200}; }

Q_SIGNALS:
    void rowClicked(const QString &key);

private:
    QStandardItemModel *m_model;
    QListView *m_view;
};

} // namespace rapport::ui
