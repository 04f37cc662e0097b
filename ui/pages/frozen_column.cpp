// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/frozen_column.h"

#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

namespace rapport::ui {

FrozenColumn::FrozenColumn(QTableView &table) : QTableView(&table), m_table(table)
{
    setObjectName(QStringLiteral("frozenColumn"));
    setProperty("embedded", true);
    setModel(table.model());
    setSelectionModel(table.selectionModel());
    setItemDelegate(table.itemDelegate());
    setSelectionBehavior(table.selectionBehavior());
    setSelectionMode(table.selectionMode());
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(&table);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::rowHeight);
    QHeaderView *header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setMinimumSectionSize(0);
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    disconnect(header, &QHeaderView::sectionPressed, this, nullptr);
    disconnect(header, &QHeaderView::sectionEntered, this, nullptr);
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        const QHeaderView *sorted = m_table.horizontalHeader();
        const bool turns = sorted->sortIndicatorSection() == column
            && sorted->sortIndicatorOrder() == Qt::AscendingOrder;
        m_table.sortByColumn(column, turns ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
            &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, table.verticalScrollBar(),
            &QScrollBar::setValue);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, &FrozenColumn::follow);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, &FrozenColumn::arrange);
    connect(table.model(), &QAbstractItemModel::modelReset, this, &FrozenColumn::arrange,
            Qt::QueuedConnection);
    hide();
}

void FrozenColumn::setActive(bool active)
{
    m_active = active;
    follow();
}

int FrozenColumn::coveredWidth() const
{
    return isHidden() ? 0 : width();
}

void FrozenColumn::follow()
{
    const bool covers = m_active && m_table.horizontalScrollBar()->value() > 0
        && m_table.model()->columnCount() > 1;
    if (covers)
        arrange();
    setVisible(covers);
    if (covers)
        raise();
}

void FrozenColumn::arrange()
{
    if (!m_active || m_table.model()->columnCount() == 0)
        return;
    for (int column = 1; column < m_table.model()->columnCount(); ++column)
        setColumnHidden(column, true);
    setColumnHidden(0, false);
    setColumnWidth(0, m_table.columnWidth(0));
    horizontalHeader()->setFixedHeight(m_table.horizontalHeader()->height());
    const QPoint place = m_table.horizontalHeader()->pos();
    setGeometry(place.x(), place.y(), m_table.columnWidth(0),
                m_table.horizontalHeader()->height() + m_table.viewport()->height());
    verticalScrollBar()->setValue(m_table.verticalScrollBar()->value());
}

void FrozenColumn::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid())
        return;
    // An editor needs the column itself.
    m_table.horizontalScrollBar()->setValue(0);
    m_table.edit(index);
}

void FrozenColumn::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid())
        return;
    m_table.setCurrentIndex(index);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, event->pos(), event->globalPos());
    QCoreApplication::sendEvent(m_table.viewport(), &byKey);
}

void FrozenColumn::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_table.viewport(), event);
}

void FrozenColumn::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    // The edge under which the others go.
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(viewport()->width() - 1, 0, viewport()->width() - 1, viewport()->height());
}

} // namespace rapport::ui
