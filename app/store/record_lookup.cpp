// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_lookup.h"

#include "store/dialect.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Result<std::vector<qint64>> readIds(Statement &statement, std::span<const Value> values)
{
    RAPPORT_TRY(statement.exec(values));
    std::vector<qint64> ids;
    while (statement.next())
        ids.push_back(statement.integer(0));
    const auto failure = statement.failure();
    statement.finish();
    RAPPORT_TRY(failure);
    return ids;
}

} // namespace

Result<std::vector<qint64>> RecordLookup::find(const QString &sql,
                                               std::initializer_list<Value> values)
{
    const auto statement = m_connection.cached(sql);
    RAPPORT_TRY(statement);
    return readIds(**statement, {values.begin(), values.size()});
}

Result<std::vector<qint64>> RecordLookup::byId(KindId kind, qint64 id)
{
    return find(u"SELECT id FROM %1 WHERE id = ?"_s.arg(m_catalogue.kind(kind).name), {Value(id)});
}

Result<std::vector<qint64>> RecordLookup::developerByEmail(const QString &email)
{
    const Value address(email.trimmed());
    // "IS NOT NULL" is what lets SQLite take the partial index.
    return find(u"SELECT id FROM developer WHERE email IS NOT NULL AND lower(email) = lower(?) "
                "UNION SELECT developer FROM identity WHERE lower(handle) = lower(?) AND "
                "lower(platform) = 'email' AND "
                "developer IS NOT NULL ORDER BY 1 LIMIT 2"_s,
                {address, address});
}

Result<std::vector<qint64>> RecordLookup::developerByIdentity(const QString &platform,
                                                              const QString &handle)
{
    return find(u"SELECT DISTINCT developer FROM identity WHERE lower(handle) = lower(?) AND "
                "lower(platform) = lower(?) AND developer IS NOT NULL ORDER BY 1 LIMIT 2"_s,
                {Value(handle.trimmed()), Value(platform.trimmed())});
}

Result<std::vector<qint64>> RecordLookup::companyByDomain(const QString &domain)
{
    const Value text(domain.trimmed());
    auto found = find(u"SELECT id FROM company WHERE domain IS NOT NULL AND lower(domain) = "
                      "lower(?) ORDER BY id LIMIT 2"_s,
                      {text});
    RAPPORT_TRY(found);
    if (!found->empty() || text.isNull())
        return found;
    // One of several domains of a company; rare, with an index of just those, looked for last.
    // (Sorted by an expression, or SQLite would walk the whole table by id.)
    return find(u"SELECT id FROM company WHERE domain LIKE '%,%' AND ', ' || lower(domain) || ', ' "
                "LIKE lower(?) ESCAPE '\\' ORDER BY +id LIMIT 2"_s,
                {Value(u"%, "_s + likeLiteral(text.toText()) + u", %"_s)});
}

Result<std::vector<qint64>> RecordLookup::byFields(KindId kind, std::span<const QString> fields,
                                                   std::span<const Value> values)
{
    const Kind &owner = m_catalogue.kind(kind);
    QStringList conditions;
    std::vector<Value> binds;
    bool anySpaces = false;
    std::vector<Value> trimmed;
    for (size_t i = 0; i < fields.size(); ++i) {
        const Field &field = *owner.find(fields[i]);
        const QString column = quoted(field.column);
        if (values[i].isNull()) {
            conditions.append(column + u" IS NULL"_s);
            continue;
        }
        // source and dates are indexed and written as they are; names compare without case.
        const bool exact = !field.isTextual() || field.name.startsWith(u"source"_s)
            || field.type == FieldType::Date || field.type == FieldType::Time;
        conditions.append(exact ? column + u" = ?"_s
                                : u"%1 IS NOT NULL AND lower(%1) = lower(?)"_s.arg(column));
        binds.push_back(values[i]);
        trimmed.push_back(exact ? values[i] : Value(values[i].toText().trimmed()));
        anySpaces = anySpaces || !(binds.back() == trimmed.back());
    }
    if (binds.empty())
        return std::vector<qint64>();
    const auto statement =
        m_connection.cached(u"SELECT id FROM %1 WHERE %2 ORDER BY id LIMIT 2"_s.arg(
            owner.name, conditions.join(u" AND "_s)));
    RAPPORT_TRY(statement);
    // Text is kept byte for byte, spaces at its ends included: so it may be there as it is.
    auto found = readIds(**statement, binds);
    return found && found->empty() && anySpaces ? readIds(**statement, trimmed) : found;
}

Result<std::vector<qint64>> RecordLookup::byText(KindId kind, const QString &text)
{
    const QString key = text.trimmed();
    if (key.startsWith(u'#')) {
        bool isNumber = false;
        const qint64 id = QStringView(key).mid(1).toLongLong(&isNumber);
        if (isNumber)
            return byId(kind, id);
    }
    if (kind == KindId::Developer) {
        // Handles may hold an @ as well ("fediverse:ada@example.social").
        if (key.contains(u'@')) {
            auto found = developerByEmail(key);
            if (!found || !found->empty())
                return found;
        }
        const qsizetype colon = key.indexOf(u':');
        if (colon > 0)
            return developerByIdentity(key.left(colon), key.mid(colon + 1));
        if (key.contains(u'@'))
            return std::vector<qint64>();
    }
    const QString title = m_catalogue.kind(kind).titleField;
    const Value name(text);
    auto found = byFields(kind, {&title, 1}, {&name, 1});
    return found && found->empty() && kind == KindId::Company ? companyByDomain(key) : found;
}

} // namespace rapport
