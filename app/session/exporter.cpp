// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/exporter.h"

#include "domain/field_text.h"
#include "store/deferred_work.h"

#include <memory>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kRowsBetweenStopChecks = 256;
constexpr qint64 kRowsBetweenReports = 8192;
constexpr size_t kRowsAtOnce = 512;

/// A cell as a file takes it: numbers stay numbers, the rest is what parseField() reads back.
Value exported(const Field &field, const Cell &cell)
{
    if (field.isReference())
        return cell.text.isEmpty() ? fieldText(field, cell.value) : cell.text;
    if (field.type == FieldType::YesNo)
        return fieldText(field, cell.value);
    return cell.value;
}

Result<std::vector<const Field *>> fieldsNamed(const Kind &kind, const QStringList &columns)
{
    std::vector<const Field *> fields;
    for (const QString &column : columns) {
        const Field *field = kind.find(column);
        if (!field)
            return Error{Error::Code::Invalid,
                         QCoreApplication::translate("Exporter",
                                                     "%1 has no field called %2; nothing was "
                                                     "exported.")
                             .arg(kind.displayLabel(), column),
                         {}};
        fields.push_back(field);
    }
    return fields;
}

std::vector<ColumnType> typesOf(const std::vector<const Field *> &fields)
{
    std::vector<ColumnType> types;
    types.reserve(fields.size());
    for (const Field *field : fields)
        types.push_back(field->type == FieldType::Date       ? ColumnType::Date
                            : field->type == FieldType::Time ? ColumnType::Time
                                                             : ColumnType::Plain);
    return types;
}

/// Writes rows in a thread of its own, so that reading and formatting share the time.
class RowQueue {
public:
    explicit RowQueue(RowWriter &writer) : m_writer(writer) { }

    /// Takes the row of \p cells. Answers the failure of an earlier one.
    Result<void> add(const std::vector<const Field *> &fields, const std::vector<Cell> &cells)
    {
        if (!m_rows) {
            m_rows = std::make_shared<std::vector<Value>>();
            m_rows->reserve(kRowsAtOnce * cells.size());
        }
        for (size_t i = 0; i < cells.size(); ++i)
            m_rows->push_back(exported(*fields[i], cells[i]));
        m_columns = cells.size();
        return m_rows->size() < kRowsAtOnce * m_columns ? Result<void>() : handOn();
    }
    /// Waits until all rows are written, and finishes the file.
    Result<void> finish()
    {
        if (m_rows)
            RAPPORT_TRY(handOn());
        RAPPORT_TRY(m_work.wait());
        return m_writer.finish();
    }

private:
    Result<void> handOn()
    {
        return m_work.post(
            [&writer = m_writer, rows = std::move(m_rows), columns = m_columns]() -> Result<void> {
                for (auto row = rows->begin(); row != rows->end(); row += ptrdiff_t(columns))
                    RAPPORT_TRY(writer.row(std::span(row, columns)));
                return {};
            });
    }

    RowWriter &m_writer;
    size_t m_columns = 0;
    std::shared_ptr<std::vector<Value>> m_rows; ///< not handed on yet
    DeferredWork m_work;
};

/// An id means nothing in another workspace, so its column says whose it is.
QStringList headings(const QStringList &columns, const QString &idTag)
{
    QStringList names = columns;
    for (QString &name : names) {
        if (name == u"id"_s)
            name += u':' + idTag;
    }
    return names;
}

} // namespace

QStringList defaultExportColumns(const Kind &kind)
{
    QStringList columns = {u"id"_s};
    for (const Field &field : kind.fields) {
        if (field.editable())
            columns.append(field.name);
    }
    return columns << u"created_at"_s << u"updated_at"_s;
}

Result<qint64> exportRecords(const ReadContext &context, const Query &query,
                             const QStringList &columns, const QString &idTag, RowWriter &writer,
                             const Job &job)
{
    const auto fields = fieldsNamed(context.catalogue().kind(query.kind), columns);
    RAPPORT_TRY(fields);
    writer.setTypes(typesOf(*fields));
    RAPPORT_TRY(writer.header(headings(columns, idTag)));
    const auto total = context.records().count(query);
    RAPPORT_TRY(total);
    job.report({0, *total, false});

    qint64 written = 0;
    RowQueue queue(writer);
    const auto take = [&](const Row &row) -> Result<void> {
        if (written % kRowsBetweenStopChecks == 0 && job.cancelled())
            return Job::cancelledError();
        RAPPORT_TRY(queue.add(*fields, row.cells));
        if (++written % kRowsBetweenReports == 0)
            job.report({written, *total, false});
        return {};
    };
    RAPPORT_TRY(context.records().each(query, *fields, ReferenceText::Key, take));
    if (job.cancelled())
        return Job::cancelledError();
    RAPPORT_TRY(queue.finish());
    return written;
}

} // namespace rapport
