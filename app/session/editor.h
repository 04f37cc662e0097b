// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_view.h"
#include "session/import_plan.h"
#include "session/importer.h"
#include "session/sample.h"
#include "session/workspace.h"
#include "store/undo.h"

#include <QFuture>

#include <optional>
#include <utility>
#include <vector>

namespace rapport {

/// What an intent did.
struct Change {
    std::optional<ChangeSetId> set = {}; ///< nothing where nothing changed
    std::vector<RecordId> created = {};
    std::vector<KeptItem> kept = {}; ///< what an undo left as it was, and why
};

/// Field names and what a person wrote for them; references by key (CATALOGUE.md).
using FieldTexts = std::vector<std::pair<QString, QString>>;

/// What a person wrote for one cell.
struct CellText {
    RecordId record;
    QString field;
    QString text;
};

/// Who sends a request that may come twice, and what it asks for.
struct RequestKey {
    QString key;    ///< chosen by the sender, new for each thing it wants done
    QString digest; ///< of all that the request says
};

/// Applies the user's intents to the open workspace; the only writer.
///
/// Every intent becomes one ChangeSet, written in one transaction together with its journal
/// entry and the scores it affects; nothing is announced before commit. A value: use each in one
/// thread, the workspace's own editor() in the workspace's; no call blocks. Texts are checked by
/// parseField(); a reference to something that does not exist yet makes it, as in an import. Fails
/// with Conflict when the stored value is no longer what the user saw, and leaves the workspace as
/// it was.
class Editor {
public:
    using Answer = QFuture<Result<Change>>;

    /// Acts for whom the workspace was opened for.
    explicit Editor(Workspace &workspace) : m_workspace(&workspace) { }
    /// Acts for somebody else, in any one thread. \p workspace outlives all answers.
    Editor(Workspace &workspace, QString actor, ChangeSource source);

    /// An editor that carries out one request at most once: where it was carried out before, with
    /// the same digest, its intent answers as then and does nothing. Another digest is a Conflict.
    /// Requests are remembered for a week.
    [[nodiscard]] Editor once(RequestKey request) const;

    /// Sets one field. \p expected is the value the user saw; nothing skips the check.
    [[nodiscard]] Answer setField(KindId kind, RecordId id, const QString &field,
                                  const QString &text, std::optional<Value> expected = {});
    [[nodiscard]] Answer setFields(KindId kind, RecordId id, FieldTexts values);
    /// Sets one field of many records to the same as one change; tags are added where \p text
    /// begins with "+" and taken away where it begins with "-".
    [[nodiscard]] Answer setFieldOfAll(KindId kind, std::vector<qint64> ids, QString field,
                                       QString text, Job job = {});
    /// Sets many cells as one change named \p label. All are checked before any is written.
    [[nodiscard]] Answer setCells(KindId kind, std::vector<CellText> cells, QString label,
                                  Job job = {});
    [[nodiscard]] Answer addRecord(KindId kind, FieldTexts values);
    /// Adds records, at least one, as one change: all or none.
    [[nodiscard]] Answer addRecords(KindId kind, std::vector<FieldTexts> records);
    /// Adds a developer of the company called \p company (made where there is none), with an answer
    /// sheet of today whose satisfaction measures all are \p satisfaction, 0..1.
    [[nodiscard]] Answer addRatedDeveloper(QString name, QString company, double satisfaction);
    [[nodiscard]] Answer removeRecords(KindId kind, std::vector<RecordId> ids);

    /// Takes back a change set, or the last one that stands. Invalid where there is none.
    [[nodiscard]] Answer undo(std::optional<ChangeSetId> set = {});
    /// Takes back the last undo.
    [[nodiscard]] Answer redo();

    /// Stores settings (weights, bands, half-life, zone) that only hold together.
    [[nodiscard]] Answer setSettings(QHash<QString, QString> texts, Job job = {});

    /// Keeps a view of the records of its query's kind under its name, or forgets one. Views are
    /// no records: they are not journaled.
    [[nodiscard]] Answer saveView(SavedView view);
    [[nodiscard]] Answer removeView(KindId kind, QString name);

    /// Imports \p file by \p plan, which is remembered for files with the same headings. A preview
    /// (ImportOptions::dryRun) is the same, rolled back.
    [[nodiscard]] QFuture<Result<ImportOutcome>> importFile(QString file, ImportPlan plan,
                                                            ImportOptions options, Job job = {});
    /// Keeps an import plan instead of the one with its fingerprint, calls one otherwise, or
    /// forgets one. As views, plans are not journaled.
    [[nodiscard]] Answer saveImportPlan(SavedImportPlan plan);
    [[nodiscard]] Answer renameImportPlan(QString fingerprint, QString name);
    [[nodiscard]] Answer removeImportPlan(QString fingerprint);
    /// Fills an empty workspace with the invented community.
    [[nodiscard]] Answer fillWithSample(SampleOptions options, Job job = {});

    /// Writes a complete copy to \p path, which must not exist.
    [[nodiscard]] QFuture<Result<QString>> saveCopy(QString path);

private:
    template <typename Function>
    auto write(Function function, WriteManner manner = {});

    /// Who acts, where it is not the workspace's own.
    struct Other {
        QString actor;
        ChangeSource source;
    };

    [[nodiscard]] Author author() const;

    Workspace *m_workspace;
    std::optional<Other> m_other;
    std::optional<RequestKey> m_request;
};

} // namespace rapport
