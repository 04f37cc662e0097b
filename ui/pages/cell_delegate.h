// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QStyledItemDelegate>

namespace rapport::ui {

class RecordTableModel;

/// Paints the cells of a record table and edits them in place.
///
/// Enter keeps what was typed and goes down, with Shift up, Tab goes on to the next cell, Escape
/// gives up. Text that the field does not take stays in the editor, outlined in red, and failed()
/// says why.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    CellDelegate(Workspace &workspace, RecordTableModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    /// Whether the next editor begins with all selected, since what is typed replaces it.
    void setReplaces(bool replaces) { m_replaces = replaces; }
    /// Whether the editor closed last was left by Shift+Enter.
    [[nodiscard]] bool wantsUp() const { return m_up; }

Q_SIGNALS:
    void failed(const rapport::Error &error) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool accepts(QWidget *editor) const;
    void finish(QWidget *editor, EndEditHint hint);

    Workspace &m_workspace;
    RecordTableModel &m_model;
    bool m_replaces = false;
    bool m_up = false;
    mutable QPersistentModelIndex m_edited; ///< the cell whose editor is open
};

} // namespace rapport::ui
