// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filter_terms.h"

#include "base/clock.h"
#include "domain/scope.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <set>

namespace rapport {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterTerms", text);
}

bool isNumeric(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Number || type == FieldType::Measure;
}

bool isDay(FieldType type)
{
    return type == FieldType::Date || type == FieldType::Time;
}

Filter negated(Condition condition)
{
    Filter filter = only(std::move(condition));
    filter.negated = true;
    return filter;
}

QDate dayOf(const Value &value)
{
    return QDate::fromString(value.toText(), Qt::ISODate);
}

Value dayValue(QDate day)
{
    return day.toString(Qt::ISODate);
}

/// The day that a stored day or time lies on in \p zone.
QDate dayOf(const Value &value, const QTimeZone &zone)
{
    constexpr int bareDayLength = 10;
    const QString text = value.toText();
    if (text.size() <= bareDayLength)
        return QDate::fromString(text, Qt::ISODate);
    return QDateTime::fromString(text, Qt::ISODate).toTimeZone(zone).date();
}

Filter dayFilter(const FilterTerm &term, FieldType type, const QTimeZone &zone)
{
    const QDate first = dayOf(term.values.front());
    const QDate last = dayOf(term.values.back());
    const auto range = [&](QDate from, QDate to) {
        return dayRangeFilter(term.field, type, from, to, zone);
    };
    switch (term.op) {
    case TermOp::Before: return range({}, first.addDays(-1));
    case TermOp::After: return range(first.addDays(1), {});
    case TermOp::Between: return range(first, last);
    default:
        return type == FieldType::Date ? only({term.field, Op::Equal, {dayValue(first)}})
                                       : range(first, first);
    }
}

Filter listFilter(const FilterTerm &term, const Field &field)
{
    const bool none = term.op == TermOp::NoneOf;
    if (field.type == FieldType::Tags)
        return none ? negated({term.field, Op::HasTag, term.values})
                    : only({term.field, Op::HasTag, term.values});
    if (term.values.size() == 1)
        return only({term.field, none ? Op::NotEqual : Op::Equal, term.values});
    return none ? negated({term.field, Op::In, term.values})
                : only({term.field, Op::In, term.values});
}

/// The fields that \p filter speaks of, and the values it compares with.
void gather(const Filter &filter, std::set<QString> &fields, std::vector<Value> &values)
{
    for (const Condition &condition : filter.conditions) {
        fields.insert(condition.field);
        values.insert(values.end(), condition.values.begin(), condition.values.end());
    }
    for (const Filter &group : filter.groups)
        gather(group, fields, values);
}

/// The term of days whose filter is \p filter, found by making that of each day in question.
std::optional<FilterTerm> dayTerm(const Filter &filter, const Field &field, const QString &path,
                                  const std::vector<Value> &values, const QTimeZone &zone)
{
    std::set<QDate> days;
    for (const Value &value : values) {
        const QDate day = dayOf(value, zone);
        if (!day.isValid() || values.size() > 4)
            return std::nullopt;
        for (const int more : {-1, 0, 1})
            days.insert(day.addDays(more));
    }
    for (const QDate first : days) {
        for (const TermOp op : {TermOp::On, TermOp::Before, TermOp::After}) {
            FilterTerm term{path, op, {dayValue(first)}};
            if (dayFilter(term, field.type, zone) == filter)
                return term;
        }
        for (const QDate last : days) {
            FilterTerm term{path, TermOp::Between, {dayValue(first), dayValue(last)}};
            if (first < last && dayFilter(term, field.type, zone) == filter)
                return term;
        }
    }
    return std::nullopt;
}

std::optional<TermOp> comparison(Op op)
{
    switch (op) {
    case Op::Equal: return TermOp::Is;
    case Op::NotEqual: return TermOp::IsNot;
    case Op::Less: return TermOp::Less;
    case Op::LessOrEqual: return TermOp::AtMost;
    case Op::Greater: return TermOp::Greater;
    case Op::GreaterOrEqual: return TermOp::AtLeast;
    case Op::Contains: return TermOp::Contains;
    case Op::StartsWith: return TermOp::StartsWith;
    default: return std::nullopt;
    }
}

std::optional<TermOp> listOp(Op op, bool tags)
{
    if (tags)
        return op == Op::HasTag ? std::optional(TermOp::AnyOf) : std::nullopt;
    switch (op) {
    case Op::Equal:
    case Op::In: return TermOp::AnyOf;
    case Op::NotEqual: return TermOp::NoneOf;
    default: return std::nullopt;
    }
}

/// A day compared without a zone: stored days, and times from the first instant of a day on.
std::optional<FilterTerm> singleDay(const Condition &condition, const Field &field,
                                    const QTimeZone &zone)
{
    const Value &value = condition.values.front();
    if (condition.op == Op::InLastDays)
        return FilterTerm{condition.field, TermOp::InLastDays, {value}};
    const QDate day = dayOf(value, zone);
    const bool whole =
        field.type == FieldType::Date || value == Value(toStoredTime(day.startOfDay(zone)));
    if (!day.isValid() || !whole)
        return std::nullopt;
    const auto term = [&](TermOp op, QDate of) {
        return FilterTerm{condition.field, op, {dayValue(of)}};
    };
    if (condition.op == Op::GreaterOrEqual)
        return term(TermOp::After, day.addDays(-1));
    if (condition.op == Op::Less)
        return term(TermOp::Before, day);
    if (field.type == FieldType::Time)
        return std::nullopt;
    switch (condition.op) {
    case Op::Equal: return term(TermOp::On, day);
    case Op::LessOrEqual: return term(TermOp::Before, day.addDays(1));
    case Op::Greater: return term(TermOp::After, day);
    default: return std::nullopt;
    }
}

std::optional<FilterTerm> singleTerm(const Condition &condition, const Field &field,
                                     const QTimeZone &zone)
{
    if (condition.op == Op::IsEmpty)
        return FilterTerm{condition.field, TermOp::IsEmpty};
    if (condition.op == Op::IsNotEmpty)
        return FilterTerm{condition.field, TermOp::IsNotEmpty};
    if (condition.values.empty() || std::ranges::any_of(condition.values, &Value::isNull))
        return std::nullopt;
    if (isDay(field.type))
        return singleDay(condition, field, zone);
    const auto op = isListed(field) ? listOp(condition.op, field.type == FieldType::Tags)
                                    : comparison(condition.op);
    const std::vector<TermOp> possible = termOps(field);
    if (!op || std::ranges::find(possible, *op) == possible.end())
        return std::nullopt;
    return FilterTerm{condition.field, *op, condition.values};
}

std::optional<FilterTerm> opposite(FilterTerm term)
{
    switch (term.op) {
    case TermOp::Contains: term.op = TermOp::ContainsNot; return term;
    case TermOp::AnyOf: term.op = TermOp::NoneOf; return term;
    default: return std::nullopt;
    }
}

/// Adds what \p filter says to \p group; parts that are groups of their own go to \p groups, or
/// where that is null to the group's others.
class Sorter {
public:
    Sorter(const Catalogue &catalogue, KindId kind, const QTimeZone &zone)
        : m_catalogue(catalogue), m_kind(kind), m_zone(zone)
    {
    }

    void sort(const Filter &filter, TermGroup &into, std::vector<TermGroup> *groups) const
    {
        for (const Condition &condition : filter.conditions)
            take(only(condition), into, groups);
        for (const Filter &group : filter.groups)
            take(group, into, groups);
    }

private:
    void take(const Filter &part, TermGroup &into, std::vector<TermGroup> *groups) const
    {
        const size_t parts = part.conditions.size() + part.groups.size();
        if (parts == 0)
            return;
        if (auto term = termOf(part, m_catalogue, m_kind, m_zone)) {
            into.terms.push_back(std::move(*term));
        } else if (!part.negated
                   && ((part.join == into.join && parts > 1)
                       || (parts == 1 && !part.groups.empty()))) {
            sort(part, into, groups);
        } else if (groups && (parts > 1 || !part.groups.empty())) {
            TermGroup group{part.join, part.negated};
            sort(part, group, nullptr);
            groups->push_back(std::move(group));
        } else {
            into.others.push_back(part);
        }
    }

    const Catalogue &m_catalogue;
    const KindId m_kind;
    const QTimeZone &m_zone;
};

} // namespace

Filter only(Condition condition)
{
    Filter filter;
    filter.conditions.push_back(std::move(condition));
    return filter;
}

int FilterTerms::size() const
{
    size_t count = top.terms.size() + top.others.size();
    for (const TermGroup &group : groups)
        count += group.terms.size() + group.others.size();
    return int(count);
}

bool isListed(const Field &field)
{
    switch (field.type) {
    case FieldType::Choice:
    case FieldType::Country:
    case FieldType::Reference:
    case FieldType::Tags: return true;
    // What the program derives as a word is one of few.
    default: return field.computed && field.type == FieldType::Text;
    }
}

std::vector<TermOp> termOps(const Field &field)
{
    using enum TermOp;
    if (isListed(field))
        return {AnyOf, NoneOf, TermOp::IsEmpty, IsNotEmpty};
    if (isNumeric(field.type))
        return {Less, AtMost, Greater, AtLeast, Between, Is, IsNot, TermOp::IsEmpty, IsNotEmpty};
    if (isDay(field.type))
        return {InLastDays, On, Before, After, Between, TermOp::IsEmpty, IsNotEmpty};
    if (field.type == FieldType::YesNo)
        return {Is};
    return {Contains, ContainsNot, Is, IsNot, StartsWith, TermOp::IsEmpty, IsNotEmpty};
}

QString termOpLabel(TermOp op, FieldType type)
{
    const bool number = isNumeric(type);
    const bool tags = type == FieldType::Tags;
    switch (op) {
    case TermOp::Is: return number ? QStringLiteral("=") : tr("is");
    case TermOp::IsNot: return number ? QStringLiteral("\u2260") : tr("is not");
    case TermOp::Contains: return tr("contains");
    case TermOp::ContainsNot: return tr("does not contain");
    case TermOp::StartsWith: return tr("starts with");
    case TermOp::Less: return QStringLiteral("<");
    case TermOp::AtMost: return QStringLiteral("\u2264");
    case TermOp::Greater: return QStringLiteral(">");
    case TermOp::AtLeast: return QStringLiteral("\u2265");
    case TermOp::Between: return tr("between");
    case TermOp::On: return tr("on");
    case TermOp::Before: return tr("before");
    case TermOp::After: return tr("after");
    case TermOp::InLastDays: return tr("in the last");
    case TermOp::AnyOf: return tags ? tr("has any of") : tr("is any of");
    case TermOp::NoneOf: return tags ? tr("has none of") : tr("is none of");
    case TermOp::IsEmpty: return tr("is empty");
    case TermOp::IsNotEmpty: return tr("is not empty");
    }
    return {};
}

Filter filterOf(const FilterTerm &term, const Field &field, const QTimeZone &zone)
{
    const auto condition = [&](Op op) { return only({term.field, op, term.values}); };
    switch (term.op) {
    case TermOp::IsEmpty: return only({term.field, Op::IsEmpty});
    case TermOp::IsNotEmpty: return only({term.field, Op::IsNotEmpty});
    case TermOp::AnyOf:
    case TermOp::NoneOf: return listFilter(term, field);
    case TermOp::On:
    case TermOp::Before:
    case TermOp::After: return dayFilter(term, field.type, zone);
    case TermOp::InLastDays: return condition(Op::InLastDays);
    case TermOp::Between: {
        if (isDay(field.type))
            return dayFilter(term, field.type, zone);
        Filter both = only({term.field, Op::GreaterOrEqual, {term.values.front()}});
        both.conditions.push_back({term.field, Op::LessOrEqual, {term.values.back()}});
        return both;
    }
    case TermOp::Is: return condition(Op::Equal);
    case TermOp::IsNot: return condition(Op::NotEqual);
    case TermOp::Contains: return condition(Op::Contains);
    case TermOp::ContainsNot: return negated({term.field, Op::Contains, term.values});
    case TermOp::StartsWith: return condition(Op::StartsWith);
    case TermOp::Less: return condition(Op::Less);
    case TermOp::AtMost: return condition(Op::LessOrEqual);
    case TermOp::Greater: return condition(Op::Greater);
    case TermOp::AtLeast: return condition(Op::GreaterOrEqual);
    }
    return {};
}

std::optional<FilterTerm> termOf(const Filter &filter, const Catalogue &catalogue, KindId kind,
                                 const QTimeZone &zone)
{
    std::set<QString> fields;
    std::vector<Value> values;
    gather(filter, fields, values);
    if (fields.size() != 1)
        return std::nullopt;
    const QString path = *fields.begin();
    const auto field = resolvePath(catalogue, kind, path);
    if (!field)
        return std::nullopt;
    if (filter.groups.empty() && filter.conditions.size() == 1) {
        auto term = singleTerm(filter.conditions.front(), **field, zone);
        return term && filter.negated ? opposite(std::move(*term)) : term;
    }
    if (filter.negated)
        return std::nullopt;
    if (isDay((*field)->type))
        return dayTerm(filter, **field, path, values, zone);
    FilterTerm between{path, TermOp::Between, values};
    if (isNumeric((*field)->type) && values.size() == 2
        && filterOf(between, **field, zone) == filter)
        return between;
    return std::nullopt;
}

Filter filterOf(const FilterTerms &terms, const Catalogue &catalogue, KindId kind,
                const QTimeZone &zone)
{
    const auto made = [&](const TermGroup &group) {
        Filter filter;
        filter.join = group.join;
        filter.negated = group.negated;
        const auto take = [&filter](Filter part) {
            const bool single = part.groups.empty() && part.conditions.size() == 1;
            if (single && !part.negated)
                filter.conditions.push_back(std::move(part.conditions.front()));
            else
                filter.groups.push_back(std::move(part));
        };
        for (const FilterTerm &term : group.terms) {
            if (const auto field = resolvePath(catalogue, kind, term.field))
                take(filterOf(term, **field, zone));
        }
        for (const Filter &other : group.others)
            take(other);
        return filter;
    };
    Filter filter = made(terms.top);
    for (const TermGroup &group : terms.groups) {
        if (!group.isEmpty())
            filter.groups.push_back(made(group));
    }
    return filter.isEmpty() ? Filter() : filter;
}

FilterTerms termsOf(const Filter &filter, const Catalogue &catalogue, KindId kind,
                    const QTimeZone &zone)
{
    FilterTerms terms;
    if (auto term = termOf(filter, catalogue, kind, zone)) {
        terms.top.terms.push_back(std::move(*term));
        return terms;
    }
    terms.top.join = filter.join;
    terms.top.negated = filter.negated;
    Sorter(catalogue, kind, zone).sort(filter, terms.top, &terms.groups);
    return terms;
}

} // namespace rapport
