// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace rapport::ui {

/// The first column of a table once more, over the table, so that it stays where it is while the
/// others scroll by beneath it.
///
/// Shares model, selection and delegate with the table and hands clicks and keys on to it. There
/// only while the table is scrolled to the side: else its own first column is in that place.
class FrozenColumn : public QTableView {
    Q_OBJECT
public:
    explicit FrozenColumn(QTableView &table);

    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }
    /// How much of the table's left side it covers now.
    [[nodiscard]] int coveredWidth() const;
    /// Takes up the table's size, columns and place.
    void arrange();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    QTableView &m_table;
    bool m_active = false;
};

} // namespace rapport::ui
