// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/text_source.h"

#include "tabular/input_file.h"
#include "tabular/text_sniff.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace rapport {

namespace {

constexpr qint64 headBytes = 64 * 1024;

Error notCsv(const QString &name, const QString &whatItIs)
{
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate("CsvReader", "%1 is not a CSV file but %2.")
                     .arg(name, whatItIs),
                 {}};
}

} // namespace

Result<TextSource> TextSource::open(const QString &path, const QString &encoding, qint64 chunkBytes)
{
    TextSource source;
    source.m_name = QDir::toNativeSeparators(path);
    source.m_chunkBytes = std::max<qint64>(1, chunkBytes);
    Result<std::unique_ptr<QFile>> file = openInputFile(path);
    if (!file)
        return file.error();
    source.m_file = std::move(*file);
    source.m_size = source.m_file->size();

    const QByteArray head = source.m_file->read(headBytes);
    if (head.isEmpty() && source.m_file->error() != QFileDevice::NoError)
        return inputError(source.m_name, *source.m_file);
    const ByteOrderMark mark = findByteOrderMark(head);
    if (source.m_size <= head.size() && isOnlySpace(head, mark)) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate("CsvReader", "%1 is empty.").arg(source.m_name),
                     {}};
    }
    if (mark.encoding.isEmpty()) {
        const FileKind kind = sniffFileKind(head);
        // Every other byte of a wide encoding may be NUL.
        const bool wide = kind == FileKind::Binary && isWideEncoding(encoding);
        if (kind != FileKind::Text && !wide)
            return notCsv(source.m_name, describeFileKind(kind));
    }
    source.m_markBytes = mark.length;
    if (!source.m_file->seek(mark.length))
        return inputError(source.m_name, *source.m_file);
    source.m_read = mark.length;
    RAPPORT_TRY(source.startDecoding(mark.encoding.isEmpty() ? encoding : mark.encoding));
    return source;
}

Result<void> TextSource::startDecoding(const QString &encoding)
{
    m_encoding = encoding;
    if (encoding.compare(u"UTF-8", Qt::CaseInsensitive) == 0)
        return {};
    m_decoder = TextDecoder::make(encoding);
    if (!m_decoder) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "CsvReader", "%1 is to be read as %2, which this computer does not know.")
                         .arg(m_name, encoding),
                     {}};
    }
    return {};
}

Result<bool> TextSource::more(std::string &buffer)
{
    std::string raw;
    std::string &target = m_decoder ? raw : buffer;
    const size_t before = target.size();
    target.resize(before + size_t(m_chunkBytes));
    const qint64 got = m_file->read(target.data() + before, m_chunkBytes);
    target.resize(before + size_t(std::max<qint64>(0, got)));
    if (got < 0)
        return inputError(m_name, *m_file);
    m_read += got;
    // A file that grew is read to its new end; one that shrank lost records.
    if (got == 0 && m_read < m_size) {
        return Error{
            Error::Code::Io,
            QCoreApplication::translate(
                "CsvReader", "%1 became shorter while it was read; another program is changing it.")
                .arg(m_name),
            {}};
    }
    if (m_decoder && !m_decoder->decode(raw, got == 0, buffer)) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate("CsvReader",
                                                 "%1 is not %2 text near byte %3; choose another "
                                                 "encoding or save it as CSV UTF-8.")
                         .arg(m_name, m_encoding, QString::number(m_read - got)),
                     {}};
    }
    return got > 0;
}

} // namespace rapport
