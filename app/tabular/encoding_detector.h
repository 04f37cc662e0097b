// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <QString>

namespace rapport {

/// The encoding of the text file at \p path, found out from all of it.
///
/// A byte order mark says it; else text that is valid UTF-8 is UTF-8; else it is UTF-16 where
/// every other byte tells so; else the one of GB18030, Big5, Shift_JIS and windows-1252 in which
/// it is valid and makes the most usual characters: being valid alone says little, because
/// GB18030 reads most Big5 files without an error. A file that is UTF-8 but for a few bytes is
/// called UTF-8, so that its reader can say where it is damaged. Constant memory; fails where
/// the file cannot be read, and with Error::Code::Cancelled.
[[nodiscard]] Result<QString> detectEncoding(const QString &path, const Job &job = {});

} // namespace rapport
