// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/json_lines_writer.h"

#include <QCoreApplication>
#include <QSet>

#include <cmath>

namespace rapport {

namespace {

/// RFC 8259, section 7.
void appendString(QByteArray &line, const QString &text)
{
    line += '"';
    QByteArray utf8 = text.toUtf8();
    // Parsers, Qt's among them, take one at the start of a string for a byte order mark.
    while (utf8.startsWith("\xEF\xBB\xBF")) {
        line += "\\ufeff";
        utf8.remove(0, 3);
    }
    for (const char c : std::as_const(utf8)) {
        switch (c) {
        case '"': line += "\\\""; break;
        case '\\': line += "\\\\"; break;
        case '\n': line += "\\n"; break;
        case '\r': line += "\\r"; break;
        case '\t': line += "\\t"; break;
        default:
            if (uchar(c) < 0x20)
                line += "\\u00" + QByteArray(1, c).toHex();
            else
                line += c;
        }
    }
    line += '"';
}

void appendValue(QByteArray &line, const Value &value)
{
    if (value.isText())
        appendString(line, value.toText());
    else if (value.isInteger())
        line += QByteArray::number(value.toInteger());
    else if (value.isReal() && std::isfinite(value.toReal()))
        line += value.toText().toLatin1();
    else
        line += "null";
}

} // namespace

Result<std::unique_ptr<JsonLinesWriter>> JsonLinesWriter::create(const QString &path)
{
    Result<OutputFile> output = OutputFile::create(path);
    if (!output)
        return output.error();
    return std::unique_ptr<JsonLinesWriter>(new JsonLinesWriter(std::move(*output)));
}

std::unique_ptr<JsonLinesWriter> JsonLinesWriter::onto(QIODevice &device)
{
    return std::unique_ptr<JsonLinesWriter>(new JsonLinesWriter(OutputFile::onto(device)));
}

JsonLinesWriter::JsonLinesWriter(OutputFile output) : m_output(std::move(output)) { }

Result<void> JsonLinesWriter::header(const QStringList &names)
{
    QSet<QString> seen;
    for (const QString &name : names) {
        if (seen.contains(name)) {
            return Error{Error::Code::Invalid,
                         QCoreApplication::translate(
                             "JsonLinesWriter",
                             "Two columns are called %1; in JSON each needs a name of its own.")
                             .arg(name),
                         {}};
        }
        seen.insert(name);
        QByteArray key;
        appendString(key, name);
        m_keys.push_back(key + ':');
    }
    return {};
}

Result<void> JsonLinesWriter::row(std::span<const Value> values)
{
    if (values.size() != m_keys.size()) {
        return Error{
            Error::Code::Internal,
            QCoreApplication::translate("JsonLinesWriter", "A row has %1 values for %2 columns.")
                .arg(values.size())
                .arg(m_keys.size()),
            {}};
    }
    m_line = "{";
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            m_line += ',';
        m_line += m_keys[i];
        appendValue(m_line, values[i]);
    }
    m_line += "}\n";
    return m_output.write(m_line);
}

Result<void> JsonLinesWriter::finish()
{
    return m_output.finish();
}

} // namespace rapport
