// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_parts.h"
#include "session/sample_threads.h"

namespace rapport {

namespace {

enum Stream : quint64 { SliceStream = 601, WeightStream, ThreadStream };

constexpr int kSliceDays = 30;
// Rows of ten conversations, replies included, as the story tells them.
constexpr int kRowsOfTenThreads = 21;

/// Deals conversations out to months and, within one, to people in the order of their numbers:
/// lively people get more, those who left none.
class InteractionWriter {
public:
    explicit InteractionWriter(const SampleWorld &world) : m_world(world), m_threads(world) { }

    Result<std::vector<SampleOpenThread>> write()
    {
        const SampleStory &story = m_world.story;
        const int slices = (story.until() - story.start()) / kSliceDays + 1;
        std::vector<qint64> before = {0};
        for (int slice = 0; slice < slices; ++slice)
            before.push_back(before.back() + weightOfSlice(slice));
        const qint64 total = story.count(KindId::Interaction);
        for (int slice = 0; slice < slices; ++slice) {
            const qint64 wanted =
                total * before[size_t(slice) + 1] / std::max<qint64>(1, before.back());
            RAPPORT_TRY(writeSlice(slice, wanted - m_threads.written()));
        }
        RAPPORT_TRY(fillUp(total));
        return m_threads.takeOpen();
    }

private:
    [[nodiscard]] int firstDay(int slice) const
    {
        return m_world.story.start() + slice * kSliceDays;
    }
    [[nodiscard]] int lastDay(int slice) const
    {
        return std::min(firstDay(slice) + kSliceDays - 1, m_world.story.until());
    }

    /// More people and the incident both make more traffic.
    [[nodiscard]] qint64 weightOfSlice(int slice) const
    {
        const int days = lastDay(slice) - firstDay(slice) + 1;
        const int middle = firstDay(slice) + days / 2;
        return qint64(m_world.story.joinedBy(middle)) * days
            * (1000 + m_world.story.incident(middle) / 2) / 1000;
    }

    /// How often \p developer writes in a slice, relative to others.
    [[nodiscard]] int weight(int slice, int developer) const
    {
        const SampleHabits habits = m_world.people.habits(developer);
        if (habits.leftOn < lastDay(slice))
            return 0;
        auto random = m_world.about(WeightStream + quint64(slice) * 1000, quint64(developer));
        return habits.energy * random.below(4);
    }

    /// Everybody gets the conversations whose evenly spaced marks fall on his share.
    Result<void> writeSlice(int slice, qint64 rows)
    {
        const qint64 threads = rows * 10 / kRowsOfTenThreads;
        const int known = m_world.story.joinedBy(firstDay(slice));
        qint64 all = 0;
        for (int i = 0; i < known; ++i)
            all += weight(slice, i);
        if (threads <= 0 || all == 0)
            return {};
        qint64 reached = 0, next = 0;
        for (int i = 0; i < known; ++i) {
            for (reached += weight(slice, i) * threads; next < reached; next += all)
                RAPPORT_TRY(writeThread(i, firstDay(slice), lastDay(slice), false));
        }
        return {};
    }

    /// Single messages of the last weeks until there are exactly \p total records.
    Result<void> fillUp(qint64 total)
    {
        auto random = m_world.about(SliceStream, 0);
        const int until = m_world.story.until();
        const int known = m_world.story.joinedBy(until - kSliceDays);
        while (m_threads.written() < total) {
            const int developer = random.below(known);
            if (m_world.people.habits(developer).leftOn > until)
                RAPPORT_TRY(writeThread(developer, until - kSliceDays, until, true));
        }
        return {};
    }

    Result<void> writeThread(int developer, int firstDay, int lastDay, bool messageOnly)
    {
        auto random = m_world.about(ThreadStream, quint64(m_threads.written()));
        const qint64 moment = m_world.story.momentOn(random.between(firstDay, lastDay), random);
        return messageOnly ? m_threads.writeMessage(developer, moment, random)
                           : m_threads.write(developer, moment, random);
    }

    const SampleWorld &m_world;
    SampleThreads m_threads;
};

} // namespace

Result<std::vector<SampleOpenThread>> writeSampleInteractions(const SampleWorld &world)
{
    return InteractionWriter(world).write();
}

} // namespace rapport
