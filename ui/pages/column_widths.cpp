// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/column_widths.h"

#include "domain/catalogue.h"
#include "ui/models/display_columns.h"
#include "ui/pages/table_presets.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rapport::ui {

namespace {

int sumOf(const std::vector<ColumnWish> &wishes, int ColumnWish::*part)
{
    return std::accumulate(wishes.begin(), wishes.end(), 0,
                           [part](int sum, const ColumnWish &wish) { return sum + wish.*part; });
}

} // namespace

ColumnWish columnWish(const Kind &kind, const Field &field)
{
    if (field.name == boldField(kind)) {
        // A title is a sentence, a name is two words.
        const bool sentence = field.name == u"title" || field.name == u"subject";
        if (kind.id == KindId::Survey)
            return {180, 210, 4};
        return sentence ? ColumnWish{190, 320, 6} : ColumnWish{124, 170, 2};
    }
    if (field.name == kTrendColumn)
        return {84, 92, 0};
    switch (field.type) {
    case FieldType::Reference: return {96, 150, 1};
    case FieldType::LongText: return {180, 280, 6};
    case FieldType::Tags: return {84, 160, 1};
    case FieldType::Link:
    case FieldType::Email: return {110, 180, 1};
    case FieldType::Measure: return {64, 96, 0};
    case FieldType::Integer:
    case FieldType::Number: return {56, 84, 0};
    case FieldType::Date: return {108, 112, 0};
    case FieldType::Time:
        return field.name == u"last_seen" ? ColumnWish{84, 92, 0} : ColumnWish{146, 150, 0};
    case FieldType::YesNo:
    case FieldType::Country: return {64, 80, 0};
    case FieldType::Choice: return {64, 112, 0};
    default: return {72, 120, 1};
    }
}

std::vector<int> fitColumns(const std::vector<ColumnWish> &wishes, int room)
{
    const int least = sumOf(wishes, &ColumnWish::least);
    const int wanted = sumOf(wishes, &ColumnWish::wanted);
    const int stretch = sumOf(wishes, &ColumnWish::stretch);
    // How much of the way from least to wanted there is room for, and what is left beyond it.
    const double share =
        least <= room && room < wanted ? double(room - least) / (wanted - least) : 1.0;
    const int spare = stretch > 0 ? std::max(0, room - wanted) : 0;
    std::vector<int> widths;
    double exact = 0;
    int used = 0;
    for (const ColumnWish &wish : wishes) {
        exact += wish.least + share * (wish.wanted - wish.least);
        if (stretch > 0)
            exact += double(spare) * wish.stretch / stretch;
        // Rounding the running sum loses no pixel.
        widths.push_back(int(std::lround(exact)) - used);
        used += widths.back();
    }
    return widths;
}

} // namespace rapport::ui
