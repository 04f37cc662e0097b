// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <charconv>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kSaltWords = 4; // 128 bits
constexpr qsizetype kBytesAtOnce = 16 * 1024;

void appendText(QByteArray &bytes, const QString &text)
{
    // The length first, so that no two sequences of texts read alike.
    const bool isAscii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
    const QByteArray encoded = isAscii ? QByteArray() : text.toUtf8();
    std::array<char, 24> length = {};
    const auto *const end = std::to_chars(length.data(), length.data() + length.size(),
                                          isAscii ? text.size() : encoded.size())
                                .ptr;
    bytes.append(length.data(), end - length.data()).append(':');
    if (!isAscii) {
        bytes.append(encoded);
        return;
    }
    const qsizetype at = bytes.size();
    bytes.resize(at + text.size());
    std::ranges::transform(text, bytes.begin() + at, [](QChar c) { return char(c.unicode()); });
}

void appendValue(QByteArray &bytes, const Value &value)
{
    // A number stored as real may come back whole; both must digest alike.
    if (value.isNumber())
        appendText(bytes, u'n' + exactText(value.toReal()));
    else
        appendText(bytes, u't' + value.toText());
}

} // namespace

RowDigest::RowDigest(const QByteArray &salt, const QString &kind)
    : m_hash(std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256)), m_bytes(salt)
{
    appendText(m_bytes, kind);
}

void RowDigest::addRow(qint64 id, const std::vector<std::pair<QString, Value>> &fieldsByName)
{
    appendText(m_bytes, QString::number(id));
    for (const auto &[name, value] : fieldsByName) {
        if (value.isNull())
            continue;
        appendText(m_bytes, name);
        appendValue(m_bytes, value);
    }
    if (m_bytes.size() >= kBytesAtOnce)
        flush();
}

void RowDigest::addField(qint64 id, const QString &name, const Value &value)
{
    appendText(m_bytes, QString::number(id));
    if (!value.isNull()) {
        appendText(m_bytes, name);
        appendValue(m_bytes, value);
    }
    if (m_bytes.size() >= kBytesAtOnce)
        flush();
}

void RowDigest::flush()
{
    m_hash->addData(m_bytes);
    m_bytes.resize(0); // keeps what is allocated
}

QString RowDigest::result()
{
    flush();
    return QString::fromLatin1(m_hash->result().toHex());
}

QByteArray newSalt()
{
    std::array<quint32, kSaltWords> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

std::vector<const Field *> journaledFields(const Kind &kind)
{
    std::vector<const Field *> fields;
    for (const Field &field : kind.fields) {
        if (!field.computed)
            fields.push_back(&field);
    }
    std::ranges::sort(fields, {}, [](const Field *field) { return field->name; });
    return fields;
}

QString journalJson(const QByteArray &json)
{
    // Reading JSON, Qt drops a byte order mark at the beginning of a string unless it is escaped.
    return QString::fromUtf8(json).replace(QChar(QChar::ByteOrderMark), u"\\ufeff"_s);
}

QString journalText(const Value &value)
{
    const QString text = value.isText() ? value.toText() : QString();
    const bool isPlain =
        value.isText() && std::ranges::all_of(text, [](QChar c) {
            return c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\';
        });
    if (isPlain)
        return u'"' + text + u'"';
    // Qt writes only arrays and objects, so the brackets of a one-element array are cut off.
    const QByteArray json =
        QJsonDocument(QJsonArray{value.toJson()}).toJson(QJsonDocument::Compact);
    return journalJson(json.mid(1, json.size() - 2));
}

Value fromJournalText(const QString &text)
{
    return Value::fromJson(QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().first());
}

} // namespace rapport
