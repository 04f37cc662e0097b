// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "store/connection.h"

#include <optional>
#include <vector>

namespace rapport {

/// A plan kept in the workspace, to be offered again for files with the same headings. A value.
struct SavedImportPlan {
    QString fingerprint; ///< of the headings, see headingFingerprint(); the key
    QString name;        ///< the file it was first used for, or as the user calls it
    ImportPlan plan;
    QStringList headings; ///< of the file it was made for, to tell what is new and what vanished
    QString usedAt;       ///< stored UTC time of its last use
};

/// Sixteen hexadecimal digits over the set of headings: case, order and spaces around do not
/// count, nor do the columns that a file of rejects adds. Empty where there are no headings.
[[nodiscard]] QString headingFingerprint(const QStringList &headings);

/// What differs between the file of a saved plan and the file at hand.
struct HeadingChanges {
    QStringList added = {};    ///< in the file at hand only
    QStringList vanished = {}; ///< in the saved plan's file only
};
[[nodiscard]] HeadingChanges headingChanges(const SavedImportPlan &saved,
                                            const QStringList &headings);

/// The plan for a file with \p headings: the one with their fingerprint; else the one of the file
/// with the most headings in common, if that is at least half of them; else nothing. Of equals,
/// the first of \p plans.
[[nodiscard]] std::optional<SavedImportPlan> bestPlan(const std::vector<SavedImportPlan> &plans,
                                                      const QStringList &headings);

/// \p saved for a file with \p headings, for which \p proposed was proposed.
///
/// Columns are found again by their headings, wherever they stand; those that vanished are left
/// out. How the file is read (encoding, separator, heading rows, sheet) is as it was proposed; so
/// are scales and the order of dates where the saved plan knows none.
[[nodiscard]] ImportPlan fitPlan(const SavedImportPlan &saved, const QStringList &headings,
                                 const ImportPlan &proposed);

// In the workspace, beside the saved views; within the caller's transaction.

/// The kept plans, newest use first; unreadable ones left out.
[[nodiscard]] Result<std::vector<SavedImportPlan>> readImportPlans(Connection &connection);
/// Keeps \p plan instead of the one with its fingerprint. Refuses one without headings or name.
[[nodiscard]] Result<void> writeImportPlan(Connection &connection, const SavedImportPlan &plan);
[[nodiscard]] Result<void> deleteImportPlan(Connection &connection, const QString &fingerprint);
/// Keeps \p plan, just used at \p now for \p file with \p headings. A plan for the same headings
/// is replaced, but for its name; a file without headings is not remembered.
[[nodiscard]] Result<void> rememberImportPlan(Connection &connection, const ImportPlan &plan,
                                              const QString &file, const QStringList &headings,
                                              const QString &now);

} // namespace rapport
