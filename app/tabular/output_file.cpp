// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/output_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace rapport {

namespace {

constexpr qsizetype pieceBytes = 256 * 1024;

} // namespace

Result<OutputFile> OutputFile::create(const QString &path)
{
    OutputFile output;
    output.m_name = QDir::toNativeSeparators(path);
    if (QFileInfo(path).isDir()) {
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate("OutputFile",
                                                 "%1 is a folder; choose a name for a file in it.")
                         .arg(output.m_name),
                     {}};
    }
    output.m_file = std::make_unique<QSaveFile>(path);
    output.m_device = output.m_file.get();
    if (!output.m_file->open(QIODevice::WriteOnly))
        return output.writeError();
    return output;
}

OutputFile OutputFile::onto(QIODevice &device)
{
    OutputFile output;
    output.m_device = &device;
    output.m_name = QCoreApplication::translate("OutputFile", "The output");
    return output;
}

Result<void> OutputFile::write(QByteArrayView bytes)
{
    m_pending.append(bytes);
    return m_pending.size() >= pieceBytes ? flush() : Result<void>();
}

Result<void> OutputFile::finish()
{
    RAPPORT_TRY(flush());
    if (m_file && !m_file->commit())
        return writeError();
    return {};
}

Result<void> OutputFile::flush()
{
    const qint64 written = m_device->write(m_pending);
    const bool whole = written == m_pending.size();
    m_pending.clear();
    if (!whole)
        return writeError();
    return {};
}

Error OutputFile::writeError() const
{
    return Error{Error::Code::Io,
                 QCoreApplication::translate("OutputFile", "%1 cannot be written: %2.")
                     .arg(m_name, m_device->errorString()),
                 {}};
}

} // namespace rapport
