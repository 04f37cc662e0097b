// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rapport {

/// What the first bytes of a file say that it is.
enum class FileKind {
    Text,
    Image,
    Program,
    Pdf,
    Database,
    Zip, ///< also XLSX, ODS and their like
    OldOffice,
    Archive,
    Binary, ///< no text, kind unknown
};

/// A byte order mark: its encoding, empty where there is none, and its length in bytes.
struct ByteOrderMark {
    QString encoding;
    int length = 0;
};

/// Tells from the first bytes \p head of a file, byte order mark or not, what kind it is.
///
/// A few NUL bytes alone do not make a file binary: exports of databases have them, and the
/// rows that do are refused one by one.
[[nodiscard]] FileKind sniffFileKind(const QByteArray &head);

/// What the user is told that a file is which is no text: "an image".
[[nodiscard]] QString describeFileKind(FileKind kind);

/// The byte order mark at the start of \p head.
[[nodiscard]] ByteOrderMark findByteOrderMark(const QByteArray &head);

/// Whether \p head holds nothing but white space after its byte order mark \p mark.
[[nodiscard]] bool isOnlySpace(const QByteArray &head, const ByteOrderMark &mark);

} // namespace rapport
