// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QModelIndex>
#include <QRectF>

class QPainter;

namespace rapport::ui {

/// Draws the content of one cell of a record table into \p cell, the cell without its padding:
/// scores as pills, tags as small ones, twelve months as a line, days muted, the record's name in
/// bold, references underlined and in the accent while \p hovered.
void paintCell(QPainter *painter, const QRectF &cell, const QModelIndex &index, bool bold,
               bool hovered);

/// Draws the place of a row that is on its way.
void paintPlaceholder(QPainter *painter, const QRectF &cell, int row);

/// Where the box of a yes/no cell is, to be clicked.
[[nodiscard]] QRectF checkBoxRect(const QRectF &cell);

} // namespace rapport::ui
