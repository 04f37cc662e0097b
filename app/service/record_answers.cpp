// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/record_answers.h"

#include "domain/json_text.h"
#include "domain/record_json.h"
#include "service/service_text.h"

#include <algorithm>
#include <tuple>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kRowsAtOnce = 200;
constexpr qsizetype kEnoughBytes = 8 * 1024 * 1024;

/// Writes rows as JSON objects whose names are made once.
class RowsToJson {
public:
    explicit RowsToJson(std::vector<const Field *> fields) : m_fields(std::move(fields))
    {
        for (const Field *field : m_fields) {
            QByteArray key;
            appendJson(key, field->name);
            m_keys.push_back(key + ':');
        }
    }

    [[nodiscard]] const std::vector<const Field *> &fields() const { return m_fields; }

    void append(QByteArray &out, const Row &row) const
    {
        out += '{';
        for (size_t i = 0; i < m_fields.size(); ++i) {
            if (i > 0)
                out += ',';
            out += m_keys[i];
            appendJson(out, cellJson(*m_fields[i], row.cells[i]));
        }
        out += '}';
    }

private:
    std::vector<const Field *> m_fields;
    std::vector<QByteArray> m_keys;
};

Result<RowsToJson> columnsOf(const Kind &kind, const QString &columns)
{
    const auto names =
        columns.isEmpty() ? Result<QStringList>(allColumns(kind)) : parseColumns(kind, columns);
    RAPPORT_TRY(names);
    std::vector<const Field *> fields;
    for (const QString &name : *names)
        fields.push_back(kind.find(name));
    return RowsToJson(std::move(fields));
}

/// Where the rows that were read end.
struct Slice {
    int rows = 0;
    std::optional<QueryPosition> next = {}; ///< nothing at the end of all
};

/// Hands rows behind \p after to \p take until there are \p limit, or until the answer, whose bytes
/// \p take returns, is long enough: a text may be as long as a body.
template <typename Take>
Result<Slice>
readSlice(const ReadContext &context, const Query &query, const std::optional<QueryPosition> &after,
          int limit, const std::vector<const Field *> &fields, ReferenceText references, Take take)
{
    const auto page = context.records().idsAfter(query, after, limit);
    RAPPORT_TRY(page);
    Slice slice;
    for (size_t done = 0; done < page->places.size();) {
        const size_t end = std::min(page->places.size(), done + kRowsAtOnce);
        std::vector<qint64> ids;
        for (size_t i = done; i < end; ++i)
            ids.push_back(page->places[i].id);
        const auto rows = context.records().page(query.kind, ids, fields, references);
        RAPPORT_TRY(rows);
        qsizetype bytes = 0;
        for (const Row &row : *rows)
            bytes = take(row, slice.rows++ == 0);
        done = end;
        if (done < page->places.size() ? bytes > kEnoughBytes : page->hasMore) {
            slice.next = page->places[done - 1];
            break;
        }
    }
    return slice;
}

} // namespace

Result<QByteArray> recordPage(const ReadContext &context, const RecordRequest &request)
{
    const Kind &kind = context.catalogue().kind(request.kind);
    const auto query = parseQuery(context.catalogue(), request.kind, request.texts);
    RAPPORT_TRY(query);
    const auto rowsToJson = columnsOf(kind, request.columns);
    RAPPORT_TRY(rowsToJson);
    std::optional<QueryPosition> after;
    if (!request.after.isEmpty()) {
        auto position = parsePosition(*query, request.after);
        RAPPORT_TRY(position);
        after = std::move(*position);
    }
    QByteArray json = "{\"rows\": [";
    const auto slice = readSlice(context, *query, after, request.limit, rowsToJson->fields(),
                                 ReferenceText::Key, [&](const Row &row, bool isFirst) {
                                     json += isFirst ? "\n" : ",\n";
                                     rowsToJson->append(json, row);
                                     return json.size();
                                 });
    RAPPORT_TRY(slice);
    json += "\n], \"next\": ";
    appendJson(json, slice->next ? QJsonValue(positionText(*slice->next)) : QJsonValue());
    return json + "}\n";
}

Result<QByteArray> oneRecord(const ReadContext &context, KindId kind, RecordId id,
                             const QString &columns)
{
    const Kind &owner = context.catalogue().kind(kind);
    const auto rowsToJson = columnsOf(owner, columns);
    RAPPORT_TRY(rowsToJson);
    const auto rows =
        context.records().page(kind, {id.value}, rowsToJson->fields(), ReferenceText::Key);
    RAPPORT_TRY(rows);
    if (rows->empty())
        return Error{Error::Code::NotFound,
                     Service::tr("There is no %1 with the id %2.")
                         .arg(owner.name, QString::number(id.value)),
                     {}};
    QByteArray json;
    rowsToJson->append(json, rows->front());
    return json + '\n';
}

Result<DeveloperSlice> developerSlice(const ReadContext &context,
                                      const std::optional<QueryPosition> &after, int limit)
{
    const Kind &kind = context.catalogue().kind(KindId::Developer);
    const std::vector<const Field *> fields = {kind.find(u"name"), kind.find(u"email"),
                                               kind.find(u"company"), kind.find(u"cs")};
    QByteArray json;
    const auto take = [&](const Row &row, bool isFirst) {
        const auto &[name, email, company, cs] =
            std::tie(row.cells[0], row.cells[1], row.cells[2], row.cells[3]);
        json += isFirst ? "{\"id\": " : ",\n{\"id\": ";
        json += QByteArray::number(row.id.value) + ", \"name\": ";
        appendJson(json, (name.value.isNull() ? email : name).value.toJson());
        json += ", \"company\": ";
        appendJson(json, cellJson(*fields[2], company));
        json += ", \"satisfaction\": ";
        appendJson(json, cs.value.toJson());
        json += '}';
        return json.size();
    };
    const auto slice = readSlice(context, {KindId::Developer, {}, {}, {}}, after, limit, fields,
                                 ReferenceText::Title, take);
    RAPPORT_TRY(slice);
    return DeveloperSlice{std::move(json), slice->rows, slice->next};
}

} // namespace rapport
