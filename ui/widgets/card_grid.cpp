// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card_grid.h"

#include "ui/theme/theme.h"

#include <QWidget>

namespace rapport::ui {

CardGrid::CardGrid(int minimumColumn, QWidget *parent)
    : QLayout(parent), m_minimumColumn(minimumColumn)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Theme::cardGap);
}

CardGrid::~CardGrid() = default;

void CardGrid::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int CardGrid::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *CardGrid::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *CardGrid::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto place = m_items.begin() + index;
    QLayoutItem *item = place->release();
    m_items.erase(place);
    return item;
}

std::vector<QLayoutItem *> CardGrid::shown() const
{
    std::vector<QLayoutItem *> items;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            items.push_back(item.get());
    }
    return items;
}

int CardGrid::columnsFor(int width) const
{
    const int items = std::max<int>(1, static_cast<int>(shown().size()));
    const int fit = qBound(1, (width + spacing()) / (m_minimumColumn + spacing()), items);
    const int rows = (items + fit - 1) / fit;
    return (items + rows - 1) / rows;
}

int CardGrid::arrange(const QRect &rect, bool place) const
{
    const auto items = shown();
    if (items.empty())
        return 0;
    const QMargins margins = contentsMargins();
    const QRect area = rect.marginsRemoved(margins);
    const int columns = columnsFor(area.width());
    // Edges are rounded from fractions, so that the last column ends exactly at the right.
    const double step = (area.width() + spacing()) / static_cast<double>(columns);
    const auto left = [&](int column) { return area.left() + qRound(column * step); };
    int y = area.top();
    for (size_t first = 0; first < items.size(); first += static_cast<size_t>(columns)) {
        const size_t last = std::min(items.size(), first + static_cast<size_t>(columns));
        int height = 0;
        for (size_t i = first; i < last; ++i) {
            const int width = qRound(step) - spacing();
            const int wanted = items[i]->hasHeightForWidth() ? items[i]->heightForWidth(width)
                                                             : items[i]->sizeHint().height();
            height = std::max({height, wanted, items[i]->minimumSize().height()});
        }
        for (size_t i = first; place && i < last; ++i) {
            const int column = static_cast<int>(i - first);
            items[i]->setGeometry(
                {left(column), y, left(column + 1) - spacing() - left(column), height});
        }
        y += height + spacing();
    }
    return y - spacing() - rect.top() + margins.bottom();
}

int CardGrid::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize CardGrid::minimumSize() const
{
    // The height belongs to the width: heightForWidth() says it. One row is all that is certain.
    int height = 0;
    for (const QLayoutItem *item : shown())
        height = std::max(height, item->minimumSize().height());
    return {m_minimumColumn, height};
}

QSize CardGrid::sizeHint() const
{
    const int items = static_cast<int>(shown().size());
    const int width = items * (m_minimumColumn + spacing()) - spacing();
    return {width, heightForWidth(geometry().width() > 0 ? geometry().width() : width)};
}

void CardGrid::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

} // namespace rapport::ui
