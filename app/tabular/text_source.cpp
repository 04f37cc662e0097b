// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/text_source.h"

#include "tabular/text_sniff.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace rapport {

namespace {

constexpr qint64 headBytes = 64 * 1024;

Error readError(const QString &name, const QFile &file)
{
    return Error{Error::Code::Io,
                 QCoreApplication::translate("CsvReader", "%1 cannot be read: %2.")
                     .arg(name, file.errorString()),
                 {}};
}

Error notCsv(const QString &name, const QString &whatItIs)
{
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate("CsvReader", "%1 is not a CSV file but %2.")
                     .arg(name, whatItIs),
                 {}};
}

/// What the user is told that a file is which is no text.
QString describe(FileKind kind)
{
    switch (kind) {
    case FileKind::Image: return QCoreApplication::translate("CsvReader", "an image");
    case FileKind::Program: return QCoreApplication::translate("CsvReader", "a program");
    case FileKind::Pdf: return QCoreApplication::translate("CsvReader", "a PDF document");
    case FileKind::Database: return QCoreApplication::translate("CsvReader", "a database");
    case FileKind::Zip:
        return QCoreApplication::translate("CsvReader", "a ZIP archive or a spreadsheet");
    case FileKind::OldOffice:
        return QCoreApplication::translate("CsvReader", "an old Office document");
    case FileKind::Archive: return QCoreApplication::translate("CsvReader", "an archive");
    case FileKind::Text:
    case FileKind::Binary: break;
    }
    return QCoreApplication::translate("CsvReader", "some other kind of binary file");
}

} // namespace

Result<TextSource> TextSource::open(const QString &path, const QString &encoding, qint64 chunkBytes)
{
    TextSource source;
    source.m_name = QDir::toNativeSeparators(path);
    source.m_chunkBytes = std::max<qint64>(1, chunkBytes);
    RAPPORT_TRY(source.openFile(path));

    const QByteArray head = source.m_file->read(headBytes);
    if (head.isEmpty() && source.m_file->error() != QFileDevice::NoError)
        return readError(source.m_name, *source.m_file);
    const ByteOrderMark mark = findByteOrderMark(head);
    if (source.m_size <= head.size() && isOnlySpace(head, mark)) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate("CsvReader", "%1 is empty.").arg(source.m_name),
                     {}};
    }
    if (mark.encoding.isEmpty()) {
        if (const FileKind kind = sniffFileKind(head); kind != FileKind::Text)
            return notCsv(source.m_name, describe(kind));
    }
    source.m_markBytes = mark.length;
    if (!source.m_file->seek(mark.length))
        return readError(source.m_name, *source.m_file);
    source.m_read = mark.length;
    RAPPORT_TRY(source.startDecoding(mark.encoding.isEmpty() ? encoding : mark.encoding));
    return source;
}

Result<void> TextSource::openFile(const QString &path)
{
    const QFileInfo info(path);
    QString text;
    if (!info.exists())
        text = QCoreApplication::translate("CsvReader", "There is no file %1.");
    else if (info.isDir())
        text = QCoreApplication::translate("CsvReader", "%1 is a folder; choose a file in it.");
    else if (!info.isFile())
        text = QCoreApplication::translate("CsvReader", "%1 is a device and no ordinary file.");
    if (!text.isEmpty()) {
        const auto code = info.exists() ? Error::Code::Invalid : Error::Code::NotFound;
        return Error{code, text.arg(m_name), {}};
    }
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return readError(m_name, *m_file);
    m_size = m_file->size();
    return {};
}

Result<void> TextSource::startDecoding(const QString &encoding)
{
    m_encoding = encoding;
    if (encoding.compare(u"UTF-8", Qt::CaseInsensitive) == 0)
        return {};
    m_decoder = std::make_unique<QStringDecoder>(encoding.toUtf8().constData());
    if (!m_decoder->isValid()) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "CsvReader", "%1 is to be read as %2, which this computer does not know.")
                         .arg(m_name, encoding),
                     {}};
    }
    m_encoder = std::make_unique<QStringEncoder>(QStringConverter::Utf8);
    return {};
}

Result<bool> TextSource::more(std::string &buffer)
{
    QByteArray raw;
    char *target = nullptr;
    const size_t before = buffer.size();
    if (m_decoder) {
        raw.resize(m_chunkBytes);
        target = raw.data();
    } else {
        buffer.resize(before + size_t(m_chunkBytes));
        target = buffer.data() + before;
    }
    const qint64 got = m_file->read(target, m_chunkBytes);
    if (!m_decoder)
        buffer.resize(before + size_t(std::max<qint64>(0, got)));
    if (got < 0)
        return readError(m_name, *m_file);
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
    if (m_decoder) {
        raw.truncate(got);
        RAPPORT_TRY(decode(raw, buffer));
    }
    return got > 0;
}

Result<void> TextSource::decode(const QByteArray &bytes, std::string &buffer)
{
    const QString text = m_decoder->decode(bytes);
    const QByteArray utf8 = m_encoder->encode(text);
    buffer.append(utf8.constData(), size_t(utf8.size()));
    if (m_decoder->hasError()) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate("CsvReader",
                                                 "%1 is not %2 text near byte %3; choose another "
                                                 "encoding or save it as CSV UTF-8.")
                         .arg(m_name, m_encoding, QString::number(m_read - bytes.size())),
                     {}};
    }
    return {};
}

} // namespace rapport
