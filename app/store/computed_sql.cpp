// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/computed_sql.h"

#include "domain/value.h"
#include "store/dialect.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Whether a row about \p person counts: staff and bots never do, nobody known does.
QString personCounts(const QString &person)
{
    return u"NOT EXISTS (SELECT 1 FROM developer p WHERE p.id = %1 AND p.role <> 'community')"_s
        .arg(person);
}

/// roundScore() in SQL. SQLite's own round(x, 9) goes through text and may come out one bit off.
QString rounded(const QString &expression)
{
    return u"(round(("_s + expression + u") * 1000000000.0) / 1000000000.0)"_s;
}

QString survey(const QString &field, const QString &alias)
{
    const QString of = u"FROM feedback f WHERE f.survey = "_s + alias + u".id AND "_s
        + personCounts(u"f.developer"_s);
    const QString sheets = u"(SELECT count(*) "_s + of + u')';
    if (field == u"sheets"_s)
        return sheets;
    if (field == u"response_rate"_s)
        return u"(%1 * 1.0 / nullif(%2.invited, 0))"_s.arg(sheets, alias);
    return u"(SELECT "_s + rounded(u"avg(f."_s + field + u')') + u' ' + of + u')';
}

QString event(const QString &field, const QString &alias)
{
    const QString of = u"FROM attendance a WHERE a.event = "_s + alias + u".id AND "_s
        + personCounts(u"a.developer"_s);
    if (field == u"registered"_s)
        return u"(SELECT count(*) %1 AND a.status IN ('registered', 'attended', 'no-show'))"_s.arg(
            of);
    if (field == u"attended"_s)
        return u"(SELECT count(*) %1 AND a.status = 'attended')"_s.arg(of);
    return u"(SELECT "_s + rounded(u"avg(a.rating)"_s) + u' ' + of + u')';
}

QString resource(const QString &field, const QString &alias)
{
    const QString of = u"FROM engagement g WHERE g.resource = "_s + alias + u".id AND "_s
        + personCounts(u"g.developer"_s);
    if (field == u"engagements"_s)
        return u"(SELECT count(*) %1)"_s.arg(of);
    const QString useful =
        u"avg(CASE g.kind WHEN 'useful' THEN 1.0 WHEN 'not useful' THEN 0.0 END)"_s;
    return u"(SELECT "_s + rounded(useful) + u' ' + of + u')';
}

/// First answer in the thread by us or by another person, bots apart; without any, the
/// interaction's own responded_at (CATALOGUE.md, "First response"). Two sources may number
/// their threads alike; a reply entered by hand has no source.
QString responseTime(const QString &alias)
{
    const QString reply =
        u"(SELECT min(r.occurred_at) FROM interaction r LEFT JOIN developer rd ON rd.id = "
        "r.developer WHERE r.thread = %1.source_id AND r.id <> %1.id AND r.occurred_at >= "
        "%1.occurred_at AND (r.source IS NULL OR %1.source IS NULL OR r.source = %1.source) AND "
        "coalesce(rd.role, '') <> 'bot' AND (r.\"by\" = 'us' OR (r.developer IS NOT NULL AND %2)))"_s
            .arg(alias, distinctSql(u"r.developer"_s, alias + u".developer"_s));
    return u"CASE WHEN %1.kind IN ('question', 'issue', 'support ticket', 'pull request') THEN "
           "%2 END"_s.arg(alias,
                          secondsBetweenSql(alias + u".occurred_at"_s,
                                            u"coalesce(%1, %2.responded_at)"_s.arg(reply, alias)));
}

/// The latest act of a developer (METRICS.md, "act").
QString lastSeen(const QString &alias)
{
    return u"(SELECT max(at) FROM ("
           "SELECT max(i.occurred_at) AS at FROM interaction i WHERE i.developer = %1.id AND "
           "i.\"by\" = 'them' "
           "UNION ALL SELECT max(ev.starts_at) FROM attendance a JOIN event ev ON ev.id = a.event "
           "WHERE a.developer = %1.id AND a.status = 'attended' "
           "UNION ALL SELECT max(g.occurred_at) FROM engagement g WHERE g.developer = %1.id AND "
           "g.kind <> 'sent' "
           "UNION ALL SELECT max(f.taken_on) FROM feedback f WHERE f.developer = %1.id))"_s.arg(
               alias);
}

} // namespace

QString countsSql(const QString &alias)
{
    return u"%1.role = 'community'"_s.arg(alias);
}

QString ComputedSql::score(ScoreKind kind, const QString &alias) const
{
    QStringList terms, weights;
    for (const Measure m : measuresOf(kind)) {
        const QString column = alias + u'.' + measureName(m);
        const QString weight = realSql(m_settings.weights[m]);
        terms.append(u"coalesce(%1 * %2, 0)"_s.arg(weight, column));
        weights.append(u"CASE WHEN %1 IS NULL THEN 0 ELSE %2 END"_s.arg(column, weight));
    }
    return rounded(u"(%1) / nullif(%2, 0)"_s.arg(terms.join(u" + "_s), weights.join(u" + "_s)));
}

QString ComputedSql::coverage(ScoreKind kind, const QString &alias) const
{
    QStringList weights;
    for (const Measure m : measuresOf(kind))
        weights.append(u"CASE WHEN %1.%2 IS NULL THEN 0 ELSE %3 END"_s.arg(
            alias, measureName(m), realSql(m_settings.weights[m])));
    return rounded(weights.join(u" + "_s));
}

QString ComputedSql::band(const QString &score) const
{
    return u"CASE WHEN %1 < %2 THEN 'at risk' WHEN %1 < %3 THEN 'needs improvement' WHEN %1 >= %3 "
           "THEN 'good' END"_s.arg(score, realSql(m_settings.bands.needsImprovement()),
                                   realSql(m_settings.bands.good()));
}

QString ComputedSql::developer(const QString &field, const QString &alias) const
{
    const auto component = [&alias](const QString &expression) {
        return u"(SELECT %1 FROM score_component sc WHERE sc.developer = %2.id)"_s.arg(expression,
                                                                                       alias);
    };
    const QString sc = u"sc"_s;
    if (field == u"cs"_s)
        return component(score(ScoreKind::Satisfaction, sc));
    if (field == u"e"_s)
        return component(score(ScoreKind::Efficiency, sc));
    if (field == u"cs_coverage"_s)
        return component(coverage(ScoreKind::Satisfaction, sc));
    if (field == u"e_coverage"_s)
        return component(coverage(ScoreKind::Efficiency, sc));
    if (field == u"band"_s)
        return component(band(score(ScoreKind::Satisfaction, sc)));
    if (field == u"e_band"_s)
        return component(band(score(ScoreKind::Efficiency, sc)));
    if (field == u"sheets"_s)
        return u"coalesce(%1, 0)"_s.arg(component(u"sc.sheets"_s));
    if (field == u"interactions"_s)
        return u"(SELECT count(*) FROM interaction i WHERE i.developer = %1.id)"_s.arg(alias);
    if (field == u"last_seen"_s)
        return lastSeen(alias);
    if (field == u"company_segment"_s)
        return u"(SELECT c.segment FROM company c WHERE c.id = %1.company)"_s.arg(alias);
    return component(u"sc."_s + field);
}

QString ComputedSql::companyScore(ScoreKind kind, const QString &alias) const
{
    return u"(SELECT %5 FROM ("
           "SELECT %1 AS v FROM developer d JOIN score_component sc ON sc.developer = d.id WHERE "
           "d.company = %3.id AND %4 "
           "UNION ALL SELECT %2 FROM feedback f WHERE f.company = %3.id AND f.developer IS "
           "NULL))"_s.arg(score(kind, u"sc"_s), score(kind, u"f"_s), alias, countsSql(u"d"_s),
                          rounded(u"avg(v)"_s));
}

QString ComputedSql::company(const QString &field, const QString &alias) const
{
    if (field == u"developers"_s)
        return u"(SELECT count(*) FROM developer d WHERE d.company = %1.id AND %2)"_s.arg(
            alias, countsSql(u"d"_s));
    return companyScore(field == u"cs"_s ? ScoreKind::Satisfaction : ScoreKind::Efficiency, alias);
}

QString ComputedSql::expression(KindId kind, const QString &field, const QString &alias) const
{
    switch (kind) {
    case KindId::Developer: return developer(field, alias);
    case KindId::Company: return company(field, alias);
    case KindId::Feedback:
        return score(field == u"cs"_s ? ScoreKind::Satisfaction : ScoreKind::Efficiency, alias);
    case KindId::Survey: return survey(field, alias);
    case KindId::Event: return event(field, alias);
    case KindId::Resource: return resource(field, alias);
    case KindId::Interaction: return responseTime(alias);
    default: Q_ASSERT_X(false, "ComputedSql", "a computed field without SQL"); return u"NULL"_s;
    }
}

} // namespace rapport
