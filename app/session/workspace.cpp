// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/workspace.h"

#include "session/editor.h"
#include "store/journal.h"
#include "store/workspace_tables.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace rapport {

namespace {

using namespace std::chrono_literals;

constexpr auto kPollInterval = 250ms;
constexpr int kIdTagDigits = 6;

/// The fields named \p names, or the error that names the first unknown one.
Result<std::vector<const Field *>> findFields(const Catalogue &catalogue, KindId kind,
                                              const QStringList &names)
{
    std::vector<const Field *> fields;
    for (const QString &name : names) {
        const auto field = resolvePath(catalogue, kind, name);
        RAPPORT_TRY(field);
        fields.push_back(*field);
    }
    return fields;
}

} // namespace

Workspace::Workspace(std::unique_ptr<Database> database, WorkspaceOptions options)
    : m_database(std::move(database)),
      m_options(std::move(options)),
      m_editor(std::make_unique<Editor>(*this))
{
    m_poll.setInterval(kPollInterval);
    connect(&m_poll, &QTimer::timeout, this, &Workspace::pollOtherPrograms);
}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::create(const QString &path, const QString &zone,
                                                     WorkspaceOptions options)
{
    QString zoneName = zone.isEmpty() ? QString::fromUtf8(QTimeZone::systemTimeZoneId()) : zone;
    const SettingSpec &spec = *findSetting(u"zone");
    auto normalised = spec.normalise(zoneName);
    if (!normalised && zone.isEmpty())
        normalised = spec.defaultText; // a system without a known zone
    RAPPORT_TRY(normalised);
    auto database = Database::create(path);
    RAPPORT_TRY(database);
    // Part of making the file, not a change of it: not journaled.
    RAPPORT_TRY(
        (*database)
            ->write(
                [zone = *normalised](Connection &connection) -> Result<int> {
                    return connection.run(
                        QStringLiteral("INSERT INTO setting (key, value) VALUES ('zone', ?)"),
                        {Value(zone)});
                },
                [](int) {})
            .result());
    return adopt(std::move(*database), std::move(options));
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, WorkspaceOptions options)
{
    auto database = Database::open(path);
    RAPPORT_TRY(database);
    return adopt(std::move(*database), std::move(options));
}

Result<std::unique_ptr<Workspace>> Workspace::adopt(std::unique_ptr<Database> database,
                                                    WorkspaceOptions options)
{
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(database), std::move(options)));
    RAPPORT_TRY(workspace->load());
    return workspace;
}

Result<void> Workspace::load()
{
    struct State {
        Catalogue catalogue;
        WorkspaceSettings settings;
        QString uuid;
        ChangeSetId newest;
    };
    const auto state = read(Lane::Pages, [](ReadContext &context) -> Result<State> {
                           const auto uuid = workspaceUuid(context.connection());
                           RAPPORT_TRY(uuid);
                           const auto newest = newestChangeSet(context.connection());
                           RAPPORT_TRY(newest);
                           return State{context.catalogue(), context.settings(), *uuid, *newest};
                       }).result();
    RAPPORT_TRY(state);
    m_catalogue = state->catalogue;
    m_settings = state->settings;
    m_uuid = state->uuid;
    m_idTag = QString(state->uuid).remove(u'-').left(kIdTagDigits);
    m_newestSeen = state->newest;
    return {};
}

QString Workspace::name() const
{
    return QFileInfo(path()).completeBaseName();
}

QDate Workspace::today() const
{
    return now().toTimeZone(m_settings.zone).date();
}

void Workspace::watchOtherPrograms()
{
    if (!isReadOnly())
        m_poll.start();
}

void Workspace::pollOtherPrograms()
{
    if (m_polling)
        return;
    m_polling = true;
    struct News {
        qint64 dataVersion = 0;
        ChangeSummary summary;
    };
    // In the writer's turn: what this program has committed before is announced by then, and is
    // no news to the connection that wrote it.
    m_database
        ->outsideTransaction([seen = m_newestSeen, known = m_dataVersion,
                              catalogue = m_catalogue](Connection &connection) -> Result<News> {
            const auto version = connection.scalar(QStringLiteral("PRAGMA data_version"));
            RAPPORT_TRY(version);
            News news{version->toInteger(), {}};
            if (news.dataVersion != known) {
                auto summary = changesSince(connection, seen, catalogue);
                RAPPORT_TRY(summary);
                news.summary = std::move(*summary);
            }
            return news;
        })
        .then(this, [this](const Result<News> &news) {
            m_polling = false;
            if (!news)
                return;
            m_dataVersion = news->dataVersion;
            ChangeSummary summary = news->summary;
            // Our own commits may lie among those of others.
            std::erase_if(summary.sets, [this](ChangeSetId set) { return set <= m_newestSeen; });
            if (!summary.sets.empty())
                announce(summary);
        });
}

void Workspace::announce(const ChangeSummary &summary)
{
    for (const ChangeSetId set : summary.sets)
        m_newestSeen = std::max(m_newestSeen, set);
    m_pending.merge(summary);
    if (m_emitQueued)
        return;
    m_emitQueued = true;
    QMetaObject::invokeMethod(this, &Workspace::emitPending, Qt::QueuedConnection);
}

void Workspace::emitPending()
{
    m_emitQueued = false;
    if (!m_pending.settings && !m_pending.catalogue) {
        const ChangeSummary summary = std::exchange(m_pending, {});
        Q_EMIT changed(summary);
        return;
    }
    // Listeners ask for catalogue and settings, so these are brought up to date first.
    struct State {
        Catalogue catalogue;
        WorkspaceSettings settings;
    };
    read(Lane::Pages, [](ReadContext &context) -> Result<State> {
        return State{context.catalogue(), context.settings()};
    }).then(this, [this](const Result<State> &state) {
        if (state) {
            m_catalogue = state->catalogue;
            m_settings = state->settings;
        }
        const ChangeSummary summary = std::exchange(m_pending, {});
        Q_EMIT changed(summary);
    });
}

QFuture<Result<std::vector<qint64>>> Workspace::ids(const Query &query, Job job)
{
    return read(Lane::Pages,
                [query, job](ReadContext &context) { return context.records().ids(query, job); });
}

QFuture<Result<qint64>> Workspace::count(const Query &query)
{
    return read(Lane::Analysis,
                [query](ReadContext &context) { return context.records().count(query); });
}

QFuture<Result<std::vector<Row>>> Workspace::page(KindId kind, std::vector<qint64> ids,
                                                  QStringList fields)
{
    return read(Lane::Pages,
                [kind, ids = std::move(ids),
                 names = std::move(fields)](ReadContext &context) -> Result<std::vector<Row>> {
                    const auto found = findFields(context.catalogue(), kind, names);
                    RAPPORT_TRY(found);
                    return context.records().page(kind, ids, *found);
                });
}

QFuture<Result<std::vector<ChoiceCount>>> Workspace::choices(KindId kind, QString field, int limit)
{
    return read(Lane::Analysis, [kind, field = std::move(field), limit](ReadContext &context) {
        return context.records().choices(kind, field, limit);
    });
}

QFuture<Result<std::vector<ChangeSetInfo>>> Workspace::history(int limit, ChangeSetId before)
{
    return read(Lane::Pages, [limit, before](ReadContext &context) {
        return listChangeSets(context.connection(), limit, before);
    });
}

QFuture<Result<std::vector<SavedView>>> Workspace::views(KindId kind)
{
    return read(Lane::Pages, [kind](ReadContext &context) -> Result<std::vector<SavedView>> {
        const auto kept = readPresets(context.connection(), viewsOf(kind));
        RAPPORT_TRY(kept);
        std::vector<SavedView> views;
        for (const auto &[name, body] : *kept) {
            auto view = SavedView::fromJson(name, QJsonDocument::fromJson(body.toUtf8()).object());
            if (view && view->query.kind == kind)
                views.push_back(std::move(*view));
        }
        return views;
    });
}

QFuture<Result<std::vector<SavedImportPlan>>> Workspace::importPlans()
{
    return read(Lane::Pages,
                [](ReadContext &context) { return readImportPlans(context.connection()); });
}

QFuture<Result<Workspace::UndoState>> Workspace::undoState()
{
    return read(Lane::Pages, [](ReadContext &context) -> Result<UndoState> {
        const auto undo = nextUndo(context.connection());
        RAPPORT_TRY(undo);
        const auto redo = nextRedo(context.connection());
        RAPPORT_TRY(redo);
        return UndoState{*undo, *redo};
    });
}

} // namespace rapport
