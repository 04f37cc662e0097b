// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/columns_model.h"

#include "ui/import/target_choices.h"

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kShownSamples = 4;
constexpr qsizetype kMostWords = 30; ///< different values that are looked for

} // namespace

ColumnsModel::ColumnsModel(ImportSession &session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session)
{
}

void ColumnsModel::refresh(const Catalogue &catalogue)
{
    beginResetModel();
    m_catalogue = catalogue;
    endResetModel();
}

void ColumnsModel::setNewHeadings(const QStringList &headings)
{
    m_new = QSet<QString>(headings.begin(), headings.end());
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
}

void ColumnsModel::touch(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
    Q_EMIT mappingChanged();
}

void ColumnsModel::setTarget(int row, const QString &path)
{
    ImportColumn &column = m_session.columns[size_t(row)];
    if (column.field == path && !column.newField)
        return;
    const auto before = fieldOf(m_catalogue, column);
    column.field = path;
    column.newField.reset();
    const auto after = fieldOf(m_catalogue, column);
    // A scale holds for the column's answers, whichever measure they are of.
    const bool measures = before && after && before->type == after->type;
    if (!measures || after->type != FieldType::Measure)
        column.scale.reset();
    if (after && !std::ranges::count(policiesFor(*after), column.policy))
        column.policy = ImportPolicy::Overwrite;
    touch(row);
}

void ColumnsModel::setNewField(int row, const NewField &field)
{
    ImportColumn &column = m_session.columns[size_t(row)];
    column.field.clear();
    column.newField = field;
    column.scale.reset();
    touch(row);
}

void ColumnsModel::setScale(int row, const MeasureScale &scale)
{
    m_session.columns[size_t(row)].scale = scale;
    touch(row);
}

void ColumnsModel::setPolicy(int row, ImportPolicy policy)
{
    m_session.columns[size_t(row)].policy = policy;
    touch(row);
}

int ColumnsModel::addConstant(const QString &path)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    ImportColumn column;
    column.source = ImportColumn::Constant{};
    column.field = path;
    m_session.columns.push_back(column);
    endInsertRows();
    Q_EMIT mappingChanged();
    return row;
}

bool ColumnsModel::isExtra(int row) const
{
    return row >= 0 && row < rowCount()
        && (!m_session.look || row >= m_session.look->table.columnCount);
}

void ColumnsModel::removeExtra(int row)
{
    if (!isExtra(row))
        return;
    beginRemoveRows({}, row, row);
    m_session.columns.erase(m_session.columns.begin() + row);
    endRemoveRows();
    Q_EMIT mappingChanged();
}

std::optional<Field> ColumnsModel::field(int row) const
{
    return fieldOf(m_catalogue, at(row));
}

QString ColumnsModel::name(int row) const
{
    const int position = positionOf(at(row));
    if (position < 0)
        return tr("Every row");
    const QString heading = m_session.look->table.headings[size_t(position)].simplified();
    return heading.isEmpty() ? tr("Column %1").arg(position + 1) : heading;
}

QStringList ColumnsModel::samples(int row) const
{
    if (const QString *constant = constantOf(at(row)))
        return {*constant};
    QStringList samples;
    const int position = positionOf(at(row));
    for (const QStringList &cells : m_session.look->table.samples) {
        const QString cell = cells.value(position).simplified();
        if (!cell.isEmpty() && !samples.contains(cell))
            samples << cell;
        if (samples.size() == kMostWords)
            break;
    }
    return samples;
}

ColumnsModel::Fit ColumnsModel::fit(int row) const
{
    Fit fit;
    const auto target = field(row);
    if (!target || !m_session.look)
        return fit;
    const ImportColumn &column = at(row);
    const ImportSource &source = m_session.look->source;
    const CellStyle style{source.decimal.value_or(u'.').toLatin1(),
                          source.dateOrder.value_or(QString()), m_session.wanted.noAnswer};
    CellParser parser(*target, column.scale, style);
    const auto look = [&](const QString &cell) {
        const auto value = parser.parse(cell);
        if (value && value->isNull())
            return;
        ++fit.filled;
        if (value)
            return;
        ++fit.unfit;
        if (fit.firstFault.isEmpty())
            fit.firstFault = value.error().text;
    };
    if (const QString *constant = constantOf(column)) {
        look(*constant);
        return fit;
    }
    for (const QStringList &cells : m_session.look->table.samples)
        look(cells.value(positionOf(column)));
    return fit;
}

QString ColumnsModel::fitText(int row) const
{
    if (isLeftOut(at(row)))
        return {};
    const Fit found = fit(row);
    if (found.filled == 0)
        return constantOf(at(row)) ? tr("Enter a value") : tr("Empty at first");
    if (constantOf(at(row)))
        return found.unfit > 0 ? tr("Does not fit") : tr("Fits");
    return found.unfit > 0 ? tr("%1 of %2 do not fit").arg(found.unfit).arg(found.filled)
                           : tr("Fits");
}

QString ColumnsModel::text(int row, int column) const
{
    const ImportColumn &mapped = at(row);
    switch (column) {
    case NameColumn: return name(row);
    case TargetColumn: return targetText(m_catalogue, mapped);
    case ScaleColumn:
        return offers(row, column) ? scaleText(mapped.scale.value_or(MeasureScale())) : QString();
    case PolicyColumn: return isLeftOut(mapped) ? QString() : policyText(mapped.policy);
    default: return fitText(row);
    }
}

bool ColumnsModel::offers(int row, int column) const
{
    if (column == TargetColumn)
        return true;
    const auto target = field(row);
    return target
        && (column == PolicyColumn
            || (column == ScaleColumn && target->type == FieldType::Measure));
}

QString ColumnsModel::help(int row, int column) const
{
    switch (column) {
    case NameColumn: return name(row) + u'\n' + samples(row).mid(0, 12).join(u'\n');
    case PolicyColumn: return isLeftOut(at(row)) ? QString() : policyHelp(at(row).policy);
    case FitColumn: return fit(row).firstFault;
    default: return text(row, column);
    }
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_session.columns.size());
}

int ColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::EditRole:
        return constantOf(at(row)) && column == NameColumn ? *constantOf(at(row))
                                                           : text(row, column);
    case Qt::ToolTipRole: return help(row, column);
    case Qt::AccessibleTextRole:
        return column == NameColumn
            ? tr("%1, first values: %2").arg(name(row), samples(row).mid(0, 4).join(u", "_s))
            : tr("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                               text(row, column));
    case SamplesRole: return samples(row).mid(0, kShownSamples).join(u" · "_s);
    case NewRole:
        return column == NameColumn && positionOf(at(row)) >= 0 && m_new.contains(name(row));
    case LeftOutRole: return isLeftOut(at(row));
    case OffersRole: return offers(row, column);
    case FaultRole: return column == FitColumn && fit(row).unfit > 0;
    default: return {};
    }
}

bool ColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    m_session.columns[size_t(index.row())].source = ImportColumn::Constant{value.toString()};
    touch(index.row());
    return true;
}

QVariant ColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn: return tr("Column of the file");
    case TargetColumn: return tr("Goes to");
    case ScaleColumn: return tr("Scale");
    case PolicyColumn: return tr("What is there");
    default: return tr("First rows");
    }
}

Qt::ItemFlags ColumnsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == NameColumn && constantOf(at(index.row())))
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace rapport::ui
