// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scope.h"

#include "base/clock.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

template <typename List>
std::vector<Value> valuesOf(const List &list)
{
    return std::vector<Value>(list.begin(), list.end());
}

/// The people part, with the paths of the fields that say who a record belongs to.
/// An empty path means that the kind has no such field and is not restricted by it.
struct PeoplePaths {
    QString segment, company, country, tags;
};

Filter peopleFilter(const Scope &scope, const PeoplePaths &paths)
{
    Filter filter;
    const auto add = [&filter](const QString &path, Op op, std::vector<Value> values) {
        if (!path.isEmpty() && !values.empty())
            filter.conditions.push_back({path, op, std::move(values)});
    };
    add(paths.segment, Op::In, valuesOf(scope.segments));
    add(paths.company, Op::In, valuesOf(scope.companies));
    add(paths.country, Op::In, valuesOf(scope.countries));
    add(paths.tags, Op::HasTag, valuesOf(scope.tags));
    return filter;
}

const PeoplePaths kThroughDeveloper = {u"developer.segment"_s, u"developer.company"_s,
                                       u"developer.country"_s, u"developer.tags"_s};

Filter anyOf(Filter a, Filter b)
{
    Filter either;
    either.join = Filter::Join::Any;
    either.groups = {std::move(a), std::move(b)};
    return either;
}

Filter feedbackPeople(const Scope &scope)
{
    Filter known = peopleFilter(scope, kThroughDeveloper);
    known.conditions.push_back({u"developer"_s, Op::IsNotEmpty});
    Filter anonymous = peopleFilter(scope, {u"segment"_s, u"company"_s, u"country"_s, {}});
    anonymous.conditions.push_back({u"developer"_s, Op::IsEmpty});
    // A sheet without a person has no tags, so a wanted tag rules it out.
    return scope.tags.isEmpty() ? anyOf(known, anonymous) : known;
}

Filter people(KindId kind, const Scope &scope)
{
    if (!scope.restrictsPeople())
        return {};
    switch (kind) {
    case KindId::Developer:
        return peopleFilter(scope, {u"segment"_s, u"company"_s, u"country"_s, u"tags"_s});
    case KindId::Company:
        return peopleFilter(scope, {u"segment"_s, u"id"_s, u"country"_s, u"tags"_s});
    case KindId::Feedback: return feedbackPeople(scope);
    case KindId::Project:
        return anyOf(peopleFilter(scope, kThroughDeveloper),
                     peopleFilter(scope,
                                  {u"company.segment"_s, u"company"_s, u"company.country"_s,
                                   u"company.tags"_s}));
    case KindId::Event: return peopleFilter(scope, {{}, {}, u"country"_s, {}});
    case KindId::Identity:
    case KindId::Interaction:
    case KindId::Attendance:
    case KindId::Engagement:
    case KindId::Task: return peopleFilter(scope, kThroughDeveloper);
    case KindId::Survey:
    case KindId::Resource: return {};
    }
    return {};
}

Filter period(KindId kind, const Scope &scope, const QTimeZone &zone)
{
    const auto range = [&](const QString &field, FieldType type) {
        return dayRangeFilter(field, type, scope.from, scope.to, zone);
    };
    switch (kind) {
    case KindId::Feedback: return range(u"taken_on"_s, FieldType::Date);
    case KindId::Interaction:
    case KindId::Engagement: return range(u"occurred_at"_s, FieldType::Time);
    case KindId::Event: return range(u"starts_at"_s, FieldType::Time);
    case KindId::Attendance: return range(u"event.starts_at"_s, FieldType::Time);
    default: return {};
    }
}

QString startOfDay(QDate day, const QTimeZone &zone)
{
    return toStoredTime(day.startOfDay(zone));
}

} // namespace

bool Scope::restrictsPeople() const
{
    return !segments.isEmpty() || !companies.empty() || !countries.isEmpty() || !tags.isEmpty();
}

Filter scopeFilter(KindId kind, const Scope &scope, const QTimeZone &zone)
{
    return people(kind, scope).and_(period(kind, scope, zone));
}

Filter dayRangeFilter(const QString &field, FieldType type, QDate from, QDate to,
                      const QTimeZone &zone)
{
    Filter filter;
    if (type == FieldType::Date) {
        if (from.isValid())
            filter.conditions.push_back({field, Op::GreaterOrEqual, {from.toString(Qt::ISODate)}});
        if (to.isValid())
            filter.conditions.push_back({field, Op::LessOrEqual, {to.toString(Qt::ISODate)}});
        return filter;
    }
    // Instants compare with the zone's midnight, bare days with the day itself.
    if (from.isValid()) {
        Filter start;
        start.join = Filter::Join::Any;
        start.conditions = {{field, Op::GreaterOrEqual, {startOfDay(from, zone)}},
                            {field, Op::Equal, {from.toString(Qt::ISODate)}}};
        filter.groups.push_back(std::move(start));
    }
    if (to.isValid()) {
        const QDate next = to.addDays(1);
        filter.conditions.push_back({field, Op::Less, {startOfDay(next, zone)}});
        filter.conditions.push_back({field, Op::NotEqual, {next.toString(Qt::ISODate)}});
    }
    return filter;
}

} // namespace rapport
