// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/metrics_controller.h"

#include "store/components.h"

namespace rapport {

Result<void> MetricsController::refresh(RecordWriter &writer, Stale stale, const Job &job)
{
    ComponentCache cache(m_connection, m_settings.halfLife);
    if (stale == Stale::Everybody || writer.allDevelopersStale()) {
        writer.summary().rescoredAll = true;
        return cache.recomputeAll(job);
    }
    writer.summary().rescored = writer.staleDevelopers();
    return cache.recompute(writer.staleDevelopers());
}

} // namespace rapport
