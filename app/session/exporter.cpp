// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/exporter.h"

#include "domain/field_text.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kRowsBetweenStopChecks = 256;
constexpr qint64 kRowsBetweenReports = 8192;

/// A cell as a file takes it: numbers stay numbers, the rest is what parseField() reads back.
Value exported(const Field &field, const Cell &cell)
{
    if (field.isReference())
        return cell.text.isEmpty() ? Value(fieldText(field, cell.value)) : Value(cell.text);
    if (field.type == FieldType::YesNo)
        return Value(fieldText(field, cell.value));
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
    for (const Field *field : fields)
        types.push_back(field->type == FieldType::Date       ? ColumnType::Date
                            : field->type == FieldType::Time ? ColumnType::Time
                                                             : ColumnType::Plain);
    return types;
}

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

    qint64 written = 0;
    std::vector<Value> values(fields->size());
    const auto take = [&](const Row &row) -> Result<void> {
        if (written % kRowsBetweenStopChecks == 0 && job.cancelled())
            return Job::cancelledError();
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = exported(*(*fields)[i], row.cells[i]);
        RAPPORT_TRY(writer.row(values));
        if (++written % kRowsBetweenReports == 0)
            job.report({written, 0, false});
        return {};
    };
    RAPPORT_TRY(context.records().each(query, *fields, ReferenceText::Key, take));
    if (job.cancelled())
        return Job::cancelledError();
    RAPPORT_TRY(writer.finish());
    return written;
}

} // namespace rapport
