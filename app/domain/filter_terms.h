// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <QTimeZone>

#include <optional>
#include <vector>

namespace rapport {

/// How a person compares a field; what filters are built of and read out by.
enum class TermOp : quint8 {
    Is,
    IsNot,
    Contains,
    ContainsNot,
    StartsWith,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Between, ///< both ends included; of days as well
    On,      ///< that day
    Before,  ///< that day
    After,   ///< that day
    InLastDays,
    AnyOf,  ///< of choices, references and tags; often just one
    NoneOf, ///< also true where there is nothing
    IsEmpty,
    IsNotEmpty,
};

/// One comparison as a person sees it; as a Filter it may take several conditions. Days are ISO
/// days, also of fields that hold times.
struct FilterTerm {
    QString field; ///< a path, as in Condition
    TermOp op = TermOp::Is;
    std::vector<Value> values = {};

    friend bool operator==(const FilterTerm &, const FilterTerm &) = default;
};

/// Terms that all or any must hold, or none, or not all.
struct TermGroup {
    Filter::Join join = Filter::Join::All;
    bool negated = false;
    std::vector<FilterTerm> terms = {};
    std::vector<Filter> others = {}; ///< what no term can say; kept as it is

    [[nodiscard]] bool isEmpty() const { return terms.empty() && others.empty(); }
};

/// A filter as a person builds it: terms, and one level of groups.
struct FilterTerms {
    TermGroup top;
    std::vector<TermGroup> groups = {};

    [[nodiscard]] int size() const;
};

/// Whether \p field is compared with a list of its values.
[[nodiscard]] bool isListed(const Field &field);
/// What a person can ask of \p field, the most usual first.
[[nodiscard]] std::vector<TermOp> termOps(const Field &field);
/// The operator in a menu: "is any of", "<".
[[nodiscard]] QString termOpLabel(TermOp op, FieldType type);

/// \p term of a field of that type as a filter; days are days of \p zone.
[[nodiscard]] Filter filterOf(const FilterTerm &term, const Field &field, const QTimeZone &zone);
/// What filterOf() would have made \p filter of; nothing where no single term says the same.
[[nodiscard]] std::optional<FilterTerm> termOf(const Filter &filter, const Catalogue &catalogue,
                                               KindId kind, const QTimeZone &zone);

[[nodiscard]] Filter filterOf(const FilterTerms &terms, const Catalogue &catalogue, KindId kind,
                              const QTimeZone &zone);
/// \p filter for the builder. Says the same; needless groups are gone.
[[nodiscard]] FilterTerms termsOf(const Filter &filter, const Catalogue &catalogue, KindId kind,
                                  const QTimeZone &zone);

/// One condition as a filter of its own.
[[nodiscard]] Filter only(Condition condition);

} // namespace rapport
