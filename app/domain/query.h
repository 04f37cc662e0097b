// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"
#include "domain/value.h"

#include <QJsonObject>

#include <vector>

namespace rapport {

/// How a condition compares.
enum class Op : quint8 {
    Equal,
    NotEqual, ///< also true of records without a value
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,   ///< text within text, without case
    StartsWith, ///< without case
    IsEmpty,
    IsNotEmpty,
    In,         ///< equal to any of the values
    HasTag,     ///< a Tags field holds any of the values
    InLastDays, ///< a day or time among the last n days, today included
};

/// One comparison: field, operator and the values it takes (none, one, or several for In).
///
/// A field is a name of the query's kind, or "reference.field" to look one step further
/// ("developer.segment"). Values of reference fields are ids, or text keys (a name, an e-mail).
struct Condition {
    QString field;
    Op op = Op::Equal;
    std::vector<Value> values = {};

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// A tree of conditions. An empty one lets everything through.
struct Filter {
    enum class Join : quint8 { All, Any };

    Join join = Join::All;
    bool negated = false;
    std::vector<Condition> conditions = {};
    std::vector<Filter> groups = {};

    [[nodiscard]] bool isEmpty() const { return conditions.empty() && groups.empty(); }
    /// A filter that lets through what both let through.
    [[nodiscard]] Filter and_(const Filter &other) const;
    friend bool operator==(const Filter &, const Filter &) = default;
};

/// One key of a sort; ties are broken by id.
struct SortKey {
    QString field;
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

/// Which records of one kind, in which order. A value; becomes bound SQL in the store only.
struct Query {
    KindId kind = KindId::Developer;
    Filter filter = {};
    QString search = {}; ///< looked for in the kind's search fields, without case
    std::vector<SortKey> sort = {};

    [[nodiscard]] QJsonObject toJson() const;
    /// Refuses what it does not know with a sentence.
    [[nodiscard]] static Result<Query> fromJson(const QJsonObject &json);
    friend bool operator==(const Query &, const Query &) = default;
};

/// Reads "field op value" as the command line takes it ("cs < 0.6", "name contains Ada",
/// "email isempty", "segment in internal,open-source"), with the field's own parser.
[[nodiscard]] Result<Condition> parseCondition(const Catalogue &catalogue, KindId kind,
                                               const QString &text);

/// Reads "-cs,name" as the command line takes it.
[[nodiscard]] Result<std::vector<SortKey>> parseSort(const Catalogue &catalogue, KindId kind,
                                                     const QString &text);

/// Which records, as a person at a command line or a program writes it.
struct QueryTexts {
    QStringList where = {}; ///< as parseCondition() takes them; all must hold
    QString search = {};
    QString sort = {}; ///< as parseSort() takes it
};

/// Reads \p texts into a query of \p kind. Errors name the part: "where" or "sort".
[[nodiscard]] Result<Query> parseQuery(const Catalogue &catalogue, KindId kind,
                                       const QueryTexts &texts);

/// Reads "name,cs", the fields of \p kind that are wanted. Refuses unknown and repeated ones
/// (as Error::field "columns").
[[nodiscard]] Result<QStringList> parseColumns(const Kind &kind, const QString &text);

/// Finds the field a (possibly dotted) path ends at, or says that there is none.
[[nodiscard]] Result<const Field *> resolvePath(const Catalogue &catalogue, KindId kind,
                                                const QString &path);

} // namespace rapport
