// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/input_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace rapport {

Result<std::unique_ptr<QFile>> openInputFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = QDir::toNativeSeparators(path);
    QString text;
    if (!info.exists())
        text = QCoreApplication::translate("CsvReader", "There is no file %1.");
    else if (info.isDir())
        text = QCoreApplication::translate("CsvReader", "%1 is a folder; choose a file in it.");
    else if (!info.isFile())
        text = QCoreApplication::translate("CsvReader", "%1 is a device and no ordinary file.");
    if (!text.isEmpty()) {
        const auto code = info.exists() ? Error::Code::Invalid : Error::Code::NotFound;
        return Error{code, text.arg(name), {}};
    }
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return inputError(name, *file);
    return file;
}

Error inputError(const QString &name, const QFile &file)
{
    return Error{Error::Code::Io,
                 QCoreApplication::translate("CsvReader", "%1 cannot be read: %2.")
                     .arg(name, file.errorString()),
                 {}};
}

} // namespace rapport
