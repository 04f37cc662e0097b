// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/zip_file.h"

#include "tabular/input_file.h"

#include <QCoreApplication>
#include <QDir>

#include <zip.h>

#include <algorithm>

namespace rapport {

namespace {

zip_t *openArchive(const QString &path)
{
#ifdef Q_OS_WIN
    zip_error_t fault;
    zip_error_init(&fault);
    zip_source_t *source =
        zip_source_win32w_create(reinterpret_cast<const wchar_t *>(path.utf16()), 0, -1, &fault);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &fault) : nullptr;
    if (source && !archive)
        zip_source_free(source);
    zip_error_fini(&fault);
    return archive;
#else
    return zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, nullptr);
#endif
}

zip_int64_t indexOf(zip_t *archive, const QString &entry)
{
    const QByteArray name = entry.toUtf8();
    const zip_int64_t exact = zip_name_locate(archive, name.constData(), ZIP_FL_ENC_GUESS);
    return exact >= 0
        ? exact
        : zip_name_locate(archive, name.constData(), ZIP_FL_ENC_GUESS | ZIP_FL_NOCASE);
}

} // namespace

Result<std::unique_ptr<ZipFile>> ZipFile::open(const QString &path)
{
    const auto readable = openInputFile(path);
    if (!readable)
        return readable.error();
    std::unique_ptr<ZipFile> file(new ZipFile(openArchive(path), QDir::toNativeSeparators(path)));
    if (!file->m_archive)
        return file->damaged();
    return file;
}

ZipFile::~ZipFile()
{
    if (m_archive)
        zip_discard(m_archive);
}

bool ZipFile::contains(const QString &entry) const
{
    return indexOf(m_archive, entry) >= 0;
}

Result<std::unique_ptr<ZipEntry>> ZipFile::openEntry(const QString &entry) const
{
    const zip_int64_t index = indexOf(m_archive, entry);
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (index < 0 || zip_stat_index(m_archive, zip_uint64_t(index), 0, &facts) != 0)
        return damaged();
    zip_file_t *file = zip_fopen_index(m_archive, zip_uint64_t(index), 0);
    if (!file)
        return damaged();
    return std::unique_ptr<ZipEntry>(
        new ZipEntry(file, qint64(facts.comp_size), qint64(facts.size)));
}

QByteArray ZipFile::head(const QString &entry, qint64 most) const
{
    const auto opened = openEntry(entry);
    return opened ? (*opened)->read(most) : QByteArray();
}

Error ZipFile::damaged() const
{
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate(
                     "ZipFile",
                     "%1 is damaged and cannot be read; get it again, or open it in a "
                     "spreadsheet program and save it anew.")
                     .arg(m_name),
                 {}};
}

ZipEntry::ZipEntry(zip_file *file, qint64 packed, qint64 size)
    : m_file(file), m_packed(packed), m_size(size)
{
    // The reader of XML has a buffer of its own.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

ZipEntry::~ZipEntry()
{
    zip_fclose(m_file);
}

qint64 ZipEntry::readData(char *data, qint64 most)
{
    if (m_failure != Failure::None)
        return -1;
    const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(std::max<qint64>(0, most)));
    if (got < 0) {
        m_failure = Failure::Damaged;
        return -1;
    }
    m_read += got;
    m_sinceMark += got;
    countAttributes(data, got);
    const bool suspicious = m_read > ZipFile::unsuspiciousBytes
        && m_read / ZipFile::maximumRatio > std::max<qint64>(1, m_packed);
    if (m_read > ZipFile::maximumUnpackedBytes || suspicious)
        m_failure = Failure::Bomb;
    else if (m_sinceMark > maximumTokenBytes || m_attributes > maximumAttributes)
        m_failure = Failure::LongToken;
    return m_failure == Failure::None ? got : -1;
}

/// Need not be exact: comments may mislead it for a tag or two.
void ZipEntry::countAttributes(const char *data, qint64 bytes)
{
    for (const char c : std::string_view(data, size_t(bytes))) {
        if (!m_inTag) {
            m_inTag = c == '<';
            m_attributes = 0;
        } else if (m_quote != 0) {
            m_attributes += c == m_quote;
            m_quote = c == m_quote ? '\0' : m_quote;
            // What follows in this piece must not hide it again.
            if (m_attributes > maximumAttributes)
                return;
        } else if (c == '"' || c == '\'') {
            m_quote = c;
        } else if (c == '>') {
            m_inTag = false;
        }
    }
}

} // namespace rapport
