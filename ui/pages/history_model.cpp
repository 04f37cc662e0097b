// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/history_model.h"

#include "base/clock.h"
#include "ui/models/answers.h"
#include "ui/models/cell_text.h"
#include "ui/theme/theme.h"

#include <QLocale>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kPortion = 200;

/// "3 added, 1 changed".
QString countsText(const ChangeSetInfo &set)
{
    const QLocale locale;
    QStringList parts;
    if (set.created > 0)
        parts << HistoryModel::tr("%1 added").arg(locale.toString(set.created));
    if (set.updated > 0)
        parts << HistoryModel::tr("%1 changed").arg(locale.toString(set.updated));
    if (set.removed > 0)
        parts << HistoryModel::tr("%1 deleted").arg(locale.toString(set.removed));
    return parts.join(u", "_s);
}

QString sourceText(const QString &source)
{
    if (source == changeSourceName(ChangeSource::Window))
        return HistoryModel::tr("Window");
    if (source == changeSourceName(ChangeSource::CommandLine))
        return HistoryModel::tr("Command line");
    if (source == changeSourceName(ChangeSource::Import))
        return HistoryModel::tr("Import");
    if (source == changeSourceName(ChangeSource::Sample))
        return HistoryModel::tr("Sample");
    if (source == changeSourceName(ChangeSource::Service))
        return HistoryModel::tr("Service");
    if (source == changeSourceName(ChangeSource::Undo))
        return HistoryModel::tr("Undo");
    return source;
}

} // namespace

HistoryModel::HistoryModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sets.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

bool HistoryModel::canUndo(int row) const
{
    return !at(row).undone && !m_workspace.isReadOnly();
}

QString HistoryModel::text(const ChangeSetInfo &set, int column, bool full) const
{
    switch (column) {
    case TimeColumn: {
        const QTimeZone &zone = m_workspace.settings().zone;
        return full ? QLocale().toString(set.at.toTimeZone(zone), QLocale::LongFormat)
                    : timeText(toStoredTime(set.at), zone);
    }
    case ActorColumn: return set.actor;
    case LabelColumn: return set.label;
    case CountsColumn: return countsText(set);
    case SourceColumn: return sourceText(set.source);
    case ActionColumn:
        if (set.undone)
            return set.undoes ? tr("redone") : tr("undone");
        return m_workspace.isReadOnly() ? QString() : set.undoes ? tr("Redo") : tr("Undo");
    default: return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChangeSetInfo &set = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(set, index.column(), false);
    case Qt::ToolTipRole: return text(set, index.column(), true);
    case Qt::AccessibleTextRole:
        return set.undone ? tr("%1 (undone)").arg(text(set, index.column(), true))
                          : text(set, index.column(), true);
    case Qt::ForegroundRole:
        if (set.undone)
            return Theme::current().muted;
        if (index.column() == ActionColumn)
            return Theme::current().accent;
        return {};
    case Qt::FontRole: {
        QFont font = themeFont();
        font.setStrikeOut(set.undone && index.column() == LabelColumn);
        return font;
    }
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("When");
    case ActorColumn: return tr("Who");
    case LabelColumn: return tr("What");
    case CountsColumn: return tr("Records");
    case SourceColumn: return tr("From");
    default: return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_reading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(kPortion, m_sets.empty() ? ChangeSetId() : m_sets.back().id);
}

void HistoryModel::reload()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    read(std::max(kPortion, int(m_sets.size())), {});
}

void HistoryModel::read(int limit, ChangeSetId before)
{
    m_reading = true;
    whenAnswered(m_workspace.history(limit, before), this,
                 [this, limit, before](const Result<std::vector<ChangeSetInfo>> &sets) {
                     m_reading = false;
                     if (!sets) {
                         Q_EMIT failed(sets.error());
                     } else {
                         m_more = int(sets->size()) == limit;
                         if (!before.isValid()) {
                             beginResetModel();
                             m_sets = *sets;
                             endResetModel();
                         } else {
                             append(*sets);
                         }
                     }
                     if (std::exchange(m_again, false))
                         reload();
                     else
                         Q_EMIT answered();
                 });
}

void HistoryModel::append(std::vector<ChangeSetInfo> sets)
{
    if (sets.empty())
        return;
    const int first = int(m_sets.size());
    beginInsertRows({}, first, first + int(sets.size()) - 1);
    m_sets.insert(m_sets.end(), sets.begin(), sets.end());
    endInsertRows();
}

} // namespace rapport::ui
