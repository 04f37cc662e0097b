// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace rapport {

// What the people of the sample community write. The lists are made once and shared: a record
// that takes a text from here copies no letters.

/// Something that developers ask about.
struct SampleTopic {
    QString tag;
    QStringList questions, issues, tickets, changes; ///< subjects
    QString guide;                                   ///< the resource that answers them
};
[[nodiscard]] const std::vector<SampleTopic> &sampleTopics();

/// What a comment on an answer sheet is about.
enum class SampleTone : quint8 { Happy, Content, Docs, Support, RateLimits, Unhappy };
[[nodiscard]] const QStringList &sampleComments(SampleTone tone);
[[nodiscard]] const QStringList &sampleChineseComments(SampleTone tone);

[[nodiscard]] const QStringList &sampleQuestionBodies();
[[nodiscard]] const QStringList &sampleReplies();
[[nodiscard]] const QStringList &sampleMessages();
[[nodiscard]] const QStringList &sampleContributions();
[[nodiscard]] const QStringList &sampleJobTitles();
[[nodiscard]] const QStringList &sampleDeveloperTags();
[[nodiscard]] const QStringList &sampleDeveloperNotes();
[[nodiscard]] const QStringList &sampleCompanyTags();
[[nodiscard]] const QStringList &sampleCompanyNotes();
[[nodiscard]] const QStringList &sampleProjectNouns();
[[nodiscard]] const QStringList &sampleProjectCodenames();
[[nodiscard]] const QStringList &sampleProjectNotes();
[[nodiscard]] const QStringList &sampleTaskNotes();
[[nodiscard]] const QStringList &sampleEventComments();

} // namespace rapport
