// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/csv_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <stdexcept>

namespace rapport {

using Rows = QList<QByteArrayList>;

/// Files for one test, gone with it.
class TemporaryFiles {
public:
    /// The path of a file of this folder, made or not.
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Makes the file \p name with \p content and tells its path.
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("a test file cannot be written");
        return file.fileName();
    }

    /// Every name in the folder, hidden ones too.
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder.path())
            .entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

[[nodiscard]] inline QByteArrayList copyOf(const RowView &row)
{
    QByteArrayList cells;
    for (const std::string_view cell : row.cells)
        cells += QByteArray(cell.data(), qsizetype(cell.size()));
    return cells;
}

/// Every record of the file, or what prevented that.
[[nodiscard]] inline Result<Rows> readCsv(const QString &path, const CsvDialect &dialect = {},
                                          qint64 chunkBytes = CsvReader::defaultChunkBytes)
{
    auto reader = CsvReader::open(path, dialect, chunkBytes);
    if (!reader)
        return reader.error();
    Rows rows;
    RowView row;
    for (;;) {
        const Result<bool> more = (*reader)->next(row);
        if (!more)
            return more.error();
        if (!*more)
            return rows;
        rows += copyOf(row);
        if (row.number != rows.size())
            return Error{Error::Code::Internal, QStringLiteral("a record has a wrong number"), {}};
    }
}

/// The path of a file of the public data, which a clone of the project does not have.
[[nodiscard]] inline QString sharedData(const QString &name)
{
    return QDir(QStringLiteral(RAPPORT_SHARED_DATA)).filePath(name);
}

} // namespace rapport

#define NEED_SHARED_DATA()                                                                         \
    do {                                                                                           \
        if (!QDir(QStringLiteral(RAPPORT_SHARED_DATA)).exists())                                   \
            QSKIP("the folder with the public data files is not there");                           \
    } while (false)
