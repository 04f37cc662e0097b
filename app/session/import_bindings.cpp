// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_bindings.h"

#include "tabular/formula_guard.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// A kind and a field of it; -1 is its own id.
struct FieldPlace {
    KindId kind = KindId::Company;
    int field = -1;
};

Result<FieldPlace> placeOf(const ImportColumn &column, const Catalogue &catalogue)
{
    const QString path = column.newField
        ? catalogue.kind(column.newField->kind).name + u'.' + column.newField->name
        : column.field;
    const Kind *kind = catalogue.find(path.section(u'.', 0, 0));
    const QString name = path.section(u'.', 1);
    const int index = kind ? kind->indexOf(name) : -1;
    if (index < 0)
        return invalid(
            tr("There is no field \"%1\" in this workspace; the plan names it.").arg(path));
    const Field &field = kind->fields[size_t(index)];
    if (name == u"id"_s)
        return FieldPlace{kind->id, -1};
    if (field.computed)
        return invalid(tr("%1 is computed by the program and cannot be imported.").arg(path));
    if (column.policy == ImportPolicy::Append && field.type != FieldType::Tags)
        return invalid(tr("%1 cannot be appended to; only tags can.").arg(path));
    const bool takesScale = field.type == FieldType::Measure || field.type == FieldType::Integer;
    if (column.scale && !takesScale)
        return invalid(tr("%1 is no measure and takes no scale.").arg(path));
    return FieldPlace{kind->id, index};
}

/// A position in the file, or -1 for a constant.
Result<int> columnOf(const ImportColumn &column, const ImportTable &table)
{
    if (std::holds_alternative<ImportColumn::Constant>(column.source))
        return -1;
    if (const QString *heading = std::get_if<QString>(&column.source))
        return table.find(*heading);
    const int number = std::get<int>(column.source);
    if (number < 0 || number >= table.summary.columnCount)
        return invalid(tr("The plan names column %1, but %2 has only %3 columns, counted from 0.")
                           .arg(QString::number(number), table.fileName,
                                QString::number(table.summary.columnCount)));
    return number;
}

/// The fields of which a mention must give one, or it mentions nobody; empty means any.
QStringList namingFields(const Kind &kind)
{
    switch (kind.id) {
    case KindId::Developer: return {u"name"_s, u"email"_s, u"source_id"_s};
    case KindId::Company: return {u"name"_s, u"domain"_s};
    case KindId::Resource: return {u"title"_s, u"url"_s};
    case KindId::Identity:
    case KindId::Survey:
    case KindId::Event:
    case KindId::Project:
    case KindId::Task: return {kind.titleField};
    default: return {};
    }
}

/// \p style for the cells of \p column, which decides how days are written where the plan does
/// not say it. A sentence where that cannot be told: a day is never guessed.
Result<CellStyle> styleOf(const Field &field, int column, const ImportTable &table, CellStyle style)
{
    const bool isDay = field.type == FieldType::Date || field.type == FieldType::Time;
    if (!isDay || column < 0 || !style.dateOrder.isEmpty())
        return style;
    const DateOrders &orders = table.summary.dateOrders[size_t(column)];
    if (orders.isUnknown())
        return invalid(tr("The days in column \"%1\" of %2 do not tell which number is the day and "
                          "which the month; give the plan a date_order of dmy, mdy or ymd.")
                           .arg(table.columnName(column), table.fileName));
    style.dateOrder = orders.order();
    return style;
}

void markNaming(const Kind &kind, RowRecord &record)
{
    const QStringList naming = namingFields(kind);
    for (RowCell &cell : record.cells)
        cell.isNaming = naming.isEmpty() || naming.contains(kind.fields[size_t(cell.field)].name);
    // A constant names nobody where a column could.
    const bool byColumn = std::ranges::any_of(
        record.cells, [](const RowCell &cell) { return cell.isNaming && !cell.isConstant; });
    for (RowCell &cell : record.cells)
        cell.isNaming = cell.isNaming && !(byColumn && cell.isConstant);
}

} // namespace

Result<ImportBindings> ImportBindings::bind(const ImportPlan &plan, const Catalogue &catalogue,
                                            const ImportTable &table, const QString &idTag)
{
    ImportBindings bindings(catalogue);
    bindings.m_columnCount = table.summary.columnCount;
    bindings.m_guarded = table.guarded;
    for (const QString &heading : table.summary.headings) {
        const auto tag = idTagOf(heading);
        if (!tag || *tag == idTag)
            continue;
        bindings.m_foreignIds = true;
        bindings.m_notes.append(tr("The ids in column \"%1\" are those of another workspace; they "
                                   "were ignored.")
                                    .arg(heading));
    }
    const CellStyle style{table.dialect.decimal, plan.source.dateOrder.value_or(QString()),
                          plan.source.noAnswer};
    for (const ImportColumn &column : plan.columns)
        RAPPORT_TRY(bindings.add(column, table, style, idTag));
    const bool anyColumn = std::ranges::any_of(
        bindings.m_bindings, [](const Binding &binding) { return binding.column >= 0; });
    if (!anyColumn)
        return invalid(
            tr("No column of %1 is mapped to a field; nothing was imported.").arg(table.fileName));
    bindings.layOut(plan.kind);
    bindings.findExportTime(table, style, plan.kind);
    return bindings;
}

/// Our exports say when each record was last changed, beside its id.
void ImportBindings::findExportTime(const ImportTable &table, const CellStyle &style, KindId main)
{
    const bool hasId = std::ranges::any_of(m_bindings, [&](const Binding &binding) {
        return binding.kind == main && binding.field < 0;
    });
    const Field &time = *m_catalogue->kind(main).find(u"updated_at");
    const auto column = table.find(time.name);
    if (!hasId || !column)
        return;
    m_exportTime.column = *column;
    m_exportTime.parser.emplace(time, std::nullopt, style);
}

Result<void> ImportBindings::add(const ImportColumn &column, const ImportTable &table,
                                 const CellStyle &style, const QString &idTag)
{
    const auto at = columnOf(column, table);
    RAPPORT_TRY(at);
    const auto place = placeOf(column, *m_catalogue);
    RAPPORT_TRY(place);
    Binding binding{*at, place->kind, place->field, column.policy, {}, {}, {}, 0, 0};
    if (place->field >= 0) {
        const Field &field = m_catalogue->kind(place->kind).fields[size_t(place->field)];
        auto own = styleOf(field, *at, table, style);
        RAPPORT_TRY(own);
        binding.parser.emplace(field, column.scale, std::move(*own));
    }
    if (const auto *constant = std::get_if<ImportColumn::Constant>(&column.source)) {
        if (!binding.parser)
            return invalid(tr("An id cannot be a constant."));
        const auto value = binding.parser->parse(constant->text);
        RAPPORT_TRY(value);
        binding.constant = *value;
        binding.heading = column.field;
    } else {
        binding.heading = table.columnName(*at);
        const auto tag = idTagOf(binding.heading);
        if (place->field < 0 && tag && *tag != idTag)
            return {};
    }
    m_bindings.push_back(std::move(binding));
    return {};
}

void ImportBindings::layOut(KindId main)
{
    const auto isMapped = [&](KindId kind) {
        return std::ranges::any_of(m_bindings,
                                   [&](const Binding &binding) { return binding.kind == kind; });
    };
    for (const KindId kind : Catalogue::dependencyOrder()) {
        // An identity is nothing without its developer, who may be named by it alone.
        const bool implied =
            kind == KindId::Developer && isMapped(KindId::Identity) && main != KindId::Identity;
        if (kind == main || implied || isMapped(kind))
            m_prototype.records.push_back({kind, kind == main});
    }
    for (Binding &binding : m_bindings) {
        RowRecord &record = *m_prototype.find(binding.kind);
        binding.record = size_t(&record - m_prototype.records.data());
        if (binding.field < 0)
            continue;
        RowCell *cell = record.find(binding.field);
        if (!cell)
            cell = &record.cells.emplace_back(RowCell{binding.field});
        cell->policy = binding.policy;
        cell->isConstant = cell->isConstant && binding.column < 0;
        cell->heading = binding.heading;
        binding.cell = size_t(cell - record.cells.data());
    }
    for (RowRecord &record : m_prototype.records)
        markNaming(m_catalogue->kind(record.kind), record);
    addLinks();
}

void ImportBindings::addLinks()
{
    for (RowRecord &record : m_prototype.records) {
        const Kind &kind = m_catalogue->kind(record.kind);
        for (int i = 0; i < int(kind.fields.size()); ++i) {
            const Field &field = kind.fields[size_t(i)];
            const RowRecord *target =
                field.isReference() ? m_prototype.find(*field.target) : nullptr;
            if (!target || record.find(i) || !links(record, field, *target))
                continue;
            RowCell link{i};
            link.link = int(target - m_prototype.records.data());
            if (!target->cells.empty()) {
                link.policy = target->cells.front().policy;
                link.heading = target->cells.front().heading;
            }
            record.cells.push_back(link);
        }
    }
}

/// Whether a record of the row refers to another one by itself.
bool ImportBindings::links(const RowRecord &from, const Field &field, const RowRecord &to) const
{
    // A developer who is only mentioned has a company of his own: he inherits the row's only
    // where he is new (RowImporter).
    return from.isMain || to.isMain || field.onTargetRemoved == OnTargetRemoved::RemoveToo;
}

std::optional<Rejection> ImportBindings::fill(const RowView &view, ImportRow &row)
{
    row.clear();
    row.number = view.number;
    if (auto rejection = extraCells(view))
        return rejection;
    for (Binding &binding : m_bindings) {
        const auto column = size_t(std::max(binding.column, 0));
        QString text;
        if (binding.column >= 0 && column < view.cells.size() && !view.cells[column].empty())
            text = cellText(view.cells[column]);
        if (auto rejection = put(binding, std::move(text), row))
            return rejection;
    }
    for (RowRecord &record : row.records) {
        if (auto rejection = readIdInName(record))
            return rejection;
        record.given = isGiven(record);
    }
    if (tellsExportTimes() && row.main().ownId > 0)
        putExportTime(view, row);
    RowRecord *developer = row.find(KindId::Developer);
    const RowRecord *identity = row.find(KindId::Identity);
    if (developer && identity && !identity->isMain && identity->given)
        developer->given = true;
    return {};
}

void ImportBindings::putExportTime(const RowView &view, ImportRow &row)
{
    if (size_t(m_exportTime.column) >= view.cells.size())
        return;
    const auto time = m_exportTime.parser->parse(cellText(view.cells[size_t(m_exportTime.column)]));
    if (time)
        row.exportedAt = time->toText();
    else
        ++m_unreadExportTimes;
}

std::optional<Rejection> ImportBindings::extraCells(const RowView &view) const
{
    for (size_t i = size_t(m_columnCount); i < view.cells.size(); ++i) {
        const QString text = cellText(view.cells[i]).trimmed();
        if (!text.isEmpty())
            return Rejection{view.number,
                             {},
                             u"extra_cells"_s,
                             tr("The row has more cells than there are columns; the first one past "
                                "the last column is \"%1\".")
                                 .arg(text.left(60))};
    }
    return {};
}

std::optional<Rejection> ImportBindings::put(Binding &binding, QString text, ImportRow &row) const
{
    RowRecord &record = row.records[binding.record];
    if (m_guarded && text.startsWith(u'\''))
        text = unguardFormula(text);
    if (binding.field < 0)
        return putOwnId(binding, text, record);
    Value value = binding.constant;
    if (binding.column >= 0) {
        auto parsed = binding.parser->parse(text);
        if (!parsed)
            return Rejection{0, binding.heading, binding.parser->faultCode(), parsed.error().text};
        value = std::move(*parsed);
    }
    if (value.isNull())
        return {};
    RowCell &cell = record.cells[binding.cell];
    const bool isReference =
        m_catalogue->kind(record.kind).fields[size_t(cell.field)].isReference();
    if (isReference && m_foreignIds && value.isInteger())
        return Rejection{0, binding.heading, u"reference"_s,
                         tr("#%1 is an id of another workspace.").arg(value.toInteger())};
    // A second column for the same field: tags gather, of others the last one counts.
    if (cell.policy == ImportPolicy::Append && !cell.value.isNull())
        value = joinTags(splitTags(cell.value.toText()) + splitTags(value.toText()));
    cell.value = std::move(value);
    if (isReference)
        cell.written = cell.value;
    return {};
}

std::optional<Rejection> ImportBindings::putOwnId(const Binding &binding, const QString &text,
                                                  RowRecord &record) const
{
    const QString digits = text.trimmed();
    if (digits.isEmpty())
        return {};
    record.ownId = (digits.startsWith(u'#') ? digits.mid(1) : digits).toLongLong();
    if (record.ownId > 0)
        return {};
    return Rejection{0, binding.heading, u"id"_s, tr("\"%1\" is no id.").arg(text.left(60))};
}

/// A mention may name its record by id as any reference may: "#12" for a company's name.
std::optional<Rejection> ImportBindings::readIdInName(RowRecord &record) const
{
    const Kind &kind = m_catalogue->kind(record.kind);
    if (record.isMain || record.kind == KindId::Developer || record.kind == KindId::Identity)
        return {};
    RowCell *name = record.find(kind.indexOf(kind.titleField));
    if (!name || !name->value.isText() || !name->value.toText().startsWith(u'#'))
        return {};
    bool isId = false;
    const qint64 id = QStringView(name->value.toText()).mid(1).toLongLong(&isId);
    if (!isId || id <= 0)
        return {};
    if (m_foreignIds)
        return Rejection{0, name->heading, u"reference"_s,
                         tr("#%1 is an id of another workspace.").arg(id)};
    record.ownId = id;
    name->value = {};
    return {};
}

bool ImportBindings::isGiven(const RowRecord &record)
{
    return record.isMain || record.ownId > 0
        || std::ranges::any_of(record.cells, [](const RowCell &cell) {
               return cell.isNaming && !cell.value.isNull();
           });
}

} // namespace rapport
