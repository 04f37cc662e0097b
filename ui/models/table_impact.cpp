// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/table_impact.h"

#include "ui/models/display_columns.h"

#include <algorithm>

namespace rapport::ui {

namespace {

using Touched = ChangeSummary::Touched;

bool isScore(const Field &field)
{
    return field.type == FieldType::Measure || field.name == u"cs_coverage"
        || field.name == u"e_coverage" || field.name.endsWith(u"band");
}

/// Whether developers' components decide the field, rather than the records it counts.
bool comesFromComponents(KindId kind, const Field &field)
{
    return (kind == KindId::Developer && (isScore(field) || field.name == u"sheets"))
        || (kind == KindId::Company && isScore(field));
}

/// Whether the weights and bands decide the field.
bool dependsOnSettings(KindId kind, const Field &field)
{
    return field.computed && isScore(field)
        && (kind == KindId::Developer || kind == KindId::Company || kind == KindId::Feedback);
}

bool componentsChanged(const ChangeSummary &summary)
{
    return summary.rescoredAll || !summary.rescored.isEmpty();
}

/// Whether a commit may give \p field of any record of \p kind another value.
bool fieldChanged(KindId kind, const Field &field, const ChangeSummary &summary)
{
    const Touched &own = summary.of(kind);
    if (own.many)
        return true;
    if (dependsOnSettings(kind, field) && summary.settings)
        return true;
    if (comesFromComponents(kind, field) && componentsChanged(summary))
        return true;
    // A company's scores also follow who belongs to it; a developer's only the answers.
    if (comesFromComponents(kind, field) && kind == KindId::Developer)
        return own.rowsChanged;
    if (field.isReference() && summary.of(*field.target).any())
        return true;
    if (!field.computed)
        return own.fields.contains(field.name);
    if (field.name == u"id" || field.name == u"created_at")
        return false;
    // The program's own columns follow their record, and the records they are made of.
    return own.any() || std::ranges::any_of(sourcesOf(kind, field), [&](KindId source) {
               return summary.of(source).any();
           });
}

bool pathChanged(const Catalogue &catalogue, KindId kind, const QString &path,
                 const ChangeSummary &summary)
{
    const qsizetype dot = path.indexOf(u'.');
    const Kind &owner = catalogue.kind(kind);
    const Field *field = owner.find(dot < 0 ? QStringView(path) : QStringView(path).left(dot));
    if (!field)
        return true;
    if (dot < 0)
        return fieldChanged(kind, *field, summary);
    if (summary.of(kind).fields.contains(field->name) || summary.of(kind).many)
        return true;
    return field->target
        && (summary.of(*field->target).rowsChanged
            || pathChanged(catalogue, *field->target, path.mid(dot + 1), summary));
}

bool filterChanged(const Catalogue &catalogue, KindId kind, const Filter &filter,
                   const ChangeSummary &summary)
{
    return std::ranges::any_of(filter.conditions,
                               [&](const Condition &condition) {
                                   return pathChanged(catalogue, kind, condition.field, summary);
                               })
        || std::ranges::any_of(filter.groups, [&](const Filter &group) {
               return filterChanged(catalogue, kind, group, summary);
           });
}

bool idsChanged(const Catalogue &catalogue, const Query &query, const ChangeSummary &summary)
{
    const Touched &own = summary.of(query.kind);
    if (own.rowsChanged || own.many || filterChanged(catalogue, query.kind, query.filter, summary))
        return true;
    const auto changed = [&](const QString &path) {
        return pathChanged(catalogue, query.kind, path, summary);
    };
    if (std::ranges::any_of(query.sort, [&](const SortKey &key) { return changed(key.field); }))
        return true;
    if (query.search.trimmed().isEmpty())
        return false;
    // A search for a developer also looks into identities.
    return std::ranges::any_of(catalogue.kind(query.kind).searchFields, changed)
        || (query.kind == KindId::Developer && summary.of(KindId::Identity).any());
}

} // namespace

std::vector<KindId> sourcesOf(KindId kind, const Field &field)
{
    if (!field.computed)
        return {};
    switch (kind) {
    case KindId::Company: return {KindId::Developer, KindId::Feedback};
    case KindId::Developer:
        if (field.name == u"interactions")
            return {KindId::Interaction};
        if (field.name == u"company_segment")
            return {KindId::Company};
        if (field.name == u"last_seen")
            return {KindId::Interaction, KindId::Attendance, KindId::Event, KindId::Engagement,
                    KindId::Feedback};
        return {};
    case KindId::Survey: return {KindId::Feedback};
    case KindId::Event: return {KindId::Attendance};
    case KindId::Resource: return {KindId::Engagement};
    case KindId::Interaction: return {KindId::Interaction, KindId::Developer};
    default: return {};
    }
}

TableImpact impactOf(const Catalogue &catalogue, const Query &query, const QStringList &columns,
                     const ChangeSummary &summary)
{
    const Touched &own = summary.of(query.kind);
    TableImpact impact;
    impact.ids = summary.catalogue || idsChanged(catalogue, query, summary);
    // Settings also say how scores and times are written.
    impact.all = summary.catalogue || summary.settings || own.many;
    impact.rows = own.updated;
    if (columns.contains(kTrendColumn)) {
        // A sheet that counts in a month counts in the developer's score as well.
        impact.all |= summary.rescoredAll;
        impact.rows.unite(summary.rescored);
    }
    for (const QString &name : columns) {
        const Field *field = catalogue.kind(query.kind).find(name);
        if (!field)
            continue;
        if (field->isReference() && summary.of(*field->target).any())
            impact.all = true;
        for (const KindId source : sourcesOf(query.kind, *field))
            impact.all |= summary.of(source).any();
        if (!comesFromComponents(query.kind, *field))
            continue;
        impact.all |=
            summary.rescoredAll || (query.kind != KindId::Developer && !summary.rescored.isEmpty());
        if (query.kind == KindId::Developer)
            impact.rows.unite(summary.rescored);
    }
    return impact;
}

} // namespace rapport::ui
