// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_history.h"

#include "store/journal.h"

#include <QJsonDocument>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

Result<std::optional<Value>> RecordHistory::valueNow(const QString &kind, qint64 record,
                                                     const QString &field)
{
    if (kind == kSettingKind) {
        auto text =
            m_connection.scalar(u"SELECT value FROM setting WHERE key = ?"_s, {Value(field)});
        RAPPORT_TRY(text);
        return std::optional(*text);
    }
    const Kind *owner = m_catalogue.find(kind);
    const Field *column = owner ? owner->find(field) : nullptr;
    if (!column)
        return std::optional<Value>();
    const auto statement =
        m_connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(column->column), kind));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(record)}));
    std::optional<Value> value;
    if ((*statement)->next())
        value = (*statement)->value(0);
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return value;
}

Result<std::optional<RecordHistory::Removal>>
RecordHistory::removalAfter(const QString &kind, qint64 record, qint64 item)
{
    const auto statement = m_connection.cached(
        u"SELECT change_item, fields FROM removed_record WHERE kind = ? AND record = ? AND "
        "change_item > ? ORDER BY change_item LIMIT 1"_s);
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(kind), Value(record), Value(item)}));
    std::optional<Removal> removal;
    if ((*statement)->next())
        removal = Removal{(*statement)->integer(0),
                          QJsonDocument::fromJson((*statement)->text(1).toUtf8()).object()};
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return removal;
}

Result<std::optional<Value>> RecordHistory::valueAfter(const QString &kind, qint64 record,
                                                       const QString &field, qint64 item)
{
    const auto next = m_connection.cached(u"SELECT item, before FROM field_change WHERE kind = ? "
                                          "AND record = ? AND field = ? AND item > ? ORDER BY item "
                                          "LIMIT 1"_s);
    RAPPORT_TRY(next);
    RAPPORT_TRY((*next)->exec({Value(kind), Value(record), Value(field), Value(item)}));
    qint64 nextItem = 0;
    Value before;
    if ((*next)->next()) {
        nextItem = (*next)->integer(0);
        before = fromJournalText((*next)->text(1));
    }
    const auto failure = (*next)->failure();
    (*next)->finish();
    RAPPORT_TRY(failure);

    const auto removal = removalAfter(kind, record, item);
    RAPPORT_TRY(removal);
    if (*removal && (nextItem == 0 || (*removal)->item < nextItem))
        return std::optional(Value::fromJson((*removal)->fields.value(field)));
    if (nextItem > 0)
        return std::optional(before);
    return valueNow(kind, record, field);
}

} // namespace rapport
