// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace_opener.h"

#include "ui/models/answers.h"

#include <QtConcurrentRun>

namespace rapport::ui {

namespace {

using Database_ = Result<std::unique_ptr<Database>>;

/// Runs \p work on a worker; the database changes hands in the GUI thread.
template <typename Work>
void openWith(Work work, const WorkspaceOptions &options, QObject *receiver,
              std::function<void(Opened)> done)
{
    // Futures copy their results, which an owner cannot be; it waits in a shared place.
    auto place = std::make_shared<std::optional<Database_>>();
    const auto run = [work = std::move(work), place] {
        place->emplace(work());
        return true;
    };
    whenAnswered(QtConcurrent::run(run), receiver, [place, options, done = std::move(done)](bool) {
        Database_ database = std::move(**place);
        if (database)
            done(Workspace::adopt(std::move(*database), options));
        else
            done(database.error());
    });
}

} // namespace

void openWorkspace(const QString &path, const WorkspaceOptions &options, QObject *receiver,
                   std::function<void(Opened)> done)
{
    openWith([path] { return Database::open(path); }, options, receiver, std::move(done));
}

void createWorkspace(const QString &path, const WorkspaceOptions &options, QObject *receiver,
                     std::function<void(Opened)> done)
{
    const auto work = [path, options]() -> Database_ {
        // Made and closed again: a Workspace belongs to the thread that made it.
        RAPPORT_TRY(Workspace::create(path, {}, options));
        return Database::open(path);
    };
    openWith(work, options, receiver, std::move(done));
}

} // namespace rapport::ui
