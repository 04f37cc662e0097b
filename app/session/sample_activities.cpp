// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_parts.h"
#include "session/sample_texts.h"

#include <QLocale>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Stream : quint64 { EventStream = 401, AttendanceStream, ResourceStream, EngagementStream };

constexpr int kResourceFormats = 4;
constexpr int kComingEvents = 2;
constexpr int kFirstResource = 19; // 19 * 7 = 1 modulo 33: it came out before all others

struct EventKind {
    QString kind, title; ///< the title takes a place or a topic, and a month
    QString format;
    bool aboutTopic = false;
    int hours = 2;
    int capacity = 60;
};

const std::vector<EventKind> &eventKinds()
{
    static const std::vector<EventKind> kinds = {
        {u"meetup"_s, u"Aria meetup %1, %2"_s, u"on-site"_s, false, 3, 60},
        {u"webinar"_s, u"Webinar: %1, %2"_s, u"online"_s, true, 1, 500},
        {u"hackathon"_s, u"Hackathon %1, %2"_s, u"on-site"_s, false, 30, 120},
        {u"workshop"_s, u"Workshop: %1, %2"_s, u"hybrid"_s, true, 4, 30},
        {u"talk"_s, u"Talk: %1, %2"_s, u"online"_s, true, 1, 300},
        {u"conference"_s, u"Orrery developer days %1, %2"_s, u"hybrid"_s, false, 32, 800},
        {u"seminar"_s, u"Seminar: %1, %2"_s, u"online"_s, true, 2, 80},
    };
    return kinds;
}

/// One event's people: everybody at most once, in the order of their numbers.
class AttendanceWriter {
public:
    explicit AttendanceWriter(const SampleWorld &world)
        : m_world(world),
          m_table(world.sink, KindId::Attendance,
                  {u"event", u"developer", u"role", u"status", u"rating", u"comment"})
    {
    }

    Result<void> writeEvent(int event, int guests)
    {
        const SampleStory &story = m_world.story;
        const int day = sampleEventDay(story, event);
        const int known = story.joinedBy(std::min(day, story.until()) - 10);
        SampleSelection selection(guests, known);
        auto chosen = m_world.about(AttendanceStream, quint64(event));
        for (int i = 0; i < known; ++i) {
            if (selection.take(chosen) && !m_world.people.isBot(i))
                RAPPORT_TRY(writeOne(event, i, day, chosen));
        }
        return {};
    }

private:
    enum { Event, Developer, Role, Status, Rating, Comment };

    Result<void> writeOne(int event, int developer, int day, SampleRandom &random)
    {
        const bool staff = m_world.people.person(developer).role == SampleRole::Staff;
        const int share = random.below(1000);
        m_table.set(Event, m_world.sink.reference(KindId::Event, event));
        m_table.set(Developer, m_world.sink.reference(KindId::Developer, developer));
        m_table.set(Role, staff ? m_staff : share < 40 ? m_speaker : m_guest);
        const bool past = day < m_world.story.until();
        const int status = random.below(100);
        m_table.set(Status,
                    past ? m_past[status < 62       ? 0
                                      : status < 82 ? 1
                                      : status < 90 ? 2
                                                    : 3]
                         : m_coming[status < 60 ? 0 : 1]);
        if (past && status < 62 && !staff && random.chance(550))
            setRating(random);
        const int asked = std::min(day, m_world.story.until()) - 1 - random.below(9);
        return m_table.add(m_world.story.momentOn(asked, random));
    }

    void setRating(SampleRandom &random)
    {
        const int stars = std::clamp((760 + random.hill(170)) * 4 + 500, 0, 4999) / 1000;
        m_table.set(Rating, double(stars) / 4);
        if (random.chance(150))
            m_table.set(Comment, random.pick(sampleEventComments()));
    }

    const SampleWorld &m_world;
    SampleTable m_table;
    const QString m_staff = u"staff"_s, m_speaker = u"speaker"_s, m_guest = u"guest"_s;
    const QStringList m_past = {u"attended"_s, u"no-show"_s, u"cancelled"_s, u"invited"_s};
    const QStringList m_coming = {u"registered"_s, u"invited"_s};
};

struct ResourcePlan {
    QString title, kind, topic;
};

ResourcePlan resourcePlan(int resource)
{
    if (resource == 0)
        return {u"The new developer documentation"_s, u"API reference"_s, u"documentation"_s};
    const int topicNumber = (resource - 1) / kResourceFormats;
    const SampleTopic &topic = sampleTopics()[size_t(topicNumber)];
    switch ((resource - 1) % kResourceFormats) {
    case 0: return {topic.guide, u"tutorial"_s, topic.tag};
    case 1: return {u"API reference: "_s + topic.tag, u"API reference"_s, topic.tag};
    case 2: return {u"Video: "_s + topic.tag + u" in ten minutes"_s, u"video"_s, topic.tag};
    default: break;
    }
    switch (topicNumber % 3) {
    case 0: return {u"Sample project: "_s + topic.tag, u"sample"_s, topic.tag};
    case 1: return {u"Case study: "_s + topic.tag, u"case"_s, topic.tag};
    default: return {u"Inside Aria: "_s + topic.tag, u"article"_s, topic.tag};
    }
}

} // namespace

int sampleEventDay(const SampleStory &story, int event)
{
    const int past = story.count(KindId::Event) - kComingEvents;
    if (event >= past)
        return story.until() + 12 + 21 * (event - past);
    const int first = story.start() + 20;
    const int day =
        first + int(qint64(event) * (story.until() - 9 - first) / std::max(1, past - 1));
    // Julian day 0 was a Monday; nothing begins on a Saturday or Sunday.
    return day % 7 > 4 ? day - 2 : day;
}

int sampleResourceDay(const SampleStory &story, int resource)
{
    if (resource == 0)
        return story.docsDay();
    const int first = story.start() - 60;
    // A step of seven mixes topics and formats in time.
    const int place = resource * 7 % story.count(KindId::Resource);
    return first + place * (story.until() - 14 - first) / story.count(KindId::Resource);
}

Result<void> writeSampleEvents(const SampleWorld &world)
{
    enum { Title, Kind, Format, StartsAt, EndsAt, Place, Country, Url, Capacity, Topics };
    SampleTable table(world.sink, KindId::Event,
                      {u"title", u"kind", u"format", u"starts_at", u"ends_at", u"place", u"country",
                       u"url", u"capacity", u"topics"});
    for (int i = 0; i < world.story.count(KindId::Event); ++i) {
        auto random = world.about(EventStream, quint64(i));
        const int day = sampleEventDay(world.story, i);
        const EventKind &kind = eventKinds()[size_t(i) % eventKinds().size()];
        const SampleCountry &country = sampleCountries()[size_t(i) % sampleCountries().size()];
        const SampleTopic &topic = sampleTopics()[size_t(i) % sampleTopics().size()];
        const QDate date = QDate::fromJulianDay(day);
        const QString month =
            QLocale::c().monthName(date.month()) + u' ' + QString::number(date.year());
        const qint64 starts = day * SampleStory::kDay + (8 + random.below(10)) * 3600;
        table.set(Title, kind.title.arg(kind.aboutTopic ? topic.guide : country.city, month));
        table.set(Kind, kind.kind);
        table.set(Format, kind.format);
        table.set(StartsAt, world.story.timeText(starts));
        table.set(EndsAt, world.story.timeText(starts + kind.hours * 3600));
        if (kind.format != u"online"_s) {
            table.set(Place, country.city);
            table.set(Country, country.code);
        }
        table.set(Url, u"https://events.orrery.example/%1"_s.arg(i + 1));
        table.set(Capacity, kind.capacity);
        table.set(Topics, topic.tag);
        RAPPORT_TRY(
            table.add(world.story.momentOn(std::min(day - 45, world.story.until() - 5), random)));
    }
    return {};
}

Result<void> writeSampleAttendances(const SampleWorld &world)
{
    AttendanceWriter writer(world);
    const SampleStory &story = world.story;
    const int events = story.count(KindId::Event);
    std::vector<qint64> before = {0};
    for (int i = 0; i < events; ++i)
        before.push_back(before.back() + story.joinedBy(sampleEventDay(story, i)));
    const auto share = [&](int event) {
        return story.count(KindId::Attendance) * before[size_t(event)] / before.back();
    };
    for (int i = 0; i < events; ++i)
        RAPPORT_TRY(writer.writeEvent(i, int(share(i + 1) - share(i))));
    return {};
}

Result<void> writeSampleResources(const SampleWorld &world)
{
    enum { Title, Kind, Url, Topics, Product, Version, PublishedOn };
    SampleTable table(
        world.sink, KindId::Resource,
        {u"title", u"kind", u"url", u"topics", u"product", u"version", u"published_on"});
    for (int i = 0; i < world.story.count(KindId::Resource); ++i) {
        auto random = world.about(ResourceStream, quint64(i));
        const int day = sampleResourceDay(world.story, i);
        const ResourcePlan plan = resourcePlan(i);
        table.set(Title, plan.title);
        table.set(Kind, plan.kind);
        table.set(Url, u"https://docs.orrery.example/"_s + sampleWebPath(plan.title));
        table.set(Topics, plan.topic);
        table.set(Product, u"Aria"_s);
        table.set(Version, world.story.newestAria(day));
        table.set(PublishedOn, world.story.dayText(day));
        RAPPORT_TRY(table.add(world.story.momentOn(day, random)));
    }
    return {};
}

Result<void> writeSampleEngagements(const SampleWorld &world)
{
    enum { Resource, Developer, Kind, OccurredAt, Source, SourceId };
    SampleTable table(
        world.sink, KindId::Engagement,
        {u"resource", u"developer", u"kind", u"occurred_at", u"source", u"source_id"});
    const QStringList kinds = {u"viewed"_s, u"useful"_s, u"not useful"_s, u"sent"_s};
    const QString docs = u"docs"_s, newsletter = u"newsletter"_s;
    const SampleStory &story = world.story;
    const qint64 count = story.count(KindId::Engagement);
    for (qint64 i = 0; i < count; ++i) {
        auto random = world.about(EngagementStream, quint64(i));
        int developer = int(i * story.developers() / count);
        developer -= world.people.isBot(developer) ? 1 : 0;
        const int left = world.people.habits(developer).leftOn;
        const int first = std::max(story.joinedOn(developer), story.start());
        const int day = random.between(first, std::max(first, std::min(left, story.until())));
        int resource = random.below(story.count(KindId::Resource));
        // What is not out yet cannot be read.
        for (int tries = 0; tries < 4 && sampleResourceDay(story, resource) > day; ++tries)
            resource = random.below(story.count(KindId::Resource));
        if (sampleResourceDay(story, resource) > day)
            resource = kFirstResource;
        const int share = random.below(100);
        const int kind = share < 68 ? 0 : share < 83 ? 1 : share < 88 ? 2 : 3;
        const qint64 moment = story.momentOn(day, random);
        table.set(Resource, world.sink.reference(KindId::Resource, resource));
        table.set(Developer, world.sink.reference(KindId::Developer, developer));
        table.set(Kind, kinds[kind]);
        table.set(OccurredAt, story.timeText(moment));
        table.set(Source, kind == 3 ? newsletter : docs);
        table.set(SourceId, u"en-"_s + QString::number(i + 1));
        RAPPORT_TRY(table.add(moment));
    }
    return {};
}

} // namespace rapport
