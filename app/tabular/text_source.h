// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "tabular/text_decoder.h"

#include <QFile>

#include <memory>
#include <string>

namespace rapport {

/// The text of a file as UTF-8, piece by piece, whatever its encoding.
///
/// Reads instead of mapping, because a mapped file that another program cuts short kills the
/// process. UTF-8 is passed on as it is, valid or not; other encodings are converted. Half a
/// surrogate pair in UTF-16 becomes U+FFFD, having no place in UTF-8.
class TextSource {
public:
    /// Opens the file at \p path and skips its byte order mark, which wins over \p encoding.
    /// \p chunkBytes (1 or more) are read at a time. Fails where there is no such file, it
    /// cannot be read, is empty or plainly no text, or the encoding is not known here.
    [[nodiscard]] static Result<TextSource> open(const QString &path, const QString &encoding,
                                                 qint64 chunkBytes);

    /// Appends the next piece to \p buffer; false at the end of the file. Fails where the
    /// disk does, where the bytes are not in the encoding, and where the file became shorter.
    [[nodiscard]] Result<bool> more(std::string &buffer);

    /// Bytes of the file, as it was when opened, and how many of them were passed on.
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 bytesRead() const { return m_read; }
    /// The length of the byte order mark in bytes; 0 where there is none.
    [[nodiscard]] qint64 markBytes() const { return m_markBytes; }
    /// What the file is read as, and its name for messages.
    [[nodiscard]] const QString &encoding() const { return m_encoding; }
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    TextSource() = default;
    [[nodiscard]] Result<void> startDecoding(const QString &encoding);

    std::unique_ptr<QFile> m_file;
    std::unique_ptr<TextDecoder> m_decoder; // none for UTF-8
    QString m_name;
    QString m_encoding;
    qint64 m_size = 0;
    qint64 m_read = 0;
    qint64 m_markBytes = 0;
    qint64 m_chunkBytes = 0;
};

} // namespace rapport
