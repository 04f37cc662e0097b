// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace rapport::ui {

/// Draws a row of a ColumnsModel: the heading over its first values, and what can be chosen as
/// the fields they are.
class ColumnsDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;

private:
    void paintName(QPainter *painter, const QRectF &cell, const QModelIndex &index) const;
    void paintField(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintFit(QPainter *painter, const QRectF &cell, const QModelIndex &index) const;
};

} // namespace rapport::ui
