// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_threads.h"

#include <QHash>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kMinute = 60;
constexpr qint64 kRecent = 10 * SampleStory::kDay; // questions of these days often wait
constexpr qint64 kTaskWorthy = 40 * SampleStory::kDay;
constexpr int kUs = -1;

bool isChange(const QString &kind)
{
    return kind == u"pull request"_s || kind == u"commit"_s || kind == u"review"_s;
}

} // namespace

SampleThreads::SampleThreads(const SampleWorld &world)
    : m_world(world),
      m_table(world.sink, KindId::Interaction,
              {u"developer", u"kind", u"channel", u"by", u"occurred_at", u"subject", u"body",
               u"url", u"thread", u"responded_at", u"responder", u"resolved_at", u"project",
               u"product", u"version", u"tags", u"source", u"source_id"}),
      m_message{0, u"message"_s, {u"discord"_s, u"slack"_s}, 0}
{
    m_sorts = {{330, u"question"_s, {u"forum"_s, u"discord"_s, u"slack"_s}, 480},
               {140, u"issue"_s, {u"github"_s}, 1100},
               {170, u"support ticket"_s, {u"support"_s, u"email"_s}, 220},
               {80, u"pull request"_s, {u"github"_s}, 1900},
               {110, u"message"_s, {u"discord"_s, u"slack"_s}, 0},
               {40, u"commit"_s, {u"github"_s}, 0},
               {25, u"review"_s, {u"github"_s}, 0},
               {25, u"article"_s, {u"forum"_s}, 0},
               {10, u"talk"_s, {u"forum"_s}, 0},
               {20, u"example"_s, {u"github"_s}, 0},
               {30, u"call"_s, {u"email"_s}, 0},
               {20, u"meeting"_s, {u"email"_s}, 0}};
    for (int i = 0; i < world.story.developers() && m_bots.size() < 2; ++i) {
        if (world.people.isBot(i))
            m_bots.push_back(i);
    }
}

qint64 SampleThreads::written() const
{
    return m_world.sink.written(KindId::Interaction);
}

bool SampleThreads::full() const
{
    return written() >= m_world.story.count(KindId::Interaction);
}

const SampleThreads::Sort &SampleThreads::pickSort(SampleRandom &random) const
{
    int share = random.below(1000);
    for (const Sort &sort : m_sorts) {
        share -= sort.perMille;
        if (share < 0)
            return sort;
    }
    return m_sorts.front();
}

const SampleTopic &SampleThreads::pickTopic(int day, SampleRandom &random) const
{
    // The first topic is the rate limits.
    if (random.below(1000) < m_world.story.incident(day) * 6 / 10)
        return sampleTopics().front();
    return random.pick(sampleTopics());
}

const QString &SampleThreads::pickSubject(const Thread &thread, SampleRandom &random) const
{
    const QString &kind = thread.sort->kind;
    if (kind == u"issue"_s)
        return random.pick(thread.topic->issues);
    if (kind == u"support ticket"_s)
        return random.pick(thread.topic->tickets);
    if (isChange(kind))
        return random.pick(thread.topic->changes);
    if (kind == u"question"_s)
        return random.pick(thread.topic->questions);
    return random.pick(thread.sort->minutes == 0 && kind != u"message"_s ? sampleContributions()
                                                                         : sampleMessages());
}

/// Ids are numbered across all channels, so that a thread is known by its id alone.
QString SampleThreads::newId(const QString &channel) const
{
    return channel + u'-' + QString::number(written() + 1);
}

Result<void> SampleThreads::write(int developer, qint64 moment, SampleRandom &random)
{
    if (full())
        return {};
    const int day = int(moment / SampleStory::kDay);
    Thread thread;
    thread.sort = &pickSort(random);
    thread.topic = &pickTopic(day, random);
    thread.release = &m_world.story.release(day, random);
    thread.developer = developer;
    thread.channel = random.pick(thread.sort->channels);
    thread.subject = pickSubject(thread, random);
    thread.id = newId(thread.channel);
    thread.asked = moment;
    if (thread.sort->minutes > 0)
        planAnswer(thread, random);
    noteOpen(thread);
    RAPPORT_TRY(writeFirst(thread, random));
    return thread.sort->minutes > 0 ? writeReplies(thread, random) : Result<void>();
}

Result<void> SampleThreads::writeMessage(int developer, qint64 moment, SampleRandom &random)
{
    Thread thread;
    thread.sort = &m_message;
    thread.topic = &random.pick(sampleTopics());
    thread.release = &m_world.story.release(int(moment / SampleStory::kDay), random);
    thread.developer = developer;
    thread.channel = random.pick(m_message.channels);
    thread.subject = random.pick(sampleMessages());
    thread.id = newId(thread.channel);
    thread.asked = moment;
    return writeFirst(thread, random);
}

/// When and by whom: faster over the years, three times slower during the incident.
void SampleThreads::planAnswer(Thread &thread, SampleRandom &random) const
{
    const SampleStory &story = m_world.story;
    const int day = int(thread.asked / SampleStory::kDay);
    const bool recent = story.horizon() - thread.asked < kRecent;
    const bool answered = !random.chance(recent ? 450 : 40);
    qint64 minutes = thread.sort->minutes * (1 + random.below(8));
    minutes = minutes * (1 + random.below(8)) / 16;
    minutes = minutes * (1300 - 6 * story.progress(day) / 10) / 1000;
    minutes = minutes * (1000 + 2 * story.incident(day)) / 1000;
    const qint64 responded = thread.asked + minutes * kMinute + random.below(60);
    const qint64 resolved = responded + (20 + random.below(4 * 1440)) * kMinute;
    const bool closes = random.chance(780);
    const bool byMember = thread.sort->kind == u"question"_s && random.chance(380);
    const int helper = random.below(std::max(1, story.joinedBy(day)));
    const SampleHabits habits = m_world.people.habits(helper);
    if (byMember && helper != thread.developer && habits.energy > 0 && habits.leftOn > day)
        thread.helper = helper;
    thread.responder = thread.helper < 0
        ? random.pick(m_world.people.staff())
        : m_world.people.name(helper, m_world.people.person(helper));
    if (answered && responded <= story.horizon())
        thread.responded = responded;
    if (thread.responded > 0 && closes && resolved <= story.horizon())
        thread.resolved = resolved;
}

void SampleThreads::noteOpen(const Thread &thread)
{
    const bool waits = thread.sort->minutes > 0 && thread.resolved == 0
        && m_world.story.horizon() - thread.asked < kTaskWorthy;
    if (waits && int(m_open.size()) < m_world.story.count(KindId::Task))
        m_open.push_back({int(written()), thread.developer, thread.subject, thread.responded > 0});
}

Result<void> SampleThreads::writeFirst(const Thread &thread, SampleRandom &random)
{
    const SampleStory &story = m_world.story;
    const QString &kind = thread.sort->kind;
    m_table.set(Developer, m_world.sink.reference(KindId::Developer, thread.developer));
    m_table.set(Kind, kind);
    m_table.set(Channel, thread.channel);
    const bool ours = (kind == u"call"_s || kind == u"meeting"_s) && random.chance(600);
    m_table.set(By, ours ? u"us"_s : u"them"_s);
    m_table.set(OccurredAt, story.timeText(thread.asked));
    m_table.set(Subject, thread.subject);
    if (thread.sort->minutes > 0 && random.chance(600))
        m_table.set(Body, random.pick(sampleQuestionBodies()));
    if (thread.channel == u"forum"_s || thread.channel == u"github"_s)
        m_table.set(Url, u"https://community.orrery.example/"_s + thread.id);
    if (thread.responded > 0) {
        m_table.set(RespondedAt, story.timeText(thread.responded));
        m_table.set(Responder, thread.responder);
    }
    if (thread.resolved > 0)
        m_table.set(ResolvedAt, story.timeText(thread.resolved));
    const int project = sampleProjectOf(story, thread.developer);
    if (project >= 0
        && thread.asked >= qint64(sampleProject(story, project).started) * SampleStory::kDay)
        m_table.set(Project, m_world.sink.reference(KindId::Project, project));
    m_table.set(Product, thread.release->product);
    m_table.set(Version, thread.release->version);
    if (kind != u"message"_s)
        m_table.set(Tags, thread.topic->tag);
    m_table.set(Source, thread.channel);
    m_table.set(SourceId, thread.id);
    return m_table.add(thread.asked);
}

Result<void> SampleThreads::writeReplies(const Thread &thread, SampleRandom &random)
{
    const qint64 horizon = m_world.story.horizon();
    const bool issue = thread.sort->kind == u"issue"_s;
    // A bot's greeting is no answer, and comes at once.
    const bool greeted = issue && !m_bots.empty() && random.chance(350);
    if (greeted && thread.asked + kMinute <= horizon
        && m_world.story.joinedOn(m_bots.back()) * SampleStory::kDay < thread.asked)
        RAPPORT_TRY(writeReply(thread, m_bots.back(), u"reply"_s, thread.asked + kMinute, random));
    if (thread.responded == 0)
        return {};
    const QString answer = thread.sort->kind == u"pull request"_s ? u"review comment"_s
        : thread.helper >= 0                                      ? u"answer"_s
                                                                  : u"reply"_s;
    RAPPORT_TRY(writeReply(thread, thread.helper, answer, thread.responded, random));
    const qint64 again = thread.responded + (5 + random.below(600)) * kMinute;
    if (again > horizon || !random.chance(350))
        return {};
    RAPPORT_TRY(writeReply(thread, thread.developer, u"message"_s, again, random));
    const qint64 last = again + (5 + random.below(900)) * kMinute;
    if (last > horizon || !random.chance(600))
        return {};
    return writeReply(thread, kUs, u"reply"_s, last, random);
}

/// A reply by \p by, one of the developers, or by us; ours belong to the person who asked.
Result<void> SampleThreads::writeReply(const Thread &thread, int by, const QString &kind,
                                       qint64 moment, SampleRandom &random)
{
    if (full())
        return {};
    m_table.set(Developer,
                m_world.sink.reference(KindId::Developer, by == kUs ? thread.developer : by));
    m_table.set(Kind, kind);
    m_table.set(Channel, thread.channel);
    m_table.set(By, by == kUs ? u"us"_s : u"them"_s);
    m_table.set(OccurredAt, m_world.story.timeText(moment));
    m_table.set(Subject, u"Re: "_s + thread.subject);
    m_table.set(Body,
                random.pick(by == thread.developer ? sampleQuestionBodies() : sampleReplies()));
    m_table.set(InThread, thread.id);
    m_table.set(Product, thread.release->product);
    m_table.set(Version, thread.release->version);
    m_table.set(Tags, thread.topic->tag);
    m_table.set(Source, thread.channel);
    m_table.set(SourceId, newId(thread.channel));
    return m_table.add(moment);
}

} // namespace rapport
