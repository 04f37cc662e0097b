// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/columns_delegate.h"

#include "ui/import/columns_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QLineEdit>

namespace rapport::ui {

namespace {

constexpr double kFieldMargin = 7; ///< above and below a field
constexpr double kChevron = 12;
constexpr double kMark = 14;

} // namespace

void ColumnsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const PainterScope scope(painter);
    const Theme &theme = Theme::current();
    const QRectF cell = option.rect;
    painter->fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), theme.line);
    switch (index.column()) {
    case ColumnsModel::NameColumn: paintName(painter, cell, index); break;
    case ColumnsModel::FitColumn: paintFit(painter, cell, index); break;
    default: paintField(painter, option, index);
    }
    const bool offers = index.data(ColumnsModel::OffersRole).toBool();
    if (option.state.testFlag(QStyle::State_HasFocus) && !offers)
        paintFocusRing(painter, cell.adjusted(2, 2, -2, -3), Theme::controlRadius);
}

void ColumnsDelegate::paintName(QPainter *painter, const QRectF &cell,
                                const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool out = index.data(ColumnsModel::LeftOutRole).toBool();
    const QRectF inner = cell.adjusted(Theme::cellPadding, 6, -Theme::cellPadding, -7);
    const QRectF upper(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    double room = upper.width();
    const QString badge =
        index.data(ColumnsModel::NewRole).toBool() ? ColumnsModel::tr("new") : QString();
    const QFont small = themeFont(Theme::axisSize, QFont::DemiBold);
    const double badgeWidth =
        badge.isEmpty() ? 0 : QFontMetricsF(small).horizontalAdvance(badge) + 12;
    room -= badgeWidth > 0 ? badgeWidth + Theme::spaceS : 0;
    const double used = paintText(
        painter, QRectF(upper.topLeft(), QSizeF(room, upper.height())), index.data().toString(),
        themeFont(Theme::bodySize, QFont::DemiBold), out ? theme.muted : theme.text);
    if (badgeWidth > 0) {
        const QRectF pill(upper.left() + used + Theme::spaceS, upper.center().y() - 8, badgeWidth,
                          16);
        paintRounded(painter, pill, 8, theme.accentSoft);
        paintText(painter, pill, badge, small, theme.accent, Qt::AlignCenter);
    }
    const QString samples = index.data(ColumnsModel::SamplesRole).toString();
    paintText(painter, upper.translated(0, upper.height()),
              samples.isEmpty() ? ColumnsModel::tr("no values at first") : samples,
              themeFont(Theme::secondarySize), theme.muted);
}

void ColumnsDelegate::paintField(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (!index.data(ColumnsModel::OffersRole).toBool())
        return;
    const Theme &theme = Theme::current();
    const QRectF field = QRectF(option.rect).adjusted(4, kFieldMargin, -4, -kFieldMargin - 1);
    const bool hot = option.state.testFlag(QStyle::State_MouseOver);
    const bool out = index.data(ColumnsModel::LeftOutRole).toBool();
    paintRounded(painter, field, Theme::controlRadius, theme.panel,
                 hot ? theme.muted : theme.control);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, field, Theme::controlRadius);
    paintText(painter, field.adjusted(10, 0, -12 - kChevron, 0), text, themeFont(),
              out ? theme.muted : theme.text);
    paintIcon(
        painter,
        QRectF(field.right() - 8 - kChevron, field.center().y() - kChevron / 2, kChevron, kChevron),
        Icon::ChevronDown, theme.muted);
}

void ColumnsDelegate::paintFit(QPainter *painter, const QRectF &cell,
                               const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const bool fault = index.data(ColumnsModel::FaultRole).toBool();
    const QColor color = fault ? theme.bandText(Band::NeedsImprovement) : theme.muted;
    QRectF inner = cell.adjusted(Theme::spaceS, 0, -Theme::cellPadding, -1);
    if (fault) {
        paintIcon(painter, QRectF(inner.left(), inner.center().y() - kMark / 2, kMark, kMark),
                  Icon::Warning, color);
        inner.setLeft(inner.left() + kMark + 6);
    }
    paintText(painter, inner, text, themeFont(Theme::secondarySize), color);
}

QWidget *ColumnsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                       const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setAccessibleName(ColumnsModel::tr("Value in every row"));
    return editor;
}

} // namespace rapport::ui
