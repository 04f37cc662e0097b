// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/json_source.h"

#include "tabular/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace rapport {

namespace {

constexpr qint64 chunkBytes = 256 * 1024;

bool isBlank(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(int c)
{
    return c >= '0' && c <= '9';
}

/// Appends a Unicode character that is no half of a surrogate pair.
void appendUtf8(std::string &text, uint character)
{
    if (character < 0x80) {
        text += char(character);
    } else if (character < 0x800) {
        text += char(0xC0 | character >> 6);
        text += char(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        text += char(0xE0 | character >> 12);
        text += char(0x80 | (character >> 6 & 0x3F));
        text += char(0x80 | (character & 0x3F));
    } else {
        text += char(0xF0 | character >> 18);
        text += char(0x80 | (character >> 12 & 0x3F));
        text += char(0x80 | (character >> 6 & 0x3F));
        text += char(0x80 | (character & 0x3F));
    }
}

} // namespace

Result<JsonSource> JsonSource::open(const QString &path, const QString &encoding)
{
    Result<TextSource> source = TextSource::open(path, encoding, chunkBytes);
    if (!source)
        return source.error();
    return JsonSource(std::move(*source));
}

qint64 JsonSource::bytesRead() const
{
    return std::max<qint64>(0, m_source.bytesRead() - qint64(m_buffer.size() - m_at));
}

void JsonSource::fail(Error error)
{
    if (!m_failure)
        m_failure = std::move(error);
}

void JsonSource::failHere()
{
    fail({Error::Code::Invalid,
          QCoreApplication::translate("JsonReader",
                                      "%1 is not JSON as it should be, near byte %2 (object %3).")
              .arg(name(), QString::number(bytesRead()), QString::number(m_row)),
          {}});
}

bool JsonSource::refill()
{
    if (m_failure)
        return false;
    m_buffer.clear();
    m_at = 0;
    while (m_buffer.empty()) {
        const Result<bool> more = m_source.more(m_buffer);
        if (!more)
            fail(more.error());
        if (!more || !*more)
            return false;
    }
    return true;
}

int JsonSource::current()
{
    if (m_failure || (m_at == m_buffer.size() && !refill()))
        return end;
    return uchar(m_buffer[m_at]);
}

int JsonSource::peek()
{
    while (isBlank(current()))
        advance();
    return current();
}

bool JsonSource::takes(char sign)
{
    if (peek() != sign)
        return false;
    advance();
    return true;
}

bool JsonSource::expect(char sign)
{
    if (takes(sign))
        return true;
    failHere();
    return false;
}

bool JsonSource::withinLimit(const std::string &text)
{
    if (text.size() <= m_limit)
        return true;
    fail({Error::Code::Invalid,
          QCoreApplication::translate("JsonReader",
                                      "Object %2 of %1 has a value of more than 16 MB.")
              .arg(name(), QString::number(m_row)),
          {}});
    return false;
}

bool JsonSource::readString(std::string &text)
{
    if (!expect('"'))
        return false;
    const size_t from = text.size();
    for (;;) {
        const int c = current();
        // Control characters are written as escapes.
        if (c == end || c < 0x20) {
            failHere();
            return false;
        }
        if (c == '"') {
            advance();
            // What comes from other encodings is valid, what is UTF-8 may not be.
            if (firstInvalidUtf8(std::string_view(text).substr(from)) == std::string_view::npos)
                return true;
            failHere();
            return false;
        }
        if (c == '\\') {
            advance();
            if (!readEscape(text))
                return false;
        } else {
            size_t last = m_at;
            while (last < m_buffer.size() && uchar(m_buffer[last]) >= 0x20 && m_buffer[last] != '"'
                   && m_buffer[last] != '\\')
                ++last;
            text.append(m_buffer, m_at, last - m_at);
            m_at = last;
        }
        if (!withinLimit(text))
            return false;
    }
}

bool JsonSource::readEscape(std::string &text)
{
    constexpr char signs[] = "\"\\/bfnrt";
    constexpr char meanings[] = "\"\\/\b\f\n\r\t";
    const int c = current();
    if (c != end)
        advance();
    if (const char *found = c > 0 ? std::strchr(signs, c) : nullptr) {
        text += meanings[found - signs];
        return true;
    }
    int unit = c == 'u' ? readHex() : end;
    if (unit == end) {
        failHere();
        return false;
    }
    while (unit >= 0xD800 && unit < 0xDC00 && current() == '\\') {
        advance();
        if (current() != 'u') {
            appendUtf8(text, 0xFFFD);
            return readEscape(text);
        }
        advance();
        const int low = readHex();
        if (low == end) {
            failHere();
            return false;
        }
        const bool pair = low >= 0xDC00 && low < 0xE000;
        // Half a pair alone is no character.
        appendUtf8(text,
                   pair ? 0x10000U + (uint(unit - 0xD800) << 10) + uint(low - 0xDC00) : 0xFFFD);
        if (pair)
            return true;
        unit = low;
    }
    appendUtf8(text, unit >= 0xD800 && unit < 0xE000 ? 0xFFFDU : uint(unit));
    return true;
}

int JsonSource::readHex()
{
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int c = current();
        const int lower = c | 0x20;
        if (!isDigit(c) && (lower < 'a' || lower > 'f'))
            return end;
        unit = unit * 16 + (isDigit(c) ? c - '0' : lower - 'a' + 10);
        advance();
    }
    return unit;
}

bool JsonSource::readValue(std::string &text)
{
    switch (peek()) {
    case '"': return readString(text);
    case 'n': return readLiteral("null", nullptr);
    default: return readRaw(&text);
    }
}

bool JsonSource::skipValue()
{
    return readRaw(nullptr);
}

/// Reads a value as JSON, without recursion: a file may nest deeper than the stack is high.
bool JsonSource::readRaw(std::string *text)
{
    std::string open; // the brackets to be closed
    const auto put = [&](char c) {
        advance();
        if (text)
            *text += c;
    };
    for (;;) {
        const int c = peek();
        if (c == '{' || c == '[') {
            put(char(c));
            open += c == '{' ? '}' : ']';
            if (open.size() > size_t(maximumDepth)) {
                failHere();
                return false;
            }
            const bool isEmpty = peek() == open.back();
            if (!isEmpty && c == '[')
                continue;
            if (!isEmpty && !(readRawString(text) && expect(':')))
                return false;
            if (!isEmpty) {
                if (text)
                    *text += ':';
                continue;
            }
        } else if (c == '"'       ? !readRawString(text)
                       : c == 't' ? !readLiteral("true", text)
                       : c == 'f' ? !readLiteral("false", text)
                       : c == 'n' ? !readLiteral("null", text)
                                  : !readNumber(text)) {
            return false;
        }
        // A value has ended, and with it perhaps those around it.
        while (!open.empty() && peek() == open.back()) {
            put(open.back());
            open.pop_back();
        }
        if (open.empty())
            return !m_failure;
        if (!expect(','))
            return false;
        if (text)
            *text += ',';
        if (open.back() == '}') {
            if (!(readRawString(text) && expect(':')))
                return false;
            if (text)
                *text += ':';
        }
        if (text && !withinLimit(*text))
            return false;
    }
}

/// A string with its quotes and escapes.
bool JsonSource::readRawString(std::string *text)
{
    if (!expect('"'))
        return false;
    std::string part = "\"";
    bool escaped = false;
    for (;;) {
        const int c = current();
        if (c == end || c < 0x20) {
            failHere();
            return false;
        }
        advance();
        if (text)
            part += char(c);
        if (c == '"' && !escaped)
            break;
        escaped = c == '\\' && !escaped;
        if (text && !withinLimit(part))
            return false;
    }
    if (text && firstInvalidUtf8(part) != std::string_view::npos) {
        failHere();
        return false;
    }
    if (text)
        *text += part;
    return true;
}

bool JsonSource::readLiteral(const char *word, std::string *text)
{
    for (const char *at = word; *at != 0; ++at) {
        if (current() != *at) {
            failHere();
            return false;
        }
        advance();
    }
    if (text)
        *text += word;
    return true;
}

bool JsonSource::readNumber(std::string *text)
{
    std::string number;
    bool good = true;
    const auto digits = [&] {
        good = good && isDigit(current());
        while (isDigit(current()) && withinLimit(number)) {
            number += char(current());
            advance();
        }
    };
    const auto optional = [&](const char *signs) {
        const int c = current();
        if (c == end || !std::strchr(signs, c))
            return false;
        number += char(c);
        advance();
        return true;
    };
    (void)optional("-");
    digits();
    if (optional("."))
        digits();
    if (optional("eE")) {
        (void)optional("+-");
        digits();
    }
    if (!good)
        failHere();
    if (good && text)
        *text += number;
    return good && !m_failure;
}

} // namespace rapport
