// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace rapport {

QString errorCodeName(Error::Code code)
{
    switch (code) {
    case Error::Code::Invalid: return QStringLiteral("invalid");
    case Error::Code::NotFound: return QStringLiteral("not_found");
    case Error::Code::Conflict: return QStringLiteral("conflict");
    case Error::Code::Busy: return QStringLiteral("busy");
    case Error::Code::ReadOnly: return QStringLiteral("read_only");
    case Error::Code::Newer: return QStringLiteral("newer");
    case Error::Code::NotAWorkspace: return QStringLiteral("not_a_workspace");
    case Error::Code::Damaged: return QStringLiteral("damaged");
    case Error::Code::Io: return QStringLiteral("io");
    case Error::Code::Cancelled: return QStringLiteral("cancelled");
    case Error::Code::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace rapport
