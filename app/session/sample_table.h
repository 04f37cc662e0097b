// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "session/sample_people.h"
#include "store/record_writer.h"

#include <QSet>

#include <initializer_list>

namespace rapport {

/// Where the sample's records go: counts them, tells the job, stops when it is cancelled.
///
/// Records are known by their position within their kind, from 0.
class SampleSink {
public:
    SampleSink(RecordWriter &writer, const SampleStory &story, QSet<KindId> kinds, const Job &job);

    [[nodiscard]] bool wants(KindId kind) const
    {
        return m_kinds.isEmpty() || m_kinds.contains(kind);
    }
    /// The id of a record; null where its kind is left out or \p index is negative.
    [[nodiscard]] Value reference(KindId kind, int index) const;
    /// Writes the next record of \p kind, made at \p moment.
    [[nodiscard]] Result<void> add(KindId kind, std::span<const Assignment> values, qint64 moment);
    /// How many records of \p kind there are so far.
    [[nodiscard]] int written(KindId kind) const { return m_written[size_t(kind)]; }

    [[nodiscard]] const Catalogue &catalogue() const { return m_writer.catalogue(); }

private:
    RecordWriter &m_writer;
    const SampleStory &m_story;
    QSet<KindId> m_kinds;
    const Job &m_job;
    qint64 m_done = 0;
    qint64 m_total = 0;
    std::array<qint64, kKindCount> m_first = {};
    std::array<int, kKindCount> m_written = {};
};

/// The story, its people and where it is written to.
struct SampleWorld {
    const SampleStory &story;
    const SamplePeople &people;
    SampleSink &sink;

    [[nodiscard]] SampleRandom about(quint64 stream, quint64 index) const
    {
        return SampleRandom::about(story.seed(), stream, index);
    }
};

/// One record at a time of one kind: set() its fields, then add() it.
class SampleTable {
public:
    /// \p fields are names of the kind; set() takes positions in this list.
    SampleTable(SampleSink &sink, KindId kind, std::initializer_list<QStringView> fields);

    void set(int position, Value value) { m_values[size_t(position)].value = std::move(value); }
    [[nodiscard]] Result<void> add(qint64 moment);

private:
    SampleSink &m_sink;
    KindId m_kind;
    std::vector<Assignment> m_values;
};

} // namespace rapport
