// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_table.h"

#include "ui/models/record_table_model.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/cell_delegate.h"
#include "ui/pages/column_widths.h"
#include "ui/pages/selection_summary.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int leastWidth = 48;
constexpr int widestChoice = 96;

QUrl webLink(const QModelIndex &index)
{
    if (FieldType(index.data(RecordTableModel::FieldTypeRole).toInt()) != FieldType::Link)
        return {};
    // Records come from anywhere: only addresses of pages are opened, never files or programs.
    const QUrl url(index.data(Qt::EditRole).toString(), QUrl::StrictMode);
    return url.scheme() == u"https" || url.scheme() == u"http" ? url : QUrl();
}

Error tooMany()
{
    return {Error::Code::Invalid,
            RecordTable::tr("Only %1 rows can be taken at once; choose fewer, or export them all.")
                .arg(QLocale().toString(RecordTable::mostRowsAtOnce)),
            {}};
}

} // namespace

RecordTable::RecordTable(Workspace &workspace, RecordTableModel &model, QWidget *parent)
    : QTableView(parent), m_workspace(workspace), m_model(model)
{
    setProperty("embedded", true);
    setModel(&model);
    m_delegate = new CellDelegate(workspace, model, this);
    setItemDelegate(m_delegate);
    m_cells = new CellCommands(workspace, model, *this);
    m_summary = new SelectionSummary(workspace, model, *this);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectItems);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed | AnyKeyPressed | DoubleClicked);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(workspace.catalogue().kind(model.kindId()).displayLabelPlural());
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::rowHeight);
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(leastWidth);
    header->setTextElideMode(Qt::ElideRight);
    // A click on a heading sorts; it selects nothing.
    disconnect(header, &QHeaderView::sectionPressed, this, nullptr);
    disconnect(header, &QHeaderView::sectionEntered, this, nullptr);
    connect(header, &QHeaderView::sortIndicatorChanged, &model, &RecordTableModel::sort);
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { keepWidth(column, width); });
    connect(m_delegate, &CellDelegate::failed, this, &RecordTable::failed);
    connect(m_cells, &CellCommands::done, this, &RecordTable::done);
    connect(m_cells, &CellCommands::told, this, &RecordTable::told);
    connect(m_cells, &CellCommands::failed, this, &RecordTable::failed);
    connect(m_cells, &CellCommands::longChangeRequested, this, &RecordTable::longChangeRequested);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTable::rememberPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &RecordTable::returnToPlace);
}

RecordId RecordTable::currentRecord() const
{
    return currentIndex().isValid() ? m_model.recordId(currentIndex().row()) : RecordId();
}

bool RecordTable::setCurrentRecord(RecordId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0 || m_model.columnCount() == 0)
        return false;
    const int column = std::max(0, currentIndex().column());
    setCurrentIndex(m_model.index(row, column));
    selectRows({{row, row}});
    scrollTo(currentIndex());
    return true;
}

qint64 RecordTable::selectedRowCount() const
{
    return m_cells->selected().rowCount();
}

bool RecordTable::hasSelectedRows() const
{
    return m_cells->selected().isRows(m_model.columnCount());
}

std::vector<RecordId> RecordTable::selectedRecords()
{
    if (selectedRowCount() > mostRowsAtOnce) {
        Q_EMIT failed(tooMany());
        return {};
    }
    std::vector<RecordId> records;
    for (const qint64 id : m_cells->selectedIds())
        records.emplace_back(id);
    return records;
}

void RecordTable::restoreWidths(QSettings *settings, const QString &group)
{
    m_settings = settings;
    m_widthsGroup = group;
    for (int column = 0; settings && column < m_model.columnCount(); ++column) {
        const QString &name = m_model.field(column).name;
        if (const QVariant kept = settings->value(group + u'/' + name); kept.isValid())
            m_dragged.insert(name, std::clamp(kept.toInt(), leastWidth, 2000));
    }
    fitColumns();
}

void RecordTable::fitColumns()
{
    const Kind &kind = m_workspace.catalogue().kind(m_model.kindId());
    const QFontMetrics metrics(themeFont());
    std::vector<ColumnWish> wishes;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const Field &field = m_model.field(column);
        if (const auto dragged = m_dragged.constFind(field.name); dragged != m_dragged.cend()) {
            wishes.push_back({*dragged, *dragged, 0});
            continue;
        }
        ColumnWish wish = columnWish(kind, field);
        // The words of a list are known beforehand; they are short and should be whole.
        for (const QString &choice : field.choices)
            wish.least =
                std::max(wish.least,
                         std::min(metrics.horizontalAdvance(choiceLabel(choice)), widestChoice)
                             + 2 * Theme::cellPadding + 1);
        // A heading is never cut, not even with the arrow of the sorted column.
        wish.least = std::max(wish.least, horizontalHeader()->sectionSizeHint(column));
        wish.wanted = std::max(wish.wanted, wish.least);
        wishes.push_back(wish);
    }
    const std::vector<int> widths = ui::fitColumns(wishes, viewport()->width());
    const bool restoring = std::exchange(m_restoring, true);
    for (int column = 0; column < m_model.columnCount(); ++column)
        horizontalHeader()->resizeSection(column, widths[size_t(column)]);
    m_restoring = restoring;
}

void RecordTable::keepWidth(int column, int width)
{
    if (m_restoring)
        return;
    const QString &name = m_model.field(column).name;
    m_dragged.insert(name, width);
    if (m_settings)
        m_settings->setValue(m_widthsGroup + u'/' + name, width);
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

void RecordTable::ensureCurrent()
{
    if (!currentIndex().isValid() && selectionModel()->selection().isEmpty()
        && m_model.rowCount() > 0 && m_model.columnCount() > 0)
        selectionModel()->setCurrentIndex(m_model.index(std::max(0, rowAt(0)), 0),
                                          QItemSelectionModel::ClearAndSelect);
}

void RecordTable::showSort()
{
    const QSignalBlocker quiet(horizontalHeader());
    const auto &sort = m_model.query().sort;
    const int column = sort.empty() ? -1 : m_model.columnOf(sort.front().field);
    horizontalHeader()->setSortIndicator(column,
                                         sort.empty() ? Qt::AscendingOrder : sort.front().order);
    horizontalHeader()->viewport()->update();
}

void RecordTable::rememberPlace()
{
    m_restoring = true;
    m_place = {currentRecord(), {}, 0, verticalScrollBar()->value(), {}, {}};
    if (currentIndex().isValid()) {
        m_place.field = m_model.field(currentIndex().column()).name;
        m_place.offset = rowViewportPosition(currentIndex().row());
    }
    const CellSelection cells = m_cells->selected();
    if (cells.rowCount() > mostRowsAtOnce || !cells.isBlock())
        return;
    m_place.selected = m_cells->selectedIds();
    for (const int column : cells.columnNumbers())
        m_place.fields.append(m_model.field(column).name);
}

void RecordTable::returnToPlace()
{
    const Place place = std::exchange(m_place, {});
    const int row = m_model.rowOf(place.current);
    const bool wasVisible = place.offset > -Theme::rowHeight && place.offset < viewport()->height();
    if (row >= 0 && m_model.columnCount() > 0) {
        const int column = std::max(0, m_model.columnOf(place.field));
        selectionModel()->setCurrentIndex(m_model.index(row, column),
                                          QItemSelectionModel::NoUpdate);
    }
    selectPlace(place.selected, place.fields);
    m_restoring = false;
    // The current row keeps its place on the screen; without one the rows do.
    const int scroll =
        row >= 0 && wasVisible ? row * Theme::rowHeight - place.offset : place.scroll;
    verticalScrollBar()->setValue(scroll);
    currentChanged(currentIndex(), {});
}

void RecordTable::selectPlace(const std::vector<qint64> &ids, const QStringList &fields)
{
    if (ids.empty())
        return;
    std::vector<int> rows;
    if (ids.size() == 1) {
        rows = {m_model.rowOf(RecordId(ids.front()))};
    } else {
        const QSet<qint64> wanted(ids.begin(), ids.end());
        const std::vector<qint64> &all = m_model.ids();
        for (size_t i = 0; i < all.size(); ++i) {
            if (wanted.contains(all[i]))
                rows.push_back(int(i));
        }
    }
    QItemSelection selection;
    for (const QString &field : fields) {
        const int column = m_model.columnOf(field);
        for (size_t i = 0; i < rows.size() && column >= 0 && rows[i] >= 0;) {
            // Neighbours make one range.
            size_t last = i;
            while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
                ++last;
            selection.select(m_model.index(rows[i], column), m_model.index(rows[last], column));
            i = last + 1;
        }
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (m_restoring)
        return;
    QTableView::currentChanged(current, previous);
    if (!m_extending)
        m_anchor = current;
    if (current.row() != previous.row()) {
        updateRow(current.row());
        updateRow(previous.row());
    }
    const RecordId id = current.isValid() ? m_model.recordId(current.row()) : RecordId();
    m_model.setAnchor(id);
    if (id != std::exchange(m_saidCurrent, id))
        Q_EMIT currentRecordChanged(id);
}

void RecordTable::paintEvent(QPaintEvent *event)
{
    const int last = rowAt(viewport()->height() - 1);
    m_model.setVisibleRows(std::max(0, rowAt(0)), last < 0 ? m_model.rowCount() - 1 : last);
    QTableView::paintEvent(event);
}

void RecordTable::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), Theme::rowHeight);
}

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

void RecordTable::selectRows(const std::vector<Span> &rows)
{
    QItemSelection selection;
    for (const Span &span : rows)
        selection.select(m_model.index(span.first, 0),
                         m_model.index(span.last, m_model.columnCount() - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void RecordTable::moveBy(Qt::Key key)
{
    // As if the key was pressed, so that a click with Shift selects from the new place.
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QTableView::keyPressEvent(&press);
}

bool RecordTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    // Who types replaces what was there; who asks to edit it goes on at its end.
    const bool replaces = trigger == AnyKeyPressed;
    m_delegate->setReplaces(replaces);
    if (!QTableView::edit(index, trigger, event))
        return false;
    if (auto *line = qobject_cast<QLineEdit *>(indexWidget(index)); line && !replaces)
        line->end(false);
    return true;
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

void RecordTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !index.flags().testFlag(Qt::ItemIsEditable))
        Q_EMIT detailRequested();
    else
        QTableView::mouseDoubleClickEvent(event);
}

void RecordTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // Whoever goes on to another cell may type there at once; an open editor would only keep the
    // arrow keys to itself.
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    if (!currentIndex().isValid())
        return;
    if (hint == QAbstractItemDelegate::SubmitModelCache)
        moveBy(m_delegate->wantsUp() ? Qt::Key_Up : Qt::Key_Down);
    else if (hint == QAbstractItemDelegate::EditNextItem)
        moveBy(Qt::Key_Tab);
    else if (hint == QAbstractItemDelegate::EditPreviousItem)
        moveBy(Qt::Key_Backtab);
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

void RecordTable::addCellActions(QMenu &menu)
{
    menu.addSeparator();
    if (!m_workspace.isReadOnly())
        menu.addAction(tr("Cut"), m_cells, &CellCommands::cut);
    menu.addAction(icon(Icon::Copy), tr("Copy"), m_cells, [this] { m_cells->copy(); });
    menu.addAction(tr("Copy with headings"), m_cells, [this] { m_cells->copy(Headings::With); });
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
    if (index.flags().testFlag(Qt::ItemIsEditable))
        menu->addAction(icon(Icon::Edit), tr("Edit"), this, [this, index] { activateCell(index); });
    const QString value = index.data().toString();
    const QString label = m_model.field(index.column()).displayLabel();
    const QString title =
        value.isEmpty() ? tr("%1: empty").arg(label) : tr("%1: %2").arg(label, value);
    menu->addAction(icon(Icon::Filter),
                    tr("Only %1").arg(fontMetrics().elidedText(title, Qt::ElideRight, 260)), this,
                    [this, index, title] { Q_EMIT filterRequested(filterFor(index), title); });
    addCellActions(*menu);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                      : event->globalPos());
}

} // namespace rapport::ui
