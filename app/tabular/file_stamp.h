// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFileInfo>

namespace rapport {

/// Tells whether a file was written to meanwhile.
struct FileStamp {
    [[nodiscard]] static FileStamp of(const QString &path)
    {
        const QFileInfo info(path);
        return {info.size(), info.lastModified()};
    }
    friend bool operator==(const FileStamp &, const FileStamp &) = default;

    qint64 size = -1; ///< bytes
    QDateTime changed = {};
};

} // namespace rapport
