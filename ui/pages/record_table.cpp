// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_table.h"

#include "ui/models/answers.h"
#include "ui/models/record_table_model.h"
#include "ui/pages/cell_delegate.h"
#include "ui/pages/column_widths.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSettings>
#include <QUrl>

#include <algorithm>

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

void putOnClipboard(const std::vector<Field> &fields, const std::vector<Row> &rows,
                    Headings headings)
{
    auto *data = new QMimeData;
    data->setText(rowsAsText(fields, rows, headings));
    data->setHtml(rowsAsHtml(fields, rows, headings));
    QGuiApplication::clipboard()->setMimeData(data);
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
    auto *delegate = new CellDelegate(workspace, model, this);
    setItemDelegate(delegate);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
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
    connect(header, &QHeaderView::sortIndicatorChanged, &model, &RecordTableModel::sort);
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { keepWidth(column, width); });
    // The order is the model's: a view's columns are kept by name.
    header->setSectionsMovable(true);
    connect(header, &QHeaderView::sectionMoved, this, &RecordTable::takeOrder,
            Qt::QueuedConnection);
    connect(delegate, &CellDelegate::failed, this, &RecordTable::failed);
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
    selectRow(row);
    scrollTo(currentIndex());
    return true;
}

qint64 RecordTable::selectedRowCount() const
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

std::vector<qint64> RecordTable::selectedIds() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    std::vector<qint64> ids;
    for (const int row : rows)
        ids.push_back(m_model.recordId(row).value);
    return ids;
}

std::vector<RecordId> RecordTable::selectedRecords()
{
    if (selectedRowCount() > mostRowsAtOnce) {
        Q_EMIT failed(tooMany());
        return {};
    }
    std::vector<RecordId> records;
    for (const qint64 id : selectedIds())
        records.emplace_back(id);
    return records;
}

void RecordTable::copySelection(Headings headings)
{
    std::vector<qint64> ids;
    for (const RecordId id : selectedRecords())
        ids.push_back(id.value);
    if (ids.empty())
        return;
    std::vector<Field> fields;
    for (int column = 0; column < m_model.columnCount(); ++column)
        fields.push_back(m_model.field(column));
    whenAnswered(m_workspace.page(m_model.kindId(), std::move(ids), m_model.columns()), this,
                 [this, fields, headings](const Result<std::vector<Row>> &rows) {
                     if (!rows) {
                         Q_EMIT failed(rows.error());
                         return;
                     }
                     putOnClipboard(fields, *rows, headings);
                     Q_EMIT done(tr("Copied %n row(s)", nullptr, int(rows->size())));
                 });
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

void RecordTable::ensureCurrent()
{
    if (!currentIndex().isValid() && selectionModel()->selection().isEmpty())
        setCurrentRecord(m_model.recordId(std::max(0, rowAt(0))));
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
    m_place = {currentRecord(), {}, 0, verticalScrollBar()->value(), {}};
    if (currentIndex().isValid()) {
        m_place.field = m_model.field(currentIndex().column()).name;
        m_place.offset = rowViewportPosition(currentIndex().row());
    }
    if (selectedRowCount() <= mostRowsAtOnce)
        m_place.selected = selectedIds();
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
    if (!place.selected.empty()) {
        const QSet<qint64> wanted(place.selected.begin(), place.selected.end());
        QItemSelection selection;
        const std::vector<qint64> &ids = m_model.ids();
        for (size_t i = 0; i < ids.size() && m_model.columnCount() > 0; ++i) {
            if (wanted.contains(ids[i]))
                selection.select(m_model.index(int(i), 0),
                                 m_model.index(int(i), m_model.columnCount() - 1));
        }
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    m_restoring = false;
    // The current row keeps its place on the screen; without one the rows do.
    const int scroll =
        row >= 0 && wasVisible ? row * Theme::rowHeight - place.offset : place.scroll;
    verticalScrollBar()->setValue(scroll);
    currentChanged(currentIndex(), {});
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (m_restoring)
        return;
    QTableView::currentChanged(current, previous);
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

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->key() == Qt::Key_Delete && state() != EditingState) {
        Q_EMIT removeRequested();
    } else if (index.isValid() && event->key() == Qt::Key_Space && !event->modifiers()) {
        if (m_model.field(index.column()).type == FieldType::YesNo)
            toggleYesNo(index);
        else
            Q_EMIT detailRequested();
    } else if (index.isValid() && enter && state() != EditingState) {
        activateCell(index);
    } else {
        QTableView::keyPressEvent(event);
    }
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
    QTableView::closeEditor(editor, hint);
    if (hint != QAbstractItemDelegate::SubmitModelCache || !currentIndex().isValid())
        return;
    const QModelIndex below = currentIndex().siblingAtRow(currentIndex().row() + 1);
    if (below.isValid())
        setCurrentIndex(below);
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
    menu->addSeparator();
    menu->addAction(icon(Icon::Copy), tr("Copy"), this, [this] { copySelection(); });
    menu->addAction(tr("Copy with headings"), this, [this] { copySelection(Headings::With); });
    if (!m_workspace.isReadOnly()) {
        menu->addSeparator();
        menu->addAction(icon(Icon::Remove), tr("Delete"), this, &RecordTable::removeRequested);
    }
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                      : event->globalPos());
}

} // namespace rapport::ui
