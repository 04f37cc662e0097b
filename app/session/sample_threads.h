// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sample_parts.h"
#include "session/sample_texts.h"

namespace rapport {

/// Writes conversations: what somebody asks or does, and what is answered.
///
/// Never writes more interactions than the story has.
class SampleThreads {
public:
    explicit SampleThreads(const SampleWorld &world);

    [[nodiscard]] Result<void> write(int developer, qint64 moment, SampleRandom &random);
    /// A message that waits for nothing.
    [[nodiscard]] Result<void> writeMessage(int developer, qint64 moment, SampleRandom &random);

    [[nodiscard]] qint64 written() const;
    /// What still waits at the end.
    [[nodiscard]] std::vector<SampleOpenThread> takeOpen() { return std::move(m_open); }

private:
    enum {
        Developer,
        Kind,
        Channel,
        By,
        OccurredAt,
        Subject,
        Body,
        Url,
        InThread,
        RespondedAt,
        Responder,
        ResolvedAt,
        Project,
        Product,
        Version,
        Tags,
        Source,
        SourceId
    };

    /// A sort of conversation.
    struct Sort {
        int perMille;
        QString kind;
        QStringList channels;
        int minutes; ///< usual time to the first answer; 0 where none is expected
    };
    /// One conversation, planned before its first record is written.
    struct Thread {
        const Sort *sort = nullptr;
        const SampleTopic *topic = nullptr;
        const SampleRelease *release = nullptr;
        int developer = 0;
        QString channel, subject, id;
        QString responder;
        int helper = -1; ///< the developer who answers; -1 where it is us
        qint64 asked = 0;
        qint64 responded = 0; ///< 0 where nobody has
        qint64 resolved = 0;
    };

    [[nodiscard]] const Sort &pickSort(SampleRandom &random) const;
    [[nodiscard]] const SampleTopic &pickTopic(int day, SampleRandom &random) const;
    [[nodiscard]] const QString &pickSubject(const Thread &thread, SampleRandom &random) const;
    [[nodiscard]] QString newId(const QString &channel) const;
    void planAnswer(Thread &thread, SampleRandom &random) const;
    [[nodiscard]] Result<void> writeFirst(const Thread &thread, SampleRandom &random);
    [[nodiscard]] Result<void> writeReplies(const Thread &thread, SampleRandom &random);
    [[nodiscard]] Result<void> writeReply(const Thread &thread, int by, const QString &kind,
                                          qint64 moment, SampleRandom &random);
    [[nodiscard]] bool full() const;
    void noteOpen(const Thread &thread);

    const SampleWorld &m_world;
    SampleTable m_table;
    std::vector<Sort> m_sorts;
    Sort m_message;
    std::vector<int> m_bots;
    std::vector<SampleOpenThread> m_open;
};

} // namespace rapport
