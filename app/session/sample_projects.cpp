// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_parts.h"
#include "session/sample_texts.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Stream : quint64 { ProjectStream = 501, ProjectPlanStream, TaskStream };

/// Developers per project.
int stride(const SampleStory &story)
{
    return std::max(1, story.developers() / story.count(KindId::Project));
}

/// Every pair of a codename and a thing once, then again with a number.
QString projectTitle(int project)
{
    const auto &names = sampleProjectCodenames();
    const auto &things = sampleProjectNouns();
    const qsizetype pairs = names.size() * things.size();
    // A step without a common factor with the number of pairs.
    const qsizetype pair = project * qsizetype(1'000'003) % pairs;
    QString title = names[pair / things.size()] + u": "_s + things[pair % things.size()];
    if (project >= pairs)
        title += u' ' + QString::number(project / pairs + 1);
    return title;
}

class TaskTable {
public:
    explicit TaskTable(const SampleWorld &world)
        : m_world(world),
          m_table(world.sink, KindId::Task,
                  {u"title", u"developer", u"interaction", u"due_on", u"done_on", u"assignee",
                   u"notes"})
    {
    }

    /// Something to do about an interaction that waits.
    Result<void> addFor(const SampleOpenThread &thread, SampleRandom &random)
    {
        m_table.set(Title, (thread.answered ? u"Resolve: "_s : u"Answer: "_s) + thread.subject);
        m_table.set(Developer, m_world.sink.reference(KindId::Developer, thread.developer));
        m_table.set(Interaction, m_world.sink.reference(KindId::Interaction, thread.interaction));
        const int until = m_world.story.until();
        m_table.set(DueOn, m_world.story.dayText(until - 4 + random.below(12)));
        setAssignee(random);
        return m_table.add(m_world.story.momentOn(until - random.below(4), random));
    }

    /// A follow-up of the past year, done for the most part.
    Result<void> addFollowUp(int developer, SampleRandom &random)
    {
        const SampleStory &story = m_world.story;
        const SampleTopic &topic = random.pick(sampleTopics());
        const int made = std::max(story.joinedOn(developer), story.until() - random.below(300));
        const int due = made + 3 + random.below(25);
        m_table.set(Title, m_titles[random.below(m_titles.size())].arg(topic.tag));
        m_table.set(Developer, m_world.sink.reference(KindId::Developer, developer));
        m_table.set(DueOn, story.dayText(due));
        const int done = due - 3 + random.below(8);
        if (done <= story.until() && !random.chance(120))
            m_table.set(DoneOn, story.dayText(std::max(done, made)));
        setAssignee(random);
        if (random.chance(250))
            m_table.set(Notes, random.pick(sampleTaskNotes()));
        return m_table.add(story.momentOn(made, random));
    }

private:
    enum { Title, Developer, Interaction, DueOn, DoneOn, Assignee, Notes };

    void setAssignee(SampleRandom &random)
    {
        m_table.set(Assignee, random.pick(m_world.people.staff()));
    }

    const SampleWorld &m_world;
    SampleTable m_table;
    const QStringList m_titles = {
        u"Follow up on %1"_s, u"Send the guide to %1"_s, u"Ask about %1 in the next call"_s,
        u"Invite to the workshop on %1"_s, u"Write down the case about %1"_s};
};

} // namespace

SampleProject sampleProject(const SampleStory &story, int project)
{
    auto random = SampleRandom::about(story.seed(), ProjectPlanStream, quint64(project));
    const int developer =
        std::min(project * stride(story) + random.below(stride(story)), story.developers() - 1);
    const int first = std::max(story.joinedOn(developer), story.start());
    const int planned = first + 5 + random.below(400);
    const int latest = story.until() - random.below(3);
    return {developer, std::min(planned, latest)};
}

int sampleProjectOf(const SampleStory &story, int developer)
{
    const int project = developer / stride(story);
    const bool his = project < story.count(KindId::Project)
        && sampleProject(story, project).developer == developer;
    return his ? project : -1;
}

Result<void> writeSampleProjects(const SampleWorld &world)
{
    enum { Title, Developer, Company, Stage, StartedOn, EndedOn, Product, Version, Url, Notes };
    SampleTable table(world.sink, KindId::Project,
                      {u"title", u"developer", u"company", u"stage", u"started_on", u"ended_on",
                       u"product", u"version", u"url", u"notes"});
    const QStringList ended = {u"succeeded"_s, u"failed"_s, u"abandoned"_s};
    const QStringList running = {u"idea"_s, u"building"_s, u"in production"_s};
    const SampleStory &story = world.story;
    for (int i = 0; i < story.count(KindId::Project); ++i) {
        auto random = world.about(ProjectStream, quint64(i));
        const SampleProject project = sampleProject(story, i);
        const SamplePerson person = world.people.person(project.developer);
        const int end = project.started + 45 + random.below(260);
        table.set(Title, projectTitle(i));
        table.set(Developer, world.sink.reference(KindId::Developer, project.developer));
        table.set(Company, world.sink.reference(KindId::Company, person.company));
        table.set(StartedOn, story.dayText(project.started));
        const int share = random.below(100);
        const bool over = end <= story.until() && random.chance(750);
        if (over) {
            table.set(EndedOn, story.dayText(end));
            table.set(Stage, ended[share < 58 ? 0 : share < 78 ? 1 : 2]);
        } else {
            const int age = story.until() - project.started;
            table.set(Stage, running[age > 200 ? 2 : share < 30 ? 0 : 1]);
        }
        const SampleRelease &release = story.release(project.started, random);
        table.set(Product, release.product);
        table.set(Version, release.version);
        if (random.chance(400))
            table.set(Url, u"https://git.orrery.example/projects/%1"_s.arg(i + 1));
        if (random.chance(300))
            table.set(Notes, random.pick(sampleProjectNotes()));
        RAPPORT_TRY(table.add(story.momentOn(project.started, random)));
    }
    return {};
}

Result<void> writeSampleTasks(const SampleWorld &world, const std::vector<SampleOpenThread> &open)
{
    TaskTable table(world);
    const int count = world.story.count(KindId::Task);
    const int waiting = std::min(int(open.size()), count * 2 / 5);
    for (int i = 0; i < count; ++i) {
        auto random = world.about(TaskStream, quint64(i));
        if (i >= count - waiting) {
            const size_t thread = size_t(i - (count - waiting)) * open.size() / size_t(waiting);
            RAPPORT_TRY(table.addFor(open[thread], random));
        } else {
            const int developer = int(qint64(i) * world.story.developers() / count);
            RAPPORT_TRY(table.addFollowUp(developer, random));
        }
    }
    return {};
}

} // namespace rapport
