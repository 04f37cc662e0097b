// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/encoding_detector.h"

#include "tabular/input_file.h"
#include "tabular/text_decoder.h"
#include "tabular/text_sniff.h"
#include "tabular/utf8.h"

#include <QDir>

#include <algorithm>
#include <vector>

namespace rapport {

namespace {

constexpr qint64 chunkBytes = 256 * 1024;

bool isBetween(uchar byte, uchar low, uchar high)
{
    return byte >= low && byte <= high;
}

bool isAsciiLetter(uchar byte)
{
    return isBetween(byte | 0x20, 'a', 'z');
}

/// Counts the characters of more than one byte that are right, and the bytes that are wrong.
class Utf8Votes {
public:
    void look(std::string_view bytes)
    {
        constexpr size_t longest = 4;
        m_text.append(bytes);
        std::string_view text = m_text;
        for (;;) {
            const size_t invalid = std::min(firstInvalidUtf8(text), text.size());
            m_right += std::count_if(text.begin(), text.begin() + std::ptrdiff_t(invalid),
                                     [](char c) { return uchar(c) >= 0xC0; });
            text.remove_prefix(invalid);
            // The rest may be a character that the next piece completes.
            if (text.size() < longest)
                break;
            ++m_wrong;
            text.remove_prefix(1);
        }
        m_text.erase(0, m_text.size() - text.size());
    }
    void finish() { m_wrong += m_text.empty() ? 0 : 1; }
    [[nodiscard]] bool isValid() const { return m_wrong == 0; }
    [[nodiscard]] bool isDamaged() const { return m_wrong > 0 && m_right > 9 * m_wrong; }

private:
    std::string m_text;
    qint64 m_right = 0;
    qint64 m_wrong = 0;
};

/// UTF-16 of either order.
struct Wide {
    const char *encoding;
    int nulls; ///< at which places Latin-1 has its NUL bytes: 1 for odd ones
};

constexpr Wide wideEncodings[] = {{"UTF-16LE", 1}, {"UTF-16BE", 0}};

/// Counts NUL bytes at even and odd places: a table in UTF-16 has separators and line ends.
class NulVotes {
public:
    void look(std::string_view bytes)
    {
        // Most files have none.
        if (bytes.find('\0') != std::string_view::npos) {
            for (size_t i = 0; i < bytes.size(); ++i)
                m_nulls[(size_t(m_bytes) + i) % 2] += bytes[i] == 0;
        }
        m_bytes += qint64(bytes.size());
    }

    /// Of which the NUL bytes may be, or null. \p least is the share of characters that must be
    /// of Latin-1.
    [[nodiscard]] const Wide *encoding(double least) const
    {
        const qint64 units = m_bytes / 2;
        for (const Wide &wide : wideEncodings) {
            const qint64 nulls = m_nulls[wide.nulls];
            if (m_bytes % 2 == 0 && double(nulls) > double(units) * least
                && nulls > 2 * m_nulls[1 - wide.nulls])
                return &wide;
        }
        return nullptr;
    }

private:
    qint64 m_bytes = 0;
    qint64 m_nulls[2] = {0, 0}; // at even and odd places
};

/// Counts the characters that nobody writes.
class StrangeVotes {
public:
    explicit StrangeVotes(const Wide &wide) : m_highPlace(wide.nulls) { }

    void look(std::string_view bytes)
    {
        for (const char c : bytes) {
            const bool odd = m_bytes++ % 2 == 1;
            if (odd) {
                const char high = m_highPlace == 1 ? c : m_last;
                const char low = m_highPlace == 1 ? m_last : c;
                m_strange += isStrange(char16_t(uchar(low) | uchar(high) << 8));
            }
            m_last = c;
        }
    }
    [[nodiscard]] bool areFew() const { return m_strange * 100 < m_bytes / 2; }

private:
    static bool isStrange(char16_t unit)
    {
        if (unit < 0x20)
            return unit != u'\t' && unit != u'\n' && unit != u'\r';
        const QChar::Category category = QChar::category(unit);
        return category == QChar::Other_NotAssigned || category == QChar::Other_PrivateUse;
    }

    const int m_highPlace;
    qint64 m_bytes = 0;
    char m_last = 0;
    qint64 m_strange = 0;
};

/// An encoding of one or two bytes a character, and which of its characters are the usual ones.
struct DoubleByte {
    const char *encoding;
    bool (*isLead)(uchar byte);
    bool (*isUsual)(uchar lead, uchar trail);
};

// The usual ones are punctuation and what the standards call level 1: they are sorted by use.
constexpr DoubleByte doubleBytes[] = {
    {"GB18030", [](uchar byte) { return byte > 0x80; },
     [](uchar lead, uchar trail) {
         return trail >= 0xA1 && (lead == 0xA1 || lead == 0xA3 || isBetween(lead, 0xB0, 0xD7));
     }},
    {"Big5", [](uchar byte) { return byte > 0x80; },
     [](uchar lead, uchar) { return lead == 0xA1 || isBetween(lead, 0xA4, 0xC6); }},
    {"Shift_JIS", [](uchar byte) { return isBetween(byte, 0x81, 0x9F) || byte >= 0xE0; },
     [](uchar lead, uchar trail) {
         return lead == 0x81 || (lead == 0x82 && trail >= 0x4F) || (lead == 0x83 && trail <= 0x96)
             || isBetween(lead, 0x88, 0x97);
     }},
};

/// How well a file fits one of them.
class DoubleByteVotes {
public:
    explicit DoubleByteVotes(const DoubleByte &what)
        : m_what(what), m_decoder(TextDecoder::make(QLatin1String(what.encoding)))
    {
    }

    void look(std::string_view bytes, bool last)
    {
        m_text.clear();
        if (!m_decoder || !m_decoder->decode(bytes, last, m_text))
            m_decoder.reset();
        if (!m_decoder)
            return;
        for (const char c : bytes)
            look(uchar(c));
    }
    [[nodiscard]] QString encoding() const { return QLatin1String(m_what.encoding); }
    /// The share of usual characters among those that are not ASCII.
    [[nodiscard]] double score() const
    {
        return m_decoder ? double(m_usual) / double(std::max<qint64>(1, m_characters)) : 0.0;
    }

private:
    void look(uchar byte)
    {
        if (m_skip > 0) {
            --m_skip;
        } else if (m_lead != 0) {
            m_usual += m_what.isUsual(m_lead, byte);
            // Only GB18030 has these, with two more bytes behind them.
            m_skip = isBetween(byte, '0', '9') ? 2 : 0;
            m_lead = 0;
        } else if (byte >= 0x80) {
            ++m_characters;
            m_lead = m_what.isLead(byte) ? byte : 0;
        }
    }

    const DoubleByte &m_what;
    std::unique_ptr<TextDecoder> m_decoder; // none once it met a byte that cannot be
    std::string m_text;
    uchar m_lead = 0;
    int m_skip = 0;
    qint64 m_characters = 0;
    qint64 m_usual = 0;
};

/// How well a file fits windows-1252: there letters with accents stand among plain ones.
class LatinVotes {
public:
    void look(std::string_view bytes)
    {
        for (const char c : bytes)
            look(uchar(c));
    }
    [[nodiscard]] double score() const
    {
        return double(m_usual) / double(std::max<qint64>(1, m_high));
    }

private:
    void look(uchar byte)
    {
        if (byte >= 0x80) {
            ++m_high;
            m_letters += byte >= 0xC0;
            m_signs += isUsualSign(byte);
            ++m_run;
            return;
        }
        if (m_run == 1 && m_signs == 1)
            ++m_usual;
        // "ção" has two in a row, seldom a word more.
        else if (m_run > 0 && m_run <= 2 && m_letters == m_run
                 && (isAsciiLetter(m_before) || isAsciiLetter(byte)))
            m_usual += m_run;
        m_run = m_letters = m_signs = 0;
        m_before = byte;
    }
    /// The euro, typographic quotes and dashes, the degree sign and the like.
    static bool isUsualSign(uchar byte)
    {
        return byte == 0x80 || byte == 0x85 || isBetween(byte, 0x91, 0x97) || byte == 0x99
            || byte == 0xA0 || byte == 0xA1 || byte == 0xA3 || byte == 0xA7 || byte == 0xA9
            || byte == 0xAB || byte == 0xAE || byte == 0xB0 || byte == 0xB4 || byte == 0xB7
            || byte == 0xBA || byte == 0xBB || byte == 0xBF;
    }

    uchar m_before = 0; // the last ASCII byte
    qint64 m_run = 0;   // bytes above ASCII since then, and what they are
    qint64 m_letters = 0;
    qint64 m_signs = 0;
    qint64 m_high = 0;
    qint64 m_usual = 0;
};

/// Calls \p look with every piece of the file and whether it is the last, an empty one.
template <typename Look>
Result<void> readPieces(const QString &path, const Job &job, Look look)
{
    const auto file = openInputFile(path);
    if (!file)
        return file.error();
    QByteArray piece;
    do {
        if (job.cancelled())
            return Job::cancelledError();
        piece.resize(chunkBytes);
        const qint64 got = (*file)->read(piece.data(), chunkBytes);
        if (got < 0)
            return inputError(QDir::toNativeSeparators(path), **file);
        piece.truncate(got);
        look(std::string_view(piece.constData(), size_t(got)), got == 0);
    } while (!piece.isEmpty());
    return {};
}

Result<QString> mostUsual(const QString &path, const Job &job)
{
    std::vector<DoubleByteVotes> candidates;
    for (const DoubleByte &what : doubleBytes)
        candidates.emplace_back(what);
    LatinVotes latin;
    RAPPORT_TRY(readPieces(path, job, [&](std::string_view bytes, bool last) {
        for (DoubleByteVotes &candidate : candidates)
            candidate.look(bytes, last);
        latin.look(last ? std::string_view("\n") : bytes);
    }));
    const auto best = std::max_element(candidates.begin(), candidates.end(),
                                       [](auto &a, auto &b) { return a.score() < b.score(); });
    return best->score() > latin.score() ? best->encoding() : QStringLiteral("windows-1252");
}

} // namespace

Result<QString> detectEncoding(const QString &path, const Job &job)
{
    QString mark;
    Utf8Votes utf8;
    NulVotes nulls;
    bool first = true;
    RAPPORT_TRY(readPieces(path, job, [&](std::string_view bytes, bool) {
        if (std::exchange(first, false))
            mark = findByteOrderMark(QByteArray(bytes.data(), qsizetype(bytes.size()))).encoding;
        if (!mark.isEmpty())
            return;
        utf8.look(bytes);
        nulls.look(bytes);
    }));
    utf8.finish();
    if (!mark.isEmpty())
        return mark;
    constexpr double mostlyLatin = 0.4;
    constexpr double someLatin = 0.01;
    if (const Wide *wide = nulls.encoding(utf8.isValid() ? mostlyLatin : someLatin)) {
        StrangeVotes strange(*wide);
        RAPPORT_TRY(
            readPieces(path, job, [&](std::string_view bytes, bool) { strange.look(bytes); }));
        if (strange.areFew())
            return QString::fromLatin1(wide->encoding);
    }
    if (utf8.isValid() || utf8.isDamaged())
        return QStringLiteral("UTF-8");
    return mostUsual(path, job);
}

} // namespace rapport
