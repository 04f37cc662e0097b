// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/importer.h"

namespace rapport::ui {

/// What an import did, or would do, by kind: "12 developers new, 3 changed; 2 rows rejected".
[[nodiscard]] QString importSentence(const ImportOutcome &outcome, const Catalogue &catalogue);

/// The first rejected rows and why, one per line; empty where none was.
[[nodiscard]] QString rejectionLines(const ImportOutcome &outcome, int most);

/// A file beside \p source that does not exist yet, for rejected rows: "NAME-rejects.csv".
/// Empty where the folder cannot be written.
[[nodiscard]] QString rejectsFileFor(const QString &source);

} // namespace rapport::ui
