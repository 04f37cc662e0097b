// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_story.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kFewest = 12;
/// Up to this many developers there are several sheets for each, so that charts have history.
constexpr int kSmallCommunity = 5000;
constexpr int kDaysBefore = 700; // the first developers join this long before the story
constexpr int kDaysAround = 900; // days with a text, before the start
constexpr int kDaysAfter = 120;  // and after the end
constexpr int kIncidentBeforeEnd = 150;

int ramp(int from, int to, int day)
{
    return std::clamp((day - from) * 1000 / std::max(1, to - from), 0, 1000);
}

int measureOffset(Measure measure)
{
    switch (measure) {
    case Measure::Ux: return 10;
    case Measure::Ts: return -15;
    case Measure::Csat: return 15;
    case Measure::Dp: return -10;
    case Measure::Ds: return 0;
    case Measure::Ir: return 5;
    }
    return 0;
}

int incidentWeight(Measure measure)
{
    switch (measure) {
    case Measure::Ux: return 150;
    case Measure::Ts: return 230;
    case Measure::Csat: return 160;
    case Measure::Ds: return 90;
    case Measure::Ir: return 60;
    case Measure::Dp: return 0;
    }
    return 0;
}

} // namespace

const QString &sampleSegmentName(SampleSegment segment)
{
    static const std::array<QString, kSampleSegments> names = {
        u"internal"_s, u"third-party"_s, u"open-source"_s, u"research"_s, u"start-up"_s};
    return names[size_t(segment)];
}

SampleStory::SampleStory(quint64 seed, int developers, QDate until)
    : m_seed(seed),
      m_developers(std::max(developers, kFewest)),
      m_until(int(until.toJulianDay())),
      m_early(m_developers * 35 / 100)
{
    setCounts();
    setQuarters(until);
    const int span = m_until - start();
    m_releases = {{u"Aria"_s, u"Aria 2"_s, start() - kDaysBefore},
                  {u"Aria"_s, u"Aria 2.5"_s, start() + span * 35 / 100},
                  {u"Aria"_s, u"Aria 3"_s, m_until - 240},
                  {u"Lyra"_s, u"Lyra 1"_s, start() - kDaysBefore},
                  {u"Lyra"_s, u"Lyra 1.5"_s, start() + span * 55 / 100}};
    m_firstText = start() - kDaysAround;
    for (int day = m_firstText; day <= m_until + kDaysAfter; ++day)
        m_dayTexts.push_back(QDate::fromJulianDay(day).toString(Qt::ISODate));
}

void SampleStory::setCounts()
{
    const qint64 n = m_developers;
    const bool small = n <= kSmallCommunity;
    const auto set = [this](KindId kind, qint64 count) {
        m_counts[size_t(kind)] = int(std::max<qint64>(count, kFewest));
    };
    set(KindId::Company, n / 12);
    set(KindId::Developer, n);
    set(KindId::Identity, n * 6 / 10);
    set(KindId::Survey, kQuarters);
    set(KindId::Feedback, small ? n * 5 / 2 : n);
    set(KindId::Interaction, n * 5);
    set(KindId::Event, std::min<qint64>(12 + n / 100, 60));
    set(KindId::Attendance, small ? n * 3 / 2 : n / 2);
    set(KindId::Resource, 33);
    set(KindId::Engagement, small ? n * 4 : n);
    set(KindId::Project, n / 10);
    set(KindId::Task, n / 15);
}

void SampleStory::setQuarters(QDate until)
{
    int last = until.year() * 4 + (until.month() - 1) / 3;
    const auto firstDay = [](int quarter) {
        return int(QDate(quarter / 4, quarter % 4 * 3 + 1, 1).toJulianDay());
    };
    // A quarter counts once its survey has been open for some days.
    if (m_until < firstDay(last) + 35 + 6)
        --last;
    for (int quarter = 0; quarter <= kQuarters; ++quarter)
        m_quarterStarts[size_t(quarter)] = firstDay(last - kQuarters + 1 + quarter);
    m_quarterStarts.back() = std::max(m_quarterStarts.back(), m_until + 1);
}

QString SampleStory::quarterName(int quarter) const
{
    const QDate first = QDate::fromJulianDay(quarterStart(quarter));
    return u"%1 Q%2"_s.arg(first.year()).arg((first.month() - 1) / 3 + 1);
}

qint64 SampleStory::momentOn(int day, SampleRandom &random) const
{
    const qint64 first = qint64(day) * kDay;
    if (day == m_until)
        return first + random.below(kDay / 4);
    return first + kDay / 4 + random.below(kDay * 2 / 3);
}

QString SampleStory::dayText(int day) const
{
    const int last = m_firstText + int(m_dayTexts.size()) - 1;
    return m_dayTexts[size_t(std::clamp(day, m_firstText, last) - m_firstText)];
}

QString SampleStory::timeText(qint64 moment) const
{
    const int second = int(moment % kDay);
    QString text = dayText(int(moment / kDay)) + u"T00:00:00Z"_s;
    QChar *letters = text.data();
    const auto put = [letters](int at, int number) {
        letters[at] = QChar(u'0' + number / 10);
        letters[at + 1] = QChar(u'0' + number % 10);
    };
    put(11, second / 3600);
    put(14, second / 60 % 60);
    put(17, second % 60);
    return text;
}

int SampleStory::joinedOn(int developer) const
{
    if (developer < m_early)
        return start() - kDaysBefore + int(qint64(developer) * kDaysBefore / m_early);
    const qint64 later = developer - m_early;
    return start() + int(later * (m_until - 1 - start()) / std::max(1, m_developers - m_early));
}

int SampleStory::joinedBy(int day) const
{
    int low = 0, high = m_developers;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (joinedOn(middle) <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const SampleRelease &SampleStory::newest(bool lyra, int day) const
{
    const QString &product = lyra ? m_releases.back().product : m_releases.front().product;
    const SampleRelease *newest = nullptr;
    for (const SampleRelease &release : m_releases) {
        if (release.product == product && (!newest || release.day <= day))
            newest = &release;
    }
    return *newest;
}

const SampleRelease &SampleStory::release(int day, SampleRandom &random) const
{
    const bool lyra = random.chance(180);
    // Some stay on what they have for half a year.
    return newest(lyra, random.chance(250) ? day - 180 : day);
}

const QString &SampleStory::newestAria(int day) const
{
    return newest(false, day).version;
}

int SampleStory::progress(int day) const
{
    return ramp(start(), m_until, day);
}

int SampleStory::incident(int day) const
{
    const int peak = m_until - kIncidentBeforeEnd;
    return std::min(ramp(peak - 38, peak - 30, day), 1000 - ramp(peak + 20, peak + 75, day));
}

int SampleStory::level(SampleSegment segment, Measure measure, int day) const
{
    int level = 684 + 118 * progress(day) / 1000 + measureOffset(measure)
        - incidentWeight(measure) * incident(day) / 1000;
    const bool newDocs = day >= docsDay();
    switch (segment) {
    case SampleSegment::Internal: level += 25; break;
    case SampleSegment::ThirdParty: level -= measure == Measure::Ts ? 65 : 5; break;
    case SampleSegment::OpenSource:
        level += measure == Measure::Dp ? (newDocs ? 15 : -130) : 0;
        break;
    case SampleSegment::Research: level += measure == Measure::Ir ? -30 : 12; break;
    case SampleSegment::StartUp: level += measure == Measure::Ir ? 25 : 0; break;
    }
    return level;
}

} // namespace rapport
