// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSaveFile>

#include <memory>

namespace rapport {

/// Bytes on their way to a file that appears only when it is whole, or to an open device.
///
/// A file that is not finished is never seen: until then the bytes go to a temporary file
/// beside it, which the destructor removes. A device (standard output, the clipboard's
/// buffer) is borrowed and gets the bytes as they come. Errors say which file and why.
class OutputFile {
public:
    /// Starts a file at \p path; one that exists stays as it is until finish().
    [[nodiscard]] static Result<OutputFile> create(const QString &path);
    /// Writes to \p device, which is open and outlives this.
    [[nodiscard]] static OutputFile onto(QIODevice &device);

    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    [[nodiscard]] Result<void> finish();

private:
    OutputFile() = default;
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Error writeError() const;

    std::unique_ptr<QSaveFile> m_file; // none where the device is borrowed
    QIODevice *m_device = nullptr;
    QString m_name;
    QByteArray m_pending;
};

} // namespace rapport
