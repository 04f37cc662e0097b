// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace rapport::ui {

class ColumnsModel;
class Popover;

/// The table of a file's columns: a click, Enter, F2 or Space opens what a cell offers; Delete
/// leaves the current row out.
class ColumnsView : public QTableView {
    Q_OBJECT
public:
    explicit ColumnsView(ColumnsModel &model, QWidget *parent = nullptr);

    /// Opens what can be chosen in \p index; nothing where nothing can.
    void openChoices(const QModelIndex &index);
    /// Makes the row of a constant and lets the user type its value.
    void addConstant(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void openTargets(const QModelIndex &index);
    void openPolicies(const QModelIndex &index);
    void openScale(const QModelIndex &index);
    void openNewField(const QModelIndex &index);
    void showAt(Popover *popup, const QModelIndex &index);
    void leaveOut(int row);

    ColumnsModel &m_model;
};

} // namespace rapport::ui
