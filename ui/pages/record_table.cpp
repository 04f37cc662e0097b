// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_table.h"

#include "ui/models/record_table_model.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/cell_delegate.h"
#include "ui/pages/column_widths.h"
#include "ui/pages/frozen_column.h"
#include "ui/pages/selection_summary.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int leastWidth = 48;
constexpr int widestChoice = 96;

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
    connect(header, &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                if (QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier))
                    m_model.sortAlso(column);
                else
                    m_model.sort(column, order);
                // What cannot be sorted by keeps the arrow where it was.
                showSort();
            });
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { keepWidth(column, width); });
    // The order is the model's: a view's columns are kept by name.
    header->setSectionsMovable(true);
    connect(header, &QHeaderView::sectionMoved, this, &RecordTable::takeOrder,
            Qt::QueuedConnection);
    m_frozen = new FrozenColumn(*this);
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

void RecordTable::setWidths(const QHash<QString, int> &widths)
{
    m_settings = nullptr;
    m_dragged = widths;
    fitColumns();
}

/// Makes the order that the header shows the model's, in which nothing is moved.
void RecordTable::takeOrder()
{
    QHeaderView *header = horizontalHeader();
    if (!header->sectionsMoved())
        return;
    QStringList fields;
    for (int place = 0; place < header->count(); ++place)
        fields.append(m_model.field(header->logicalIndex(place)).name);
    const QSignalBlocker quiet(header);
    for (int column = 0; column < header->count(); ++column)
        header->moveSection(header->visualIndex(column), column);
    Q_EMIT columnsMoved(fields);
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
    Q_EMIT widthsChanged();
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

void RecordTable::setFirstColumnFrozen(bool frozen)
{
    m_frozen->setActive(frozen);
}

bool RecordTable::isFirstColumnFrozen() const
{
    return m_frozen->isActive();
}

void RecordTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QTableView::scrollTo(index, hint);
    // Qt calls it while the table is still being made.
    if (!m_frozen || index.column() < 1)
        return;
    const int hidden = m_frozen->coveredWidth() - columnViewportPosition(index.column());
    if (hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void RecordTable::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_frozen)
        m_frozen->arrange();
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
    const auto &sort = m_model.query().sort;
    const int column = sort.empty() ? -1 : m_model.columnOf(sort.front().field);
    for (QHeaderView *header : {horizontalHeader(), m_frozen->horizontalHeader()}) {
        const QSignalBlocker quiet(header);
        header->setSortIndicator(column, sort.empty() ? Qt::AscendingOrder : sort.front().order);
        header->viewport()->update();
    }
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

void RecordTable::selectRows(const std::vector<Span> &rows)
{
    QItemSelection selection;
    for (const Span &span : rows)
        selection.select(m_model.index(span.first, 0),
                         m_model.index(span.last, m_model.columnCount() - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
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

} // namespace rapport::ui
