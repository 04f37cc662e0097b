// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/effects_view.h"

#include "ui/import/effects_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRowWidth = 84;
constexpr int kTypeWidth = 108;
constexpr int kLeastRecord = 176;
constexpr double kBox = 16;
constexpr double kMark = 14;
constexpr qsizetype kLongestValue = 120; ///< more of a value is never seen in a row

struct Mark {
    Icon picture;
    QColor color;
};

Mark markOf(ImportEffect::Type type)
{
    const Theme &theme = Theme::current();
    switch (type) {
    case ImportEffect::Type::Created: return {Icon::Add, theme.bandText(Band::Good)};
    case ImportEffect::Type::Updated: return {Icon::Edit, theme.accent};
    case ImportEffect::Type::Unchanged: return {Icon::Check, theme.muted};
    case ImportEffect::Type::Rejected: return {Icon::Close, theme.bandText(Band::AtRisk)};
    case ImportEffect::Type::Conflict:
    case ImportEffect::Type::WeakMatch: break;
    }
    return {Icon::Warning, theme.bandText(Band::NeedsImprovement)};
}

class EffectsDelegate : public QStyledItemDelegate {
public:
    EffectsDelegate(EffectsModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterScope scope(painter);
        const Theme &theme = Theme::current();
        const QRectF cell = option.rect;
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(cell, theme.selection);
        painter->fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), theme.line);
        if (m_model.isLeftOut(index.row()))
            painter->setOpacity(0.5);
        const ImportEffect &effect = m_model.at(index.row());
        const QRectF inner = cell.adjusted(Theme::cellPadding, 0, -Theme::spaceS, -1);
        switch (index.column()) {
        case EffectsModel::RowColumn: paintRow(painter, inner, index); break;
        case EffectsModel::TypeColumn: paintType(painter, inner, effect, index.row()); break;
        case EffectsModel::RecordColumn: paintRecord(painter, inner, effect); break;
        default: paintChanges(painter, inner, effect);
        }
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        // The box is where it is painted, not where the style would have it.
        if (event->type() == QEvent::MouseButtonRelease
            && index.flags().testFlag(Qt::ItemIsUserCheckable)) {
            const QPointF place = static_cast<QMouseEvent *>(event)->position();
            if (place.x() < option.rect.left() + Theme::cellPadding + kBox + Theme::spaceXs) {
                const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
                return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            }
        }
        return false;
    }

private:
    void paintRow(QPainter *painter, const QRectF &cell, const QModelIndex &index) const
    {
        const Theme &theme = Theme::current();
        const QVariant check = index.data(Qt::CheckStateRole);
        const QRectF box(cell.left(), cell.center().y() - kBox / 2, kBox, kBox);
        if (check.isValid()) {
            const bool on = check.toInt() == Qt::Checked;
            paintRounded(painter, box, 4, on ? theme.accent : theme.panel,
                         on ? theme.accent : theme.muted);
            if (on)
                paintIcon(painter, box.adjusted(2, 2, -2, -2), Icon::Check, theme.onAccent);
        }
        paintText(painter, cell.adjusted(kBox + Theme::spaceS, 0, 0, 0), index.data().toString(),
                  themeFont(), theme.muted);
    }

    void paintType(QPainter *painter, const QRectF &cell, const ImportEffect &effect, int row) const
    {
        const Mark mark = markOf(effect.type);
        paintIcon(painter, QRectF(cell.left(), cell.center().y() - kMark / 2, kMark, kMark),
                  mark.picture, mark.color);
        QString name = effectTypeName(effect.type);
        if (m_model.isDecided(row))
            name = effect.type == ImportEffect::Type::Conflict ? EffectsModel::tr("Overwrite")
                                                               : EffectsModel::tr("Same person");
        paintText(painter, cell.adjusted(kMark + 6, 0, 0, 0), name,
                  themeFont(Theme::secondarySize, QFont::DemiBold), mark.color);
    }

    void paintRecord(QPainter *painter, const QRectF &cell, const ImportEffect &effect) const
    {
        const Theme &theme = Theme::current();
        const bool rejected = effect.type == ImportEffect::Type::Rejected;
        const double used =
            paintText(painter, cell, effect.title.simplified().left(kLongestValue),
                      themeFont(Theme::bodySize, rejected ? QFont::Normal : QFont::DemiBold),
                      rejected ? theme.muted : theme.text);
        if (!rejected)
            paintText(painter, cell.adjusted(used + Theme::spaceS, 0, 0, 0),
                      m_model.context().catalogue.kind(effect.kind).displayLabel().toLower(),
                      themeFont(Theme::secondarySize), theme.muted);
    }

    void paintChanges(QPainter *painter, const QRectF &cell, const ImportEffect &effect) const
    {
        const Theme &theme = Theme::current();
        QRectF rest = cell;
        QFont struck = themeFont();
        struck.setStrikeOut(true);
        const auto write = [&](const QString &text, const QFont &font, const QColor &color,
                               double gap) {
            if (text.isEmpty() || rest.width() < 12)
                return;
            const double used = paintText(painter, rest, text, font, color);
            rest.setLeft(std::min(rest.right(), rest.left() + used + gap));
        };
        write(effect.message, themeFont(), theme.text, Theme::spaceM);
        for (const ImportEffect::Change &change : effect.changes) {
            if (rest.width() < 12)
                return;
            const ChangeText text = changeText(effect, change, m_model.context());
            write(text.field, themeFont(Theme::secondarySize), theme.muted, 6);
            write(text.before.left(kLongestValue), struck, theme.muted, 6);
            if (!text.before.isEmpty())
                write(u"→"_s, themeFont(), theme.muted, 6);
            write(text.after.isEmpty() ? EffectsModel::tr("empty") : text.after.left(kLongestValue),
                  themeFont(), text.after.isEmpty() ? theme.muted : theme.text, Theme::spaceM + 2);
        }
    }

    EffectsModel &m_model;
};

} // namespace

EffectsView::EffectsView(EffectsModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new EffectsDelegate(model, this));
    setAccessibleName(tr("What the import changes"));
    setProperty("embedded", true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::rowHeight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(EffectsModel::ChangesColumn, QHeaderView::Stretch);
}

void EffectsView::resizeEvent(QResizeEvent *event)
{
    horizontalHeader()->resizeSection(EffectsModel::RowColumn, kRowWidth);
    horizontalHeader()->resizeSection(EffectsModel::TypeColumn, kTypeWidth);
    horizontalHeader()->resizeSection(EffectsModel::RecordColumn,
                                      std::max(kLeastRecord, viewport()->width() * 3 / 10));
    QTableView::resizeEvent(event);
}

void EffectsView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndexList rows = selectionModel()->selectedRows(EffectsModel::RowColumn);
    if (event->key() == Qt::Key_Space && !rows.isEmpty()) {
        m_model.setLeftOut(rows, !m_model.isLeftOut(currentIndex().row()));
        return;
    }
    // Enter belongs to the window's button.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void EffectsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

} // namespace rapport::ui
