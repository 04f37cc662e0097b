// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "session/context.h"

#include <QDate>
#include <QSet>

namespace rapport {

/// Which invented community to make.
struct SampleOptions {
    int developers = 400; ///< at least 1; fewer than 12 become 12
    quint64 seed = 7;
    QDate until = {};        ///< the story's last day; invalid means today
    QSet<KindId> kinds = {}; ///< only these; empty means all
};

/// Fills an empty workspace with an invented community that has a story.
///
/// At least 12 records of every kind. The same developers, seed and until give the same rows,
/// created_at and updated_at included, on every machine. No name is a real person's. Refuses a
/// workspace that has records with Conflict, and numbers out of range with Invalid. Answers the
/// change set.
[[nodiscard]] Result<std::optional<ChangeSetId>>
makeSample(WriteContext &context, const SampleOptions &options, const Job &job);

} // namespace rapport
