// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/value.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <array>
#include <vector>

namespace rapport {

/// What an import does to one record for the sake of one row, as its preview lists it.
///
/// A row has one effect for each record that it is about, mentions or makes; a mentioned record
/// that stays as it is counts only the first time.
struct ImportEffect {
    enum class Type : quint8 {
        Created,
        Updated,
        Unchanged,
        Rejected,  ///< the row is not imported; message says why
        Conflict,  ///< changed since it was exported; left as it is unless chosen
        WeakMatch, ///< created, though somebody of the same name is there; message names him
    };
    static constexpr int kTypes = 6;
    /// One field. References are given by what their targets are called, because a target that
    /// the import makes is gone again after the preview.
    struct Change {
        int field = -1; ///< position in the kind, behind its own fields where the import adds it
        Value before = {};
        Value after = {};
        QString name = {}; ///< of the field
    };

    Type type = Type::Unchanged;
    qint64 row = 0; ///< record number in the file, headings count
    KindId kind = KindId::Developer;
    /// The stored record that is meant, of WeakMatch the one of the same name; 0 where there is
    /// none yet: it is made by this row or was by an earlier one.
    qint64 record = 0;
    QString title;               ///< what the record is called; of a rejected row its first cells
    std::vector<Change> changes; ///< what is (or, in conflict, would be) written; fields in order
    QString column;              ///< heading, of a rejected row; empty where the whole row is meant
    QString code;                ///< of a rejected row, see Rejection
    QString message;             ///< a sentence; of Rejected, Conflict and WeakMatch
};

/// The effects of an import: all counted, the first ones of each type listed.
///
/// Counted by row: a record that two rows change counts twice here, once in
/// ImportOutcome::kinds, which has the net effect. A record is Created or WeakMatch, not both.
struct ImportEffects {
    static constexpr qsizetype kMostListed = 10'000; ///< of each type
    std::vector<ImportEffect> listed = {};           ///< in the file's order
    std::array<qint64, ImportEffect::kTypes> counts = {};
    qint64 emptyCellsIgnored = 0; ///< empty cells that left a filled field as it was (overwrite)

    [[nodiscard]] qint64 count(ImportEffect::Type type) const { return counts[size_t(type)]; }
};

/// What the user decided after a preview; part of ImportOptions.
///
/// Rows are named by their record number in the file.
struct ImportDecisions {
    QSet<qint64> leftOut = {};         ///< rows not to import
    QSet<qint64> overwrite = {};       ///< rows in conflict that win all the same
    bool overwriteAll = false;         ///< all rows in conflict win
    QHash<qint64, qint64> sameAs = {}; ///< rows that mean the record they weakly matched, by its id
};

} // namespace rapport
