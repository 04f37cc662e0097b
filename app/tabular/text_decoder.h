// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace rapport {

/// Turns the bytes of one encoding into UTF-8, piece by piece; pieces may cut a character.
///
/// Belongs to one thread at a time.
class TextDecoder {
public:
    /// A decoder of \p encoding, a name that ICU knows; null where it knows none of that name.
    [[nodiscard]] static std::unique_ptr<TextDecoder> make(const QString &encoding);

    TextDecoder() = default;
    virtual ~TextDecoder();
    Q_DISABLE_COPY_MOVE(TextDecoder)

    /// Appends what \p bytes say to \p utf8; false where they are not in the encoding. \p last
    /// says that nothing follows, so that half a character at the end is a fault, too.
    [[nodiscard]] virtual bool decode(std::string_view bytes, bool last, std::string &utf8) = 0;
};

/// Whether the characters of \p encoding take two or four bytes, so that NUL bytes are text.
[[nodiscard]] bool isWideEncoding(const QString &encoding);

} // namespace rapport
