// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/json_reader.h"

#include "tabular/csv_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

namespace {

constexpr size_t maximumKeyBytes = size_t(16) * 1024 * 1024;
constexpr qint64 objectsBetweenChecks = 256;

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

Error noObjects(const QString &name)
{
    return invalid(
        QCoreApplication::translate("JsonReader",
                                    "%1 is JSON, but no list of objects such as {\"name\": "
                                    "\"Ada\"}, one for each row.")
            .arg(name));
}

/// Skips what is left of a list whose bracket has been read.
bool skipRestOfList(JsonSource &source)
{
    if (source.takes(']'))
        return true;
    do {
        if (!source.skipValue())
            return false;
    } while (source.takes(','));
    return source.expect(']');
}

} // namespace

bool looksLikeJson(std::string_view head)
{
    const auto skipBlanks = [&] {
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    };
    const auto starts = [&](char sign) {
        skipBlanks();
        return head.starts_with(sign);
    };
    if (starts('[')) {
        head.remove_prefix(1);
        return starts('{') || starts(']');
    }
    if (!starts('{'))
        return false;
    head.remove_prefix(1);
    if (starts('}'))
        return true;
    if (!starts('"'))
        return false;
    for (size_t i = 1; i < head.size(); ++i) {
        if (head[i] == '\\') {
            ++i;
        } else if (head[i] == '"') {
            head.remove_prefix(i + 1);
            return starts(':');
        }
    }
    return false;
}

Result<std::unique_ptr<JsonReader>> JsonReader::open(const QString &path, const QString &encoding,
                                                     const Job &job)
{
    const auto shape = findShape(path, encoding);
    RAPPORT_TRY(shape);
    auto first = JsonSource::open(path, encoding);
    RAPPORT_TRY(first);
    JsonReader keys(std::move(*first), *shape);
    RAPPORT_TRY(keys.readKeys(job));
    auto second = JsonSource::open(path, encoding);
    RAPPORT_TRY(second);
    std::unique_ptr<JsonReader> reader(new JsonReader(std::move(*second), *shape));
    reader->m_keys = std::move(keys.m_keys);
    reader->m_columns = std::move(keys.m_columns);
    reader->m_cells.resize(reader->m_keys.size());
    reader->m_keepsValues = true;
    return reader;
}

JsonReader::JsonReader(JsonSource source, Shape shape) : m_source(std::move(source)), m_shape(shape)
{
    m_source.setLimit(CsvReader::maximumCellBytes);
}

/// An object alone in its file is a row unless it holds exactly one list of objects.
Result<JsonReader::Shape> JsonReader::findShape(const QString &path, const QString &encoding)
{
    auto opened = JsonSource::open(path, encoding);
    RAPPORT_TRY(opened);
    JsonSource &source = *opened;
    source.setLimit(CsvReader::maximumCellBytes);
    if (source.peek() == '[')
        return Shape::List;
    if (source.peek() != '{')
        return noObjects(source.name());
    int lists = 0;
    std::string key;
    bool more = source.expect('{') && !source.takes('}');
    while (more) {
        key.clear();
        if (!source.readString(key) || !source.expect(':'))
            break;
        if (source.takes('[')) {
            lists += source.peek() == '{';
            more = skipRestOfList(source);
        } else {
            more = source.skipValue();
        }
        more = more && source.takes(',');
    }
    if (!source.failure() && !key.empty())
        (void)source.expect('}');
    if (source.failure())
        return *source.failure();
    return lists == 1 && source.peek() == JsonSource::end ? Shape::Holder : Shape::Lines;
}

/// Moves to the first element of the list that the object holds; false where it is not there
/// any more.
bool JsonReader::findHeldList()
{
    std::string key;
    for (bool more = m_source.expect('{'); more; more = m_source.expect(',')) {
        key.clear();
        if (!m_source.readString(key) || !m_source.expect(':'))
            return false;
        if (!m_source.takes('[')) {
            if (!m_source.skipValue())
                return false;
        } else if (m_source.peek() == '{') {
            return true;
        } else if (!skipRestOfList(m_source)) {
            return false;
        }
    }
    return false;
}

/// Moves to the start of the next object; false behind the last one and after a fault.
bool JsonReader::nextObject()
{
    ++m_objects;
    m_source.setRow(m_objects);
    if (m_shape == Shape::Lines) {
        const int c = m_source.peek();
        if (c != '{' && c != JsonSource::end)
            m_source.failHere();
        return c == '{' && !m_source.failure();
    }
    if (!m_inList) {
        m_inList = true;
        const bool found = m_shape == Shape::Holder ? findHeldList() : m_source.expect('[');
        if (!found || m_source.takes(']'))
            return false;
    } else if (m_source.takes(']')) {
        if (m_shape == Shape::List && m_source.peek() != JsonSource::end)
            m_source.failHere();
        return false;
    } else if (!m_source.expect(',')) {
        return false;
    }
    if (m_source.peek() == '{')
        return true;
    if (!m_source.failure())
        m_source.fail(noObjects(m_source.name()));
    return false;
}

Result<void> JsonReader::readKeys(const Job &job)
{
    while (nextObject()) {
        (void)readObject();
        if (m_objects % objectsBetweenChecks == 0 && job.cancelled())
            return Job::cancelledError();
    }
    if (m_source.failure())
        return *m_source.failure();
    return {};
}

bool JsonReader::readObject()
{
    constexpr size_t worthKeeping = size_t(64) * 1024;
    for (std::string &cell : m_cells) {
        cell.clear();
        // A long text in every column once would be kept for all of them.
        if (cell.capacity() > worthKeeping)
            cell.shrink_to_fit();
    }
    (void)m_source.expect('{');
    if (m_source.takes('}'))
        return true;
    std::string key;
    size_t bytes = 0;
    do {
        key.clear();
        if (!m_source.readString(key) || !m_source.expect(':'))
            return false;
        const int column = columnOf(key);
        if (column < 0 || !m_keepsValues) {
            if (!m_source.skipValue())
                return false;
            continue;
        }
        std::string &cell = m_cells[size_t(column)];
        cell.clear();
        if (!m_source.readValue(cell))
            return false;
        bytes += cell.size();
        if (bytes > CsvReader::maximumRecordBytes) {
            m_source.fail(invalid(
                QCoreApplication::translate("JsonReader", "Object %2 of %1 has more than 64 MB.")
                    .arg(m_source.name(), QString::number(m_objects))));
            return false;
        }
    } while (m_source.takes(','));
    return m_source.expect('}');
}

/// The column of \p key, which is new to the table in the first reading; -1 in the second, when
/// another program has changed the file meanwhile.
int JsonReader::columnOf(const std::string &key)
{
    const auto view = QByteArray::fromRawData(key.data(), qsizetype(key.size()));
    if (const auto known = m_columns.constFind(view); known != m_columns.cend())
        return *known;
    if (m_keepsValues)
        return -1;
    m_keyBytes += key.size();
    if (m_keys.size() >= CsvReader::maximumColumns || m_keyBytes > maximumKeyBytes) {
        m_source.fail(
            invalid(QCoreApplication::translate(
                        "JsonReader", "The objects of %1 have more than 100,000 different keys.")
                        .arg(m_source.name())));
        return -1;
    }
    m_keys.push_back(key);
    m_columns.insert(QByteArray(key.data(), qsizetype(key.size())), int(m_keys.size()) - 1);
    return int(m_keys.size()) - 1;
}

Result<bool> JsonReader::next(RowView &row)
{
    const bool headings = m_number == 0;
    if (!headings && !m_atEnd) {
        m_atEnd = !nextObject();
        if (!m_atEnd)
            (void)readObject();
    }
    if (m_source.failure())
        return *m_source.failure();
    if (m_atEnd)
        return false;
    row.number = ++m_number;
    const std::vector<std::string> &cells = headings ? m_keys : m_cells;
    row.cells.assign(cells.begin(), cells.end());
    row.blank = std::all_of(cells.begin(), cells.end(), [](auto &cell) { return cell.empty(); });
    return true;
}

Progress JsonReader::progress() const
{
    return {m_source.bytesRead(), std::max(m_source.size(), m_source.bytesRead()), false};
}

} // namespace rapport
