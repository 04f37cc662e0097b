// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kSaltWords = 4; // 128 bits
constexpr size_t kBytesAtOnce = 64 * 1024;

/// Appends \p length and a colon: the length first, so that no two sequences of texts read alike.
void appendLength(std::string &bytes, qsizetype length)
{
    std::array<char, 24> digits = {};
    const auto *const end = std::to_chars(digits.data(), digits.data() + digits.size(), length).ptr;
    bytes.append(digits.data(), size_t(end - digits.data())).append(1, ':');
}

/// Appends \p text, after the \p mark where there is one, with its length.
void appendText(std::string &bytes, QStringView text, char mark = 0)
{
    const qsizetype marks = mark ? 1 : 0;
    const bool isAscii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
    const QByteArray encoded = isAscii ? QByteArray() : text.toUtf8();
    appendLength(bytes, (isAscii ? text.size() : encoded.size()) + marks);
    if (mark)
        bytes += mark;
    if (!isAscii) {
        bytes.append(encoded.constData(), size_t(encoded.size()));
        return;
    }
    const size_t at = bytes.size();
    bytes.resize(at + size_t(text.size()));
    std::ranges::transform(text, bytes.begin() + qptrdiff(at),
                           [](QChar c) { return char(c.unicode()); });
}

void appendInteger(std::string &bytes, qint64 number, char mark = 0)
{
    std::array<char, 24> digits = {};
    const auto *const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    const qsizetype marks = mark ? 1 : 0;
    appendLength(bytes, end - digits.data() + marks);
    if (mark)
        bytes += mark;
    bytes.append(digits.data(), size_t(end - digits.data()));
}

/// Whether exactText() writes \p number without an exponent, as measures are: "0.85".
bool isPlainShare(double number)
{
    return number >= 0.001 && number < 1;
}

void appendShare(std::string &bytes, double number)
{
    std::array<char, 32> digits = {};
    const auto *const end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                          std::chars_format::fixed)
                                .ptr;
    appendLength(bytes, end - digits.data() + 1);
    bytes.append(1, 'n').append(digits.data(), size_t(end - digits.data()));
}

void appendValue(std::string &bytes, const Value &value)
{
    // A number stored as real may come back whole; both must digest alike. Whole numbers of few
    // digits do, but for a round one ("1e+05").
    const qint64 whole = value.isInteger() ? value.toInteger() : -1;
    constexpr qint64 fewDigits = 100'000;
    constexpr qint64 stillFew = 5'000'000;
    if (whole >= 0 && (whole < fewDigits || (whole < stillFew && whole % 10 != 0)))
        appendInteger(bytes, whole, 'n');
    else if (value.isReal() && isPlainShare(value.toReal()))
        appendShare(bytes, value.toReal());
    else if (value.isNumber())
        appendText(bytes, exactText(value.toReal()), 'n');
    else if (const auto *text = std::get_if<QString>(&value.data()))
        appendText(bytes, *text, 't');
}

} // namespace

RowDigest::RowDigest(const QByteArray &salt, const QString &kind)
    : m_hash(EVP_MD_CTX_new()), m_bytes(salt.constData(), size_t(salt.size()))
{
    // Neither fails but for want of memory.
    if (!m_hash || EVP_DigestInit_ex(m_hash.get(), EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
    appendText(m_bytes, kind);
}

void RowDigest::FreeHash::operator()(evp_md_ctx_st *hash) const
{
    EVP_MD_CTX_free(hash);
}

std::string RowDigest::encoded(const QString &name)
{
    std::string bytes;
    appendText(bytes, name);
    return bytes;
}

void RowDigest::beginRow(qint64 id)
{
    if (m_bytes.size() >= kBytesAtOnce)
        flush();
    appendInteger(m_bytes, id);
}

void RowDigest::add(std::string_view encodedName, const Value &value)
{
    if (value.isNull())
        return;
    m_bytes.append(encodedName);
    appendValue(m_bytes, value);
}

void RowDigest::addRow(qint64 id, const std::vector<std::pair<QString, Value>> &fieldsByName)
{
    beginRow(id);
    for (const auto &[name, value] : fieldsByName) {
        if (value.isNull())
            continue;
        appendText(m_bytes, name);
        appendValue(m_bytes, value);
    }
}

void RowDigest::addField(qint64 id, const QString &name, const Value &value)
{
    beginRow(id);
    if (!value.isNull()) {
        appendText(m_bytes, name);
        appendValue(m_bytes, value);
    }
}

void RowDigest::flush()
{
    EVP_DigestUpdate(m_hash.get(), m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

QString RowDigest::result()
{
    flush();
    QByteArray digest(EVP_MD_CTX_get_size(m_hash.get()), Qt::Uninitialized);
    EVP_DigestFinal_ex(m_hash.get(), reinterpret_cast<unsigned char *>(digest.data()), nullptr);
    return QString::fromLatin1(digest.toHex());
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
