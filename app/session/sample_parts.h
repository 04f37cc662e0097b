// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sample_table.h"

namespace rapport {

// The parts of the sample community, one per kind of record. Each writes all records of its
// kind; kinds before it in Catalogue::dependencyOrder() must have been written.

[[nodiscard]] Result<void> writeSampleCompanies(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleDevelopers(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleIdentities(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleSurveys(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleFeedback(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleEvents(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleAttendances(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleResources(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleEngagements(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleProjects(const SampleWorld &world);

/// An interaction that still waits for somebody at the end of the story.
struct SampleOpenThread {
    int interaction = 0;
    int developer = 0;
    QString subject = {};
    bool answered = false; ///< it waits to be resolved only
};
/// Answers interactions that tasks can be about, as many as there are tasks at most.
[[nodiscard]] Result<std::vector<SampleOpenThread>>
writeSampleInteractions(const SampleWorld &world);
[[nodiscard]] Result<void> writeSampleTasks(const SampleWorld &world,
                                            const std::vector<SampleOpenThread> &open);

// What several parts need to know of each other.

/// How many developers could be asked in the survey of \p quarter.
[[nodiscard]] int sampleInvited(const SampleStory &story, int quarter);
/// The day of event number \p event; the last two are still to come.
[[nodiscard]] int sampleEventDay(const SampleStory &story, int event);
/// The day on which resource number \p resource came out.
[[nodiscard]] int sampleResourceDay(const SampleStory &story, int resource);

struct SampleProject {
    int developer = 0;
    int started = 0;
};
[[nodiscard]] SampleProject sampleProject(const SampleStory &story, int project);
/// The project that \p developer works on, or -1.
[[nodiscard]] int sampleProjectOf(const SampleStory &story, int developer);

} // namespace rapport
