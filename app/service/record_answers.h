// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query_position.h"
#include "session/context.h"

namespace rapport {

// What the service answers about records. Run in a reader's thread.

/// Which records of which kind are asked for.
struct RecordRequest {
    KindId kind = KindId::Developer;
    QueryTexts texts = {};
    QString columns = {}; ///< as parseColumns() takes them; empty means all
    QString after = {};   ///< "next" of the page before; empty means from the start
    int limit = 0;
};

/// {"rows": [...], "next": "..."}, next being null at the end.
[[nodiscard]] Result<QByteArray> recordPage(const ReadContext &context,
                                            const RecordRequest &request);

/// One record; NotFound where there is none.
[[nodiscard]] Result<QByteArray> oneRecord(const ReadContext &context, KindId kind, RecordId id,
                                           const QString &columns);

/// Some of the developers as the source lists them: id, name, company, satisfaction.
struct DeveloperSlice {
    QByteArray json; ///< objects with commas between them
    int rows = 0;
    std::optional<QueryPosition> next = {};
};
/// At most \p limit of them behind \p after, by id.
[[nodiscard]] Result<DeveloperSlice>
developerSlice(const ReadContext &context, const std::optional<QueryPosition> &after, int limit);

} // namespace rapport
