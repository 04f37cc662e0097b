// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sample_names.h"
#include "session/sample_story.h"

#include <vector>

namespace rapport {

enum class SampleRole : quint8 { Community, Staff, Bot };

/// What is true of one developer all along.
struct SamplePerson {
    SampleRole role = SampleRole::Community;
    SampleSegment segment = SampleSegment::ThirdParty;
    int company = -1; ///< position among the companies, or -1
    int country = 0;  ///< position in sampleCountries()
    int culture = 0;  ///< position in sampleCultures()
    int given = 0, surname = 0;
    int mood = 0; ///< thousandths added to every answer
};

/// What a developer does, apart from who it is: cheaper to ask for.
struct SampleHabits {
    int energy = 0; ///< how often the person writes, relative to others
    int leftOn = 0; ///< the day after which nothing is heard; far away for most
    bool answersSurveys = false;
};

struct SampleCompany {
    SampleSegment segment = SampleSegment::ThirdParty;
    int country = 0;
};

/// Who the people and companies of the story are. Nothing is kept per developer: a person is
/// made again, the same, whenever asked for.
class SamplePeople {
public:
    explicit SamplePeople(const SampleStory &story);

    [[nodiscard]] SamplePerson person(int developer) const;
    [[nodiscard]] SampleHabits habits(int developer) const;
    [[nodiscard]] SampleRole role(int developer) const;
    /// The name as shown; bots have one as well.
    [[nodiscard]] QString name(int developer, const SamplePerson &person) const;
    [[nodiscard]] const SampleCompany &company(int index) const
    {
        return m_companies[size_t(index)];
    }
    [[nodiscard]] QString companyName(int index) const;
    [[nodiscard]] QString companyDomain(int index) const;
    /// Some company of \p segment, the first ones more often; -1 where there is none.
    [[nodiscard]] int companyOf(SampleSegment segment, SampleRandom &random) const;
    [[nodiscard]] SampleSegment segment(SampleRandom &random) const;
    [[nodiscard]] int country(SampleRandom &random) const;
    /// Names of people who answer for Orrery.
    [[nodiscard]] const std::vector<QString> &staff() const { return m_staff; }
    [[nodiscard]] static bool isBot(int developer);

private:
    const SampleStory &m_story;
    std::vector<SampleCompany> m_companies;
    std::array<std::vector<int>, kSampleSegments> m_bySegment;
    std::vector<quint8> m_countryByShare;
    std::vector<QString> m_staff;
};

} // namespace rapport
