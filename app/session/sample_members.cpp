// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_parts.h"
#include "session/sample_texts.h"

#include <QHash>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Stream : quint64 { CompanyStream = 201, DeveloperStream, IdentityStream };

/// A short list of different tags as stored.
QString someTags(const QStringList &tags, int count, SampleRandom &random)
{
    QString text;
    int at = random.below(tags.size());
    for (int i = 0; i < count; ++i) {
        text += (i > 0 ? u", "_s : QString()) + tags[at];
        at = (at + 1 + random.below(tags.size() / count - 1)) % int(tags.size());
    }
    return text;
}

/// FNV-1a over UTF-16 units: small and the same everywhere.
quint64 hashOf(const QString &text)
{
    quint64 hash = 0xCBF29CE484222325ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001B3ULL;
    return hash;
}

/// Makes every address once: the second mei.wang of a company is mei.wang2.
class Addresses {
public:
    QString make(const QString &local, const QString &domain)
    {
        const int number = ++m_used[hashOf(local + u'@' + domain)];
        return number == 1 ? local + u'@' + domain
                           : local + QString::number(number) + u'@' + domain;
    }

private:
    QHash<quint64, int> m_used;
};

QString localPart(const SamplePerson &person)
{
    const SampleCulture &names = sampleCultures()[size_t(person.culture)];
    return names.given[size_t(person.given)].ascii + u'.'
        + names.surnames[size_t(person.surname)].ascii;
}

class DeveloperTable {
public:
    explicit DeveloperTable(const SampleWorld &world)
        : m_world(world),
          m_table(world.sink, KindId::Developer,
                  {u"name", u"email", u"company", u"job_title", u"country", u"segment", u"role",
                   u"tags", u"joined_on", u"consent", u"consent_on", u"lawful_basis", u"notes",
                   u"source", u"source_id"})
    {
    }

    Result<void> add(int developer)
    {
        auto random = m_world.about(DeveloperStream, quint64(developer));
        const SamplePerson person = m_world.people.person(developer);
        const int joined = m_world.story.joinedOn(developer);
        setWho(developer, person, random);
        setConsent(person, joined, random);
        if (random.chance(400)) {
            m_table.set(Source, m_sources[random.below(m_sources.size())]);
            m_table.set(SourceId, u"su-"_s + QString::number(developer + 1));
        }
        m_table.set(JoinedOn, m_world.story.dayText(joined));
        return m_table.add(m_world.story.momentOn(joined, random));
    }

private:
    enum {
        Name,
        Email,
        Company,
        JobTitle,
        Country,
        Segment,
        Role,
        Tags,
        JoinedOn,
        Consent,
        ConsentOn,
        LawfulBasis,
        Notes,
        Source,
        SourceId
    };

    void setWho(int developer, const SamplePerson &person, SampleRandom &random)
    {
        const bool bot = person.role == SampleRole::Bot;
        // Some are known by their address or their handle only.
        const bool named = !random.chance(20);
        if (named || person.role != SampleRole::Community)
            m_table.set(Name, m_world.people.name(developer, person));
        if (!bot && (!named || !random.chance(20)))
            m_table.set(Email, m_addresses.make(localPart(person), domain(person, random)));
        m_table.set(Company, m_world.sink.reference(KindId::Company, person.company));
        if (!bot && !random.chance(150))
            m_table.set(JobTitle, jobTitle(person, random));
        m_table.set(Country, sampleCountries()[size_t(person.country)].code);
        m_table.set(Segment, sampleSegmentName(person.segment));
        m_table.set(Role, m_roles[qsizetype(person.role)]);
        if (!bot && random.chance(550))
            m_table.set(Tags, someTags(sampleDeveloperTags(), 1 + random.below(3), random));
        if (!bot && random.chance(30))
            m_table.set(Notes, random.pick(sampleDeveloperNotes()));
    }

    static QString jobTitle(const SamplePerson &person, SampleRandom &random)
    {
        static const QStringList ours = {u"Developer advocate"_s, u"Community manager"_s,
                                         u"Support engineer"_s};
        return random.pick(person.role == SampleRole::Staff ? ours : sampleJobTitles());
    }

    QString domain(const SamplePerson &person, SampleRandom &random) const
    {
        static const QStringList mailboxes = {u"mailbox.example"_s, u"inbox.example"_s,
                                              u"postbox.example"_s, u"letters.example"_s};
        const bool ours = person.role == SampleRole::Staff;
        if (ours || (person.company >= 0 && random.chance(900)))
            return m_world.people.companyDomain(ours ? 0 : person.company);
        return random.pick(mailboxes);
    }

    void setConsent(const SamplePerson &person, int joined, SampleRandom &random)
    {
        const int share = random.below(1000);
        const bool withdrawn = share >= 950;
        const bool given = share < 620;
        m_table.set(Consent, m_consents[given ? 1 : withdrawn ? 2 : 0]);
        if (given || withdrawn) {
            const int day = joined + (withdrawn ? 30 + random.below(300) : random.below(3));
            m_table.set(ConsentOn, m_world.story.dayText(std::min(day, m_world.story.until())));
        }
        if (given)
            m_table.set(LawfulBasis, m_consentBasis);
        else if (person.company >= 0 && !withdrawn)
            m_table.set(LawfulBasis, m_contractBasis);
    }

    const SampleWorld &m_world;
    SampleTable m_table;
    Addresses m_addresses;
    const QStringList m_roles = {u"community"_s, u"staff"_s, u"bot"_s};
    const QStringList m_consents = {u"unknown"_s, u"given"_s, u"withdrawn"_s};
    const QStringList m_sources = {u"sign-up"_s, u"event"_s, u"newsletter"_s};
    const QString m_consentBasis = u"consent"_s;
    const QString m_contractBasis = u"contract"_s;
};

} // namespace

Result<void> writeSampleCompanies(const SampleWorld &world)
{
    enum { Name, Domain, Country, Segment, Tier, Tags, Notes };
    SampleTable table(world.sink, KindId::Company,
                      {u"name", u"domain", u"country", u"segment", u"tier", u"tags", u"notes"});
    const QStringList tiers = {u"strategic"_s, u"growth"_s, u"standard"_s};
    const int count = world.story.count(KindId::Company);
    for (int i = 0; i < count; ++i) {
        auto random = world.about(CompanyStream, quint64(i));
        const SampleCompany &company = world.people.company(i);
        const bool own = company.segment == SampleSegment::Internal;
        table.set(Name, world.people.companyName(i));
        // Our teams share one domain, which then tells nobody apart.
        if (!own)
            table.set(Domain, world.people.companyDomain(i));
        table.set(Country, sampleCountries()[size_t(company.country)].code);
        table.set(Segment, sampleSegmentName(company.segment));
        const int share = random.below(100);
        if (!own)
            table.set(Tier, tiers[share < 12 ? 0 : share < 40 ? 1 : 2]);
        if (random.chance(400))
            table.set(Tags, someTags(sampleCompanyTags(), 1 + random.below(2), random));
        if (random.chance(100))
            table.set(Notes, random.pick(sampleCompanyNotes()));
        // All are there before the first developer joins.
        const int day = world.story.joinedOn(0) - 60 + int(qint64(i) * 60 / count);
        RAPPORT_TRY(table.add(world.story.momentOn(day, random)));
    }
    return {};
}

Result<void> writeSampleDevelopers(const SampleWorld &world)
{
    DeveloperTable table(world);
    for (int i = 0; i < world.story.developers(); ++i)
        RAPPORT_TRY(table.add(i));
    return {};
}

Result<void> writeSampleIdentities(const SampleWorld &world)
{
    enum { Developer, Platform, Handle, Verified };
    SampleTable table(world.sink, KindId::Identity,
                      {u"developer", u"platform", u"handle", u"verified"});
    const QStringList platforms = {u"github"_s, u"forum"_s,  u"discord"_s,
                                   u"slack"_s,  u"gitlab"_s, u"stackoverflow"_s};
    const qint64 count = world.story.count(KindId::Identity);
    for (qint64 i = 0; i < count; ++i) {
        auto random = world.about(IdentityStream, quint64(i));
        // Every fourth belongs to the same person as the one before, on another platform.
        const bool second = i % 4 == 3;
        const int developer = int((second ? i - 1 : i) * world.story.developers() / count);
        auto first = world.about(IdentityStream, quint64(second ? i - 1 : i));
        const int platform =
            (first.below(platforms.size()) + (second ? 1 : 0)) % int(platforms.size());
        const SamplePerson person = world.people.person(developer);
        const SampleCulture &names = sampleCultures()[size_t(person.culture)];
        // The number makes the handle unlike every other.
        table.set(Developer, world.sink.reference(KindId::Developer, developer));
        table.set(Platform, platforms[platform]);
        table.set(Handle,
                  names.given[size_t(person.given)].ascii + u'-'
                      + names.surnames[size_t(person.surname)].ascii.left(1)
                      + QString::number(developer + 1));
        table.set(Verified, random.chance(600));
        RAPPORT_TRY(table.add(world.story.momentOn(world.story.joinedOn(developer), random)));
    }
    return {};
}

} // namespace rapport
