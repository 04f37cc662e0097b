// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/target_choices.h"

#include "domain/value.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

} // namespace

std::vector<KindId> reachableKinds(const Catalogue &catalogue, KindId kind)
{
    std::vector<KindId> kinds = {kind};
    const auto add = [&kinds](KindId one) {
        if (std::ranges::find(kinds, one) == kinds.end())
            kinds.push_back(one);
    };
    for (size_t i = 0; i < kinds.size() && kinds.size() < size_t(kKindCount); ++i) {
        for (const Field &field : catalogue.kind(kinds[i]).fields) {
            if (field.target && field.editable())
                add(*field.target);
        }
        if (kinds[i] == KindId::Developer)
            add(KindId::Identity);
    }
    return kinds;
}

std::vector<PickItem> targetItems(const Catalogue &catalogue, KindId kind)
{
    std::vector<PickItem> items = {{{}, tr("Leave out")},
                                   {kNewFieldTarget.toString(), tr("New custom field…")}};
    for (const KindId id : reachableKinds(catalogue, kind)) {
        const Kind &group = catalogue.kind(id);
        items.push_back({{}, group.displayLabel(), {}, true});
        for (const Field &field : group.fields) {
            // References are filled through the fields of what they refer to.
            if (field.editable() && !field.isReference())
                items.push_back({group.name + u'.' + field.name, field.displayLabel()});
        }
    }
    return items;
}

std::optional<Field> fieldOf(const Catalogue &catalogue, const ImportColumn &column)
{
    if (column.newField) {
        Field field;
        field.name = field.label = field.labelZh = column.newField->name;
        field.type = column.newField->type;
        field.custom = true;
        return field;
    }
    const Kind *kind = catalogue.find(column.field.section(u'.', 0, 0));
    const Field *field = kind ? kind->find(column.field.section(u'.', 1)) : nullptr;
    return field ? std::optional(*field) : std::nullopt;
}

QString targetText(const Catalogue &catalogue, const ImportColumn &column)
{
    if (column.newField)
        return tr("%1: %2 (new)")
            .arg(catalogue.kind(column.newField->kind).displayLabel(), column.newField->name);
    if (column.field.isEmpty())
        return tr("Leave out");
    const auto field = fieldOf(catalogue, column);
    const Kind *kind = catalogue.find(column.field.section(u'.', 0, 0));
    return field ? tr("%1: %2").arg(kind->displayLabel(), field->displayLabel()) : column.field;
}

QString fieldTypeLabel(FieldType type)
{
    switch (type) {
    case FieldType::Text: return tr("Text");
    case FieldType::LongText: return tr("Text of several lines");
    case FieldType::Email: return tr("E-mail address");
    case FieldType::Integer: return tr("Whole number");
    case FieldType::Number: return tr("Number");
    case FieldType::Measure: return tr("Share from 0 to 1");
    case FieldType::Date: return tr("Day");
    case FieldType::Time: return tr("Day and time");
    case FieldType::YesNo: return tr("Yes or no");
    case FieldType::Choice: return tr("Choice");
    case FieldType::Tags: return tr("Tags");
    case FieldType::Link: return tr("Link");
    case FieldType::Country: return tr("Country");
    case FieldType::Reference:
    case FieldType::Scales: break;
    }
    return fieldTypeName(type);
}

std::vector<FieldType> customFieldTypes()
{
    return {FieldType::Text, FieldType::LongText, FieldType::Integer, FieldType::Number,
            FieldType::Date, FieldType::Time,     FieldType::YesNo,   FieldType::Choice,
            FieldType::Tags, FieldType::Link};
}

QString policyText(ImportPolicy policy)
{
    switch (policy) {
    case ImportPolicy::Overwrite: return tr("Overwrite");
    case ImportPolicy::Mirror: return tr("Mirror");
    case ImportPolicy::FillEmpty: return tr("Fill empty");
    case ImportPolicy::Append: return tr("Append");
    case ImportPolicy::Never: return tr("Never");
    }
    return {};
}

QString policyHelp(ImportPolicy policy)
{
    switch (policy) {
    case ImportPolicy::Overwrite: return tr("The file wins; its empty cells change nothing");
    case ImportPolicy::Mirror: return tr("The file wins; its empty cells clear the field");
    case ImportPolicy::FillEmpty: return tr("Only where the field is empty so far");
    case ImportPolicy::Append: return tr("Adds to the tags that are there");
    case ImportPolicy::Never: return tr("Only finds the record; changes nothing");
    }
    return {};
}

std::vector<ImportPolicy> policiesFor(const Field &field)
{
    std::vector<ImportPolicy> policies = {ImportPolicy::Overwrite, ImportPolicy::Mirror,
                                          ImportPolicy::FillEmpty};
    if (field.type == FieldType::Tags)
        policies.push_back(ImportPolicy::Append);
    policies.push_back(ImportPolicy::Never);
    return policies;
}

QString scaleText(const MeasureScale &scale)
{
    if (scale.isWordList())
        return scale.wordList.join(u", "_s);
    return tr("%1 to %2").arg(exactText(scale.min), exactText(scale.max));
}

} // namespace rapport::ui
