// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/record_answers.h"

#include "domain/json_text.h"
#include "domain/record_json.h"
#include "service/service_text.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

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
    const auto page = context.records().idsAfter(*query, after, request.limit);
    RAPPORT_TRY(page);
    const auto rows =
        context.records().page(kind.id, page->ids, rowsToJson->fields(), ReferenceText::Key);
    RAPPORT_TRY(rows);
    QByteArray json = "{\"rows\": [";
    for (size_t i = 0; i < rows->size(); ++i) {
        json += i > 0 ? ",\n" : "\n";
        rowsToJson->append(json, (*rows)[i]);
    }
    json += "\n], \"next\": ";
    appendJson(json, page->next ? QJsonValue(positionText(*page->next)) : QJsonValue());
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
    auto page = context.records().idsAfter({KindId::Developer, {}, {}, {}}, after, limit);
    RAPPORT_TRY(page);
    const auto rows =
        context.records().page(KindId::Developer, page->ids, fields, ReferenceText::Title);
    RAPPORT_TRY(rows);
    DeveloperSlice slice{{}, int(rows->size()), std::move(page->next)};
    for (const Row &row : *rows) {
        const auto &[name, email, company, cs] =
            std::tie(row.cells[0], row.cells[1], row.cells[2], row.cells[3]);
        slice.json += slice.json.isEmpty() ? "{\"id\": " : ",\n{\"id\": ";
        slice.json += QByteArray::number(row.id.value) + ", \"name\": ";
        appendJson(slice.json, (name.value.isNull() ? email : name).value.toJson());
        slice.json += ", \"company\": ";
        appendJson(slice.json, cellJson(*fields[2], company));
        slice.json += ", \"satisfaction\": ";
        appendJson(slice.json, cs.value.toJson());
        slice.json += '}';
    }
    return slice;
}

} // namespace rapport
