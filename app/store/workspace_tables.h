// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/catalogue.h"
#include "domain/settings.h"
#include "store/connection.h"

#include <QHash>

#include <optional>
#include <utility>
#include <vector>

namespace rapport {

// The small tables beside the records: settings, custom fields, presets, the workspace's name.

/// The stored settings by key; what is not there has its default.
[[nodiscard]] Result<QHash<QString, QString>> readSettings(Connection &connection);

/// The built-in catalogue with the workspace's custom fields.
[[nodiscard]] Result<Catalogue> readCatalogue(Connection &connection);

/// Adds a custom field to a kind: a column x_<n> and its description. Answers the catalogue
/// with it. Refuses a name that is taken and types that cannot be added with a sentence.
/// Runs within the caller's transaction.
[[nodiscard]] Result<Catalogue> addCustomField(Connection &connection, const Catalogue &catalogue,
                                               KindId kind, const Field &field);

/// The workspace's own UUID, without braces.
[[nodiscard]] Result<QString> workspaceUuid(Connection &connection);
/// Gives a new workspace a chosen UUID (a sample's comes from its seed).
[[nodiscard]] Result<void> setWorkspaceUuid(Connection &connection, const QString &uuid);

/// A saved text by kind and key ("import plan", fingerprint), or nothing.
[[nodiscard]] Result<std::optional<QString>> readPreset(Connection &connection, const QString &kind,
                                                        const QString &key);
/// All saved texts of a kind by key, ordered as they were first saved.
[[nodiscard]] Result<std::vector<std::pair<QString, QString>>> readPresets(Connection &connection,
                                                                           const QString &kind);
[[nodiscard]] Result<void> savePreset(Connection &connection, const QString &kind,
                                      const QString &key, const QString &body);
[[nodiscard]] Result<void> removePreset(Connection &connection, const QString &kind,
                                        const QString &key);

/// A request that was carried out, and what it did.
struct KnownRequest {
    QString digest; ///< of all that it said
    std::optional<ChangeSetId> set = {};
    std::vector<qint64> created = {}; ///< ids, in the order of the answer
};

/// The request that came with \p key, or nothing.
[[nodiscard]] Result<std::optional<KnownRequest>> findRequest(Connection &connection,
                                                              const QString &key);
/// Remembers a request that came \p now, and forgets those that came before \p since (stored
/// times).
[[nodiscard]] Result<void> rememberRequest(Connection &connection, const QString &key,
                                           const KnownRequest &request, const QString &now,
                                           const QString &since);

} // namespace rapport
