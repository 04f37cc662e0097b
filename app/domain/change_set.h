// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/catalogue.h"
#include "domain/value.h"

#include <QDateTime>
#include <QSet>

#include <array>
#include <optional>
#include <vector>

namespace rapport {

/// Where a change came from.
enum class ChangeSource : quint8 { Window, CommandLine, Import, Sample, Service, Undo };

/// The stored name: "window", "command line", "import", "sample", "service", "undo".
[[nodiscard]] QString changeSourceName(ChangeSource source);

/// The heading of a change set: what a person reads in the history.
struct ChangeHeader {
    QString label; ///< "Set Experience of Ada Okafor"
    QString actor; ///< who
    ChangeSource source = ChangeSource::Window;
    std::optional<ChangeSetId> undoes = {}; ///< the set that this one takes back
};

/// One entry of the journal as listed.
struct ChangeSetInfo {
    ChangeSetId id;
    QString label, actor, source;
    QDateTime at; ///< UTC
    std::optional<ChangeSetId> undoes;
    bool undone = false;                          ///< taken back by a later set
    qint64 created = 0, updated = 0, removed = 0; ///< records, by net effect
};

/// What a committed change set touched: what listeners need to refresh just that.
struct ChangeSummary {
    /// Past so many records of a kind, listeners are better off with "all of them".
    static constexpr qsizetype kMostListed = 20'000;

    /// What happened to the records of one kind.
    struct Touched {
        QSet<qint64> updated = {};
        QSet<QString> fields = {}; ///< the names of changed fields, of updated records
        bool rowsChanged = false;  ///< records were added or removed
        bool many = false;         ///< too many to list: assume all of the kind

        [[nodiscard]] bool any() const { return many || rowsChanged || !updated.isEmpty(); }
    };

    std::vector<ChangeSetId> sets = {};
    std::array<Touched, kKindCount> kinds = {};
    QSet<qint64> rescored = {}; ///< developers whose components were recomputed
    bool rescoredAll = false;
    bool settings = false;  ///< weights, bands, half-life or zone
    bool catalogue = false; ///< a custom field came or went

    [[nodiscard]] const Touched &of(KindId kind) const { return kinds[size_t(kind)]; }
    [[nodiscard]] Touched &of(KindId kind) { return kinds[size_t(kind)]; }
    /// Whether any score may be another than before.
    [[nodiscard]] bool touchesScores() const
    {
        return settings || rescoredAll || !rescored.isEmpty() || of(KindId::Feedback).any()
            || of(KindId::Developer).any();
    }
    /// Adds \p other to this, so that several sets can be announced at once.
    void merge(const ChangeSummary &other);
};

} // namespace rapport
