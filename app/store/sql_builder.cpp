// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_builder.h"

#include "domain/scope.h"
#include "store/connection.h"
#include "store/dialect.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString comparison(Op op)
{
    switch (op) {
    case Op::Less: return u"<"_s;
    case Op::LessOrEqual: return u"<="_s;
    case Op::Greater: return u">"_s;
    case Op::GreaterOrEqual: return u">="_s;
    default: return u"="_s;
    }
}

/// One operator over one expression. Text compares without case.
QString apply(Op op, const QString &expression, bool textual, const std::vector<Value> &values,
              std::vector<Value> &binds)
{
    const auto bind = [&](const Value &value) {
        binds.push_back(value);
        return textual ? u"lower(?)"_s : u"?"_s;
    };
    const QString left = textual ? u"lower(%1)"_s.arg(expression) : expression;
    const Value first = values.empty() ? Value() : values.front();
    switch (op) {
    case Op::IsEmpty: return expression + u" IS NULL"_s;
    case Op::IsNotEmpty: return expression + u" IS NOT NULL"_s;
    case Op::Equal:
        return first.isNull() ? expression + u" IS NULL"_s : left + u" = "_s + bind(first);
    case Op::NotEqual:
        return first.isNull() ? expression + u" IS NOT NULL"_s : distinctSql(left, bind(first));
    case Op::Contains:
    case Op::StartsWith: {
        const QString pattern = likeLiteral(first.toText()) + u'%';
        binds.push_back(op == Op::Contains ? u'%' + pattern : pattern);
        return u"lower(%1) LIKE lower(?) ESCAPE '\\'"_s.arg(expression);
    }
    case Op::In: {
        QStringList marks;
        for (const Value &value : values)
            marks.append(bind(value));
        return u"%1 IN (%2)"_s.arg(left, marks.join(u", "_s));
    }
    case Op::HasTag: {
        QStringList any;
        for (const Value &value : values) {
            binds.push_back(u"%, "_s + likeLiteral(value.toText()) + u", %"_s);
            any.append(u"', ' || lower(%1) || ', ' LIKE lower(?) ESCAPE '\\'"_s.arg(expression));
        }
        return any.isEmpty() ? u"1 = 0"_s : u'(' + any.join(u" OR "_s) + u')';
    }
    default: return u"%1 %2 %3"_s.arg(left, comparison(op), bind(first));
    }
}

bool namesById(Op op, const std::vector<Value> &values)
{
    if (op == Op::IsEmpty || op == Op::IsNotEmpty)
        return true;
    for (const Value &value : values) {
        if (value.isText())
            return false;
    }
    return op != Op::Contains && op != Op::StartsWith;
}

/// Whether a record without any value satisfies \p condition (see Op).
bool trueOfNothing(const Condition &condition)
{
    const bool comparesWithNothing = condition.values.empty() || condition.values.front().isNull();
    switch (condition.op) {
    case Op::IsEmpty: return true;
    case Op::Equal: return comparesWithNothing;
    case Op::NotEqual: return !comparesWithNothing;
    default: return false;
    }
}

/// That a record comes after \p position where \p values are what \p query sorts by (orderBy()).
QString afterSql(const Query &query, const QStringList &values, const QueryPosition &position,
                 std::vector<Value> &binds)
{
    QStringList ways;  // a record comes later by its first key, or its second, ...
    QStringList alike; // ... where those before are as in the position
    std::vector<Value> alikeBinds;
    const auto addWay = [&](const QString &later, const Value &bind) {
        ways.append((alike + QStringList(later)).join(u" AND "_s));
        binds.insert(binds.end(), alikeBinds.begin(), alikeBinds.end());
        binds.push_back(bind);
    };
    Qt::SortOrder idOrder = Qt::AscendingOrder;
    for (size_t i = 0; i < query.sort.size(); ++i) {
        const QString &value = values[qsizetype(i)];
        const QString later = query.sort[i].order == Qt::AscendingOrder ? u" > ?"_s : u" < ?"_s;
        if (query.sort[i].field == u"id"_s) {
            idOrder = query.sort[i].order; // nothing is sorted by what comes after an id
            break;
        }
        const Value &key = position.keys[i];
        if (!key.isNull())
            addWay(u'(' + value + later + u" OR "_s + value + u" IS NULL)"_s, key);
        alike.append(u"NOT ("_s + distinctSql(value, u"?"_s) + u')');
        alikeBinds.push_back(key);
    }
    addWay(idOrder == Qt::AscendingOrder ? u"t.id > ?"_s : u"t.id < ?"_s, Value(position.id));
    return u'(' + ways.join(u" OR "_s) + u')';
}

/// That no other record of \p table has the text of \p column, so that it can be a key.
QString uniqueIn(const QString &table, const QString &column, const QString &alias)
{
    return u"(SELECT count(*) FROM %1 u WHERE u.%2 IS NOT NULL AND lower(u.%2) = lower(%3.%2)) = 1"_s
        .arg(table, column, alias);
}

} // namespace

QStringList SqlBuilder::namingColumns(const Kind &kind)
{
    switch (kind.id) {
    case KindId::Developer: return {u"name"_s, u"email"_s};
    case KindId::Company: return {u"name"_s, u"domain"_s};
    default: return {kind.titleField};
    }
}

QString SqlBuilder::titleSql(KindId kind, const QString &alias)
{
    switch (kind) {
    case KindId::Developer:
        return u"coalesce(%1.name, %1.email, (SELECT min(ti.handle) FROM identity ti WHERE "
               "ti.developer = %1.id))"_s.arg(alias);
    case KindId::Interaction: return u"coalesce(%1.subject, %1.kind)"_s.arg(alias);
    default: {
        const QString title = Catalogue::builtIn().kind(kind).titleField;
        return alias + u'.' + quoted(title);
    }
    }
}

QString SqlBuilder::keyColumn(KindId kind)
{
    switch (kind) {
    case KindId::Developer: return u"email"_s;
    case KindId::Company: return u"name"_s;
    case KindId::Survey:
    case KindId::Event:
    case KindId::Resource:
    case KindId::Project: return u"title"_s;
    default: return {};
    }
}

QString SqlBuilder::keySql(KindId kind, const QString &alias)
{
    const QString id = u"'#' || %1.id"_s.arg(alias);
    const QString column = keyColumn(kind);
    const QString table = Catalogue::builtIn().kind(kind).name;
    if (column.isEmpty())
        return id;
    if (kind == KindId::Developer)
        return u"CASE WHEN %1.email LIKE '%@%' AND %1.email NOT LIKE '#%' AND %2 AND NOT EXISTS "
               "(SELECT 1 FROM identity ki WHERE lower(ki.handle) = lower(%1.email) AND "
               "lower(ki.platform) = 'email' AND ki.developer <> %1.id) THEN %1.email ELSE "
               "coalesce((SELECT ki.platform || ':' || ki.handle FROM identity ki WHERE "
               "ki.developer = %1.id AND lower(ki.platform) <> 'email' AND ki.platform NOT LIKE "
               "'%:%' AND ki.platform NOT LIKE '#%' AND %4 AND %5 AND (SELECT count(*) FROM "
               "identity kj WHERE lower(kj.handle) = lower(ki.handle) AND lower(kj.platform) = "
               "lower(ki.platform)) = 1 ORDER BY ki.id LIMIT 1), %3) END"_s
                   .replace(u"%5"_s, isTrimmedSql(u"ki.handle"_s))
                   .replace(u"%4"_s, isTrimmedSql(u"ki.platform"_s))
                   .replace(u"%3"_s, id)
                   .replace(u"%2"_s, uniqueIn(table, column, alias))
                   .replace(u"%1"_s, alias);
    // A name that looks like "#12" would be read back as an id, one with outer spaces without.
    return u"CASE WHEN %1.%2 NOT LIKE '#%' AND %5 AND %3 THEN %1.%2 ELSE %4 END"_s
        .replace(u"%5"_s, isTrimmedSql(alias + u'.' + column))
        .replace(u"%4"_s, id)
        .replace(u"%3"_s, uniqueIn(table, column, alias))
        .replace(u"%2"_s, column)
        .replace(u"%1"_s, alias);
}

QString SqlBuilder::expression(KindId kind, const Field &field, const QString &alias) const
{
    if (!field.column.isEmpty())
        return alias + u'.' + quoted(field.column);
    return m_computed.expression(kind, field.name, alias);
}

Result<QString> SqlBuilder::value(KindId kind, const QString &path, const QString &alias) const
{
    const auto field = resolvePath(m_catalogue, kind, path);
    RAPPORT_TRY(field);
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0)
        return expression(kind, **field, alias);
    const Field &link = *m_catalogue.kind(kind).find(path.left(dot));
    return QString(u"(SELECT "_s + expression(*link.target, **field, u"l"_s) + u" FROM "_s
                   + m_catalogue.kind(*link.target).name + u" l WHERE l.id = "_s + alias + u'.'
                   + quoted(link.column) + u')');
}

QString SqlBuilder::select(KindId kind, const std::vector<const Field *> &fields,
                           ReferenceText references) const
{
    const QString alias = u"t"_s;
    QStringList columns = {u"t.id"_s};
    for (const Field *field : fields) {
        const QString value = expression(kind, *field, alias);
        columns.append(value);
        if (field->isReference()) {
            const QString column = keyColumn(*field->target);
            const QString text = references == ReferenceText::Title
                ? titleSql(*field->target, u"r"_s)
                : (column.isEmpty() ? u"NULL"_s : u"r."_s + column);
            columns.append(u"(SELECT %1 FROM %2 r WHERE r.id = %3)"_s.replace(u"%3"_s, value)
                               .replace(u"%2"_s, m_catalogue.kind(*field->target).name)
                               .replace(u"%1"_s, text));
        }
    }
    return u"SELECT "_s + columns.join(u", "_s) + u" FROM "_s + m_catalogue.kind(kind).name
        + u" t"_s;
}

Result<QString> SqlBuilder::condition(KindId kind, const Condition &condition, const QString &alias,
                                      std::vector<Value> &binds) const
{
    const auto resolved = resolvePath(m_catalogue, kind, condition.field);
    RAPPORT_TRY(resolved);
    const qsizetype dot = condition.field.indexOf(u'.');
    if (dot >= 0) {
        const Field &link = *m_catalogue.kind(kind).find(condition.field.left(dot));
        const QString inner = alias + u"_"_s + link.name;
        Condition rest = condition;
        rest.field = condition.field.mid(dot + 1);
        const auto text = this->condition(*link.target, rest, inner, binds);
        RAPPORT_TRY(text);
        const QString found =
            u"%1.%2 IN (SELECT %3.id FROM %4 %3 WHERE "_s.arg(alias, quoted(link.column), inner,
                                                              m_catalogue.kind(*link.target).name)
            + *text + u')';
        // Who refers to nothing has no value there either.
        return trueOfNothing(condition)
            ? u"(%1.%2 IS NULL OR "_s.arg(alias, quoted(link.column)) + found + u')'
            : found;
    }

    const Field &field = **resolved;
    if (condition.op == Op::InLastDays) {
        const qint64 days = condition.values.empty() ? 0 : condition.values.front().toInteger();
        const QDate from = m_today.addDays(1 - days);
        return tree(kind, dayRangeFilter(field.name, field.type, from, m_today, m_zone), alias,
                    binds);
    }
    const QString value = expression(kind, field, alias);
    if (!field.isReference())
        return apply(condition.op, value, field.isTextual(), condition.values, binds);
    if (namesById(condition.op, condition.values))
        return apply(condition.op, value, false, condition.values, binds);

    if (condition.op == Op::In)
        return anyReference(kind, condition, alias, binds);

    // A reference given by name: any of its target's names may match.
    return byName(*field.target, value, condition.op, condition.values, binds);
}

Result<QString> SqlBuilder::anyReference(KindId kind, const Condition &condition,
                                         const QString &alias, std::vector<Value> &binds) const
{
    const Field &field = *m_catalogue.kind(kind).find(condition.field);
    const QString value = expression(kind, field, alias);
    std::vector<Value> ids, names;
    for (const Value &one : condition.values)
        (one.isText() ? names : ids).push_back(one);
    const QString byId = apply(Op::In, value, false, ids, binds);
    return QString(u'(' + byId + u" OR "_s + byName(*field.target, value, Op::In, names, binds)
                   + u')');
}

QString SqlBuilder::byName(KindId targetKind, const QString &value, Op op,
                           const std::vector<Value> &values, std::vector<Value> &binds) const
{
    const Kind &target = m_catalogue.kind(targetKind);
    const bool inverted = op == Op::NotEqual;
    QStringList any;
    for (const QString &column : namingColumns(target))
        any.append(apply(inverted ? Op::Equal : op, u"n."_s + quoted(column), true, values, binds));
    const QString found = u"%1 IN (SELECT n.id FROM %2 n WHERE "_s.arg(value, target.name)
        + any.join(u" OR "_s) + u')';
    return inverted ? u"(%1 IS NULL OR NOT "_s.arg(value) + found + u')' : found;
}

Result<QString> SqlBuilder::tree(KindId kind, const Filter &filter, const QString &alias,
                                 std::vector<Value> &binds) const
{
    QStringList parts;
    for (const Condition &one : filter.conditions) {
        const auto text = condition(kind, one, alias, binds);
        RAPPORT_TRY(text);
        parts.append(*text);
    }
    for (const Filter &group : filter.groups) {
        const auto text = tree(kind, group, alias, binds);
        RAPPORT_TRY(text);
        parts.append(*text);
    }
    if (parts.isEmpty())
        return u"1 = 1"_s;
    const QString joined = parts.join(filter.join == Filter::Join::All ? u" AND "_s : u" OR "_s);
    // A comparison with nothing is unknown; its opposite is meant to be true.
    return filter.negated ? u"NOT coalesce((%1), 1 = 0)"_s.replace(u"%1"_s, joined)
                          : u'(' + joined + u')';
}

QString SqlBuilder::searchSql(KindId kind, const QString &search, const QString &alias,
                              std::vector<Value> &binds) const
{
    const Kind &owner = m_catalogue.kind(kind);
    QStringList any;
    for (const QString &name : owner.searchFields) {
        if (const auto text = condition(kind, {name, Op::Contains, {Value(search)}}, alias, binds))
            any.append(*text);
    }
    if (kind == KindId::Developer) {
        any.append(u"%1.id IN (SELECT si.developer FROM identity si WHERE lower(si.handle) LIKE "
                   "lower(?) ESCAPE '\\')"_s.replace(u"%1"_s, alias));
        binds.push_back(u'%' + likeLiteral(search) + u'%');
    }
    return u'(' + any.join(u" OR "_s) + u')';
}

Result<Sql> SqlBuilder::where(KindId kind, const Filter &filter, const QString &search,
                              const QString &alias) const
{
    Sql sql;
    auto text = tree(kind, filter, alias, sql.binds);
    RAPPORT_TRY(text);
    sql.text = *text;
    const QString wanted = search.trimmed();
    if (!wanted.isEmpty())
        sql.text += u" AND "_s + searchSql(kind, wanted, alias, sql.binds);
    return sql;
}

Result<QStringList> SqlBuilder::sortValues(const Query &query) const
{
    QStringList values;
    for (const SortKey &key : query.sort) {
        const auto resolved = resolvePath(m_catalogue, query.kind, key.field);
        RAPPORT_TRY(resolved);
        const Field &field = **resolved;
        const auto stored = this->value(query.kind, key.field, u"t"_s);
        RAPPORT_TRY(stored);
        const bool isTime = field.type == FieldType::Date || field.type == FieldType::Time;
        if (field.isReference())
            values.append(u"(SELECT lower("_s + titleSql(*field.target, u"r"_s) + u") FROM "_s
                          + m_catalogue.kind(*field.target).name + u" r WHERE r.id = "_s + *stored
                          + u')');
        else if (field.isTextual() && !isTime)
            values.append(u"lower("_s + *stored + u')');
        else
            values.append(*stored);
    }
    return values;
}

Result<QString> SqlBuilder::orderBy(const Query &query) const
{
    const auto values = sortValues(query);
    RAPPORT_TRY(values);
    QStringList keys;
    for (qsizetype i = 0; i < values->size(); ++i) {
        const bool descending = query.sort[size_t(i)].order == Qt::DescendingOrder;
        // What is empty comes last either way: nobody sorts to look at nothing.
        // Said of the id, which is never empty, it would cost the index.
        const QString nulls = query.sort[size_t(i)].field == u"id"_s ? QString() : u" NULLS LAST"_s;
        keys.append(values->at(i) + (descending ? u" DESC"_s : u" ASC"_s) + nulls);
    }
    keys.append(u"t.id"_s);
    return QString(u" ORDER BY "_s + keys.join(u", "_s));
}

Result<Sql> SqlBuilder::idsWithKeys(const Query &query) const
{
    auto sql = where(query.kind, query.filter, query.search);
    RAPPORT_TRY(sql);
    const auto values = sortValues(query);
    RAPPORT_TRY(values);
    sql->text = u"SELECT "_s + (QStringList(u"t.id"_s) + *values).join(u", "_s) + u" FROM "_s
        + m_catalogue.kind(query.kind).name + u" t WHERE "_s + sql->text;
    return sql;
}

Result<Sql> SqlBuilder::idsAfter(const Query &query, const std::optional<QueryPosition> &after,
                                 const std::optional<QString> &among) const
{
    auto sql = idsWithKeys(query);
    RAPPORT_TRY(sql);
    const auto values = sortValues(query);
    RAPPORT_TRY(values);
    if (among) {
        sql->text += u" AND t.id IN "_s + numbersOfSql(u"?"_s);
        sql->binds.emplace_back(*among);
    }
    if (after)
        sql->text += u" AND "_s + afterSql(query, *values, *after, sql->binds);
    const auto order = orderBy(query);
    RAPPORT_TRY(order);
    sql->text += *order;
    return sql;
}

Result<Sql> SqlBuilder::ids(const Query &query) const
{
    return rows(query, {}, ReferenceText::Title);
}

Result<Sql> SqlBuilder::count(const Query &query) const
{
    auto sql = where(query.kind, query.filter, query.search);
    RAPPORT_TRY(sql);
    sql->text =
        u"SELECT count(*) FROM "_s + m_catalogue.kind(query.kind).name + u" t WHERE "_s + sql->text;
    return sql;
}

Result<Sql> SqlBuilder::rows(const Query &query, const std::vector<const Field *> &fields,
                             ReferenceText references) const
{
    auto sql = where(query.kind, query.filter, query.search);
    RAPPORT_TRY(sql);
    const auto order = orderBy(query);
    RAPPORT_TRY(order);
    sql->text = select(query.kind, fields, references) + u" WHERE "_s + sql->text + *order;
    return sql;
}

} // namespace rapport
