// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/filter_terms.h"

#include <functional>

namespace rapport {

/// What a sentence needs to know beside the filter.
struct SentenceContext {
    QTimeZone zone = QTimeZone::utc(); ///< whose days are told
    /// The name of a record; empty where it is not known. May be unset.
    std::function<QString(KindId, qint64)> nameOf = {};
};

/// \p filter as a person says it: "Segment is internal and Joined on in the last 30 days". Empty
/// for an empty filter.
[[nodiscard]] QString filterSentence(const Filter &filter, const Catalogue &catalogue, KindId kind,
                                     const SentenceContext &context = {});

/// The field at the end of \p path with the way there: "Developer › Segment".
[[nodiscard]] QString pathLabel(const Catalogue &catalogue, KindId kind, const QString &path);

/// A value within a sentence: "internal", "Germany", "3 Nov 2026".
[[nodiscard]] QString valueInSentence(const Field &field, const Value &value,
                                      const SentenceContext &context);

} // namespace rapport
