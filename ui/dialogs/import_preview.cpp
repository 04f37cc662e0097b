// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_preview.h"

#include "ui/dialogs/import_targets.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

namespace rapport::ui {

namespace {

constexpr int kRows = 4;
constexpr int kColumnWidth = 128;

} // namespace

ImportPreview::ImportPreview(QWidget *parent) : QTableWidget(parent)
{
    setAccessibleName(tr("First rows as they will be stored"));
    setProperty("embedded", true);
    setShowGrid(false);
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::compactRowHeight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // They share the width; where they are many, the table scrolls.
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(kColumnWidth);
    horizontalHeader()->setHighlightSections(false);
}

void ImportPreview::showRows(const Catalogue &catalogue, const TableDetection &detection,
                             const ImportPlan &plan)
{
    clear();
    setRowCount(std::min(kRows, int(detection.samples.size())));
    const CellStyle style{plan.source.decimal.value_or(QLatin1Char(detection.decimal)).toLatin1(),
                          plan.source.dateOrder.value_or(QString()), plan.source.noAnswer};
    std::vector<std::pair<const Field *, const ImportColumn *>> shown;
    for (const ImportColumn &column : plan.columns) {
        const Field *field = fieldAt(catalogue, column.field);
        if (field && std::holds_alternative<int>(column.source))
            shown.emplace_back(field, &column);
    }
    setColumnCount(int(shown.size()));
    for (int place = 0; place < columnCount(); ++place)
        fillColumn(place, *shown[size_t(place)].first, detection, *shown[size_t(place)].second,
                   style);
}

void ImportPreview::fillColumn(int place, const Field &field, const TableDetection &detection,
                               const ImportColumn &column, const CellStyle &style)
{
    setHorizontalHeaderItem(place, new QTableWidgetItem(field.displayLabel()));
    CellStyle own = style;
    if (const auto at = size_t(std::get<int>(column.source));
        own.dateOrder.isEmpty() && at < detection.dateOrders.size())
        own.dateOrder = detection.dateOrders[at].order();
    CellParser parser(field, column.scale, own);
    for (int row = 0; row < rowCount(); ++row) {
        const QString cell = detection.samples[size_t(row)].value(std::get<int>(column.source));
        const auto value = parser.parse(cell);
        auto *item = new QTableWidgetItem(value ? fieldText(field, *value) : cell);
        item->setToolTip(value ? item->text() : value.error().text);
        if (!value)
            item->setForeground(Theme::current().bandText(Band::AtRisk));
        setItem(row, place, item);
    }
}

} // namespace rapport::ui
