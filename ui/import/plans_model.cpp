// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/plans_model.h"

#include "session/editor.h"
#include "ui/models/answers.h"
#include "ui/models/cell_text.h"

#include <QLocale>

namespace rapport::ui {

PlansModel::PlansModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
}

void PlansModel::reload()
{
    ++m_busy;
    whenAnswered(m_workspace.importPlans(), this,
                 [this](const Result<std::vector<SavedImportPlan>> &plans) {
                     --m_busy;
                     if (!plans) {
                         Q_EMIT failed(plans.error().text);
                         return;
                     }
                     beginResetModel();
                     m_plans = *plans;
                     endResetModel();
                     Q_EMIT loaded();
                 });
}

void PlansModel::remove(int row)
{
    ++m_busy;
    whenAnswered(m_workspace.editor().removeImportPlan(at(row).fingerprint), this,
                 [this](const Result<Change> &removed) {
                     --m_busy;
                     if (!removed)
                         Q_EMIT failed(removed.error().text);
                     reload();
                 });
}

QString PlansModel::text(const SavedImportPlan &plan, int column) const
{
    switch (column) {
    case NameColumn: return plan.name;
    case KindColumn: return m_workspace.catalogue().kind(plan.plan.kind).displayLabel();
    case ColumnsColumn: return QLocale().toString(plan.plan.columns.size());
    default: return timeText(plan.usedAt, m_workspace.settings().zone);
    }
}

int PlansModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_plans.size());
}

int PlansModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant PlansModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SavedImportPlan &plan = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return text(plan, index.column());
    case Qt::ToolTipRole:
        return index.column() == ColumnsColumn ? plan.headings.join(u'\n')
                                               : text(plan, index.column());
    default: return {};
    }
}

bool PlansModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable) || name.isEmpty()
        || name == at(index.row()).name)
        return false;
    m_plans[size_t(index.row())].name = name;
    Q_EMIT dataChanged(index, index);
    ++m_busy;
    whenAnswered(m_workspace.editor().renameImportPlan(at(index.row()).fingerprint, name), this,
                 [this](const Result<Change> &renamed) {
                     --m_busy;
                     if (renamed)
                         return;
                     Q_EMIT failed(renamed.error().text);
                     reload();
                 });
    return true;
}

QVariant PlansModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn: return tr("Name");
    case KindColumn: return tr("One row is");
    case ColumnsColumn: return tr("Columns");
    default: return tr("Last used");
    }
}

Qt::ItemFlags PlansModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == NameColumn && !m_workspace.isReadOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace rapport::ui
