// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "domain/settings.h"
#include "store/record_writer.h"

namespace rapport {

/// Whose components a change made stale.
enum class Stale : quint8 {
    AsChanged, ///< those whose answer sheets were written
    Everybody, ///< all: the half-life changed
};

/// Decides which scores a change makes stale and recomputes just those, in the transaction of
/// the change.
///
/// Weighted scores are never stored, so weights and bands make nothing stale.
class MetricsController {
public:
    MetricsController(Connection &connection, const WorkspaceSettings &settings)
        : m_connection(connection), m_settings(settings)
    {
    }

    /// Brings the cached components up to date and notes in the writer's summary whose.
    [[nodiscard]] Result<void> refresh(RecordWriter &writer, Stale stale, const Job &job);

private:
    Connection &m_connection;
    const WorkspaceSettings &m_settings;
};

} // namespace rapport
