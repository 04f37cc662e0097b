// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_inserter.h"

#include "store/dialect.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

// Opening a table and its indexes costs as much as writing a row; more rows than this at once
// gain nothing more.
constexpr size_t kRowsAtOnce = 20;

// Fewer are not worth another thread's time.
constexpr size_t kRowsToDigest = 500;

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
    return m_connection->cached(insertSql(m_kind->name, columns, rows));
}

Result<void> RowInserter::takeShape(std::span<const Assignment> values)
{
    if (m_shape && std::ranges::equal(m_shape->given, values, {}, {}, &Assignment::field))
        return {};
    RAPPORT_TRY(flush());
    // What is kept for the digest is of the old shape.
    if (m_written > 0)
        digestWritten(1);
    m_shape = Shape();
    Shape &shape = *m_shape;
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
    auto layout = std::make_shared<Layout>();
    layout->width = size_t(place);
    for (const Field *field : journaledFields(*m_kind)) {
        const int at = shape.places[size_t(m_kind->indexOf(field->name))];
        if (at >= 0)
            layout->fields.push_back({RowDigest::encoded(field->name), at, field->isTextual()});
    }
    shape.layout = std::move(layout);
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
    m_values.resize(m_row + m_shape->layout->width);
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

Result<void> RowInserter::end()
{
    const size_t waiting = m_values.size() - m_written;
    return m_gathers && waiting < kRowsAtOnce * m_shape->layout->width ? Result<void>() : flush();
}

Result<void> RowInserter::flush()
{
    if (m_values.size() == m_written)
        return {};
    RAPPORT_TRY(write());
    m_written = m_values.size();
    digestWritten(m_gathers ? kRowsToDigest : 1);
    return {};
}

Result<void> RowInserter::write()
{
    const size_t width = m_shape->layout->width;
    const auto waiting = std::span<const Value>(m_values).subspan(m_written);
    if (waiting.size() == kRowsAtOnce * width) {
        if (!m_shape->many) {
            const auto many = statement(kRowsAtOnce);
            RAPPORT_TRY(many);
            m_shape->many = *many;
        }
        return m_shape->many->exec(waiting);
    }
    for (size_t row = 0; row < waiting.size(); row += width)
        RAPPORT_TRY(m_shape->one->exec(waiting.subspan(row, width)));
    return {};
}

RowInserter::~RowInserter()
{
    dropDigest();
}

void RowInserter::startDigest()
{
    dropDigest();
    const QByteArray salt = newSalt();
    m_digest = std::make_shared<RunningDigest>(RunningDigest{salt, RowDigest(salt, m_kind->name)});
}

void RowInserter::dropDigest()
{
    m_feeding.waitForFinished();
    m_feeding = {};
    m_digest.reset();
    // What was kept for it.
    m_values.erase(m_values.begin(), m_values.begin() + qptrdiff(m_written));
    m_row -= std::min(m_row, m_written);
    m_written = 0;
}

std::optional<RunningDigest> RowInserter::takeDigest()
{
    if (m_written > 0)
        digestWritten(1);
    if (m_feeding.isValid() && !m_feeding.takeResult().isGood)
        m_digest.reset();
    m_feeding = {};
    std::optional<RunningDigest> digest;
    if (m_digest)
        digest = std::move(*m_digest);
    m_digest.reset();
    return digest;
}

/// Hands what was written to the digest where it is \p fewest rows or more.
void RowInserter::digestWritten(size_t fewest)
{
    if (m_digest && m_written < fewest * m_shape->layout->width)
        return;
    m_written = 0;
    Fed fed;
    if (m_feeding.isValid())
        fed = m_feeding.takeResult();
    if (m_digest && fed.isGood && fewest == kRowsToDigest) {
        std::swap(fed.values, m_values);
        m_feeding = QtConcurrent::run(
            [digest = m_digest, layout = m_shape->layout, fed = std::move(fed)]() mutable {
                fed.isGood = feed(digest->rows, fed.values, *layout);
                // Here, because there are many texts to free.
                fed.values.clear();
                return std::move(fed);
            });
        return;
    }
    if (m_digest && !(fed.isGood && feed(m_digest->rows, m_values, *m_shape->layout)))
        dropDigest();
    m_values.clear();
}

bool RowInserter::feed(RowDigest &digest, std::span<const Value> rows, const Layout &layout)
{
    for (; !rows.empty(); rows = rows.subspan(layout.width)) {
        digest.beginRow(rows.front().toInteger());
        for (const Layout::Field &field : layout.fields) {
            const Value &value = rows[size_t(field.place)];
            if (!isStoredAsGiven(value, field.isText))
                return false;
            digest.add(field.name, value);
        }
    }
    return true;
}

} // namespace rapport
