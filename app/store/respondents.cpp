// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/respondents.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRowsBetweenStopChecks = 4096;

using Take = std::function<void(int, const Respondent &)>;

/// The SQL of a group's id and name; \p person is the alias of the developer, empty for
/// anonymous sheets, whose own fields count instead.
struct KeySql {
    QString id = u"0"_s;
    QString name = u"''"_s;
};

KeySql keySql(GroupBy by, const QString &person)
{
    const QString own = person.isEmpty() ? u"f"_s : person;
    switch (by) {
    case GroupBy::All: return {};
    case GroupBy::Developer:
        if (person.isEmpty())
            return {};
        return {person + u".id"_s, SqlBuilder::titleSql(KindId::Developer, person)};
    case GroupBy::Company:
        return {own + u".company"_s,
                u"(SELECT c.name FROM company c WHERE c.id = %1.company)"_s.arg(own)};
    case GroupBy::Segment: return {u"0"_s, own + u".segment"_s};
    case GroupBy::Country: return {u"0"_s, own + u".country"_s};
    case GroupBy::Tag: return {u"0"_s, person.isEmpty() ? u"NULL"_s : person + u".tags"_s};
    case GroupBy::Survey:
        return {u"f.survey"_s, u"(SELECT v.title FROM survey v WHERE v.id = f.survey)"_s};
    case GroupBy::Version: return {u"0"_s, u"f.version"_s};
    }
    return {};
}

bool groupsSheets(GroupBy by)
{
    return by == GroupBy::Survey || by == GroupBy::Version;
}

Respondent readRespondent(const Statement &row)
{
    return {row.integer(0), row.integer(1), row.text(2), {}};
}

class Reading {
public:
    Reading(Connection &connection, const SqlBuilder &builder, double halfLife,
            const RespondentQuery &query, const Job &job, const Take &take)
        : m_connection(connection),
          m_builder(builder),
          m_halfLife(halfLife),
          m_query(query),
          m_job(job),
          m_take(take)
    {
        for (const QDate &date : query.asOf)
            m_days.push_back(date.toJulianDay());
    }

    Result<void> run()
    {
        const bool now = m_days.empty() && !groupsSheets(m_query.by);
        RAPPORT_TRY(now ? peopleNow() : peopleFromSheets());
        // An anonymous sheet belongs to no developer, and has no tags.
        if (m_query.by == GroupBy::Developer || m_query.by == GroupBy::Tag)
            return {};
        return anonymous();
    }

private:
    Result<Statement> prepare(const QString &sql, const std::vector<Value> &binds)
    {
        auto statement = m_connection.prepare(sql);
        RAPPORT_TRY(statement);
        RAPPORT_TRY(statement->exec(binds));
        return statement;
    }

    /// The scope without its period, as a condition on \p alias.
    Result<Sql> scopeSql(KindId kind, const QString &alias)
    {
        Scope people = m_query.scope;
        people.from = people.to = {};
        return m_builder.where(kind, scopeFilter(kind, people, QTimeZone::utc()), {}, alias);
    }

    bool stopped() { return ++m_read % kRowsBetweenStopChecks == 0 && m_job.cancelled(); }

    Result<void> peopleNow()
    {
        const auto where = scopeSql(KindId::Developer, u"d"_s);
        RAPPORT_TRY(where);
        const KeySql key = keySql(m_query.by, u"d"_s);
        auto rows = prepare(
            u"SELECT d.id, "_s + key.id + u", "_s + key.name + u", "_s + measureColumns(u"sc."_s)
                + u" FROM developer d JOIN score_component sc ON sc.developer = "
                  "d.id WHERE "_s
                + countsSql(u"d"_s) + u" AND "_s + where->text + u" ORDER BY d.id"_s,
            where->binds);
        RAPPORT_TRY(rows);
        while (rows->next()) {
            if (stopped())
                return Job::cancelledError();
            Respondent respondent = readRespondent(*rows);
            respondent.components = readComponents(*rows, 3);
            give(0, respondent);
        }
        return rows->failure();
    }

    Result<void> peopleFromSheets()
    {
        const auto where = scopeSql(KindId::Developer, u"d"_s);
        RAPPORT_TRY(where);
        const KeySql key = keySql(m_query.by, u"d"_s);
        // Grouped by survey, one developer is a respondent of each survey, with its sheets only.
        const QString group = m_query.by == GroupBy::Survey ? u"f.survey, "_s
            : m_query.by == GroupBy::Version                ? u"f.version, "_s
                                                            : QString();
        auto rows =
            prepare(u"SELECT d.id, "_s + key.id + u", "_s + key.name + u", f.taken_on, "_s
                        + measureColumns(u"f."_s)
                        + u" FROM feedback f JOIN developer d ON d.id = f.developer WHERE "_s
                        + countsSql(u"d"_s) + u" AND "_s + where->text
                        + u" ORDER BY f.developer, "_s + group + u"f.taken_on, f.id"_s,
                    where->binds);
        RAPPORT_TRY(rows);
        Respondent current;
        ComponentMeans means(m_halfLife);
        size_t date = 0;
        while (rows->next()) {
            if (stopped())
                return Job::cancelledError();
            const qint64 developer = rows->integer(0);
            const bool sameGroup = !groupsSheets(m_query.by)
                || (rows->integer(1) == current.keyId && rows->text(2) == current.key);
            if (developer != current.developer || !sameGroup) {
                finish(current, means, date);
                current = readRespondent(*rows);
                means = ComponentMeans(m_halfLife);
                date = 0;
            }
            const qint64 day = readDay(*rows, 3);
            while (date < m_days.size() && m_days[date] < day)
                emitAt(current, means, date++);
            means.add(day, readComponents(*rows, 4));
        }
        RAPPORT_TRY(rows->failure());
        finish(current, means, date);
        return {};
    }

    void emitAt(Respondent &respondent, const ComponentMeans &means, size_t date)
    {
        if (means.sheets() == 0)
            return;
        respondent.components = means.components();
        give(date, respondent);
    }

    /// Hands on who answered anything; a sheet may hold a comment alone.
    void give(size_t date, const Respondent &respondent)
    {
        if (std::ranges::any_of(kMeasures, [&](Measure m) { return respondent.components.has(m); }))
            m_take(int(date), respondent);
    }

    /// What is left to say of a respondent once all sheets are read.
    void finish(Respondent &respondent, const ComponentMeans &means, size_t date)
    {
        if (m_days.empty())
            emitAt(respondent, means, 0);
        for (; date < m_days.size(); ++date)
            emitAt(respondent, means, date);
    }

    Result<void> anonymous()
    {
        const auto where = scopeSql(KindId::Feedback, u"f"_s);
        RAPPORT_TRY(where);
        const KeySql key = keySql(m_query.by, {});
        auto rows = prepare(u"SELECT 0, "_s + key.id + u", "_s + key.name + u", f.taken_on, "_s
                                + measureColumns(u"f."_s)
                                + u" FROM feedback f WHERE f.developer IS NULL AND "_s + where->text
                                + u" ORDER BY f.id"_s,
                            where->binds);
        RAPPORT_TRY(rows);
        while (rows->next()) {
            if (stopped())
                return Job::cancelledError();
            Respondent respondent = readRespondent(*rows);
            respondent.components = readComponents(*rows, 4);
            const qint64 day = readDay(*rows, 3);
            if (m_days.empty())
                give(0, respondent);
            for (size_t date = 0; date < m_days.size(); ++date) {
                if (day <= m_days[date])
                    give(date, respondent);
            }
        }
        return rows->failure();
    }

    Connection &m_connection;
    const SqlBuilder &m_builder;
    double m_halfLife;
    const RespondentQuery &m_query;
    const Job &m_job;
    const Take &m_take;
    std::vector<qint64> m_days;
    qint64 m_read = 0;
};

} // namespace

Result<void> eachRespondent(Connection &connection, const SqlBuilder &builder, double halfLife,
                            const RespondentQuery &query, const Job &job, const Take &take)
{
    return Reading(connection, builder, halfLife, query, job, take).run();
}

Result<void> eachAnswer(Connection &connection, const SqlBuilder &builder, GroupBy by,
                        const Scope &scope, const QTimeZone &zone, const QString &field,
                        const std::function<void(const QString &, qint64, double)> &take)
{
    const auto where =
        builder.where(KindId::Feedback, scopeFilter(KindId::Feedback, scope, zone), {}, u"f"_s);
    RAPPORT_TRY(where);
    const auto read = [&](const KeySql &key, const QString &people) -> Result<void> {
        auto rows =
            connection.prepare(u"SELECT "_s + key.id + u", "_s + key.name + u", f."_s
                               + quoted(field) + u" FROM feedback f "_s + people + u" AND f."_s
                               + quoted(field) + u" IS NOT NULL AND "_s + where->text);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec(where->binds));
        while (rows->next())
            take(rows->text(1), rows->integer(0), rows->real(2));
        return rows->failure();
    };
    RAPPORT_TRY(read(keySql(by, u"d"_s),
                     u"JOIN developer d ON d.id = f.developer WHERE "_s + countsSql(u"d"_s)));
    if (by == GroupBy::Developer || by == GroupBy::Tag)
        return {};
    return read(keySql(by, {}), u"WHERE f.developer IS NULL"_s);
}

} // namespace rapport
