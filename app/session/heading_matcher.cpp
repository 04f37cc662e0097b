// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/heading_matcher.h"

#include "domain/field_text.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// What a heading usually means. A field without a kind is one of the kind imported; the first
/// that exists is taken.
struct Synonym {
    const char *folded;
    const char *field;
};

constexpr Synonym kSynonyms[] = {
    {"fullname", "developer.name"},
    {"displayname", "developer.name"},
    {"yourname", "developer.name"},
    {"emailaddress", "developer.email"},
    {"mail", "developer.email"},
    {"youremail", "developer.email"},
    {"电子邮件", "developer.email"},
    {"电子邮箱", "developer.email"},
    {"organisation", "company.name"},
    {"organization", "company.name"},
    {"employer", "company.name"},
    {"companyname", "company.name"},
    {"公司名称", "company.name"},
    {"单位", "company.name"},
    {"position", "developer.job_title"},
    {"joined", "developer.joined_on"},
    {"date", "taken_on"},
    {"date", "occurred_at"},
    {"date", "starts_at"},
    {"timestamp", "taken_on"},
    {"timestamp", "occurred_at"},
    {"taken", "taken_on"},
    {"submitted", "taken_on"},
    {"submittedat", "taken_on"},
    {"submissiondate", "taken_on"},
    {"提交时间", "taken_on"},
    {"overall", "csat"},
    {"overallsatisfaction", "csat"},
    {"satisfaction", "csat"},
    {"总体满意度", "csat"},
    {"docs", "dp"},
    {"support", "ts"},
    {"userexperience", "ux"},
    {"community", "ds"},
    {"deployment", "ir"},
    {"recommend", "nps"},
    {"likelihoodtorecommend", "nps"},
    {"comments", "comment"},
    {"remarks", "comment"},
    {"remarks", "notes"},
    {"name", "title"},
    {"surveyname", "survey.title"},
    {"eventname", "event.title"},
    {"start", "starts_at"},
    {"startdate", "starts_at"},
    {"end", "ends_at"},
    {"enddate", "ends_at"},
    {"city", "place"},
    {"venue", "place"},
    {"link", "url"},
    {"website", "url"},
    {"topic", "topics"},
};

} // namespace

bool isNamed(const Field &field, const QString &heading)
{
    const QString folded = foldChoice(heading);
    return folded == foldChoice(field.name) || folded == foldChoice(field.label)
        || (!field.labelZh.isEmpty() && folded == foldChoice(field.labelZh));
}

HeadingMatcher::HeadingMatcher(const Catalogue &catalogue, KindId kind)
    : m_catalogue(&catalogue), m_kind(&catalogue.kind(kind)), m_kinds{m_kind}
{
    const Kind *developer = &catalogue.kind(KindId::Developer);
    const auto refersTo = [&](KindId target) {
        return std::ranges::any_of(m_kind->fields,
                                   [&](const Field &field) { return field.target == target; });
    };
    m_hasPeople = kind == KindId::Developer || refersTo(KindId::Developer);
    if (m_hasPeople && kind != KindId::Developer)
        m_kinds.push_back(developer);
    for (const Kind &other : catalogue.kinds()) {
        if (std::ranges::find(m_kinds, &other) == m_kinds.end() && refersTo(other.id))
            m_kinds.push_back(&other);
    }
}

QString HeadingMatcher::find(const QString &heading) const
{
    const QString folded = foldChoice(heading.trimmed());
    if (folded.isEmpty())
        return {};
    if (const QString path = byPath(heading); !path.isEmpty())
        return path;
    const Kind &company = m_catalogue->kind(KindId::Company);
    const bool isCompany = folded == company.name || folded == foldChoice(company.labelZh);
    if (isCompany && m_kind->id != KindId::Company)
        return m_hasPeople ? u"company.name"_s : QString();
    const auto search = [&](auto fits) -> QString {
        for (const Kind *kind : m_kinds) {
            for (const Field &field : kind->fields) {
                if (!field.computed && fits(field))
                    return kind->name + u'.' + field.name;
            }
        }
        return {};
    };
    const QString named =
        search([&](const Field &field) { return foldChoice(field.name) == folded; });
    if (!named.isEmpty())
        return named;
    const QString labelled = search([&](const Field &field) { return isNamed(field, heading); });
    return labelled.isEmpty() ? bySynonym(folded) : labelled;
}

QString HeadingMatcher::editable(const Kind &kind, const QString &field) const
{
    const Field *found = kind.find(field);
    return found && !found->computed ? kind.name + u'.' + field : QString();
}

/// "developer.email".
QString HeadingMatcher::byPath(const QString &heading) const
{
    const QString text = heading.trimmed().toLower();
    const Kind *kind = m_catalogue->find(text.section(u'.', 0, 0));
    return kind ? editable(*kind, text.section(u'.', 1)) : QString();
}

QString HeadingMatcher::bySynonym(const QString &folded) const
{
    for (const auto &[name, target] : kSynonyms) {
        if (folded != QString::fromUtf8(name))
            continue;
        const QString path = QLatin1StringView(target);
        if (!path.contains(u'.')) {
            if (const QString own = editable(*m_kind, path); !own.isEmpty())
                return own;
            continue;
        }
        const Kind *kind = m_catalogue->find(path.section(u'.', 0, 0));
        const bool isNear = std::ranges::find(m_kinds, kind) != m_kinds.end()
            || (kind->id == KindId::Company && m_hasPeople);
        if (isNear)
            return path;
    }
    return {};
}

QString HeadingMatcher::platform(const QString &heading)
{
    QString folded = foldChoice(heading.trimmed());
    for (const QString &ending : {u"username"_s, u"handle"_s, u"account"_s, u"login"_s, u"id"_s}) {
        if (folded.endsWith(ending))
            folded.chop(ending.size());
    }
    static const QStringList platforms = {u"github"_s, u"gitlab"_s, u"discord"_s, u"slack"_s,
                                          u"stackoverflow"_s};
    return platforms.contains(folded) ? folded : QString();
}

} // namespace rapport
