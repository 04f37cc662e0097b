// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_reader.h"

#include "tabular/utf8.h"

#include <QCoreApplication>

#include <cstring>

namespace rapport {

Result<std::unique_ptr<CsvReader>> CsvReader::open(const QString &path, const CsvDialect &dialect,
                                                   qint64 chunkBytes)
{
    Result<TextSource> source = TextSource::open(path, dialect.encoding, chunkBytes);
    if (!source)
        return source.error();
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(*source), dialect));
    RAPPORT_TRY(reader->skipSeparatorLine());
    const auto separator = uchar(reader->m_dialect.separator);
    reader->m_stops[separator] = true;
    return reader;
}

CsvReader::CsvReader(TextSource source, const CsvDialect &dialect)
    : m_source(std::move(source)), m_dialect(dialect), m_bufferAt(m_source.markBytes())
{
    m_dialect.encoding = m_source.encoding();
    m_stops['\r'] = m_stops['\n'] = true;
    if (dialect.quote != 0)
        m_quote = uchar(dialect.quote);
}

Result<void> CsvReader::skipSeparatorLine()
{
    if (m_dialect.separatorLine == CsvDialect::SeparatorLine::Record)
        return {};
    constexpr size_t withoutLineEnd = sizeof "sep=;" - 1;
    auto longEnough = fetch(withoutLineEnd + 1);
    if (!longEnough)
        return longEnough.error();
    if (m_buffer.size() < withoutLineEnd || qstrnicmp(m_buffer.data(), "sep=", 4) != 0)
        return {};
    const char separator = m_buffer[withoutLineEnd - 1];
    const bool lineEnds = m_buffer.size() == withoutLineEnd || m_buffer[withoutLineEnd] == '\r'
        || m_buffer[withoutLineEnd] == '\n';
    if (!lineEnds || separator == '\r' || separator == '\n' || uchar(separator) >= 0x80)
        return {};
    if (m_dialect.separatorLine == CsvDialect::SeparatorLine::Obey)
        m_dialect.separator = separator;
    // Who opens the file with our dialect again may have chosen another separator.
    m_dialect.separatorLine = CsvDialect::SeparatorLine::Skip;
    m_scanned = withoutLineEnd;
    return skipLineEnd();
}

Result<bool> CsvReader::next(RowView &row)
{
    if (m_failure)
        return *m_failure;
    ++m_number;
    Result<bool> found = readRecord();
    if (found && *found) {
        if (auto valid = checkText(); !valid)
            found = valid.error();
    }
    if (!found) {
        m_failure = found.error();
        return found;
    }
    if (*found)
        deliver(row);
    else
        --m_number;
    return found;
}

Progress CsvReader::progress() const
{
    const auto waiting = qint64(m_buffer.size() - std::min(m_next, m_buffer.size()));
    return {std::max<qint64>(0, m_source.bytesRead() - waiting),
            std::max(m_source.size(), m_source.bytesRead()), false};
}

/// Finds the cells of the next record; false where there is none.
Result<bool> CsvReader::readRecord()
{
    m_record = m_next;
    m_scanned = 0;
    m_state = State::CellStart;
    m_spans.clear();
    while (!scan()) {
        RAPPORT_TRY(checkLimits());
        const Result<bool> more = refill();
        if (!more)
            return more.error();
        if (!*more)
            return scanEnd();
    }
    RAPPORT_TRY(checkLimits());
    RAPPORT_TRY(skipLineEnd());
    return true;
}

/// Goes on where it stopped, to the line end of the record; false where the buffer ends first.
bool CsvReader::scan()
{
    const char *const record = m_buffer.data() + m_record;
    const char *const end = m_buffer.data() + m_buffer.size();
    const char *at = record + m_scanned;
    bool complete = false;
    while (at != end && !complete) {
        switch (m_state) {
        case State::CellStart:
            m_cell = Span{size_t(at - record)};
            if (uchar(*at) == m_quote) {
                m_cell.quoted = true;
                m_state = State::Quoted;
                ++at;
                break;
            }
            m_state = State::Plain;
            [[fallthrough]];
        case State::Plain:
            while (at != end && !m_stops[uchar(*at)])
                ++at;
            if (at == end)
                break;
            m_cell.length = size_t(at - record) - m_cell.begin;
            m_spans.push_back(m_cell);
            m_state = State::CellStart;
            // A line end stays: skipLineEnd() has to look past it.
            complete = *at == '\n' || *at == '\r';
            at += complete ? 0 : 1;
            break;
        case State::Quoted: {
            const void *quote = std::memchr(at, m_quote, size_t(end - at));
            m_state = quote ? State::QuoteSeen : State::Quoted;
            at = quote ? static_cast<const char *>(quote) + 1 : end;
            break;
        }
        case State::QuoteSeen:
            if (uchar(*at) == m_quote) {
                m_cell.rewrite = true;
                m_state = State::Quoted;
                ++at;
            } else {
                m_cell.rewrite = m_cell.rewrite || !m_stops[uchar(*at)];
                m_state = State::Plain;
            }
            break;
        }
    }
    m_scanned = size_t(at - record);
    return complete;
}

/// Closes the record that the end of the file cut; false where there was none.
Result<bool> CsvReader::scanEnd()
{
    m_next = m_record + m_scanned;
    if (m_scanned == 0)
        return false;
    if (m_state == State::Quoted) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "CsvReader",
                         "%1 ends inside a quoted cell; the quote that is never closed is in the "
                         "row that begins as row %2.")
                         .arg(m_source.name(), QString::number(m_number)),
                     {}};
    }
    if (m_state == State::CellStart)
        m_cell = Span{m_scanned};
    m_cell.length = m_scanned - m_cell.begin;
    m_spans.push_back(m_cell);
    RAPPORT_TRY(checkLimits());
    return true;
}

/// Puts m_next behind the line end that stands at the end of what was scanned.
Result<void> CsvReader::skipLineEnd()
{
    constexpr size_t longest = sizeof "\r\r\n" - 1;
    if (m_buffer.size() < m_record + m_scanned + longest) {
        if (auto fetched = fetch(m_scanned + longest); !fetched)
            return fetched.error();
    }
    const std::string_view rest = std::string_view(m_buffer).substr(m_record + m_scanned);
    size_t length = rest.empty() ? 0 : 1;
    if (rest.starts_with("\r\n"))
        length = 2;
    else if (rest.starts_with("\r\r\n"))
        length = 3;
    m_next = m_record + m_scanned + length;
    return {};
}

/// Makes room by dropping what was delivered, and reads on; false at the end of the file.
Result<bool> CsvReader::refill()
{
    if (m_record > 0) {
        m_buffer.erase(0, m_record);
        m_bufferAt += qint64(m_record);
        m_record = 0;
    }
    const size_t before = m_buffer.size();
    for (;;) {
        const Result<bool> more = m_source.more(m_buffer);
        // A chunk of a wide encoding may hold no whole character.
        if (!more || !*more || m_buffer.size() > before)
            return more;
    }
}

/// Sees to it that the buffer holds \p bytes of the record; false where the file has no more.
Result<bool> CsvReader::fetch(size_t bytes)
{
    while (m_buffer.size() < m_record + bytes) {
        const Result<bool> more = refill();
        if (!more || !*more)
            return more;
    }
    return true;
}

Result<void> CsvReader::checkLimits() const
{
    QString text;
    size_t longest = m_state == State::CellStart ? 0 : m_scanned - m_cell.begin;
    // A record no longer than a cell may be needs no look at its cells.
    if (m_scanned > maximumCellBytes) {
        for (const Span &span : m_spans)
            longest = std::max(longest, span.length);
    }
    if (longest > maximumCellBytes) {
        text = QCoreApplication::translate(
            "CsvReader", "Row %2 of %1 has a cell of more than 16 MB; is a quote missing?");
    } else if (m_spans.size() > maximumColumns) {
        text =
            QCoreApplication::translate("CsvReader", "Row %2 of %1 has more than 100,000 columns.");
    } else if (m_scanned > maximumRecordBytes) {
        text = QCoreApplication::translate("CsvReader", "Row %2 of %1 has more than 64 MB.");
    } else {
        return {};
    }
    return Error{Error::Code::Invalid, text.arg(m_source.name(), QString::number(m_number)), {}};
}

Result<void> CsvReader::checkText() const
{
    const size_t invalid = firstInvalidUtf8(std::string_view(m_buffer).substr(m_record, m_scanned));
    if (invalid == std::string_view::npos)
        return {};
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate(
                     "CsvReader",
                     "%1 is not UTF-8 text: row %2 has a wrong byte at position %3 of the file. "
                     "Save it as CSV UTF-8 and try again.")
                     .arg(m_source.name(), QString::number(m_number),
                          QString::number(m_bufferAt + qint64(m_record + invalid))),
                 {}};
}

void CsvReader::deliver(RowView &row)
{
    row.number = m_number;
    row.cells.resize(m_spans.size());
    size_t content = 0;
    char *const record = m_buffer.data() + m_record;
    for (size_t i = 0; i < m_spans.size(); ++i) {
        const Span &span = m_spans[i];
        char *const cell = record + span.begin;
        if (!span.quoted)
            row.cells[i] = {cell, span.length};
        else if (!span.rewrite)
            row.cells[i] = {cell + 1, span.length - 2};
        else
            row.cells[i] = rewritten(cell, span.length);
        content += row.cells[i].size();
    }
    row.blank = content == 0;
}

/// The content of a quoted cell, moved together in its place.
std::string_view CsvReader::rewritten(char *cell, size_t length) const
{
    const char *const end = cell + length;
    const char *from = cell + 1;
    char *to = cell;
    for (bool closed = false; from != end && !closed;) {
        const auto *quote =
            static_cast<const char *>(std::memchr(from, m_quote, size_t(end - from)));
        const auto piece = size_t((quote ? quote : end) - from);
        std::memmove(to, from, piece);
        to += piece;
        from = quote ? quote + 1 : end;
        if (from == end)
            break;
        closed = uchar(*from) != m_quote;
        if (!closed)
            *to++ = *from++;
    }
    const auto tail = size_t(end - from);
    std::memmove(to, from, tail);
    return {cell, size_t(to - cell) + tail};
}

} // namespace rapport
