// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

namespace rapport {

/// Tells which field a heading means, by field names, labels and usual synonyms.
class HeadingMatcher {
public:
    /// For rows that are records of \p kind. The catalogue outlives the matcher.
    HeadingMatcher(const Catalogue &catalogue, KindId kind);

    /// "kind.field", or empty where the heading is none that we know. Never a computed field.
    [[nodiscard]] QString find(const QString &heading) const;
    /// The platform whose handles such a column holds ("github"), or empty.
    [[nodiscard]] static QString platform(const QString &heading);
    /// Whether a row may name a developer.
    [[nodiscard]] bool hasPeople() const { return m_hasPeople; }

private:
    [[nodiscard]] QString byPath(const QString &heading) const;
    [[nodiscard]] QString bySynonym(const QString &folded) const;
    [[nodiscard]] QString editable(const Kind &kind, const QString &field) const;

    const Catalogue *m_catalogue;
    const Kind *m_kind;
    std::vector<const Kind *> m_kinds; ///< the kind, developer, then what else it refers to
    bool m_hasPeople = false;
};

/// Whether \p heading names \p field, by its name or a label.
[[nodiscard]] bool isNamed(const Field &field, const QString &heading);

} // namespace rapport
