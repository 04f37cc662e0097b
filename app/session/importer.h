// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/strong_id.h"
#include "session/context.h"
#include "session/import_effects.h"
#include "session/import_plan.h"
#include "tabular/table_format.h"

#include <array>
#include <optional>

namespace rapport {

/// How an import runs.
struct ImportOptions {
    bool dryRun = false;
    QString rejectsFile = {}; ///< where rejected rows go, as CSV; none where empty
    bool listEffects = false; ///< whether the outcome lists what happens to each record
    ImportDecisions decisions = {};
    /// What was found out about the file to make the plan: it need not be looked at again.
    std::optional<TableDetection> found = {};
};

/// Why one row was not imported.
struct Rejection {
    qint64 row = 0; ///< record number in the file, headings count
    QString column; ///< heading, empty where the whole row is meant
    /// "measure", "number", "date", "choice", "yes_no", "text", "extra_cells", "id",
    /// "reference", "ambiguous" or "required".
    QString code;
    QString message; ///< a sentence
};

/// What an import did, by net effect of the whole file.
struct ImportOutcome {
    struct Counts {
        qint64 created = 0;
        qint64 updated = 0;
        qint64 unchanged = 0;
    };
    std::array<Counts, kKindCount> kinds = {};
    qint64 rows = 0; ///< records read, blank ones not counted
    qint64 rejected = 0;
    qint64 conflicts = 0; ///< rows left as they are: their records were changed since the export
    std::vector<Rejection> firstRejections = {}; ///< the first hundred
    QStringList headings = {};                   ///< of the file
    QStringList notes = {}; ///< sentences worth telling: ids of another workspace ignored, ...
    std::optional<ChangeSetId> changeSet = {};
    ChangeSummary summary = {};
    ImportEffects effects = {}; ///< empty unless asked for
};

/// Imports \p file by \p plan within the transaction of \p context.
///
/// Faults of the file fail the whole import (nothing is changed); faults of a row reject that
/// row, which then goes to the rejects file. If no row is good the import fails. Constant memory
/// but for the keys of records it touched; checks \p job several times a second. Custom fields
/// that the plan asks for are made first; those that are there already are used.
[[nodiscard]] Result<ImportOutcome> importRows(WriteContext &context, const QString &file,
                                               const ImportPlan &plan, const ImportOptions &options,
                                               const Job &job);

} // namespace rapport
