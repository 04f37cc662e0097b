// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/display_columns.h"

#include "insight/twelve_months.h"

#include <algorithm>
#include <limits>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The months as a cell keeps them: "0.8;;0.75;…".
Value trendCell(const TwelveMonths &months)
{
    QStringList texts;
    for (const auto &month : months)
        texts.append(month ? QString::number(*month, 'f', 3) : QString());
    return texts.join(u';');
}

Field trendField()
{
    Field field;
    field.name = kTrendColumn.toString();
    field.label = u"12 months"_s;
    field.labelZh = u"近 12 个月"_s;
    field.computed = true;
    return field;
}

} // namespace

const std::vector<Field> &displayColumns(KindId kind)
{
    static const std::vector<Field> ofDevelopers = {trendField()};
    static const std::vector<Field> none;
    return kind == KindId::Developer ? ofDevelopers : none;
}

bool isDisplayColumn(KindId kind, QStringView name)
{
    return std::ranges::any_of(displayColumns(kind),
                               [name](const Field &field) { return field.name == name; });
}

const Field *findColumn(const Kind &kind, QStringView name)
{
    for (const Field &field : displayColumns(kind.id)) {
        if (field.name == name)
            return &field;
    }
    return kind.find(name);
}

QStringList storedColumns(KindId kind, const QStringList &columns)
{
    QStringList stored = columns;
    stored.removeIf([kind](const QString &name) { return isDisplayColumn(kind, name); });
    return stored;
}

Result<std::vector<Row>> readRows(const ReadContext &context, KindId kind,
                                  const std::vector<qint64> &ids, const QStringList &columns)
{
    std::vector<const Field *> fields;
    for (const QString &name : storedColumns(kind, columns)) {
        const auto field = resolvePath(context.catalogue(), kind, name);
        RAPPORT_TRY(field);
        fields.push_back(*field);
    }
    auto rows = context.records().page(kind, ids, fields);
    RAPPORT_TRY(rows);
    const auto place = columns.indexOf(kTrendColumn);
    if (place < 0 || kind != KindId::Developer)
        return rows;
    const auto months = twelveMonths(context, ids);
    RAPPORT_TRY(months);
    for (Row &row : *rows) {
        const auto found = months->constFind(row.id.value);
        row.cells.insert(row.cells.begin() + place,
                         found == months->cend() ? Cell() : Cell{trendCell(*found), {}});
    }
    return rows;
}

std::array<double, 12> trendOf(const QString &cellText)
{
    std::array<double, 12> values;
    values.fill(std::numeric_limits<double>::quiet_NaN());
    const QStringList texts = cellText.split(u';');
    for (size_t i = 0; i < values.size() && i < size_t(texts.size()); ++i) {
        bool ok = false;
        const double value = texts[qsizetype(i)].toDouble(&ok);
        if (ok)
            values[i] = value;
    }
    return values;
}

} // namespace rapport::ui
