// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query_position.h"
#include "domain/row.h"
#include "store/computed_sql.h"

#include <QDate>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace rapport {

/// SQL text and the values for its placeholders, in order.
struct Sql {
    QString text;
    std::vector<Value> binds = {};
};

/// Turns queries of the domain into bound SQL. The only place that knows both.
///
/// A value; made for one catalogue (with custom fields) and one state of the settings,
/// because scores are computed with the weights of the moment.
class SqlBuilder {
public:
    /// \p today is the day in the workspace's zone that "the last 30 days" end with.
    SqlBuilder(Catalogue catalogue, WorkspaceSettings settings, QDate today = {})
        : m_catalogue(std::move(catalogue)),
          m_zone(settings.zone),
          m_today(today),
          m_computed(std::move(settings))
    {
    }

    /// SELECT of the ids that \p query lets through, in its order.
    [[nodiscard]] Result<Sql> ids(const Query &query) const;
    /// The same in no order, each id with the values of query.sort after it.
    [[nodiscard]] Result<Sql> idsWithKeys(const Query &query) const;
    /// SELECT of the ids behind \p after (all where it is nothing), in the query's order, each with
    /// the values of query.sort after it; only of those in the JSON list \p among, where there is
    /// one.
    [[nodiscard]] Result<Sql> idsAfter(const Query &query,
                                       const std::optional<QueryPosition> &after,
                                       const std::optional<QString> &among) const;
    [[nodiscard]] Result<Sql> count(const Query &query) const;
    /// SELECT id and \p fields of the records that \p query lets through, in its order.
    [[nodiscard]] Result<Sql> rows(const Query &query, const std::vector<const Field *> &fields,
                                   ReferenceText references) const;
    /// SELECT id and \p fields FROM kind t: the part before WHERE. A reference takes two
    /// columns, its id and its text, which for ReferenceText::Key is what ReferenceKeys makes
    /// the key of; every other field one.
    [[nodiscard]] QString select(KindId kind, const std::vector<const Field *> &fields,
                                 ReferenceText references) const;
    /// The condition of \p filter and \p search over the row of \p alias ("1" for none).
    [[nodiscard]] Result<Sql> where(KindId kind, const Filter &filter, const QString &search,
                                    const QString &alias = QStringLiteral("t")) const;

    /// The value at a (possibly dotted) path, as an expression over the row of \p alias.
    [[nodiscard]] Result<QString> value(KindId kind, const QString &path,
                                        const QString &alias) const;

    [[nodiscard]] const ComputedSql &computed() const { return m_computed; }
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] QDate today() const { return m_today; }

    /// The stored fields by which a person may name a record of \p kind.
    [[nodiscard]] static QStringList namingColumns(const Kind &kind);
    /// The name of a record of \p kind as shown to people.
    [[nodiscard]] static QString titleSql(KindId kind, const QString &alias);
    /// The column whose text is the key of a record, where that is fit for one and no other
    /// record has it; empty for kinds that only their id tells apart.
    [[nodiscard]] static QString keyColumn(KindId kind);
    /// The text by which an import finds the record again. Looks for others of the same name:
    /// for many records see ReferenceKeys.
    [[nodiscard]] static QString keySql(KindId kind, const QString &alias);

private:
    [[nodiscard]] QString expression(KindId kind, const Field &field, const QString &alias) const;
    [[nodiscard]] Result<QStringList> sortValues(const Query &query) const;
    [[nodiscard]] Result<QString> orderBy(const Query &query) const;
    [[nodiscard]] Result<QString> condition(KindId kind, const Condition &condition,
                                            const QString &alias, std::vector<Value> &binds) const;
    /// A reference that is any of several, each given by id or by name.
    [[nodiscard]] Result<QString> anyReference(KindId kind, const Condition &condition,
                                               const QString &alias,
                                               std::vector<Value> &binds) const;
    /// A reference compared with the names of its target.
    [[nodiscard]] QString byName(KindId targetKind, const QString &value, Op op,
                                 const std::vector<Value> &values, std::vector<Value> &binds) const;
    [[nodiscard]] Result<QString> tree(KindId kind, const Filter &filter, const QString &alias,
                                       std::vector<Value> &binds) const;
    [[nodiscard]] QString searchSql(KindId kind, const QString &search, const QString &alias,
                                    std::vector<Value> &binds) const;

    Catalogue m_catalogue;
    QTimeZone m_zone;
    QDate m_today;
    ComputedSql m_computed;
};

} // namespace rapport
