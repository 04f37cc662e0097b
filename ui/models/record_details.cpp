// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/record_details.h"

#include "ui/models/cell_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t mostListed = 20;
const QString dot = u" \u00b7 "_s;

/// How the records of a kind are listed beside what they belong to.
struct Listing {
    QStringList titles; ///< the first of these fields that says something
    QStringList notes;
    QString at;
    bool newestFirst = false;
};

Listing listingOf(KindId kind, const QString &link)
{
    switch (kind) {
    case KindId::Identity: return {{u"handle"_s}, {u"platform"_s}, {}};
    case KindId::Feedback:
        return {{link == u"developer" ? u"survey"_s : u"developer"_s},
                {u"ux"_s, u"ts"_s, u"csat"_s, u"dp"_s, u"ds"_s, u"ir"_s, u"comment"_s},
                u"taken_on"_s,
                true};
    case KindId::Interaction:
        return {{u"subject"_s, u"kind"_s},
                {u"kind"_s, u"channel"_s, u"response_time"_s},
                u"occurred_at"_s,
                true};
    case KindId::Attendance:
        return {{link == u"developer" ? u"event"_s : u"developer"_s},
                {u"role"_s, u"status"_s, u"rating"_s},
                {}};
    case KindId::Engagement:
        return {{link == u"developer" ? u"resource"_s : u"developer"_s},
                {u"kind"_s},
                u"occurred_at"_s,
                true};
    case KindId::Project: return {{u"title"_s}, {u"stage"_s, u"product"_s}, {}};
    case KindId::Task: return {{u"title"_s}, {u"due_on"_s, u"done_on"_s, u"assignee"_s}, {}};
    case KindId::Developer: return {{u"name"_s, u"email"_s}, {u"job_title"_s, u"country"_s}, {}};
    default: return {{u"title"_s, u"name"_s}, {}, {}};
    }
}

/// The fields named, with their cells in a row that was read with them.
class ReadFields {
public:
    ReadFields(const Kind &kind, const QStringList &names)
    {
        for (const QString &name : names) {
            if (const Field *field = kind.find(name))
                m_fields.push_back(field);
        }
    }
    [[nodiscard]] const std::vector<const Field *> &fields() const { return m_fields; }
    [[nodiscard]] const Cell *cell(const Row &row, const QString &name) const
    {
        for (size_t i = 0; i < m_fields.size() && i < row.cells.size(); ++i) {
            if (m_fields[i]->name == name)
                return &row.cells[i];
        }
        return nullptr;
    }
    [[nodiscard]] QString text(const Row &row, const QString &name,
                               const CellContext &context) const
    {
        for (size_t i = 0; i < m_fields.size() && i < row.cells.size(); ++i) {
            if (m_fields[i]->name == name)
                return cellText(*m_fields[i], row.cells[i], context);
        }
        return {};
    }

private:
    std::vector<const Field *> m_fields;
};

RelatedRecord describe(KindId kind, const Row &row, const ReadFields &read, const Listing &listing,
                       const CellContext &context)
{
    RelatedRecord record{kind, row.id, {}, {}, {}, {}};
    for (const QString &name : listing.titles) {
        if (record.title.isEmpty())
            record.title = read.text(row, name, context);
    }
    if (record.title.isEmpty() && kind == KindId::Feedback)
        record.title = listing.titles.contains(u"developer"_s)
            ? QCoreApplication::translate("RecordDetails", "Anonymous")
            : QCoreApplication::translate("RecordDetails", "Answer sheet");
    QStringList notes;
    for (const QString &name : listing.notes)
        notes.append(read.text(row, name, context));
    notes.removeAll(QString());
    notes.removeAll(record.title);
    record.note = notes.join(dot);
    if (const Cell *at = read.cell(row, listing.at))
        record.at = at->value.toText();
    if (const Cell *score = read.cell(row, u"cs"_s);
        score && kind == KindId::Developer && !score->value.isNull())
        record.score = score->value.toReal();
    return record;
}

Query queryFor(const Kind &kind, const QString &link, RecordId owner, const Listing &listing)
{
    Query query;
    query.kind = kind.id;
    query.filter.conditions = {{link, Op::Equal, {Value(owner.value)}}};
    if (kind.id == KindId::Developer)
        query.sort = {{u"cs"_s, Qt::DescendingOrder}};
    else if (listing.newestFirst)
        query.sort = {{listing.at, Qt::DescendingOrder}};
    else
        query.sort = {{u"id"_s, Qt::DescendingOrder}};
    return query;
}

Result<RelatedGroup> readGroup(const ReadContext &context, const Kind &kind, const QString &link,
                               RecordId owner)
{
    const Listing listing = listingOf(kind.id, link);
    auto ids = context.records().ids(queryFor(kind, link, owner, listing));
    RAPPORT_TRY(ids);
    RelatedGroup group{kind.id, link, qint64(ids->size()), {}};
    if (ids->size() > mostListed)
        ids->resize(mostListed);
    const ReadFields read(kind, listing.titles + listing.notes + QStringList{listing.at, u"cs"_s});
    const auto rows = context.records().page(kind.id, *ids, read.fields());
    RAPPORT_TRY(rows);
    const CellContext text{context.settings(), {}};
    for (const Row &row : *rows)
        group.records.push_back(describe(kind.id, row, read, listing, text));
    return group;
}

/// Sheets and interactions of one person are told as one story.
bool isTold(KindId owner, KindId kind)
{
    return owner == KindId::Developer && (kind == KindId::Feedback || kind == KindId::Interaction);
}

/// Too many of these belong to one thing to be worth a list beside it.
bool isListed(KindId owner, KindId kind)
{
    return !(owner == KindId::Company && kind == KindId::Feedback);
}

Result<void> readRelated(const ReadContext &context, RecordDetails &details)
{
    for (const Kind &kind : context.catalogue().kinds()) {
        for (const Field &field : kind.fields) {
            if (field.target != details.kind || !isListed(details.kind, kind.id))
                continue;
            auto group = readGroup(context, kind, field.name, details.row.id);
            RAPPORT_TRY(group);
            if (isTold(details.kind, kind.id))
                std::ranges::move(group->records, std::back_inserter(details.timeline));
            else
                details.related.push_back(std::move(*group));
        }
    }
    std::ranges::stable_sort(details.timeline, std::ranges::greater(), &RelatedRecord::at);
    if (details.timeline.size() > mostListed)
        details.timeline.resize(mostListed);
    return {};
}

} // namespace

Result<std::optional<RecordDetails>> readDetails(const ReadContext &context, KindId kind,
                                                 RecordId id)
{
    const Kind &owner = context.catalogue().kind(kind);
    std::vector<const Field *> fields;
    for (const Field &field : owner.fields)
        fields.push_back(&field);
    auto rows = context.records().page(kind, {id.value}, fields);
    RAPPORT_TRY(rows);
    if (rows->empty())
        return std::optional<RecordDetails>();
    RecordDetails details;
    details.kind = kind;
    details.row = std::move(rows->front());
    const auto title = context.records().title(kind, id);
    RAPPORT_TRY(title);
    details.title = *title;
    if (kind == KindId::Developer) {
        auto why = explainScores(context, id);
        RAPPORT_TRY(why);
        details.why = std::move(*why);
    }
    RAPPORT_TRY(readRelated(context, details));
    return std::optional(std::move(details));
}

} // namespace rapport::ui
