// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/text_source.h"

#include <optional>
#include <string>

namespace rapport {

/// Reads JSON (RFC 8259) from a file, value by value, in constant memory.
///
/// Functions that answer with bool say false where the text is wrong or cannot be read; from
/// then on nothing is read any more, and failure() says why. Belongs to one thread at a time.
class JsonSource {
public:
    static constexpr int maximumDepth = 512;
    static constexpr int end = -1;

    [[nodiscard]] static Result<JsonSource> open(const QString &path, const QString &encoding);

    /// The first byte of what comes next, white space skipped; end at the end and after a fault.
    [[nodiscard]] int peek();
    /// Skips white space and \p sign; false where something else is there, which is no fault.
    [[nodiscard]] bool takes(char sign);
    /// The same, where anything else is a fault.
    bool expect(char sign);
    /// Reads a string and appends its text.
    bool readString(std::string &text);
    /// Reads any value. Texts are appended as they are, numbers as they are written, yes and no
    /// as true and false, null as nothing, lists and objects as JSON without white space.
    bool readValue(std::string &text);
    /// Reads any value and forgets it, however long it is.
    bool skipValue();

    /// Texts are read to this length in bytes.
    void setLimit(size_t bytes) { m_limit = bytes; }
    /// Where it stands: the object or record that a fault is told of.
    void setRow(qint64 row) { m_row = row; }
    void fail(Error error);
    /// Says that the text is not what it should be.
    void failHere();
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] const QString &name() const { return m_source.name(); }
    [[nodiscard]] qint64 bytesRead() const;
    [[nodiscard]] qint64 size() const { return m_source.size(); }

private:
    explicit JsonSource(TextSource source) : m_source(std::move(source)) { }
    [[nodiscard]] int current();
    void advance() { ++m_at; }
    [[nodiscard]] bool refill();
    bool readRaw(std::string *text);
    bool readRawString(std::string *text);
    bool readEscape(std::string &text);
    [[nodiscard]] int readHex();
    bool readLiteral(const char *word, std::string *text);
    bool readNumber(std::string *text);
    bool withinLimit(const std::string &text);

    TextSource m_source;
    std::string m_buffer;
    size_t m_at = 0;
    size_t m_limit = std::string::npos;
    qint64 m_row = 0;
    std::optional<Error> m_failure;
};

} // namespace rapport
