// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/catalogue.h"
#include "domain/settings.h"
#include "store/connection.h"

#include <QStringList>

namespace rapport {

/// What a check of a whole workspace found. Nothing is the only good answer.
struct Diagnosis {
    QStringList findings; ///< one sentence each
};

/// Checks a workspace: the file's integrity, references, journal chain, the rows against their
/// last journaled values, and the cache of components against a fresh computation.
[[nodiscard]] Result<Diagnosis> diagnose(Connection &connection, const Catalogue &catalogue,
                                         const WorkspaceSettings &settings, const Job &job = {});

} // namespace rapport
