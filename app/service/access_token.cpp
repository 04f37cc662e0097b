// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access_token.h"

#include "service/service_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <openssl/crypto.h>

#include <algorithm>
#include <array>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr size_t kWords = 256 / 32;
constexpr qint64 kLongestFile = 4096;
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QByteArray randomText()
{
    std::array<quint32, kWords> words = {};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)).toHex();
}

/// Whether \p text can stand in a header.
bool isPrintable(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

Error cannotUse(const QString &path, const QString &reason)
{
    return {Error::Code::Io,
            Service::tr("The token file %1 cannot be used: %2.").arg(path, reason),
            {}};
}

Result<QByteArray> makeFile(QFile &file)
{
    const QByteArray text = randomText();
    if (file.write(text + '\n') != text.size() + 1 || !file.flush()) {
        Error error = cannotUse(file.fileName(), file.errorString());
        file.remove();
        return error;
    }
    return text;
}

} // namespace

QString AccessToken::defaultPath(const QString &workspaceUuid)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/Rapport/tokens/"_s + workspaceUuid;
}

Result<AccessToken> AccessToken::load(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    // NewOnly never opens what somebody else put there in the meantime.
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly)) {
        auto text = makeFile(file);
        RAPPORT_TRY(text);
        return AccessToken(std::move(*text));
    }
    if (!file.exists())
        return cannotUse(path, file.errorString());
    if (!file.open(QIODevice::ReadOnly))
        return cannotUse(path, file.errorString());
    QByteArray text = file.read(kLongestFile).trimmed();
    if (text.size() < kLeastCharacters || !isPrintable(text))
        return Error{Error::Code::Invalid,
                     Service::tr("The token file %1 must hold one line of at least %2 characters "
                                 "without spaces. Remove it, and a new one is made.")
                         .arg(path)
                         .arg(kLeastCharacters),
                     {}};
    return AccessToken(std::move(text));
}

bool AccessToken::matches(const QByteArray &other) const
{
    return other.size() == m_text.size()
        && CRYPTO_memcmp(other.constData(), m_text.constData(), size_t(m_text.size())) == 0;
}

} // namespace rapport
