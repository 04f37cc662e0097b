// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <functional>
#include <memory>

namespace rapport::ui {

/// An opened workspace, or why it could not be opened.
using Opened = Result<std::unique_ptr<Workspace>>;

/// Opens the file at \p path on a worker thread (a migration may take long) and hands the
/// workspace to \p done in the GUI thread; not at all once \p receiver is gone.
void openWorkspace(const QString &path, const WorkspaceOptions &options, QObject *receiver,
                   std::function<void(Opened)> done);

/// Makes a new workspace at \p path, in the system's time zone, and opens it the same way.
void createWorkspace(const QString &path, const WorkspaceOptions &options, QObject *receiver,
                     std::function<void(Opened)> done);

} // namespace rapport::ui
