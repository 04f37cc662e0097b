// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_lookup.h"

#include "store/dialect.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kMostAnswers = 2;

/// The answers of two questions together.
Result<std::vector<qint64>> united(Result<std::vector<qint64>> some,
                                   const Result<std::vector<qint64>> &others)
{
    RAPPORT_TRY(some);
    RAPPORT_TRY(others);
    some->insert(some->end(), others->begin(), others->end());
    std::ranges::sort(*some);
    some->erase(std::unique(some->begin(), some->end()), some->end());
    some->resize(std::min(some->size(), kMostAnswers));
    return some;
}

/// source and dates are indexed and written as they are; names compare without case.
bool comparesExactly(const Field &field)
{
    return !field.isTextual() || field.name.startsWith(u"source"_s) || field.type == FieldType::Date
        || field.type == FieldType::Time;
}

} // namespace

RecordLookup::Ids RecordLookup::run(const QString &sql, std::span<const Value> values)
{
    RAPPORT_TRY(m_writer.flush());
    const auto statement = m_writer.connection().cached(sql);
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec(values));
    std::vector<qint64> ids;
    while ((*statement)->next())
        ids.push_back((*statement)->integer(0));
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return ids;
}

RecordLookup::Ids RecordLookup::ask(KindId kind, const Question &question)
{
    return run(u"SELECT DISTINCT %1 FROM %2 WHERE %3 ORDER BY 1 LIMIT 2"_s.arg(
                   question.column, m_writer.catalogue().kind(kind).name, question.condition),
               question.binds);
}

/// Asks about \p candidates one by one: the table has no index but that of its ids.
RecordLookup::Ids RecordLookup::askEach(KindId kind, const std::vector<qint64> &candidates,
                                        Question question)
{
    question.condition = u"id = ? AND "_s + question.condition;
    question.binds.insert(question.binds.begin(), Value());
    Ids found = std::vector<qint64>();
    for (const qint64 candidate : candidates) {
        question.binds.front() = Value(candidate);
        found = united(std::move(found), ask(kind, question));
        if (!found || found->size() == kMostAnswers)
            break;
    }
    return found;
}

/// \p question() is asked where \p key does not rule out all records.
template <typename MakeQuestion>
RecordLookup::Ids RecordLookup::find(const KeyValues &key, MakeQuestion question)
{
    NewRecords *records = m_writer.newRecords();
    if (!records || !records->has(key.kind))
        return ask(key.kind, question());
    if (!records->isKnown(key.kind, key.fields))
        RAPPORT_TRY(m_writer.flush());
    const auto candidates = records->candidates(key.kind, key.fields, key.values);
    RAPPORT_TRY(candidates);
    return candidates->empty() ? *candidates : askEach(key.kind, *candidates, question());
}

Result<std::vector<qint64>> RecordLookup::byId(KindId kind, qint64 id)
{
    const Value value(id);
    return run(u"SELECT id FROM %1 WHERE id = ?"_s.arg(m_writer.catalogue().kind(kind).name),
               {&value, 1});
}

Result<std::vector<qint64>> RecordLookup::developerByEmail(const QString &email)
{
    const Value address(email.trimmed());
    const int field = m_writer.catalogue().kind(KindId::Developer).indexOf(u"email"_s);
    const int handle = m_writer.catalogue().kind(KindId::Identity).indexOf(u"handle"_s);
    // "IS NOT NULL" is what lets SQLite take the partial index.
    return united(find({KindId::Developer, {&field, 1}, {&address, 1}},
                       [&] {
                           return Question{u"id"_s,
                                           u"email IS NOT NULL AND lower(email) = lower(?)"_s,
                                           {address}};
                       }),
                  find({KindId::Identity, {&handle, 1}, {&address, 1}}, [&] {
                      return Question{u"developer"_s,
                                      u"lower(handle) = lower(?) AND lower(platform) = 'email' "
                                      "AND developer IS NOT NULL"_s,
                                      {address}};
                  }));
}

Result<std::vector<qint64>> RecordLookup::developerByIdentity(const QString &platform,
                                                              const QString &handle)
{
    const int field = m_writer.catalogue().kind(KindId::Identity).indexOf(u"handle"_s);
    const Value name(handle.trimmed());
    return find({KindId::Identity, {&field, 1}, {&name, 1}}, [&] {
        return Question{u"developer"_s,
                        u"lower(handle) = lower(?) AND lower(platform) = lower(?) AND developer "
                        "IS NOT NULL"_s,
                        {name, Value(platform.trimmed())}};
    });
}

Result<std::vector<qint64>> RecordLookup::companyByDomain(const QString &domain)
{
    const Value text(domain.trimmed());
    if (text.isNull())
        return std::vector<qint64>();
    const int field = m_writer.catalogue().kind(KindId::Company).indexOf(u"domain"_s);
    const KeyValues key{KindId::Company, {&field, 1}, {&text, 1}};
    auto found = find(key, [&] {
        return Question{u"id"_s, u"domain IS NOT NULL AND lower(domain) = lower(?)"_s, {text}};
    });
    if (!found || !found->empty())
        return found;
    // One of several domains of a company; rare, with an index of just those, looked for last.
    // (Sorted by an expression, or SQLite would rather walk the whole table by id.)
    return find(key, [&] {
        return Question{u"+id"_s,
                        u"domain LIKE '%,%' AND ', ' || lower(domain) || ', ' LIKE lower(?) "
                        "ESCAPE '\\'"_s,
                        {Value(u"%, "_s + likeLiteral(text.toText()) + u", %"_s)}};
    });
}

Result<std::vector<qint64>> RecordLookup::byFields(KindId kind, std::span<const QString> fields,
                                                   std::span<const Value> values)
{
    const Kind &owner = m_writer.catalogue().kind(kind);
    if (std::ranges::all_of(values, &Value::isNull))
        return std::vector<qint64>();
    std::vector<int> positions;
    for (const QString &field : fields)
        positions.push_back(owner.indexOf(field));
    const auto asWritten = [&](bool trimmed) {
        Question question{u"id"_s, {}, {}};
        QStringList conditions;
        for (size_t i = 0; i < fields.size(); ++i) {
            const Field &field = owner.fields[size_t(positions[i])];
            const QString column = quoted(field.column);
            if (values[i].isNull()) {
                conditions.append(column + u" IS NULL"_s);
                continue;
            }
            const bool exact = comparesExactly(field);
            conditions.append(exact ? column + u" = ?"_s
                                    : u"%1 IS NOT NULL AND lower(%1) = lower(?)"_s.arg(column));
            question.binds.push_back(trimmed && !exact ? Value(values[i].toText().trimmed())
                                                       : values[i]);
        }
        question.condition = conditions.join(u" AND "_s);
        return question;
    };
    const bool anySpaces = std::ranges::any_of(values, [](const Value &value) {
        return value.isText() && value.toText().trimmed().size() != value.toText().size();
    });
    const KeyValues key{kind, positions, values};
    // Text is kept byte for byte, spaces at its ends included: so it may be there as it is.
    auto found = find(key, [&] { return asWritten(false); });
    return found && found->empty() && anySpaces ? find(key, [&] { return asWritten(true); })
                                                : found;
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
    const QString title = m_writer.catalogue().kind(kind).titleField;
    const Value name(text);
    auto found = byFields(kind, {&title, 1}, {&name, 1});
    return found && found->empty() && kind == KindId::Company ? companyByDomain(key) : found;
}

} // namespace rapport
