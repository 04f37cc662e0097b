// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cell_painting.h"

#include "domain/field_text.h"
#include "ui/models/display_columns.h"
#include "ui/models/record_table_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/widgets/score_pill.h"
#include "ui/widgets/sparkline.h"

#include <QFontMetricsF>

#include <cmath>

namespace rapport::ui {

namespace {

constexpr double boxSize = 16;
constexpr double lineMargin = 8;
constexpr double dotRadius = 2.5;
constexpr double tagHeight = 20;
constexpr double tagPadding = 7;
constexpr double tagGap = 4;

void paintCheckBox(QPainter *painter, const QRectF &cell, const QVariant &value)
{
    const Theme &theme = Theme::current();
    const QRectF box = checkBoxRect(cell);
    const bool on = value.toInt() != 0;
    paintRounded(painter, box, 4, on ? theme.accent : theme.panel,
                 on ? theme.accent : theme.control);
    if (on)
        paintIcon(painter, box.adjusted(2, 2, -2, -2), Icon::Check, theme.onAccent);
}

void paintTags(QPainter *painter, const QRectF &cell, const QString &text)
{
    const Theme &theme = Theme::current();
    const QFont font = themeFont(Theme::secondarySize);
    const QFontMetricsF metrics(font);
    double left = cell.left();
    for (const QString &tag : splitTags(text)) {
        const double room = cell.right() - left;
        if (room < 3 * tagPadding)
            break;
        const double width = std::min(metrics.horizontalAdvance(tag) + 2 * tagPadding, room);
        const QRectF pill(left, cell.center().y() - tagHeight / 2, width, tagHeight);
        paintRounded(painter, pill, tagHeight / 2, theme.hover, theme.line);
        paintText(painter, pill.adjusted(tagPadding, 0, -tagPadding + 1, 0), tag, font, theme.text);
        left += width + tagGap;
    }
}

/// The months' line from its first value to its last: few people answer every month, so what
/// lies between is joined straight; a dot marks the last value, which may be the only one.
void paintTrend(QPainter *painter, const QRectF &area, std::array<double, 12> months)
{
    int before = -1;
    for (int month = 0; month < int(months.size()); ++month) {
        const double value = months[size_t(month)];
        if (std::isnan(value))
            continue;
        for (int gap = before + 1; before >= 0 && gap < month; ++gap)
            months[size_t(gap)] =
                std::lerp(months[size_t(before)], value, double(gap - before) / (month - before));
        before = month;
    }
    if (before < 0)
        return;
    paintSparkline(painter, area, months);
    const double x = area.left() + 1 + (area.width() - 2) * before / (double(months.size()) - 1);
    const double y = area.bottom() - 1 - (area.height() - 2) * months[size_t(before)];
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::current().accent);
    painter->drawEllipse(QPointF(x, y), dotRadius, dotRadius);
}

bool isMuted(FieldType type)
{
    return type == FieldType::Date || type == FieldType::Time || type == FieldType::LongText;
}

} // namespace

QRectF checkBoxRect(const QRectF &cell)
{
    return {cell.left(), cell.center().y() - boxSize / 2, boxSize, boxSize};
}

void paintCell(QPainter *painter, const QRectF &cell, const QModelIndex &index, bool bold,
               bool hovered)
{
    const Theme &theme = Theme::current();
    const auto type = FieldType(index.data(RecordTableModel::FieldTypeRole).toInt());
    if (type == FieldType::YesNo) {
        paintCheckBox(painter, cell, index.data(RecordTableModel::ValueRole));
        return;
    }
    if (index.data(RecordTableModel::FieldRole).toString() == kTrendColumn) {
        // One scale for all rows, so that they can be compared.
        paintTrend(painter, cell.adjusted(dotRadius, lineMargin, -dotRadius, -lineMargin),
                   trendOf(index.data(RecordTableModel::ValueRole).toString()));
        return;
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    const auto band = Band(index.data(RecordTableModel::BandRole).toInt());
    if (band != Band::None) {
        paintScorePill(painter, cell, text, band);
        return;
    }
    if (type == FieldType::Tags) {
        paintTags(painter, cell, text);
        return;
    }
    const bool reference = type == FieldType::Reference;
    const QColor color = type == FieldType::Link || (reference && hovered) ? theme.accent
        : isMuted(type)                                                    ? theme.muted
                                                                           : theme.text;
    const QFont font = themeFont(Theme::bodySize, bold ? QFont::DemiBold : QFont::Normal);
    const double width = paintText(painter, cell, text, font, color,
                                   Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    if (reference) {
        // What can be opened is told by a line as well as by its colour.
        const double y = std::round(cell.center().y() + QFontMetricsF(font).ascent() / 2) + 2.5;
        painter->setPen(QPen(hovered ? theme.accent : theme.control, 1));
        painter->drawLine(QPointF(cell.left(), y), QPointF(cell.left() + width, y));
    }
}

void paintPlaceholder(QPainter *painter, const QRectF &cell, int row)
{
    // Bars of different lengths look like text to come, not like an error.
    const double share = 0.45 + 0.12 * (row * 7 % 4);
    const QRectF bar(cell.left(), cell.center().y() - 4, cell.width() * share, 8);
    paintRounded(painter, bar, 4, Theme::current().line);
}

} // namespace rapport::ui
