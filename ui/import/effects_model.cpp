// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/effects_model.h"

#include "ui/models/answers.h"

#include <QLocale>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

EffectsModel::EffectsModel(ImportDecisions &decisions, QObject *parent)
    : QAbstractTableModel(parent),
      m_decisions(decisions),
      m_outcome(std::make_shared<ImportOutcome>()),
      m_context(std::make_shared<EffectContext>())
{
}

void EffectsModel::setOutcome(Outcome outcome, EffectContext context)
{
    beginResetModel();
    m_outcome = std::move(outcome);
    m_context = std::make_shared<EffectContext>(std::move(context));
    m_shown.clear();
    endResetModel();
    look();
}

void EffectsModel::setFilter(const EffectFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    look();
}

void EffectsModel::look()
{
    ++m_busy;
    const auto work = [outcome = m_outcome, context = m_context, filter = m_filter] {
        return std::make_shared<std::vector<int>>(effectsFound(outcome->effects, filter, *context));
    };
    whenAnswered(inBackground(work), this,
                 [this, serial = ++m_serial](const std::shared_ptr<std::vector<int>> &found) {
                     --m_busy;
                     if (serial != m_serial)
                         return;
                     beginResetModel();
                     m_shown = std::move(*found);
                     endResetModel();
                     Q_EMIT filtered();
                 });
}

const ImportEffect &EffectsModel::at(int row) const
{
    return m_outcome->effects.listed[size_t(m_shown[size_t(row)])];
}

bool EffectsModel::isLeftOut(int row) const
{
    return m_decisions.leftOut.contains(at(row).row);
}

void EffectsModel::setLeftOut(const QModelIndexList &rows, bool out)
{
    for (const QModelIndex &index : rows) {
        const ImportEffect &effect = at(index.row());
        if (effect.type == ImportEffect::Type::Rejected)
            continue;
        if (out)
            m_decisions.leftOut.insert(effect.row);
        else
            m_decisions.leftOut.remove(effect.row);
    }
    redraw();
}

bool EffectsModel::isDecided(int row) const
{
    const ImportEffect &effect = at(row);
    if (effect.type == ImportEffect::Type::Conflict)
        return m_decisions.overwriteAll || m_decisions.overwrite.contains(effect.row);
    return effect.type == ImportEffect::Type::WeakMatch && m_decisions.sameAs.contains(effect.row);
}

void EffectsModel::setDecided(int row, bool decided)
{
    const ImportEffect &effect = at(row);
    if (effect.type == ImportEffect::Type::Conflict && decided)
        m_decisions.overwrite.insert(effect.row);
    else if (effect.type == ImportEffect::Type::Conflict)
        m_decisions.overwrite.remove(effect.row);
    else if (effect.type == ImportEffect::Type::WeakMatch && decided)
        m_decisions.sameAs.insert(effect.row, effect.record);
    else
        m_decisions.sameAs.remove(effect.row);
    redraw();
}

void EffectsModel::setOverwriteAll(bool all)
{
    m_decisions.overwriteAll = all;
    redraw();
}

void EffectsModel::forgetDecisions()
{
    m_decisions = {};
    redraw();
}

void EffectsModel::redraw()
{
    // Several rows may be about the same row of the file; which of them are on the screen is the
    // view's to know.
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT decisionsChanged();
}

QString EffectsModel::text(const ImportEffect &effect, int column) const
{
    switch (column) {
    case RowColumn: return QLocale().toString(effect.row);
    case TypeColumn: return effectTypeName(effect.type);
    case RecordColumn: return effect.title;
    default: break;
    }
    QStringList parts;
    if (!effect.message.isEmpty())
        parts << effect.message;
    for (const ImportEffect::Change &change : effect.changes) {
        const ChangeText text = changeText(effect, change, *m_context);
        parts << (text.before.isEmpty()
                      ? tr("%1: %2").arg(text.field, text.after)
                      : tr("%1: %2 → %3").arg(text.field, text.before, text.after));
    }
    return parts.join(u" · "_s);
}

int EffectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int EffectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant EffectsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportEffect &effect = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(effect, index.column());
    case Qt::ToolTipRole:
        return index.column() >= RecordColumn ? text(effect, index.column()) : QVariant();
    case Qt::AccessibleTextRole: return effectSentence(effect, *m_context);
    case Qt::CheckStateRole:
        if (index.column() == RowColumn && effect.type != ImportEffect::Type::Rejected)
            return isLeftOut(index.row()) ? Qt::Unchecked : Qt::Checked;
        return {};
    default: return {};
    }
}

bool EffectsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    setLeftOut({index}, value.value<Qt::CheckState>() == Qt::Unchecked);
    return true;
}

QVariant EffectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case RowColumn: return tr("Row");
    case TypeColumn: return tr("What");
    case RecordColumn: return tr("Record");
    default: return tr("Changes");
    }
}

Qt::ItemFlags EffectsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == RowColumn && at(index.row()).type != ImportEffect::Type::Rejected)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace rapport::ui
