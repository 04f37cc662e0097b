// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_people.h"

#include <algorithm>
#include <limits>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Stream : quint64 { PersonStream = 101, CompanyStream, RoleStream, HabitStream };

constexpr int kStaffNames = 6;
constexpr int kMostBots = 6;
constexpr int kFirstBot = 4;
constexpr int kFirstStaff = 1;
constexpr int kBotEvery = 300;

/// Orrery's own teams are the first companies.
const std::array<QString, 4> &teams()
{
    static const std::array<QString, 4> names = {u"Orrery Assist"_s, u"Orrery Search"_s,
                                                 u"Orrery Cloud"_s, u"Orrery Labs"_s};
    return names;
}

SampleSegment companySegment(int index)
{
    using enum SampleSegment;
    static constexpr std::array kPattern = {ThirdParty, OpenSource, StartUp, ThirdParty,
                                            Research,   ThirdParty, StartUp, ThirdParty,
                                            OpenSource, ThirdParty};
    if (index < int(teams().size()))
        return Internal;
    return kPattern[(size_t(index) - teams().size()) % kPattern.size()];
}

} // namespace

SamplePeople::SamplePeople(const SampleStory &story) : m_story(story)
{
    const auto &countries = sampleCountries();
    for (size_t i = 0; i < countries.size(); ++i)
        m_countryByShare.insert(m_countryByShare.end(), size_t(countries[i].perMille), quint8(i));
    for (int i = 0; i < story.count(KindId::Company); ++i) {
        auto random = SampleRandom::about(story.seed(), CompanyStream, quint64(i));
        const SampleSegment segment = companySegment(i);
        m_companies.push_back({segment, country(random)});
        m_bySegment[size_t(segment)].push_back(i);
    }
    for (int i = 0; i < story.developers() && int(m_staff.size()) < kStaffNames; ++i) {
        const SamplePerson one = person(i);
        if (one.role == SampleRole::Staff)
            m_staff.push_back(name(i, one));
    }
}

int SamplePeople::country(SampleRandom &random) const
{
    return random.pick(m_countryByShare);
}

SampleSegment SamplePeople::segment(SampleRandom &random) const
{
    const int share = random.below(1000);
    if (share < 120)
        return SampleSegment::Internal;
    if (share < 540)
        return SampleSegment::ThirdParty;
    if (share < 810)
        return SampleSegment::OpenSource;
    return share < 890 ? SampleSegment::Research : SampleSegment::StartUp;
}

int SamplePeople::companyOf(SampleSegment segment, SampleRandom &random) const
{
    const std::vector<int> &all = m_bySegment[size_t(segment)];
    if (all.empty())
        return -1;
    const qint64 size = qint64(all.size());
    const qint64 reach = random.below(size) + 1;
    return all[size_t(random.below(reach))];
}

bool SamplePeople::isBot(int developer)
{
    return developer % kBotEvery == kFirstBot && developer / kBotEvery < kMostBots;
}

SampleRole SamplePeople::role(int developer) const
{
    if (isBot(developer))
        return SampleRole::Bot;
    auto random = SampleRandom::about(m_story.seed(), RoleStream, quint64(developer));
    return random.chance(15) || developer == kFirstStaff ? SampleRole::Staff
                                                         : SampleRole::Community;
}

SampleHabits SamplePeople::habits(int developer) const
{
    SampleHabits habits;
    if (role(developer) != SampleRole::Community)
        return habits;
    auto random = SampleRandom::about(m_story.seed(), HabitStream, quint64(developer));
    const int energy = random.below(100);
    habits.energy = energy < 50 ? 1 : energy < 85 ? 4 : 14;
    habits.answersSurveys = !random.chance(180);
    habits.leftOn = std::numeric_limits<int>::max();
    if (random.chance(150)) {
        const int joined = m_story.joinedOn(developer);
        const int most = std::max(1, m_story.until() - joined - 100);
        habits.leftOn = joined + 60 + random.below(most);
    }
    return habits;
}

SamplePerson SamplePeople::person(int developer) const
{
    auto random = SampleRandom::about(m_story.seed(), PersonStream, quint64(developer));
    SamplePerson person;
    person.role = role(developer);
    person.segment = segment(random);
    const int alone = person.segment == SampleSegment::OpenSource ? 600
        : person.segment == SampleSegment::ThirdParty             ? 150
                                                                  : 0;
    if (person.role != SampleRole::Community)
        person.segment = SampleSegment::Internal;
    const bool employed = !random.chance(alone) && person.role == SampleRole::Community;
    const int company = companyOf(person.segment, random);
    person.company = employed ? company : -1;
    person.country = country(random);
    if (person.company >= 0 && random.chance(600))
        person.country = m_companies[size_t(person.company)].country;

    const SampleCountry &home = sampleCountries()[size_t(person.country)];
    person.culture = home.culture;
    if (random.chance(home.otherNames))
        person.culture = random.below(qint64(sampleCultures().size()));
    const SampleCulture &names = sampleCultures()[size_t(person.culture)];
    person.given = random.below(qint64(names.given.size()));
    person.surname = random.below(qint64(names.surnames.size()));

    person.mood = random.chance(60) ? random.hill(45) - 360 : random.hill(85) + 24;
    return person;
}

QString SamplePeople::name(int developer, const SamplePerson &person) const
{
    static const std::array<QString, kMostBots> bots = {u"Docs Bot"_s,    u"Triage Bot"_s,
                                                        u"Release Bot"_s, u"Status Bot"_s,
                                                        u"Review Bot"_s,  u"Digest Bot"_s};
    if (person.role == SampleRole::Bot)
        return bots[size_t(developer / kBotEvery)];
    return sampleCultures()[size_t(person.culture)].name(person.given, person.surname);
}

QString SamplePeople::companyName(int index) const
{
    const int own = int(teams().size());
    return index < own ? teams()[size_t(index)] : sampleCompanyName(m_story.seed(), index - own);
}

QString SamplePeople::companyDomain(int index) const
{
    if (index < int(teams().size()))
        return u"orrery.example"_s;
    return sampleDomainWord(companyName(index)) + u".example"_s;
}

} // namespace rapport
