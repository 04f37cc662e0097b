// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_row.h"

#include <vector>

namespace rapport {

/// One way to find the record that a row means.
struct MatchKey {
    enum class By {
        Fields,   ///< all fields are equal
        Email,    ///< the developer's address or one of his identities of platform email
        Identity, ///< the identity of the same row
        Domain,   ///< one of the company's domains
        Name,     ///< as a reference is written: a title, a company's name or domain
    };
    By by = By::Fields;
    std::vector<int> fields = {};      ///< positions in the kind
    std::vector<QString> names = {};   ///< of the fields
    std::vector<bool> mayBeEmpty = {}; ///< an empty one is equal to an empty one
};

/// The keys by which \p record of a row is found, best first: those that the plan gives for
/// \p kind, else the catalogue's with source ids first and identities last. Refuses match
/// fields that do not exist.
[[nodiscard]] Result<std::vector<MatchKey>> matchKeys(const ImportPlan &plan, const Kind &kind,
                                                      const RowRecord &record);

} // namespace rapport
