// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>

#include <compare>

namespace rapport {

/// A number that names one thing and cannot be mistaken for the number of another.
///
/// Ids are positive and never reused; a default-made one names nothing.
template <typename Tag>
struct StrongId {
    qint64 value = 0;

    constexpr StrongId() = default;
    constexpr explicit StrongId(qint64 number) : value(number) { }

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
    friend size_t qHash(StrongId id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// Names a record within its kind.
using RecordId = StrongId<struct RecordIdTag>;
/// Names one entry of the journal.
using ChangeSetId = StrongId<struct ChangeSetIdTag>;

} // namespace rapport
