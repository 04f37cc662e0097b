// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace rapport {

/// What a file turned out to be when it was looked at.
struct SchemaState {
    int version = 0; ///< of the file
    int current = 0; ///< of this program
};

/// Brings a workspace file to this program's schema.
///
/// The schema is the numbered SQL files in :/schema, each run in one transaction together
/// with the version it makes. Never touches a file that is not ours or newer than us.
class Migrator {
public:
    /// The version that this program writes: the highest number in :/schema.
    [[nodiscard]] static int currentVersion();

    /// Looks without writing. Fails with NotAWorkspace, Newer or Damaged.
    [[nodiscard]] static Result<SchemaState> inspect(Connection &connection);
    /// Runs the migrations after \p from. Where \p from > 0 a copy of the file is kept beside
    /// it first (NAME.rapport.v<from>.bak).
    [[nodiscard]] static Result<void> migrate(Connection &connection, int from);
};

} // namespace rapport
