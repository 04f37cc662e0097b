// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/sample_model.h"

#include "ui/theme/theme.h"

namespace rapport::ui {

namespace {

constexpr qsizetype kLongestCell = 300; ///< a cell may be a book

} // namespace

void SampleModel::show(const FileLook &look)
{
    beginResetModel();
    m_headings = look.headingRows;
    m_samples = look.table.samples;
    m_columns = look.table.columnCount;
    endResetModel();
}

void SampleModel::clear()
{
    show({});
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headings.size() + m_samples.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const QStringList &cells =
        isHeading(row) ? m_headings[size_t(row)] : m_samples[size_t(row) - m_headings.size()];
    switch (role) {
    case Qt::DisplayRole: return cells.value(index.column()).left(kLongestCell).simplified();
    case Qt::ToolTipRole: return cells.value(index.column()).left(kLongestCell);
    case Qt::FontRole:
        return isHeading(row) ? themeFont(Theme::bodySize, QFont::DemiBold) : QVariant();
    case Qt::BackgroundRole:
        return isHeading(row) ? QVariant(Theme::current().accentSoft) : QVariant();
    default: return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (orientation == Qt::Horizontal)
        return tr("Column %1").arg(section + 1);
    return isHeading(section) ? tr("Heading") : QString::number(section + 1);
}

} // namespace rapport::ui
