// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/global_search.h"

#include "domain/field_text.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// What a person opens, most wanted first, and the fields that tell namesakes apart.
struct Searched {
    KindId kind;
    QStringList details;
};

const std::vector<Searched> &searchedKinds()
{
    static const std::vector<Searched> kinds = {
        {KindId::Developer, {u"email"_s, u"company"_s}},
        {KindId::Company, {u"domain"_s, u"country"_s}},
        {KindId::Interaction, {u"developer"_s, u"kind"_s}},
        {KindId::Event, {u"kind"_s, u"place"_s}},
        {KindId::Resource, {u"kind"_s, u"product"_s}},
        {KindId::Project, {u"developer"_s, u"stage"_s}},
        {KindId::Task, {u"developer"_s, u"due_on"_s}},
        {KindId::Survey, {u"product"_s, u"version"_s}},
        {KindId::Feedback, {u"developer"_s, u"comment"_s}},
    };
    return kinds;
}

QString shown(const Field &field, const Cell &cell)
{
    if (field.isReference())
        return cell.text;
    const QString text = fieldText(field, cell.value);
    return field.type == FieldType::Choice ? choiceLabel(text) : text;
}

Result<SearchHits> hitsOf(const ReadContext &context, const Searched &searched,
                          const SearchIndex::Best &best)
{
    const Kind &kind = context.catalogue().kind(searched.kind);
    std::vector<const Field *> fields;
    for (const QString &name : searched.details)
        fields.push_back(kind.find(name));
    const auto rows = context.records().page(searched.kind, best.ids, fields);
    RAPPORT_TRY(rows);
    SearchHits hits{searched.kind, {}, best.more};
    for (const Row &row : *rows) {
        const auto title = context.records().title(searched.kind, row.id);
        RAPPORT_TRY(title);
        QStringList details;
        for (size_t i = 0; i < fields.size(); ++i) {
            const QString text = shown(*fields[i], row.cells[i]);
            if (!text.isEmpty() && text != *title)
                details.append(text);
        }
        hits.hits.push_back({row.id, *title, details.join(u" · "_s)});
    }
    return hits;
}

} // namespace

Result<std::vector<SearchHits>> findEverywhere(const ReadContext &context, const QString &search,
                                               int perKind, const Job &job)
{
    std::vector<SearchHits> found;
    SearchIndex own;
    SearchIndex &index = context.caches() ? context.caches()->search : own;
    for (const Searched &searched : searchedKinds()) {
        if (job.cancelled())
            return Job::cancelledError();
        const auto best = index.best(context.connection(), context.catalogue(), searched.kind,
                                     search, perKind, job);
        RAPPORT_TRY(best);
        if (best->ids.empty())
            continue;
        auto hits = hitsOf(context, searched, *best);
        RAPPORT_TRY(hits);
        found.push_back(std::move(*hits));
    }
    return found;
}

} // namespace rapport
