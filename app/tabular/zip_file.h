// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>

#include <memory>

struct zip;
struct zip_file;

namespace rapport {

class ZipEntry;

/// A ZIP archive, which is what XLSX and ODS files are, open for reading.
///
/// Hostile archives are refused while they are read: by the size they unpack to and by how
/// much larger that is than the file (zip bombs). Belongs to one thread at a time; its entries
/// do not outlive it. Messages name the file.
class ZipFile {
public:
    /// An entry may unpack to this much; the largest sheet of Excel is some gigabytes of XML.
    static constexpr qint64 maximumUnpackedBytes = qint64(8) * 1024 * 1024 * 1024;
    /// Beyond this size an entry may be so many times as large as it is packed. XML of
    /// spreadsheets is 10 to 60 times as large, a bomb 1,000 times.
    static constexpr qint64 unsuspiciousBytes = qint64(32) * 1024 * 1024;
    static constexpr qint64 maximumRatio = 250;

    [[nodiscard]] static Result<std::unique_ptr<ZipFile>> open(const QString &path);
    ~ZipFile();
    Q_DISABLE_COPY_MOVE(ZipFile)

    /// The names of the entries may differ in case from what others say they are.
    [[nodiscard]] bool contains(const QString &entry) const;
    [[nodiscard]] Result<std::unique_ptr<ZipEntry>> openEntry(const QString &entry) const;
    /// The first bytes of an entry, at most \p most; empty where there is no such entry.
    [[nodiscard]] QByteArray head(const QString &entry, qint64 most) const;
    /// What the file is called in messages.
    [[nodiscard]] const QString &name() const { return m_name; }
    /// "FILE is damaged" and what to do about it.
    [[nodiscard]] Error damaged() const;

private:
    ZipFile(zip *archive, QString name) : m_archive(archive), m_name(std::move(name)) { }

    zip *m_archive;
    QString m_name;
};

/// The unpacked bytes of one entry, as a stream of XML.
///
/// Fails, and says so in failure(), where the archive is damaged or a limit is passed. Besides
/// those of the archive there are two on the XML, because its reader keeps a whole token and
/// compares its attributes: the bytes since mark() was called last, and the attributes of a tag.
class ZipEntry final : public QIODevice {
public:
    enum class Failure { None, Damaged, Bomb, LongToken };
    static constexpr qint64 maximumTokenBytes = qint64(24) * 1024 * 1024;
    static constexpr int maximumAttributes = 1000;

    ~ZipEntry() override;
    Q_DISABLE_COPY_MOVE(ZipEntry)

    /// Says that what was read so far has been dealt with.
    void mark() { m_sinceMark = 0; }
    [[nodiscard]] Failure failure() const { return m_failure; }
    [[nodiscard]] qint64 bytesRead() const { return m_read; }
    [[nodiscard]] qint64 unpackedSize() const { return m_size; }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    friend class ZipFile;
    ZipEntry(zip_file *file, qint64 packed, qint64 size);
    void countAttributes(const char *data, qint64 bytes);

    zip_file *m_file;
    qint64 m_packed;
    qint64 m_size;
    qint64 m_read = 0;
    qint64 m_sinceMark = 0;
    int m_attributes = 0; // of the tag at hand
    char m_quote = 0;     // the one that is open in it
    bool m_inTag = false;
    Failure m_failure = Failure::None;
};

} // namespace rapport
