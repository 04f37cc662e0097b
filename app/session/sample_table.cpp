// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_table.h"

namespace rapport {

namespace {

constexpr qint64 kRowsBetweenStopChecks = 512;
constexpr qint64 kRowsBetweenReports = 16'384;

} // namespace

SampleSink::SampleSink(RecordWriter &writer, const SampleStory &story, QSet<KindId> kinds,
                       const Job &job)
    : m_writer(writer), m_story(story), m_kinds(std::move(kinds)), m_job(job)
{
    for (const KindId kind : Catalogue::dependencyOrder()) {
        if (wants(kind))
            m_total += story.count(kind);
    }
}

Value SampleSink::reference(KindId kind, int index) const
{
    const qint64 first = m_first[size_t(kind)];
    return first > 0 && index >= 0 ? Value(first + index) : Value();
}

Result<void> SampleSink::add(KindId kind, std::span<const Assignment> values, qint64 moment)
{
    if (m_done % kRowsBetweenStopChecks == 0 && m_job.cancelled())
        return Job::cancelledError();
    m_writer.setTime(m_story.timeText(moment));
    const auto id = m_writer.insert(kind, values);
    RAPPORT_TRY(id);
    if (m_written[size_t(kind)]++ == 0)
        m_first[size_t(kind)] = id->value;
    if (++m_done % kRowsBetweenReports == 0)
        m_job.report({m_done, m_total, false});
    return {};
}

SampleTable::SampleTable(SampleSink &sink, KindId kind, std::initializer_list<QStringView> fields)
    : m_sink(sink), m_kind(kind)
{
    for (const QStringView field : fields) {
        m_values.push_back({sink.catalogue().kind(kind).indexOf(field), {}});
        Q_ASSERT(m_values.back().field >= 0);
    }
}

Result<void> SampleTable::add(qint64 moment)
{
    RAPPORT_TRY(m_sink.add(m_kind, m_values, moment));
    for (Assignment &assignment : m_values)
        assignment.value = Value();
    return {};
}

} // namespace rapport
