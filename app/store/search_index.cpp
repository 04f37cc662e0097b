// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_index.h"

#include "domain/search_text.h"
#include "store/journal.h"
#include "store/sql_builder.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kRowsBetweenStopChecks = 4096;
/// Changed rows are read one by one up to this share of all; past it everything is read again.
constexpr size_t kShareWorthFollowing = 8;
constexpr size_t kAlwaysFollowed = 1000;

/// The columns of one kind's texts, in the order of the SELECT.
struct Columns {
    std::vector<const Field *> names;
    std::vector<const Field *> others;
    std::vector<const Field *> references;

    explicit Columns(const Kind &kind)
    {
        const QStringList naming = SqlBuilder::namingColumns(kind);
        for (const QString &name : kind.searchFields) {
            const Field *field = kind.find(name);
            if (field->isReference())
                references.push_back(field);
            else if (naming.contains(name))
                names.push_back(field);
            else
                others.push_back(field);
        }
        // A handle stands for its developer.
        if (kind.id == KindId::Identity)
            references.push_back(kind.find(u"developer"_s));
    }

    [[nodiscard]] QString select(const Kind &kind) const
    {
        QStringList columns = {u"id"_s};
        for (const auto *list : {&names, &others, &references}) {
            for (const Field *field : *list)
                columns.append(quoted(field->column));
        }
        return u"SELECT "_s + columns.join(u", "_s) + u" FROM "_s + kind.name;
    }
};

QByteArray foldedText(const Statement &row, int first, size_t count)
{
    QByteArray text;
    for (int column = first; column < first + int(count); ++column) {
        const QByteArray part = row.utf8(column);
        if (part.isEmpty())
            continue;
        if (!text.isEmpty())
            text += ' ';
        text += foldForSearch(part);
    }
    return text;
}

void addRow(const Statement &row, const Columns &columns, SearchTexts &names, SearchTexts &others)
{
    const qint64 id = row.integer(0);
    int column = 1;
    const QByteArray name = foldedText(row, column, columns.names.size());
    column += int(columns.names.size());
    const QByteArray other = foldedText(row, column, columns.others.size());
    column += int(columns.others.size());
    std::vector<qint64> targets;
    for (size_t i = 0; i < columns.references.size(); ++i)
        targets.push_back(row.integer(column++));
    names.add(id, name, targets);
    if (!columns.others.empty())
        others.add(id, other, {});
}

void take(const IdSet &found, std::vector<qint64> &ids, IdSet &taken, size_t limit)
{
    found.each([&](qint64 id) {
        if (ids.size() > limit || taken.contains(id))
            return;
        taken.insert(id);
        ids.push_back(id);
    });
}

} // namespace

Result<void> SearchIndex::build(Connection &connection, const Catalogue &catalogue, KindId kind,
                                const Job &job)
{
    const Kind &owner = catalogue.kind(kind);
    const Columns columns(owner);
    const auto newest = newestChangeSet(connection);
    RAPPORT_TRY(newest);
    Texts texts{SearchTexts(int(columns.references.size())), SearchTexts(), *newest};
    auto rows = connection.prepare(columns.select(owner) + u" ORDER BY id"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec());
    while (rows->next() && !texts.tooMany) {
        if (texts.names.size() % kRowsBetweenStopChecks == 0 && job.cancelled())
            return Job::cancelledError();
        addRow(*rows, columns, texts.names, texts.others);
        texts.tooMany = texts.names.bytes() + texts.others.bytes() > SearchTexts::kMostBytes;
    }
    RAPPORT_TRY(rows->failure());
    if (texts.tooMany)
        texts.names = texts.others = SearchTexts();
    texts.names.squeeze();
    texts.others.squeeze();
    m_texts.insert_or_assign(kind, std::move(texts));
    return {};
}

/// Reads again what the journal says has changed; false where reading everything is better.
Result<bool> SearchIndex::follow(Connection &connection, const Catalogue &catalogue, KindId kind,
                                 Texts &texts)
{
    const auto newest = newestChangeSet(connection);
    RAPPORT_TRY(newest);
    // A reader may still look at the file as it was before what another one has seen.
    if (newest->value <= texts.upTo.value)
        return true;
    const auto ranges = changedRecords(connection, catalogue.kind(kind), texts.upTo);
    RAPPORT_TRY(ranges);
    size_t changed = texts.names.outdated();
    for (const IdRange &range : *ranges)
        changed += size_t(range.last - range.first + 1);
    if (changed > kAlwaysFollowed && changed > texts.names.size() / kShareWorthFollowing)
        return false;
    const Columns columns(catalogue.kind(kind));
    auto rows = connection.prepare(columns.select(catalogue.kind(kind))
                                   + u" WHERE id BETWEEN ? AND ? ORDER BY id"_s);
    RAPPORT_TRY(rows);
    for (const IdRange &range : *ranges) {
        RAPPORT_TRY(rows->exec({Value(range.first), Value(range.last)}));
        while (rows->next())
            addRow(*rows, columns, texts.names, texts.others);
        RAPPORT_TRY(rows->failure());
    }
    texts.upTo = *newest;
    return true;
}

Result<SearchIndex::Texts *> SearchIndex::current(Connection &connection,
                                                  const Catalogue &catalogue, KindId kind,
                                                  const Job &job)
{
    auto it = m_texts.find(kind);
    if (it != m_texts.end() && it->second.tooMany)
        return &it->second;
    bool known = it != m_texts.end();
    if (known) {
        const auto followed = follow(connection, catalogue, kind, it->second);
        RAPPORT_TRY(followed);
        known = *followed;
    }
    if (!known)
        RAPPORT_TRY(build(connection, catalogue, kind, job));
    return &m_texts.at(kind);
}

Result<std::optional<IdSet>> SearchIndex::findWord(Connection &connection,
                                                   const Catalogue &catalogue, KindId kind,
                                                   const QByteArray &word, const Job &job)
{
    const auto texts = current(connection, catalogue, kind, job);
    RAPPORT_TRY(texts);
    if ((*texts)->tooMany)
        return std::optional<IdSet>();
    const Columns columns(catalogue.kind(kind));
    IdSet found = (*texts)->names.find(word);
    found.unite((*texts)->others.find(word));
    for (int i = 0; i < int(columns.references.size()); ++i) {
        const auto targets =
            current(connection, catalogue, *columns.references[size_t(i)]->target, job);
        RAPPORT_TRY(targets);
        if ((*targets)->tooMany)
            return std::optional<IdSet>();
        if (kind != KindId::Identity)
            found.unite((*texts)->names.referringTo((*targets)->names.find(word), i));
    }
    if (kind == KindId::Developer) {
        const auto identities = current(connection, catalogue, KindId::Identity, job);
        RAPPORT_TRY(identities);
        if ((*identities)->tooMany)
            return std::optional<IdSet>();
        found.unite((*identities)->names.targetsOf((*identities)->names.find(word), 0));
    }
    return std::optional(std::move(found));
}

Result<std::optional<IdSet>> SearchIndex::find(Connection &connection, const Catalogue &catalogue,
                                               KindId kind, const QString &search, const Job &job)
{
    const std::lock_guard lock(m_mutex);
    std::optional<IdSet> all;
    for (const QByteArray &word : searchWords(search)) {
        const auto found = findWord(connection, catalogue, kind, word, job);
        RAPPORT_TRY(found);
        if (!*found)
            return std::optional<IdSet>();
        if (all)
            all->intersect(**found);
        else
            all = **found;
    }
    return all ? all : IdSet();
}

Result<void> SearchIndex::prepare(Connection &connection, const Catalogue &catalogue, KindId kind,
                                  const Job &job)
{
    const std::lock_guard lock(m_mutex);
    // What a word is looked for in is the same for every word.
    RAPPORT_TRY(findWord(connection, catalogue, kind, "-", job));
    return {};
}

Result<SearchIndex::Best> SearchIndex::best(Connection &connection, const Catalogue &catalogue,
                                            KindId kind, const QString &search, int limit,
                                            const Job &job)
{
    auto all = find(connection, catalogue, kind, search, job);
    RAPPORT_TRY(all);
    Best best;
    if (!*all || (*all)->isEmpty())
        return best;
    const std::lock_guard lock(m_mutex);
    const SearchTexts &names = m_texts.at(kind).names;
    const QByteArray first = searchWords(search).front();
    IdSet taken;
    for (const QByteArray &wanted : {QByteArray('\n' + first), QByteArray(' ' + first), first}) {
        IdSet found = names.find(wanted);
        found.intersect(**all);
        take(found, best.ids, taken, size_t(limit));
    }
    take(**all, best.ids, taken, size_t(limit));
    best.more = best.ids.size() > size_t(limit);
    if (best.more)
        best.ids.resize(size_t(limit));
    return best;
}

} // namespace rapport
