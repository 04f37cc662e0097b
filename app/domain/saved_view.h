// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <QHash>
#include <QStringList>

namespace rapport {

/// A table as a person arranged it and named it: which records, in which order, which columns.
/// A value, kept in the workspace.
struct SavedView {
    QString name;
    Query query = {};
    QStringList columns = {};        ///< field names, in order; empty means the usual ones
    QHash<QString, int> widths = {}; ///< in device-independent pixels, of columns that were set
    bool firstColumnFrozen = false;  ///< whether it stays when the others scroll

    [[nodiscard]] QJsonObject toJson() const;
    /// Refuses what it does not know with a sentence.
    [[nodiscard]] static Result<SavedView> fromJson(const QString &name, const QJsonObject &json);
    friend bool operator==(const SavedView &, const SavedView &) = default;
};

} // namespace rapport
