// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_reader.h"

#include "domain/field_text.h"
#include "store/dialect.h"
#include "store/id_sorter.h"
#include "store/journal.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRowsBetweenStopChecks = 4096;
constexpr size_t kRowsAtOnce = 1000;

Result<Row> readRow(const Statement &statement, const std::vector<const Field *> &fields,
                    ReferenceText references, ReferenceKeys &keys)
{
    Row row{RecordId(statement.integer(0)), {}};
    row.cells.reserve(fields.size());
    int column = 1;
    for (const Field *field : fields) {
        Cell cell{statement.value(column++), {}};
        if (field->isReference()) {
            cell.text = statement.text(column++);
            if (references == ReferenceText::Key && !cell.value.isNull()) {
                auto key = keys.key(*field->target, cell.value.toInteger(), cell.text);
                RAPPORT_TRY(key);
                cell.text = std::move(*key);
            }
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

/// \p numbers as numbersOfSql() takes them.
QString numberList(const std::vector<qint64> &numbers)
{
    QStringList texts;
    texts.reserve(qsizetype(numbers.size()));
    for (const qint64 number : numbers)
        texts.append(QString::number(number));
    return u'[' + texts.join(u',') + u']';
}

std::vector<ChoiceCount> countTags(Statement &statement)
{
    QHash<QString, qint64> counts;
    while (statement.next()) {
        for (const QString &tag : splitTags(statement.text(0)))
            counts[tag] += statement.integer(2);
    }
    std::vector<ChoiceCount> choices;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        choices.push_back({it.key(), it.key(), it.value()});
    std::ranges::sort(choices, [](const ChoiceCount &a, const ChoiceCount &b) {
        return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    return choices;
}

} // namespace

Result<std::vector<qint64>> RecordReader::idsBySql(const Sql &sql, const Job &job) const
{
    auto statement = m_connection.prepare(sql.text);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec(sql.binds));
    std::vector<qint64> ids;
    while (statement->next()) {
        if (ids.size() % kRowsBetweenStopChecks == 0 && job.cancelled())
            return Job::cancelledError();
        ids.push_back(statement->integer(0));
    }
    RAPPORT_TRY(statement->failure());
    return ids;
}

/// The ids of \p query, in its order.
Result<std::vector<qint64>> RecordReader::sortedIds(const Query &query, const Job &job) const
{
    const bool byId = query.sort.empty() || query.sort.front().field == u"id"_s;
    if (byId) {
        const auto sql = m_builder.ids(query);
        RAPPORT_TRY(sql);
        return idsBySql(*sql, job);
    }
    const auto sql = m_builder.idsWithKeys(query);
    RAPPORT_TRY(sql);
    auto statement = m_connection.prepare(sql->text);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec(sql->binds));
    std::vector<Qt::SortOrder> orders;
    for (const SortKey &key : query.sort)
        orders.push_back(key.order);
    IdSorter sorter(std::move(orders));
    while (statement->next()) {
        if (sorter.size() % kRowsBetweenStopChecks == 0 && job.cancelled())
            return Job::cancelledError();
        sorter.add(*statement);
    }
    RAPPORT_TRY(statement->failure());
    return sorter.take();
}

/// The ids of \p query, whose search is not looked at.
Result<LastIds::Ids> RecordReader::idsWithoutSearch(const Query &query, const Job &job) const
{
    Query all = query;
    all.search.clear();
    const auto newest = newestChangeSet(m_connection);
    RAPPORT_TRY(newest);
    // Every change of rows, settings and scores has a change set; only "today" comes from outside.
    const QString key = QString::number(newest->value) + u' '
        + m_builder.today().toString(Qt::ISODate)
        + QString::fromUtf8(QJsonDocument(all.toJson()).toJson(QJsonDocument::Compact));
    if (LastIds::Ids kept = m_caches ? m_caches->lastIds.find(key) : nullptr)
        return kept;
    auto ids = sortedIds(all, job);
    RAPPORT_TRY(ids);
    auto shared = std::make_shared<const std::vector<qint64>>(std::move(*ids));
    if (m_caches)
        m_caches->lastIds.keep(key, shared);
    return LastIds::Ids(std::move(shared));
}

/// The records that a query's search finds, whatever else it says; nothing where the texts are too
/// many to keep in memory.
Result<std::optional<IdSet>> RecordReader::searched(const Query &query, const Job &job) const
{
    SearchIndex own;
    SearchIndex &index = m_caches ? m_caches->search : own;
    return index.find(m_connection, m_builder.catalogue(), query.kind, query.search, job);
}

/// The ids of a query with a search; nothing where the texts are too many to keep in memory.
Result<std::optional<std::vector<qint64>>> RecordReader::idsBySearch(const Query &query,
                                                                     const Job &job) const
{
    const auto found = searched(query, job);
    RAPPORT_TRY(found);
    if (!*found)
        return std::optional<std::vector<qint64>>();
    const auto all = idsWithoutSearch(query, job);
    RAPPORT_TRY(all);
    std::vector<qint64> ids;
    std::ranges::copy_if(**all, std::back_inserter(ids),
                         [&found](qint64 id) { return (*found)->contains(id); });
    return std::optional(std::move(ids));
}

Result<std::vector<qint64>> RecordReader::ids(const Query &query, const Job &job) const
{
    if (query.search.trimmed().isEmpty()) {
        const auto ids = idsWithoutSearch(query, job);
        RAPPORT_TRY(ids);
        return **ids;
    }
    auto found = idsBySearch(query, job);
    RAPPORT_TRY(found);
    if (*found)
        return std::move(**found);
    return sortedIds(query, job);
}

Result<std::vector<qint64>> RecordReader::firstIds(const Query &query, int limit) const
{
    if (!query.search.trimmed().isEmpty()) {
        auto found = ids(query);
        RAPPORT_TRY(found);
        if (found->size() > size_t(limit))
            found->resize(size_t(limit));
        return found;
    }
    auto sql = m_builder.ids(query);
    RAPPORT_TRY(sql);
    sql->text += u" LIMIT %1"_s.arg(limit);
    return idsBySql(*sql, {});
}

Result<RecordReader::Page> RecordReader::idsAfter(const Query &query,
                                                  const std::optional<QueryPosition> &after,
                                                  int limit) const
{
    Page page;
    if (limit <= 0)
        return page;
    Query rest = query;
    std::optional<QString> among;
    if (!query.search.trimmed().isEmpty()) {
        const auto found = searched(query, {});
        RAPPORT_TRY(found);
        if (*found) {
            std::vector<qint64> ids;
            (*found)->each([&ids](qint64 id) { ids.push_back(id); });
            among = numberList(ids);
            rest.search.clear();
        }
    }
    auto sql = m_builder.idsAfter(rest, after, among);
    RAPPORT_TRY(sql);
    // One more than wanted tells whether there are more.
    const auto lent = m_connection.lent(sql->text + u" LIMIT ?"_s);
    RAPPORT_TRY(lent);
    Statement *statement = lent->get();
    sql->binds.emplace_back(qint64(limit) + 1);
    RAPPORT_TRY(statement->exec(sql->binds));
    while (statement->next()) {
        page.hasMore = page.places.size() == size_t(limit);
        if (page.hasMore)
            break;
        QueryPosition place{{}, statement->integer(0)};
        for (size_t i = 0; i < query.sort.size(); ++i)
            place.keys.push_back(statement->value(int(i) + 1));
        page.places.push_back(std::move(place));
    }
    RAPPORT_TRY(statement->failure());
    statement->finish();
    return page;
}

Result<void> RecordReader::prepareSearch(KindId kind, const Job &job) const
{
    return m_caches ? m_caches->search.prepare(m_connection, m_builder.catalogue(), kind, job)
                    : Result<void>();
}

Result<qint64> RecordReader::count(const Query &query) const
{
    if (!query.search.trimmed().isEmpty()) {
        const auto found = ids(query);
        RAPPORT_TRY(found);
        return qint64(found->size());
    }
    const auto sql = m_builder.count(query);
    RAPPORT_TRY(sql);
    auto statement = m_connection.prepare(sql->text);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec(sql->binds));
    const qint64 count = statement->next() ? statement->integer(0) : 0;
    RAPPORT_TRY(statement->failure());
    return count;
}

Result<std::vector<Row>> RecordReader::page(KindId kind, const std::vector<qint64> &ids,
                                            const std::vector<const Field *> &fields,
                                            ReferenceText references) const
{
    ReferenceKeys keys(m_connection);
    return page(kind, ids, fields, references, keys);
}

Result<std::vector<Row>> RecordReader::page(KindId kind, const std::vector<qint64> &ids,
                                            const std::vector<const Field *> &fields,
                                            ReferenceText references, ReferenceKeys &keys) const
{
    if (ids.empty())
        return std::vector<Row>();
    // The ids as one value: the statement stays the same for every page.
    const auto lent = m_connection.lent(m_builder.select(kind, fields, references)
                                        + u" WHERE t.id IN "_s + numbersOfSql(u"?"_s));
    RAPPORT_TRY(lent);
    Statement *statement = lent->get();
    RAPPORT_TRY(statement->exec({Value(numberList(ids))}));
    QHash<qint64, Row> found;
    while (statement->next()) {
        auto row = readRow(*statement, fields, references, keys);
        RAPPORT_TRY(row);
        const qint64 id = row->id.value;
        found.emplace(id, std::move(*row));
    }
    RAPPORT_TRY(statement->failure());
    statement->finish();
    std::vector<Row> rows;
    rows.reserve(ids.size());
    for (const qint64 id : ids) {
        if (const auto it = found.find(id); it != found.end())
            rows.push_back(*it);
    }
    return rows;
}

Result<void> RecordReader::each(const Query &query, const std::vector<const Field *> &fields,
                                ReferenceText references,
                                const std::function<Result<void>(const Row &)> &take) const
{
    ReferenceKeys keys(m_connection);
    if (!query.search.trimmed().isEmpty()) {
        const auto found = ids(query);
        RAPPORT_TRY(found);
        for (size_t from = 0; from < found->size(); from += kRowsAtOnce) {
            const size_t to = std::min(found->size(), from + kRowsAtOnce);
            const auto rows =
                page(query.kind, {found->begin() + ptrdiff_t(from), found->begin() + ptrdiff_t(to)},
                     fields, references, keys);
            RAPPORT_TRY(rows);
            for (const Row &row : *rows)
                RAPPORT_TRY(take(row));
        }
        return {};
    }
    const auto sql = m_builder.rows(query, fields, references);
    RAPPORT_TRY(sql);
    auto statement = m_connection.prepare(sql->text);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec(sql->binds));
    while (statement->next()) {
        const auto row = readRow(*statement, fields, references, keys);
        RAPPORT_TRY(row);
        RAPPORT_TRY(take(*row));
    }
    return statement->failure();
}

Result<std::vector<ChoiceCount>> RecordReader::choices(KindId kind, const QString &field,
                                                       int limit) const
{
    const Catalogue &catalogue = m_builder.catalogue();
    const auto resolved = resolvePath(catalogue, kind, field);
    RAPPORT_TRY(resolved);
    const Field &column = **resolved;
    const auto value = m_builder.value(kind, field, u"t"_s);
    RAPPORT_TRY(value);
    const QString text = column.isReference()
        ? u"(SELECT "_s + SqlBuilder::titleSql(*column.target, u"r"_s) + u" FROM "_s
            + catalogue.kind(*column.target).name + u" r WHERE r.id = v)"_s
        : u"NULL"_s;
    const bool tags = column.type == FieldType::Tags;
    QString sql = u"SELECT v, "_s + text + u", count(*) FROM (SELECT "_s + *value + u" AS v FROM "_s
        + catalogue.kind(kind).name
        + u" t) c WHERE v IS NOT NULL GROUP BY v ORDER BY count(*) DESC, v"_s;
    if (!tags)
        sql += u" LIMIT %1"_s.arg(limit);
    auto statement = m_connection.prepare(sql);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec());
    std::vector<ChoiceCount> choices;
    if (tags) {
        choices = countTags(*statement);
        if (int(choices.size()) > limit)
            choices.resize(size_t(limit));
    } else {
        while (statement->next()) {
            const Value one = statement->value(0);
            choices.push_back({one, column.isReference() ? statement->text(1) : one.toText(),
                               statement->integer(2)});
        }
    }
    RAPPORT_TRY(statement->failure());
    return choices;
}

Result<QString> RecordReader::title(KindId kind, RecordId id) const
{
    const auto text = m_connection.scalar(
        u"SELECT %1 FROM %2 t WHERE t.id = ?"_s.arg(SqlBuilder::titleSql(kind, u"t"_s),
                                                    m_builder.catalogue().kind(kind).name),
        {Value(id.value)});
    RAPPORT_TRY(text);
    return text->isNull() ? u'#' + QString::number(id.value) : text->toText();
}

} // namespace rapport
