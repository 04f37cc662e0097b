// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/measure.h"
#include "session/sample_random.h"

#include <QDate>

#include <array>
#include <vector>

namespace rapport {

/// The groups of the sample community, as stored in "segment".
enum class SampleSegment : quint8 { Internal, ThirdParty, OpenSource, Research, StartUp };
inline constexpr int kSampleSegments = 5;
[[nodiscard]] const QString &sampleSegmentName(SampleSegment segment);

/// One version of one of the model families.
struct SampleRelease {
    QString product;
    QString version;
    int day = 0;
};

/// What happens in the sample community, and when: Orrery, an invented company, makes the models
/// Aria and Lyra. Three years of slow improvement, better documentation for open source after
/// two of them, and a rate-limit incident five months before the end.
///
/// Days are Julian day numbers, moments seconds since Julian day 0 in UTC, levels and shares
/// thousandths. Everything follows from seed, size and last day.
class SampleStory {
public:
    static constexpr int kQuarters = 12;

    SampleStory(quint64 seed, int developers, QDate until);

    [[nodiscard]] quint64 seed() const { return m_seed; }
    [[nodiscard]] int developers() const { return m_developers; }
    /// How many records of \p kind the community has.
    [[nodiscard]] int count(KindId kind) const { return m_counts[size_t(kind)]; }

    [[nodiscard]] int start() const { return m_quarterStarts.front(); }
    [[nodiscard]] int until() const { return m_until; }
    /// The last moment of which the story tells; what is planned may lie after it.
    [[nodiscard]] qint64 horizon() const { return qint64(m_until) * kDay + kDay / 4; }
    /// First day of a quarter, from 0; kQuarters is the day after all of them. The last quarter
    /// is the one of the end, or the one before together with what has passed of it.
    [[nodiscard]] int quarterStart(int quarter) const { return m_quarterStarts[size_t(quarter)]; }
    /// "2026 Q3"
    [[nodiscard]] QString quarterName(int quarter) const;
    /// When the survey of a quarter is open, both days included.
    [[nodiscard]] int surveyOpened(int quarter) const { return quarterStart(quarter) + 35; }
    [[nodiscard]] int surveyClosed(int quarter) const { return surveyOpened(quarter) + 20; }
    /// The day on which the new documentation came out.
    [[nodiscard]] int docsDay() const { return m_until - 330; }

    /// Some moment of a day, not after the horizon.
    [[nodiscard]] qint64 momentOn(int day, SampleRandom &random) const;
    [[nodiscard]] QString dayText(int day) const;
    [[nodiscard]] QString timeText(qint64 moment) const;

    /// Developers come in the order of their numbers.
    [[nodiscard]] int joinedOn(int developer) const;
    /// How many have joined up to and on \p day.
    [[nodiscard]] int joinedBy(int day) const;

    /// What somebody uses on \p day: mostly the newest version of Aria.
    [[nodiscard]] const SampleRelease &release(int day, SampleRandom &random) const;
    /// The version of Aria that is current on \p day.
    [[nodiscard]] const QString &newestAria(int day) const;
    /// How far the story has gone, 0 to 1000.
    [[nodiscard]] int progress(int day) const;
    /// How much the incident hurts on \p day, 0 to 1000.
    [[nodiscard]] int incident(int day) const;
    /// What people of \p segment think of \p measure on \p day, before mood and chance.
    [[nodiscard]] int level(SampleSegment segment, Measure measure, int day) const;

    static constexpr qint64 kDay = 86'400;

private:
    [[nodiscard]] const SampleRelease &newest(bool lyra, int day) const;
    void setCounts();
    void setQuarters(QDate until);

    quint64 m_seed;
    int m_developers;
    int m_until;
    int m_early; ///< developers who were there before the story starts
    std::array<int, kKindCount> m_counts = {};
    std::array<int, kQuarters + 1> m_quarterStarts = {};
    std::vector<SampleRelease> m_releases;
    int m_firstText = 0;
    std::vector<QString> m_dayTexts;
};

} // namespace rapport
