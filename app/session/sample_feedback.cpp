// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_parts.h"
#include "session/sample_texts.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Stream : quint64 { SurveyStream = 301, QuarterStream, SheetStream };

/// Which measures a sheet leaves out, and how many of a thousand sheets do.
struct Gap {
    int perMille;
    std::array<bool, kMeasureCount> missing;
};
constexpr std::array<Gap, 6> kGaps = {{
    {690, {false, false, false, false, false, false}},
    {110, {false, true, false, false, false, false}}, // never needed support
    {60, {false, false, false, true, false, true}},
    {70, {false, false, false, false, true, false}},
    {40, {false, true, false, true, true, false}},
    {30, {false, true, false, true, true, true}}, // only the two general questions
}};

const Gap &pickGap(SampleRandom &random)
{
    int share = random.below(1000);
    for (const Gap &gap : kGaps) {
        share -= gap.perMille;
        if (share < 0)
            return gap;
    }
    return kGaps.front();
}

/// Who fills in a sheet, and when.
struct Sheet {
    SamplePerson person = {};
    int developer = -1; ///< -1 where anonymous
    int quarter = 0;
    int day = 0;
    bool pulse = true; ///< in the quarter's survey; else asked for within the product
};

/// Writes single sheets.
class SheetTable {
public:
    explicit SheetTable(const SampleWorld &world)
        : m_world(world),
          m_table(world.sink, KindId::Feedback,
                  {u"ux", u"ts", u"csat", u"dp", u"ds", u"ir", u"developer", u"survey", u"taken_on",
                   u"nps", u"comment", u"segment", u"country", u"company", u"product", u"version",
                   u"source", u"source_id"})
    {
    }

    Result<void> add(const Sheet &sheet, SampleRandom &random)
    {
        const int number = m_world.sink.written(KindId::Feedback) + 1;
        m_table.set(Developer, m_world.sink.reference(KindId::Developer, sheet.developer));
        if (sheet.pulse)
            m_table.set(Survey, m_world.sink.reference(KindId::Survey, sheet.quarter));
        m_table.set(TakenOn, m_world.story.dayText(sheet.day));
        const SampleRelease &release = m_world.story.release(sheet.day, random);
        m_table.set(Product, release.product);
        m_table.set(Version, release.version);
        if (sheet.developer < 0)
            setAnonymous(sheet, random);
        if (!sheet.pulse) {
            m_table.set(Source, m_inProduct);
            m_table.set(SourceId, u"ip-"_s + QString::number(number));
        }
        setAnswers(sheet, random);
        return m_table.add(m_world.story.momentOn(sheet.day, random));
    }

private:
    // The measures come first, in the order of kMeasures.
    enum {
        Developer = kMeasureCount,
        Survey,
        TakenOn,
        Nps,
        Comment,
        Segment,
        Country,
        Company,
        Product,
        Version,
        Source,
        SourceId
    };

    void setAnonymous(const Sheet &sheet, SampleRandom &random)
    {
        m_table.set(Segment, sampleSegmentName(sheet.person.segment));
        m_table.set(Country, sampleCountries()[size_t(sheet.person.country)].code);
        if (random.chance(350))
            m_table.set(Company, m_world.sink.reference(KindId::Company, sheet.person.company));
    }

    void setAnswers(const Sheet &sheet, SampleRandom &random)
    {
        const Gap &gap = pickGap(random);
        const int today = random.hill(45);
        std::array<int, kMeasureCount> felt = {};
        for (const Measure measure : kMeasures) {
            const int i = int(measure);
            felt[size_t(i)] = m_world.story.level(sheet.person.segment, measure, sheet.day)
                + sheet.person.mood + today + random.hill(60);
            if (!gap.missing[size_t(i)])
                m_table.set(i, answer(measure, felt[size_t(i)]));
        }
        const int csat = felt[size_t(Measure::Csat)];
        if (random.chance(930))
            m_table.set(Nps, std::clamp(((csat + random.hill(70)) * 11 + 250) / 1000, 0, 10));
        if (random.chance(120))
            m_table.set(Comment, comment(sheet, felt, random));
    }

    /// What was ticked on the survey's scale, as a share: 1 to 5 for satisfaction, else 1 to 10.
    static double answer(Measure measure, int felt)
    {
        const int top = measure == Measure::Csat ? 4 : 9;
        return double(std::clamp((felt * top + 500) / 1000, 0, top)) / top;
    }

    QString comment(const Sheet &sheet, const std::array<int, kMeasureCount> &felt,
                    SampleRandom &random) const
    {
        const bool chinese =
            sampleCountries()[size_t(sheet.person.country)].code == u"CN"_s && random.chance(450);
        const SampleTone tone = toneOf(sheet, felt, random);
        return random.pick(chinese ? sampleChineseComments(tone) : sampleComments(tone));
    }

    SampleTone toneOf(const Sheet &sheet, const std::array<int, kMeasureCount> &felt,
                      SampleRandom &random) const
    {
        if (random.below(1000) < m_world.story.incident(sheet.day) * 7 / 10)
            return SampleTone::RateLimits;
        if (felt[size_t(Measure::Csat)] < 520)
            return random.chance(300) ? SampleTone::Support : SampleTone::Unhappy;
        if (felt[size_t(Measure::Dp)] < 620)
            return SampleTone::Docs;
        if (felt[size_t(Measure::Ts)] < 600)
            return SampleTone::Support;
        return felt[size_t(Measure::Csat)] > 800 ? SampleTone::Happy : SampleTone::Content;
    }

    const SampleWorld &m_world;
    SampleTable m_table;
    const QString m_inProduct = u"in-product"_s;
};

/// Deals the sheets out to quarters and, within one, to people in the order of their numbers.
class FeedbackWriter {
public:
    explicit FeedbackWriter(const SampleWorld &world) : m_world(world), m_table(world)
    {
        for (int quarter = 0; quarter < SampleStory::kQuarters; ++quarter) {
            qint64 &answering = m_answering[size_t(quarter)];
            for (int i = 0; i < sampleInvited(world.story, quarter); ++i)
                answering += answers(i, quarter) ? 1 : 0;
            m_weights += answering;
        }
    }

    Result<void> write()
    {
        qint64 before = 0;
        for (int quarter = 0; quarter < SampleStory::kQuarters; ++quarter) {
            const qint64 after = before + m_answering[size_t(quarter)];
            RAPPORT_TRY(writeQuarter(quarter, share(after) - share(before)));
            before = after;
        }
        return {};
    }

private:
    [[nodiscard]] qint64 share(qint64 weight) const
    {
        return m_world.story.count(KindId::Feedback) * weight / std::max<qint64>(1, m_weights);
    }

    /// Whether a developer may answer in a quarter: those who go quiet then no longer do.
    [[nodiscard]] bool answers(int developer, int quarter) const
    {
        const SampleHabits habits = m_world.people.habits(developer);
        return habits.answersSurveys && habits.leftOn > m_world.story.quarterStart(quarter + 1);
    }

    Result<void> writeQuarter(int quarter, qint64 sheets)
    {
        const qint64 asked = m_answering[size_t(quarter)];
        const qint64 named = std::min(sheets - sheets / 25, asked);
        SampleSelection selection(named, asked);
        auto chosen = m_world.about(QuarterStream, quint64(quarter));
        for (int i = 0; i < sampleInvited(m_world.story, quarter); ++i) {
            if (!answers(i, quarter) || !selection.take(chosen))
                continue;
            Sheet sheet{m_world.people.person(i), i, quarter};
            RAPPORT_TRY(writeSheet(sheet));
        }
        for (qint64 i = named; i < sheets; ++i) {
            Sheet sheet{stranger(chosen), -1, quarter};
            RAPPORT_TRY(writeSheet(sheet));
        }
        return {};
    }

    Result<void> writeSheet(Sheet &sheet)
    {
        const SampleStory &story = m_world.story;
        auto random = m_world.about(SheetStream, quint64(m_world.sink.written(KindId::Feedback)));
        sheet.pulse = random.chance(750);
        if (sheet.pulse) {
            const int last = std::min(story.surveyClosed(sheet.quarter), story.until());
            const int days = last - story.surveyOpened(sheet.quarter) + 1;
            sheet.day = story.surveyOpened(sheet.quarter)
                + std::min(random.below(days), random.below(days));
        } else {
            const int first = std::max(story.quarterStart(sheet.quarter),
                                       sheet.developer < 0 ? 0 : story.joinedOn(sheet.developer));
            const int last = std::min(story.quarterStart(sheet.quarter + 1) - 1, story.until());
            sheet.day = random.between(first, last);
        }
        return m_table.add(sheet, random);
    }

    /// Somebody who does not say who it was.
    [[nodiscard]] SamplePerson stranger(SampleRandom &random) const
    {
        SamplePerson person;
        person.segment = m_world.people.segment(random);
        person.country = m_world.people.country(random);
        person.company = m_world.people.companyOf(person.segment, random);
        person.mood = random.hill(110);
        return person;
    }

    const SampleWorld &m_world;
    SheetTable m_table;
    std::array<qint64, SampleStory::kQuarters> m_answering = {};
    qint64 m_weights = 0;
};

} // namespace

int sampleInvited(const SampleStory &story, int quarter)
{
    return story.joinedBy(story.surveyOpened(quarter) - 7);
}

Result<void> writeSampleSurveys(const SampleWorld &world)
{
    enum { Title, Product, Version, OpenedOn, ClosedOn, Scales, Invited };
    SampleTable table(
        world.sink, KindId::Survey,
        {u"title", u"product", u"version", u"opened_on", u"closed_on", u"scales", u"invited"});
    const QString scales = uR"({"csat":{"max":5,"min":1},"dp":{"max":10,"min":1},)"
                           uR"("ds":{"max":10,"min":1},"ir":{"max":10,"min":1},)"
                           uR"("ts":{"max":10,"min":1},"ux":{"max":10,"min":1}})"_s;
    const SampleStory &story = world.story;
    for (int quarter = 0; quarter < story.count(KindId::Survey); ++quarter) {
        auto random = world.about(SurveyStream, quint64(quarter));
        const int opened = story.surveyOpened(quarter);
        const int closed = story.surveyClosed(quarter);
        table.set(Title, u"Developer pulse "_s + story.quarterName(quarter));
        table.set(Product, u"Aria"_s);
        table.set(Version, story.newestAria(opened));
        table.set(OpenedOn, story.dayText(opened));
        if (closed < story.until())
            table.set(ClosedOn, story.dayText(closed));
        table.set(Scales, scales);
        table.set(Invited, sampleInvited(story, quarter));
        RAPPORT_TRY(table.add(story.momentOn(opened - 5, random)));
    }
    return {};
}

Result<void> writeSampleFeedback(const SampleWorld &world)
{
    return FeedbackWriter(world).write();
}

} // namespace rapport
