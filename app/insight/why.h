// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/scores.h"
#include "session/context.h"

#include <QDate>

#include <array>
#include <vector>

namespace rapport {

/// One answer sheet's share in a component.
struct WhySheet {
    RecordId id;
    QDate takenOn;
    double value = 0;  ///< the answer, 0..1
    double weight = 0; ///< by recency, 0..1; the newest sheet of the measure has 1
};

/// One measure's part in a score: part = value * weight / coverage.
struct WhyTerm {
    Measure measure = Measure::Ux;
    double value = 0;           ///< the component, 0..1
    double weight = 0;          ///< as set
    double effectiveWeight = 0; ///< with the weight of missing measures shared out
    double part = 0;            ///< 9 decimals; the parts sum to the score
    std::vector<WhySheet> sheets = {};
};

/// The sum behind one score, term by term; measures without an answer are left out.
struct Why {
    Score score = {};
    Band band = Band::None;
    std::vector<WhyTerm> terms = {};
};

/// The sums behind a developer's two scores. NotFound where there is no such developer.
struct DeveloperWhy {
    RecordId developer;
    Why satisfaction, efficiency;
};
[[nodiscard]] Result<DeveloperWhy> explainScores(const ReadContext &context, RecordId developer);

} // namespace rapport
