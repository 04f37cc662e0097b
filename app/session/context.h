// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "store/connection.h"
#include "store/record_reader.h"
#include "store/record_writer.h"

namespace rapport {

/// What a read runs with: the connection and the workspace's state in the same transaction.
///
/// Made fresh for each read, so custom fields and settings of other programs are seen.
class ReadContext {
public:
    /// \p now is the clock's time; \p caches are kept by whoever reads more than once.
    [[nodiscard]] static Result<ReadContext> load(Connection &connection, const QDateTime &now,
                                                  ReadCaches *caches = nullptr);

    [[nodiscard]] Connection &connection() const { return *m_connection; }
    [[nodiscard]] const Catalogue &catalogue() const { return m_builder.catalogue(); }
    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    [[nodiscard]] const SqlBuilder &builder() const { return m_builder; }
    [[nodiscard]] RecordReader records() const { return {*m_connection, m_builder, m_caches}; }
    [[nodiscard]] ReadCaches *caches() const { return m_caches; }

private:
    ReadContext(Connection &connection, const Catalogue &catalogue, WorkspaceSettings settings,
                const QDateTime &now, ReadCaches *caches)
        : m_connection(&connection),
          m_settings(std::move(settings)),
          m_builder(catalogue, m_settings, now.toTimeZone(m_settings.zone).date()),
          m_caches(caches)
    {
    }

    Connection *m_connection;
    WorkspaceSettings m_settings;
    SqlBuilder m_builder;
    ReadCaches *m_caches;
};

/// Where the views of a kind are kept among the presets.
[[nodiscard]] QString viewsOf(KindId kind);

/// Who changes something, and when.
struct Author {
    QString actor;
    ChangeSource source = ChangeSource::Window;
    QDateTime now; ///< UTC
};

/// What a write runs with. Collect changes in a RecordWriter made by newWriter(), then hand it
/// to finish(), which brings the scores up to date and writes the journal.
class WriteContext {
public:
    [[nodiscard]] static Result<WriteContext> load(Connection &connection, Author author);

    [[nodiscard]] Connection &connection() const { return *m_connection; }
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    [[nodiscard]] const QHash<QString, QString> &settingTexts() const { return m_settingTexts; }
    [[nodiscard]] const Author &author() const { return m_author; }
    /// The current day in the workspace's time zone, ISO.
    [[nodiscard]] QString today() const;

    /// The writer refers to this context's catalogue: add custom fields before.
    [[nodiscard]] RecordWriter newWriter() const;
    [[nodiscard]] Result<void> addCustomField(KindId kind, const Field &field);
    /// Recomputes what the changes made stale, then writes the journal entry. Nothing where
    /// nothing changed by net effect. The summary is kept for the announcement.
    [[nodiscard]] Result<std::optional<ChangeSetId>> finish(RecordWriter &writer,
                                                            const QString &label,
                                                            std::optional<ChangeSetId> undoes = {},
                                                            const Job &job = {});
    [[nodiscard]] const ChangeSummary &summary() const { return m_summary; }

private:
    WriteContext(Connection &connection, Author author)
        : m_connection(&connection), m_author(std::move(author))
    {
    }

    Connection *m_connection;
    Author m_author;
    Catalogue m_catalogue;
    QHash<QString, QString> m_settingTexts;
    WorkspaceSettings m_settings;
    ChangeSummary m_summary;
};

} // namespace rapport
