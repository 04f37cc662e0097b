// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "session/importer.h"
#include "store/record_writer.h"

#include <optional>
#include <vector>

namespace rapport {

/// One field of a record of a row: what the plan says of it, and what the row at hand gives.
struct RowCell {
    int field = -1; ///< position in the kind
    ImportPolicy policy = ImportPolicy::Overwrite;
    QString heading = {};   ///< for messages
    bool isConstant = true; ///< no column of the file feeds it
    bool isNaming = false;  ///< a mention that gives it names its record
    int link = -1;          ///< the record of the row whose id it takes; -1 where cells feed it

    Value value = {};   ///< of a reference: what the file says, then the id of what it names
    Value written = {}; ///< of a reference: what the file says
    bool targetIsMissing = false; ///< names a record that has yet to be made
    bool foundBy = false;         ///< the record was found by it
};

/// One record that a row is about or mentions.
struct RowRecord {
    KindId kind = KindId::Company;
    bool isMain = false;
    std::vector<RowCell> cells = {};

    qint64 ownId = 0;                     ///< as the file gives it; 0 where it does not
    bool given = false;                   ///< whether the row names such a record at all
    qint64 id = 0;                        ///< once it is found or made
    std::vector<Assignment> madeKey = {}; ///< a key made from its content
    bool isNamesake = false; ///< found by the user, who takes it for the one of its name

    [[nodiscard]] RowCell *find(int field);
    [[nodiscard]] const RowCell *find(int field) const;
    /// What the row gives for \p field; null where it is not mapped or empty.
    [[nodiscard]] const Value &value(int field) const;
    /// Whether the row names something for \p field, be it found already or not.
    [[nodiscard]] bool names(int field) const;
};

/// The records of a row, each after those it refers to. One is made for the whole file, and
/// filled for each row.
struct ImportRow {
    std::vector<RowRecord> records = {};
    qint64 number = 0;       ///< as RowView counts
    QString exportedAt = {}; ///< when our export says the main record was last changed; stored time

    [[nodiscard]] RowRecord *find(KindId kind);
    [[nodiscard]] const RowRecord *find(KindId kind) const;
    [[nodiscard]] RowRecord &main();
    /// The record that may be somebody who is there under the same name: the developer, or the
    /// company where each row is one; null where there is none.
    [[nodiscard]] const RowRecord *mayBeNamesake() const;
    /// Forgets what the last row gave.
    void clear();
};

/// What is wrong with a row, or nothing; a failure where the whole import fails.
using RowVerdict = Result<std::optional<Rejection>>;

} // namespace rapport
