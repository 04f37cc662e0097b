// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rapport {

/// Why something could not be done, in words that can be shown to the user.
///
/// A value: errors are returned, never thrown, and only ui/ and cli/ speak to a person.
struct Error {
    enum class Code {
        Invalid,       ///< the request itself is wrong: a bad value, an unknown field
        NotFound,      ///< a record, file or setting that does not exist
        Conflict,      ///< the stored value is no longer what the caller saw
        Busy,          ///< another program holds the workspace
        ReadOnly,      ///< the workspace can be read but not written
        Newer,         ///< the workspace was written by a newer Rapport
        NotAWorkspace, ///< the file is something else
        Damaged,       ///< the workspace or the journal does not verify
        Io,            ///< the disk said no: missing, full, not permitted
        Cancelled,     ///< the user stopped the job; nothing was changed
        Internal,      ///< a defect of ours
    };

    Code code = Code::Internal;
    QString text;       ///< one sentence for the user: what happened, to what, and what to do
    QString detail;     ///< for the log only; may hold technical text
    QString field = {}; ///< the name of the field that is wrong, where it is one

    friend bool operator==(const Error &, const Error &) = default;
};

/// The English name of \p code, for logs and JSON ("invalid", "not_found", ...).
[[nodiscard]] QString errorCodeName(Error::Code code);

} // namespace rapport
