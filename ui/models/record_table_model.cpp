// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/record_table_model.h"

#include "domain/field_text.h"
#include "session/editor.h"
#include "ui/models/answers.h"
#include "ui/models/display_columns.h"
#include "ui/models/table_impact.h"

#include <algorithm>

namespace rapport::ui {

namespace {

QVariant toVariant(const Value &value)
{
    if (value.isInteger())
        return value.toInteger();
    if (value.isReal())
        return value.toReal();
    return value.isText() ? QVariant(value.toText()) : QVariant();
}

bool isAmount(const Field &field)
{
    return field.type == FieldType::Integer || field.type == FieldType::Number
        || (field.type == FieldType::Measure && !isJudged(field));
}

Qt::Alignment alignmentOf(const Field &field)
{
    return Qt::AlignVCenter | (isAmount(field) ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

RecordTableModel::RecordTableModel(Workspace &workspace, KindId kind, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace), m_kind(kind), m_feed(workspace, kind)
{
    m_query.kind = kind;
    connect(&m_feed, &RowFeed::loadFinished, this, &RecordTableModel::takeLoaded);
    connect(&m_feed, &RowFeed::rowsArrived, this, &RecordTableModel::rowsArrived);
    connect(&m_feed, &RowFeed::busyChanged, this, &RecordTableModel::announceBusy);
    connect(&m_feed, &RowFeed::failed, this, &RecordTableModel::failed);
}

RecordTableModel::~RecordTableModel() = default;

void RecordTableModel::setQuery(const Query &query)
{
    Q_ASSERT(query.kind == m_kind);
    m_query = query;
    m_loaded = false;
    // Another query is looked at from its top.
    m_feed.setVisibleRows(0, PageCache::rowsPerPage / 2);
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    reload();
}

void RecordTableModel::setColumns(const QStringList &fields)
{
    beginResetModel();
    resolveColumns(fields);
    endResetModel();
}

void RecordTableModel::resolveColumns(const QStringList &fields)
{
    const Kind &kind = m_workspace.catalogue().kind(m_kind);
    m_fields.clear();
    QStringList names;
    for (const QString &name : fields) {
        if (const Field *field = findColumn(kind, name)) {
            m_fields.push_back(*field);
            names.append(name);
        }
    }
    m_feed.setColumns(names);
}

int RecordTableModel::columnOf(const QString &field) const
{
    return int(columns().indexOf(field));
}

RecordId RecordTableModel::recordId(int row) const
{
    return row >= 0 && size_t(row) < ids().size() ? RecordId(ids()[size_t(row)]) : RecordId();
}

int RecordTableModel::rowOf(RecordId id) const
{
    const auto at = std::ranges::find(ids(), id.value);
    return id.isValid() && at != ids().end() ? int(at - ids().begin()) : -1;
}

void RecordTableModel::setHeld(bool held)
{
    m_held = held;
    if (!held && m_waiting)
        takeLoaded(std::exchange(m_waiting, nullptr));
}

void RecordTableModel::reload()
{
    m_waiting.reset();
    m_feed.load(m_query, m_anchor);
}

void RecordTableModel::takeLoaded(const std::shared_ptr<LoadedRows> &rows)
{
    if (!rows)
        return;
    if (m_held) {
        m_waiting = rows;
        return;
    }
    const bool complete = rows->complete;
    m_loaded = complete;
    if (rows->ids == ids()) {
        m_feed.take(std::move(*rows));
        if (rowCount() > 0 && columnCount() > 0)
            rowsArrived(0, rowCount() - 1);
    } else {
        beginResetModel();
        m_feed.take(std::move(*rows));
        endResetModel();
    }
    if (complete)
        Q_EMIT loaded();
}

void RecordTableModel::rowsArrived(int first, int last)
{
    if (columnCount() == 0)
        return;
    if (!m_edits.isEmpty()) {
        // Only what is in memory can have an edit, so this stays short.
        for (int row = first; row <= std::min(last, first + PageCache::rowsPerPage); ++row)
            m_edits.settle(recordId(row).value);
    }
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void RecordTableModel::workspaceChanged(const ChangeSummary &summary)
{
    if (summary.catalogue)
        setColumns(columns());
    const TableImpact impact = impactOf(m_workspace.catalogue(), m_query, columns(), summary);
    if (!impact.any())
        return;
    // A load under way may have read what was there before the commit.
    const bool reloads = impact.ids || m_feed.isLoading() || m_waiting;
    if (!reloads && impact.all) {
        m_feed.refreshAll();
        return;
    }
    // What changed is shown at once; where it belongs in the order may take longer to find out.
    m_feed.refreshRows(impact.rows);
    if (reloads)
        reload();
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ids().size());
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

const Row *RecordTableModel::rowAt(int row) const
{
    const Row *found = m_feed.row(row);
    return found && found->cells.size() == m_fields.size() ? found : nullptr;
}

Cell RecordTableModel::cellAt(const QModelIndex &index, const Row &row) const
{
    const Cell *edited = m_edits.isEmpty()
        ? nullptr
        : m_edits.find(recordId(index.row()).value, field(index.column()).name);
    return edited ? *edited : row.cells[size_t(index.column())];
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Field &field = m_fields[size_t(index.column())];
    switch (role) {
    case Qt::TextAlignmentRole: return QVariant::fromValue(int(alignmentOf(field)));
    case FieldRole: return field.name;
    case FieldTypeRole: return int(field.type);
    case RecordIdRole: return recordId(index.row()).value;
    case LoadingRole: return rowAt(index.row()) == nullptr;
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case ValueRole:
    case BandRole: break;
    default: return {};
    }
    const Row *row = rowAt(index.row());
    return row ? cellData(field, cellAt(index, *row), role) : QVariant();
}

QVariant RecordTableModel::cellData(const Field &field, const Cell &cell, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return cellText(field, cell, context());
    case Qt::EditRole:
        // A person edits the name of a reference; what it names is found when it is stored.
        return field.isReference() && !cell.text.isEmpty() ? cell.text
                                                           : fieldText(field, cell.value);
    case Qt::ToolTipRole: {
        const QString detail = cellDetail(field, cell, context());
        return detail.isEmpty() ? QVariant() : QVariant(detail);
    }
    case Qt::AccessibleTextRole: return accessibleText(field, cell);
    case ValueRole: return toVariant(cell.value);
    case BandRole: return int(bandOfCell(field, cell.value, m_workspace.settings().bands));
    default: return {};
    }
}

QString RecordTableModel::accessibleText(const Field &field, const Cell &cell) const
{
    const QString text = cellText(field, cell, context());
    if (text.isEmpty())
        return tr("%1: empty").arg(field.displayLabel());
    const Band band = bandOfCell(field, cell.value, m_workspace.settings().bands);
    if (band == Band::None || !isJudged(field))
        return tr("%1: %2").arg(field.displayLabel(), text);
    return tr("%1: %2, %3").arg(field.displayLabel(), text, bandLabel(band));
}

CellContext RecordTableModel::context() const
{
    return {m_workspace.settings(), m_workspace.now()};
}

bool RecordTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::EditRole && edit(index, value.toString());
}

bool RecordTableModel::edit(const QModelIndex &index, const QString &text, const QString &shown)
{
    const Row *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const Field &field = m_fields[size_t(index.column())];
    const auto value = parseField(field, text);
    if (!value) {
        Q_EMIT failed(value.error());
        return false;
    }
    const Cell seen = cellAt(index, *row);
    if (*value == seen.value || (field.isReference() && text == seen.text && shown.isEmpty()))
        return true;
    write(index, text, {*value, shown.isEmpty() && field.isReference() ? text : shown});
    return true;
}

void RecordTableModel::write(const QModelIndex &index, const QString &text, Cell shown)
{
    const Field &field = m_fields[size_t(index.column())];
    const RecordId id = recordId(index.row());
    const Cell seen = cellAt(index, *rowAt(index.row()));
    // A reference typed as a name is resolved by the editor: until then nobody knows its value.
    const bool known = !(field.isReference() && seen.value.isText());
    const int number = m_edits.add(id.value, field.name, std::move(shown));
    ++m_writing;
    announceBusy();
    Q_EMIT dataChanged(index, index);
    whenAnswered(m_workspace.editor().setField(m_kind, id, field.name, text,
                                               known ? std::optional(seen.value) : std::nullopt),
                 this, [this, id, number](const Result<Change> &answer) {
                     --m_writing;
                     if (answer) {
                         m_edits.commit(number);
                     } else {
                         m_edits.drop(number);
                         if (const int row = rowOf(id); row >= 0)
                             Q_EMIT dataChanged(this->index(row, 0),
                                                this->index(row, columnCount() - 1));
                         Q_EMIT failed(answer.error());
                     }
                     m_feed.refreshRows({id.value});
                     announceBusy();
                 });
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount())
        return orientation == Qt::Vertical && role == Qt::DisplayRole ? QVariant(section + 1)
                                                                      : QVariant();
    const Field &field = m_fields[size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return heading(field);
    case Qt::TextAlignmentRole: return QVariant::fromValue(int(alignmentOf(field)));
    case Qt::ToolTipRole: {
        const QString help = columnHelp(field);
        return help.isEmpty() ? field.displayLabel()
                              : QStringLiteral("%1: %2").arg(field.displayLabel(), help);
    }
    case FieldRole: return field.name;
    case FieldTypeRole: return int(field.type);
    default: return {};
    }
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const bool editable = m_fields[size_t(index.column())].editable() && !m_workspace.isReadOnly();
    return editable ? flags | Qt::ItemIsEditable : flags;
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    if (!canSort(column))
        return;
    Query sorted = m_query;
    sorted.sort = {{m_fields[size_t(column)].name, order}};
    if (sorted != m_query)
        setQuery(sorted);
}

bool RecordTableModel::canSort(int column) const
{
    return column >= 0 && column < columnCount()
        && !isDisplayColumn(m_kind, m_fields[size_t(column)].name);
}

void RecordTableModel::sortAlso(int column)
{
    if (!canSort(column))
        return;
    Query sorted = m_query;
    const QString &name = m_fields[size_t(column)].name;
    const auto key = std::ranges::find(sorted.sort, name, &SortKey::field);
    // No two records have one id: after it nothing is left to sort.
    if (sorted.sort.empty() || sorted.sort.front().field == u"id")
        sorted.sort = {{name, Qt::AscendingOrder}};
    else if (key == sorted.sort.end())
        sorted.sort.push_back({name, Qt::AscendingOrder});
    else
        key->order = key->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    setQuery(sorted);
}

/// The first column of the order has the header's arrow; the others say their place themselves.
QString RecordTableModel::heading(const Field &field) const
{
    const auto key = std::ranges::find(m_query.sort, field.name, &SortKey::field);
    if (key == m_query.sort.end() || key == m_query.sort.begin())
        return field.displayLabel();
    const QChar arrow = key->order == Qt::AscendingOrder ? u'\u2191' : u'\u2193';
    return tr("%1 %2%3", "a column, an arrow and its place in the order")
        .arg(field.displayLabel(), QString(arrow), QString::number(key - m_query.sort.begin() + 1));
}

void RecordTableModel::announceBusy()
{
    if (m_saidBusy == isBusy())
        return;
    m_saidBusy = isBusy();
    Q_EMIT busyChanged(m_saidBusy);
}

} // namespace rapport::ui
