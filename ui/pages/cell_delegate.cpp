// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cell_delegate.h"

#include "domain/field_text.h"
#include "ui/models/record_table_model.h"
#include "ui/pages/cell_painting.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/reference_editor.h"
#include "ui/pages/table_presets.h"
#include "ui/theme/painting.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QRectF contentRect(const QRect &cell)
{
    return QRectF(cell).adjusted(Theme::cellPadding, 0, -Theme::cellPadding, 0);
}

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

CellDelegate::CellDelegate(Workspace &workspace, RecordTableModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_workspace(workspace), m_model(model)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const PainterScope scope(painter);
    const Theme &theme = Theme::current();
    // The row that the panel tells of is marked as well, where only one of its cells is selected.
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    else if (view && view->currentIndex().row() == index.row())
        painter->fillRect(option.rect, theme.hover);
    const QRectF cell = contentRect(option.rect);
    if (index.data(RecordTableModel::LoadingRole).toBool()) {
        paintPlaceholder(painter, cell, index.row());
    } else {
        const Kind &kind = m_workspace.catalogue().kind(m_model.kindId());
        paintCell(painter, cell, index, m_model.field(index.column()).name == boldField(kind),
                  option.state.testFlag(QStyle::State_MouseOver));
    }
    // The ring tells where typing goes.
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), 4);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, Theme::rowHeight};
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    const Field &field = m_model.field(index.column());
    if (field.type == FieldType::YesNo || index.data(RecordTableModel::LoadingRole).toBool())
        return nullptr;
    QWidget *editor = makeFieldEditor(m_workspace, m_model.kindId(), field, parent);
    m_edited = index;
    m_model.setHeld(true);
    if (auto *fieldEditor = dynamic_cast<FieldEditor *>(editor)) {
        auto *self = const_cast<CellDelegate *>(this);
        fieldEditor->picked = [self, editor] {
            if (self->accepts(editor))
                self->finish(editor, NoHint);
        };
    }
    return editor;
}

void CellDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    m_edited = QPersistentModelIndex();
    QStyledItemDelegate::destroyEditor(editor, index);
    // The view is still closing the editor; rows may only move once it is done.
    QMetaObject::invokeMethod(
        const_cast<CellDelegate *>(this),
        [this] {
            if (!m_edited.isValid())
                m_model.setHeld(false);
        },
        Qt::QueuedConnection);
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *fieldEditor = dynamic_cast<FieldEditor *>(editor);
    if (!fieldEditor || editor->property("filled").toBool())
        return;
    // Later news of the cell must not overwrite what is being typed.
    editor->setProperty("filled", true);
    fieldEditor->setEditedText(index.data(Qt::EditRole).toString());
    if (auto *reference = qobject_cast<ReferenceEditor *>(editor);
        reference && index.data(RecordTableModel::ValueRole).typeId() == QMetaType::LongLong)
        reference->setRecord(RecordId(index.data(RecordTableModel::ValueRole).toLongLong()),
                             index.data(Qt::EditRole).toString());
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->selectAll();
    auto *text = qobject_cast<QPlainTextEdit *>(editor);
    if (text && m_replaces)
        text->selectAll();
    else if (text)
        text->moveCursor(QTextCursor::End);
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *,
                                const QModelIndex &index) const
{
    const auto *fieldEditor = dynamic_cast<FieldEditor *>(editor);
    if (fieldEditor)
        m_model.edit(index, fieldEditor->editedText(), fieldEditor->shownText());
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    QRect place = option.rect;
    if (const auto *fieldEditor = dynamic_cast<FieldEditor *>(editor))
        place.setSize(place.size().expandedTo(fieldEditor->roomInCell()));
    // What does not fit below or to the right moves up or to the left.
    const QRect room = editor->parentWidget()->rect();
    place.moveRight(std::min(place.right(), room.right()));
    place.moveBottom(std::min(place.bottom(), room.bottom()));
    place.moveTopLeft({std::max(place.left(), 0), std::max(place.top(), 0)});
    editor->setGeometry(place.intersected(room));
}

bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto type = FieldType(index.data(RecordTableModel::FieldTypeRole).toInt());
    if (type == FieldType::YesNo && event->type() == QEvent::MouseButtonRelease
        && index.flags().testFlag(Qt::ItemIsEditable)) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (checkBoxRect(contentRect(option.rect))
                .adjusted(-4, -4, 4, 4)
                .contains(mouse->position())
            && mouse->button() == Qt::LeftButton) {
            const bool on = index.data(RecordTableModel::ValueRole).toInt() != 0;
            return model->setData(index, on ? u"no"_s : u"yes"_s);
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

bool CellDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (!editor || event->type() != QEvent::KeyPress || !dynamic_cast<FieldEditor *>(editor))
        return QStyledItemDelegate::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool newLine =
        key->modifiers().testFlag(Qt::ShiftModifier) && qobject_cast<QPlainTextEdit *>(editor);
    const bool backward = key->key() == Qt::Key_Backtab;
    if (isEnter(key->key()) && newLine)
        return false;
    if (!isEnter(key->key()) && key->key() != Qt::Key_Tab && !backward)
        return QStyledItemDelegate::eventFilter(watched, event);
    m_up = key->modifiers().testFlag(Qt::ShiftModifier);
    if (accepts(editor))
        finish(editor,
               isEnter(key->key()) ? SubmitModelCache
                   : backward      ? EditPreviousItem
                                   : EditNextItem);
    return true;
}

bool CellDelegate::accepts(QWidget *editor) const
{
    const auto *fieldEditor = dynamic_cast<FieldEditor *>(editor);
    if (!fieldEditor || !m_edited.isValid())
        return true;
    const auto value = parseField(m_model.field(m_edited.column()), fieldEditor->editedText());
    markInvalid(editor, !value);
    if (!value)
        Q_EMIT failed(value.error());
    return value.ok();
}

void CellDelegate::finish(QWidget *editor, EndEditHint hint)
{
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor, hint);
}

} // namespace rapport::ui
