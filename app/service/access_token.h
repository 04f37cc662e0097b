// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace rapport {

/// The secret that a client shows: a line of printable ASCII characters, kept in a file.
class AccessToken {
public:
    static constexpr int kLeastCharacters = 24;

    /// Where the token of the workspace with this UUID is kept: in the user's configuration folder,
    /// never beside the workspace, which may be given away.
    [[nodiscard]] static QString defaultPath(const QString &workspaceUuid);
    /// The token in the file \p path. Where there is no such file it is made, for its owner only,
    /// with 256 random bits. Fails with Invalid where the file holds something else, with Io where
    /// it cannot be read or made.
    [[nodiscard]] static Result<AccessToken> load(const QString &path);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// Compares in a time that does not tell how much of \p other is right.
    [[nodiscard]] bool matches(const QByteArray &other) const;

private:
    explicit AccessToken(QByteArray text) : m_text(std::move(text)) { }

    QByteArray m_text;
};

} // namespace rapport
