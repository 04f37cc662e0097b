// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys, clicks and the menu of a table; the rest of RecordTable is in record_table.cpp.
#include "ui/pages/record_table.h"

#include "ui/models/display_columns.h"
#include "ui/models/record_table_model.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/field_editor.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCompleter>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QMenu>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QUrl webLink(const QModelIndex &index)
{
    if (FieldType(index.data(RecordTableModel::FieldTypeRole).toInt()) != FieldType::Link)
        return {};
    // Records come from anywhere: only addresses of pages are opened, never files or programs.
    const QUrl url(index.data(Qt::EditRole).toString(), QUrl::StrictMode);
    return url.scheme() == u"https" || url.scheme() == u"http" ? url : QUrl();
}

} // namespace

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    // Keys for the open editor do not come here, but some pass it by.
    if (state() == EditingState || (!doCellKey(*event) && !doSelectionKey(*event)))
        QTableView::keyPressEvent(event);
}

bool RecordTable::doCellKey(const QKeyEvent &event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    if (event.matches(QKeySequence::Copy)) {
        m_cells->copy();
    } else if (event.matches(QKeySequence::Cut) && !event.modifiers().testFlag(Qt::ShiftModifier)) {
        m_cells->cut();
    } else if (event.matches(QKeySequence::Paste)) {
        m_cells->paste();
    } else if (control && event.key() == Qt::Key_D) {
        m_cells->fillDown();
    } else if (control && (event.key() == Qt::Key_Minus || event.key() == Qt::Key_Delete)) {
        Q_EMIT removeRequested();
    } else if (event.key() == Qt::Key_Delete && !event.modifiers()) {
        // As in a spreadsheet: of cells the values go, of rows the rows.
        if (hasSelectedRows())
            Q_EMIT removeRequested();
        else
            m_cells->clear();
    } else {
        return false;
    }
    return true;
}

bool RecordTable::doSelectionKey(QKeyEvent &event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return false;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    switch (event.key()) {
    case Qt::Key_Space:
        if (modifiers == Qt::ShiftModifier)
            selectRows(m_cells->selected().rows());
        else if (modifiers == Qt::ControlModifier)
            selectionModel()->select(
                QItemSelection(m_model.index(0, index.column()),
                               m_model.index(m_model.rowCount() - 1, index.column())),
                QItemSelectionModel::ClearAndSelect);
        else if (modifiers)
            return false;
        else if (m_model.field(index.column()).type == FieldType::YesNo)
            toggleYesNo(index);
        else
            Q_EMIT detailRequested();
        return true;
    case Qt::Key_Down:
        if (modifiers != Qt::AltModifier)
            break;
        openChoices();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier))
            return false;
        moveBy(modifiers.testFlag(Qt::ShiftModifier) ? Qt::Key_Up : Qt::Key_Down);
        return true;
    default: break;
    }
    if (!modifiers.testFlag(Qt::ShiftModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Up: extendSelection(MoveUp, modifiers); break;
    case Qt::Key_Down: extendSelection(MoveDown, modifiers); break;
    case Qt::Key_Left: extendSelection(MoveLeft, modifiers); break;
    case Qt::Key_Right: extendSelection(MoveRight, modifiers); break;
    case Qt::Key_PageUp: extendSelection(MovePageUp, modifiers); break;
    case Qt::Key_PageDown: extendSelection(MovePageDown, modifiers); break;
    case Qt::Key_Home: extendSelection(MoveHome, modifiers); break;
    case Qt::Key_End: extendSelection(MoveEnd, modifiers); break;
    default: return false;
    }
    return true;
}

void RecordTable::extendSelection(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Whole rows stay whole.
    const bool rows = hasSelectedRows();
    const QModelIndex to = moveCursor(action, modifiers & ~Qt::ShiftModifier);
    const QModelIndex from = m_anchor.isValid() ? QModelIndex(m_anchor) : currentIndex();
    if (!to.isValid())
        return;
    m_extending = true;
    selectionModel()->setCurrentIndex(to, QItemSelectionModel::NoUpdate);
    m_extending = false;
    const auto [top, bottom] = std::minmax({from.row(), to.row()});
    const auto [left, right] = std::minmax({from.column(), to.column()});
    selectionModel()->select(QItemSelection(m_model.index(top, left), m_model.index(bottom, right)),
                             rows ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                  : QItemSelectionModel::ClearAndSelect);
    scrollTo(to);
}

void RecordTable::moveBy(Qt::Key key)
{
    // As if the key was pressed, so that a click with Shift selects from the new place.
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QTableView::keyPressEvent(&press);
}

void RecordTable::openChoices()
{
    edit(currentIndex());
    QWidget *editor = indexWidget(currentIndex());
    if (auto *choice = qobject_cast<QComboBox *>(editor))
        choice->showPopup();
    else if (auto *date = qobject_cast<DateFieldEditor *>(editor))
        date->openCalendar();
    else if (auto *line = qobject_cast<QLineEdit *>(editor); line && line->completer())
        line->completer()->complete();
}

bool RecordTable::openLink(const QModelIndex &index)
{
    const Field &field = m_model.field(index.column());
    const QVariant target = index.data(RecordTableModel::ValueRole);
    if (field.isReference() && target.typeId() == QMetaType::LongLong) {
        Filter filter;
        filter.conditions = {{u"id"_s, Op::Equal, {Value(target.toLongLong())}}};
        Q_EMIT recordRequested(*field.target, filter, index.data().toString());
        return true;
    }
    const QUrl url = webLink(index);
    return url.isValid() && QDesktopServices::openUrl(url);
}

bool RecordTable::isOnText(const QModelIndex &index, QPoint place) const
{
    const int left = visualRect(index).left() + Theme::cellPadding;
    const int width = QFontMetrics(themeFont()).horizontalAdvance(index.data().toString());
    return place.x() >= left && place.x() <= left + width;
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool link = event->button() == Qt::LeftButton && event->modifiers() == Qt::ControlModifier
        && index.isValid() && isOnText(index, event->pos());
    if (!link || !openLink(index))
        QTableView::mousePressEvent(event);
}

void RecordTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !index.flags().testFlag(Qt::ItemIsEditable))
        Q_EMIT detailRequested();
    else
        QTableView::mouseDoubleClickEvent(event);
}

void RecordTable::addFilterAction(QMenu &menu, const QPersistentModelIndex &index)
{
    const Field &field = m_model.field(index.column());
    if (isDisplayColumn(m_model.kindId(), field.name))
        return;
    const QString value = index.data().toString();
    const QString title = value.isEmpty() ? tr("%1: empty").arg(field.displayLabel())
                                          : tr("%1: %2").arg(field.displayLabel(), value);
    menu.addAction(icon(Icon::Filter),
                   tr("Only %1").arg(fontMetrics().elidedText(title, Qt::ElideRight, 260)), this,
                   [this, index, title] { Q_EMIT filterRequested(filterFor(index), title); });
}

void RecordTable::addColumnActions(QMenu &menu, int column)
{
    const Field &field = m_model.field(column);
    if (!isDisplayColumn(m_model.kindId(), field.name)) {
        auto *sort = menu.addMenu(tr("Sort by %1").arg(field.displayLabel().toLower()));
        const auto by = [this, column](Qt::SortOrder order) {
            m_model.sort(column, order);
            showSort();
        };
        sort->addAction(tr("Ascending"), this, [by] { by(Qt::AscendingOrder); });
        sort->addAction(tr("Descending"), this, [by] { by(Qt::DescendingOrder); });
        sort->addAction(tr("After the present order (Shift+click on the heading)"), this,
                        [this, column] {
                            m_model.sortAlso(column);
                            showSort();
                        });
    }
    QAction *freeze =
        menu.addAction(tr("Keep %1 in sight").arg(m_model.field(0).displayLabel().toLower()));
    freeze->setCheckable(true);
    freeze->setChecked(isFirstColumnFrozen());
    connect(freeze, &QAction::toggled, this, &RecordTable::freezeRequested);
}

void RecordTable::addCellActions(QMenu &menu)
{
    menu.addSeparator();
    if (!m_workspace.isReadOnly())
        menu.addAction(tr("Cut"), m_cells, &CellCommands::cut);
    menu.addAction(icon(Icon::Copy), tr("Copy"), m_cells, [this] { m_cells->copy(); });
    menu.addAction(tr("Copy with headings"), m_cells, [this] { m_cells->copy(Headings::With); });
    menu.addAction(icon(Icon::Export), tr("Export what the table shows\u2026"), this,
                   &RecordTable::exportRequested);
    if (m_workspace.isReadOnly())
        return;
    menu.addAction(tr("Paste"), m_cells, qOverload<>(&CellCommands::paste));
    menu.addSeparator();
    menu.addAction(tr("Fill down"), m_cells, &CellCommands::fillDown);
    menu.addAction(tr("Clear cells"), m_cells, &CellCommands::clear);
    const Field &field = m_model.field(std::max(0, currentIndex().column()));
    const QString set = field.editable()
        ? tr("Set %1 of many records\u2026").arg(field.displayLabel().toLower())
        : tr("Set a field of many records\u2026");
    menu.addAction(set, this, [this, name = field.name] { Q_EMIT bulkEditRequested(name); });
    menu.addSeparator();
    const int rows = int(std::min<qint64>(selectedRowCount(), std::numeric_limits<int>::max()));
    menu.addAction(tr("Select %n row(s)", nullptr, rows), this,
                   [this] { selectRows(m_cells->selected().rows()); });
    menu.addAction(icon(Icon::Remove), tr("Delete %n row(s)", nullptr, rows), this,
                   &RecordTable::removeRequested);
}

void RecordTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show details"), this, &RecordTable::detailRequested);
    if (const QUrl url = webLink(index); url.isValid())
        menu->addAction(icon(Icon::Open), tr("Open link"), this,
                        [url] { QDesktopServices::openUrl(url); });
    if (m_model.field(index.column()).isReference() && !index.data().toString().isEmpty())
        menu->addAction(icon(Icon::Open),
                        tr("Open %1").arg(
                            fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, 260)),
                        this, [this, index] { openLink(index); });
    if (index.flags().testFlag(Qt::ItemIsEditable))
        menu->addAction(icon(Icon::Edit), tr("Edit"), this, [this, index] { activateCell(index); });
    addFilterAction(*menu, index);
    addColumnActions(*menu, index.column());
    addCellActions(*menu);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                      : event->globalPos());
}

Filter RecordTable::filterFor(const QModelIndex &index) const
{
    const QVariant stored = index.data(RecordTableModel::ValueRole);
    const QString field = m_model.field(index.column()).name;
    Filter filter;
    if (!stored.isValid())
        filter.conditions = {{field, Op::IsEmpty}};
    else if (stored.typeId() == QMetaType::LongLong)
        filter.conditions = {{field, Op::Equal, {Value(stored.toLongLong())}}};
    else if (stored.typeId() == QMetaType::Double)
        filter.conditions = {{field, Op::Equal, {Value(stored.toDouble())}}};
    else
        filter.conditions = {{field, Op::Equal, {Value(stored.toString())}}};
    return filter;
}

void RecordTable::activateCell(const QModelIndex &index)
{
    if (!index.flags().testFlag(Qt::ItemIsEditable))
        Q_EMIT detailRequested();
    else if (m_model.field(index.column()).type == FieldType::YesNo)
        toggleYesNo(index);
    else
        edit(index);
}

void RecordTable::toggleYesNo(const QModelIndex &index)
{
    if (index.flags().testFlag(Qt::ItemIsEditable))
        m_model.edit(index, index.data(RecordTableModel::ValueRole).toInt() ? u"no"_s : u"yes"_s);
}

} // namespace rapport::ui
