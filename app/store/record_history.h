// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "store/connection.h"

#include <QJsonObject>

#include <optional>

namespace rapport {

/// Reads what a record held in the past, backwards from the present.
///
/// The journal keeps before-values, so the value after one change is the value before the
/// next one, or what the record holds now.
class RecordHistory {
public:
    RecordHistory(Connection &connection, const Catalogue &catalogue)
        : m_connection(connection), m_catalogue(catalogue)
    {
    }

    /// The value of a field right after journal item \p item, or nothing where the record was
    /// erased since. \p kind may be the settings' (kSettingKind).
    [[nodiscard]] Result<std::optional<Value>> valueAfter(const QString &kind, qint64 record,
                                                          const QString &field, qint64 item);
    /// What the field holds now; nothing where the record does not exist.
    [[nodiscard]] Result<std::optional<Value>> valueNow(const QString &kind, qint64 record,
                                                        const QString &field);
    /// The first removal of a record after \p item: the removing item and the values kept.
    struct Removal {
        qint64 item = 0;
        QJsonObject fields = {};
    };
    [[nodiscard]] Result<std::optional<Removal>> removalAfter(const QString &kind, qint64 record,
                                                              qint64 item);

private:
    Connection &m_connection;
    const Catalogue &m_catalogue;
};

} // namespace rapport
