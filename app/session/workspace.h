// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/row.h"
#include "domain/saved_view.h"
#include "session/context.h"
#include "session/import_plan_store.h"
#include "store/database.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace rapport {

class Editor;

/// Who opens a workspace, and by which clock.
struct WorkspaceOptions {
    QString actor;
    ChangeSource source = ChangeSource::Window;
    Clock clock = systemClock();
};

/// The opened workspace file: what the window, the command line and the importer talk to.
///
/// Lives in the thread that made it. Reads and writes run in the database's own threads and
/// answer with futures; nothing here blocks. After a commit, of this program or another, the
/// signal changed() fires once per turn of the event loop with what was touched.
class Workspace : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)
public:
    /// Makes a new, empty workspace. \p zone is the name of its time zone; empty takes the
    /// system's. Refuses to overwrite.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>>
    create(const QString &path, const QString &zone, WorkspaceOptions options);
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString &path,
                                                                 WorkspaceOptions options);
    /// Takes over a database opened elsewhere (on a worker thread, so that nothing blocks).
    [[nodiscard]] static Result<std::unique_ptr<Workspace>>
    adopt(std::unique_ptr<Database> database, WorkspaceOptions options);
    ~Workspace() override;

    [[nodiscard]] const QString &path() const { return m_database->path(); }
    [[nodiscard]] bool isReadOnly() const { return m_database->isReadOnly(); }
    /// The file's name without folder and ending.
    [[nodiscard]] QString name() const;
    /// The kinds and fields, custom ones included, as of the last changed().
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    /// The workspace's own, without braces; copies share it.
    [[nodiscard]] const QString &uuid() const { return m_uuid; }
    /// Six hexadecimal digits that tell this workspace's ids from others' (IMPORT.md 4).
    [[nodiscard]] const QString &idTag() const { return m_idTag; }
    [[nodiscard]] const QString &actor() const { return m_options.actor; }
    void setActor(const QString &actor) { m_options.actor = actor; }
    [[nodiscard]] QDateTime now() const { return m_options.clock(); }
    /// The current day in the workspace's time zone.
    [[nodiscard]] QDate today() const;
    [[nodiscard]] Editor &editor() { return *m_editor; }

    /// Looks for changes by other programs four times a second. Needs an event loop.
    void watchOtherPrograms();

    // Reading, for the window: each answers in its future, none blocks.

    [[nodiscard]] QFuture<Result<std::vector<qint64>>> ids(const Query &query, Job job = {});
    [[nodiscard]] QFuture<Result<qint64>> count(const Query &query);
    /// Rows of \p ids with the cells of \p fields (names of the kind), in the order of \p ids.
    [[nodiscard]] QFuture<Result<std::vector<Row>>> page(KindId kind, std::vector<qint64> ids,
                                                         QStringList fields);
    [[nodiscard]] QFuture<Result<std::vector<ChoiceCount>>> choices(KindId kind, QString field,
                                                                    int limit);
    [[nodiscard]] QFuture<Result<std::vector<ChangeSetInfo>>> history(int limit,
                                                                      ChangeSetId before = {});
    /// The views kept for a kind, in the order they were first saved; unreadable ones left out.
    [[nodiscard]] QFuture<Result<std::vector<SavedView>>> views(KindId kind);
    /// The import plans kept, newest use first; see bestPlan().
    [[nodiscard]] QFuture<Result<std::vector<SavedImportPlan>>> importPlans();
    /// What undo and redo would take back next.
    struct UndoState {
        std::optional<ChangeSetInfo> undo;
        std::optional<ChangeSetInfo> redo;
    };
    [[nodiscard]] QFuture<Result<UndoState>> undoState();

    /// Runs \p function(ReadContext &), which answers Result<T>, in the lane's reader thread.
    template <typename Function>
    [[nodiscard]] auto read(Lane lane, Function function)
    {
        using Answer = std::invoke_result_t<Function &, ReadContext &>;
        return m_database->read(lane,
                                [function = std::move(function), caches = m_caches,
                                 now = now()](Connection &connection) mutable -> Answer {
                                    auto context = ReadContext::load(connection, now, caches.get());
                                    RAPPORT_TRY(context);
                                    return function(*context);
                                });
    }

Q_SIGNALS:
    /// Something was committed. Catalogue and settings are up to date already.
    void changed(const rapport::ChangeSummary &summary);

private:
    friend class Editor;

    Workspace(std::unique_ptr<Database> database, WorkspaceOptions options);
    Result<void> load();
    void pollOtherPrograms();
    void announce(const ChangeSummary &summary);
    void emitPending();

    std::shared_ptr<ReadCaches> m_caches = std::make_shared<ReadCaches>();
    std::unique_ptr<Database> m_database;
    WorkspaceOptions m_options;
    std::unique_ptr<Editor> m_editor;
    Catalogue m_catalogue;
    WorkspaceSettings m_settings;
    QString m_uuid;
    QString m_idTag;
    QTimer m_poll;
    bool m_polling = false;
    qint64 m_dataVersion = 0; ///< as the writer's connection saw it last; 0 before the first look
    ChangeSetId m_newestSeen;
    ChangeSummary m_pending;
    bool m_emitQueued = false;
};

} // namespace rapport
