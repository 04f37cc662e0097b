// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace rapport::ui {

class EffectsModel;

/// The table of a preview: old values struck out, new ones beside them, what is left out faint.
/// Space ticks the selected rows or takes their ticks off. Any number of rows.
class EffectsView : public QTableView {
    Q_OBJECT
public:
    explicit EffectsView(EffectsModel &model, QWidget *parent = nullptr);

    /// Typing to find a row would go through all of them; the search field does that.
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    /// Another row is the current one; -1 for none.
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    EffectsModel &m_model;
};

} // namespace rapport::ui
