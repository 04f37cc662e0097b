// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/text_decoder.h"

#include <QStringConverter>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>

namespace rapport {

namespace {

void append(QStringView text, std::string &utf8)
{
    const QByteArray bytes = text.toUtf8();
    utf8.append(bytes.constData(), size_t(bytes.size()));
}

/// UTF-16 and UTF-32. Half a surrogate pair becomes U+FFFD, having no place in UTF-8: programs
/// that cut a text at a number of characters make them.
class WideDecoder final : public TextDecoder {
public:
    explicit WideDecoder(const QString &encoding) : m_decoder(encoding.toLatin1().constData()) { }

    bool decode(std::string_view bytes, bool, std::string &utf8) override
    {
        const QString text =
            m_decoder.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
        const QByteArray encoded = m_encoder.encode(text);
        utf8.append(encoded.constData(), size_t(encoded.size()));
        return !m_decoder.hasError();
    }
    [[nodiscard]] bool isValid() const { return m_decoder.isValid(); }

private:
    QStringDecoder m_decoder;
    QStringEncoder m_encoder{QStringConverter::Utf8}; // keeps a surrogate pair that a piece cut
};

/// All others.
class IcuDecoder final : public TextDecoder {
public:
    explicit IcuDecoder(const QString &encoding)
    {
        UErrorCode status = U_ZERO_ERROR;
        m_converter = ucnv_open(encoding.toLatin1().constData(), &status);
        if (m_converter)
            ucnv_setToUCallBack(m_converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                                &status);
    }
    ~IcuDecoder() override { ucnv_close(m_converter); }
    Q_DISABLE_COPY_MOVE(IcuDecoder)

    bool decode(std::string_view bytes, bool last, std::string &utf8) override
    {
        const char *from = bytes.data();
        const char *const end = from + bytes.size();
        std::array<char16_t, 4096> piece; // NOLINT(cppcoreguidelines-pro-type-member-init)
        m_text.clear();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            char16_t *to = piece.data();
            ucnv_toUnicode(m_converter, &to, piece.data() + piece.size(), &from, end, nullptr, last,
                           &status);
            m_text.append(piece.data(), size_t(to - piece.data()));
        }
        append(m_text, utf8);
        return U_SUCCESS(status);
    }
    [[nodiscard]] bool isValid() const { return m_converter != nullptr; }

private:
    UConverter *m_converter = nullptr;
    std::u16string m_text;
};

template <typename Decoder>
std::unique_ptr<TextDecoder> made(const QString &encoding)
{
    auto decoder = std::make_unique<Decoder>(encoding);
    return decoder->isValid() ? std::move(decoder) : nullptr;
}

} // namespace

TextDecoder::~TextDecoder() = default;

std::unique_ptr<TextDecoder> TextDecoder::make(const QString &encoding)
{
    // ICU takes an empty name for the computer's own encoding.
    if (encoding.isEmpty())
        return nullptr;
    return isWideEncoding(encoding) ? made<WideDecoder>(encoding) : made<IcuDecoder>(encoding);
}

bool isWideEncoding(const QString &encoding)
{
    return encoding.startsWith(u"UTF-16", Qt::CaseInsensitive)
        || encoding.startsWith(u"UTF-32", Qt::CaseInsensitive);
}

} // namespace rapport
