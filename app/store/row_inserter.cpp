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
constexpr size_t kRowsToHandOn = 500;

constexpr int kOwnColumns = 3; // id, created_at, updated_at

/// Whether a column reads back what it is given: text must be text, and whole.
bool isStoredAsGiven(const Value &value, bool inTextColumn)
{
    const auto *text = std::get_if<QString>(&value.data());
    return value.isNull() || (text ? inTextColumn && text->isValidUtf16() : !inTextColumn);
}

} // namespace

Result<std::shared_ptr<Statement>> RowInserter::statement(const Shape &shape, size_t rows) const
{
    QStringList columns = {u"id"_s, u"created_at"_s, u"updated_at"_s};
    const auto add = [&](int field) {
        columns.append(quoted(m_kind->fields[size_t(field)].column));
    };
    std::ranges::for_each(shape.given, add);
    std::ranges::for_each(shape.defaults, add);
    return m_connection->lent(insertSql(m_kind->name, columns, rows));
}

Result<void> RowInserter::takeShape(std::span<const Assignment> values)
{
    const auto fits = [&](const Shape &shape) {
        return std::ranges::equal(shape.given, values, {}, {}, &Assignment::field);
    };
    if (m_shape && fits(*m_shape))
        return {};
    if (waiting() > 0)
        RAPPORT_TRY(handOn());
    digestLater();
    const auto known = std::ranges::find_if(m_shapes, [&](auto &shape) { return fits(*shape); });
    if (known == m_shapes.end()) {
        auto made = makeShape(values);
        RAPPORT_TRY(made);
        m_shapes.push_back(std::make_unique<Shape>(std::move(*made)));
        m_shape = m_shapes.back().get();
    } else {
        m_shape = known->get();
    }
    return {};
}

Result<RowInserter::Shape> RowInserter::makeShape(std::span<const Assignment> values) const
{
    Shape shape;
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
    const auto one = statement(shape, 1);
    RAPPORT_TRY(one);
    shape.one = *one;
    return shape;
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
    m_values.resize(m_row + width());
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
    if (!m_gathers)
        return flush();
    return waiting() < kRowsToHandOn ? Result<void>() : handOn();
}

RowInserter::Rows RowInserter::takeRows()
{
    std::vector<Value> rows;
    rows.reserve(m_values.size());
    rows.swap(m_values);
    return std::make_shared<const std::vector<Value>>(std::move(rows));
}

/// Has what waits written and digested by others.
Result<void> RowInserter::handOn()
{
    if (!m_shape->many) {
        const auto many = statement(*m_shape, kRowsAtOnce);
        RAPPORT_TRY(many);
        m_shape->many = *many;
    }
    const Rows rows = takeRows();
    digest(rows);
    return m_connection->defer([rows, shape = m_shape] { return write(*shape, *rows); });
}

Result<void> RowInserter::flush()
{
    RAPPORT_TRY(m_connection->settle());
    if (waiting() == 0)
        return {};
    const Rows rows = takeRows();
    RAPPORT_TRY(write(*m_shape, *rows));
    digest(rows);
    return {};
}

Result<void> RowInserter::write(const Shape &shape, std::span<const Value> rows)
{
    const size_t width = shape.layout->width;
    for (const size_t many = kRowsAtOnce * width; shape.many && rows.size() >= many;
         rows = rows.subspan(many))
        RAPPORT_TRY(shape.many->exec(rows.first(many)));
    for (; !rows.empty(); rows = rows.subspan(width))
        RAPPORT_TRY(shape.one->exec(rows.first(width)));
    return {};
}

RowInserter::~RowInserter()
{
    // What was handed on looks at the shapes; whoever failed has told why.
    if (m_gathers)
        (void)m_connection->settle();
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
    m_undigested.clear();
    m_undigestedRows = 0;
}

std::optional<RunningDigest> RowInserter::takeDigest()
{
    digestLater();
    std::optional<RunningDigest> digest;
    if (!m_feeding.isValid() || m_feeding.takeResult()) {
        if (m_digest)
            digest = std::move(*m_digest);
    }
    m_feeding = {};
    m_digest.reset();
    return digest;
}

/// Digests \p rows, of the present shape, now or later.
void RowInserter::digest(Rows rows)
{
    if (!m_digest)
        return;
    if (!m_gathers) {
        if (!feed(m_digest->rows, *rows, *m_shape->layout))
            dropDigest();
        return;
    }
    m_undigestedRows += rows->size() / width();
    m_undigested.push_back(std::move(rows));
    if (m_undigestedRows >= kRowsToHandOn)
        digestLater();
}

/// Digests what has not been yet in another thread.
void RowInserter::digestLater()
{
    m_undigestedRows = 0;
    std::vector<Rows> pieces;
    pieces.swap(m_undigested);
    if (pieces.empty())
        return;
    if (m_feeding.isValid() && !m_feeding.takeResult()) {
        m_feeding = {};
        dropDigest();
        return;
    }
    m_feeding = QtConcurrent::run([digest = m_digest, layout = m_shape->layout, pieces] {
        return std::ranges::all_of(
            pieces, [&](const Rows &rows) { return feed(digest->rows, *rows, *layout); });
    });
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
