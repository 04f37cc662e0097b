// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_inserter.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

// Opening a table and its indexes costs as much as writing a row; more rows than this at once
// gain nothing more.
constexpr size_t kRowsAtOnce = 20;

constexpr int kOwnColumns = 3; // id, created_at, updated_at

/// Whether a column reads back what it is given: text must be text, and whole.
bool isStoredAsGiven(const Value &value, bool inTextColumn)
{
    return value.isNull()
        || (value.isText() == inTextColumn && (!inTextColumn || value.toText().isValidUtf16()));
}

} // namespace

Result<Statement *> RowInserter::statement(size_t rows) const
{
    QStringList columns = {u"id"_s, u"created_at"_s, u"updated_at"_s};
    const auto add = [&](int field) {
        columns.append(quoted(m_kind->fields[size_t(field)].column));
    };
    std::ranges::for_each(m_shape->given, add);
    std::ranges::for_each(m_shape->defaults, add);
    const QString marks = u'(' + QStringList(columns.size(), u"?"_s).join(u',') + u')';
    // A fault ends the whole change set, so a statement need not be able to take back its own
    // first rows (OR FAIL), which would cost a copy of every page it touches.
    return m_connection->cached(u"INSERT OR FAIL INTO %1 (%2) VALUES %3"_s.arg(
        m_kind->name, columns.join(u", "_s), QStringList(qsizetype(rows), marks).join(u',')));
}

Result<void> RowInserter::takeShape(std::span<const Assignment> values)
{
    if (m_shape && std::ranges::equal(m_shape->given, values, {}, {}, &Assignment::field))
        return {};
    RAPPORT_TRY(flush());
    Shape &shape = m_shape.emplace();
    shape.places.assign(m_kind->fields.size(), -1);
    int place = kOwnColumns;
    for (const Assignment &assignment : values) {
        shape.given.push_back(assignment.field);
        shape.places[size_t(assignment.field)] = place++;
    }
    for (int i = 0; i < int(m_kind->fields.size()); ++i) {
        if (!m_kind->fields[size_t(i)].defaultText.isEmpty() && shape.places[size_t(i)] < 0) {
            shape.defaults.push_back(i);
            shape.places[size_t(i)] = place++;
        }
    }
    shape.width = size_t(place);
    for (const Field *field : journaledFields(*m_kind)) {
        const int at = shape.places[size_t(m_kind->indexOf(field->name))];
        if (at >= 0)
            shape.digested.push_back({RowDigest::encoded(field->name), at, field->isTextual()});
    }
    const auto one = statement(1);
    if (!one)
        m_shape.reset();
    RAPPORT_TRY(one);
    shape.one = *one;
    return {};
}

Result<void> RowInserter::begin(qint64 id, const QString &createdAt, const QString &updatedAt,
                                std::span<const Assignment> values)
{
    RAPPORT_TRY(takeShape(values));
    m_row = m_values.size();
    m_missing = m_shape->defaults;
    m_values.emplace_back(id);
    m_values.emplace_back(createdAt);
    m_values.emplace_back(updatedAt);
    for (const Assignment &assignment : values) {
        m_values.push_back(assignment.value);
        if (assignment.value.isNull()
            && !m_kind->fields[size_t(assignment.field)].defaultText.isEmpty())
            m_missing.push_back(assignment.field);
    }
    m_values.resize(m_row + m_shape->width);
    return {};
}

void RowInserter::put(int field, Value value)
{
    m_values[m_row + size_t(m_shape->places[size_t(field)])] = std::move(value);
}

const Value &RowInserter::value(int field) const
{
    static const Value nothing;
    const int place = m_shape->places[size_t(field)];
    return place < 0 ? nothing : m_values[m_row + size_t(place)];
}

Result<void> RowInserter::end(std::optional<RunningDigest> &digest)
{
    if (digest)
        feed(digest);
    if (m_gathers && m_values.size() < kRowsAtOnce * m_shape->width)
        return {};
    return flush();
}

void RowInserter::feed(std::optional<RunningDigest> &digest) const
{
    RowDigest &rows = digest->rows;
    rows.beginRow(m_values[m_row].toInteger());
    for (const Shape::Digested &field : m_shape->digested) {
        const Value &value = m_values[m_row + size_t(field.place)];
        if (!isStoredAsGiven(value, field.isText)) {
            digest.reset();
            return;
        }
        rows.add(field.name, value);
    }
}

Result<void> RowInserter::flush()
{
    if (m_values.empty())
        return {};
    const size_t width = m_shape->width;
    const std::span<const Value> values = m_values;
    if (values.size() == kRowsAtOnce * width) {
        if (!m_shape->many) {
            const auto many = statement(kRowsAtOnce);
            RAPPORT_TRY(many);
            m_shape->many = *many;
        }
        RAPPORT_TRY(m_shape->many->exec(values));
    } else {
        for (size_t row = 0; row < values.size(); row += width)
            RAPPORT_TRY(m_shape->one->exec(values.subspan(row, width)));
    }
    m_values.clear();
    return {};
}

} // namespace rapport
