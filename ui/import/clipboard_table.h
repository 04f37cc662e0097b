// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

class QMimeData;

namespace rapport::ui {

/// What a spreadsheet, a browser or a text put on the clipboard.
struct Clipping {
    QString text = {};
    QString html = {};

    /// Empty where there is no clipboard.
    [[nodiscard]] static Clipping of(const QMimeData *data);
};

/// Writes \p clipping to \p path, to be read like any file: text as it is, and where that holds
/// no table but the HTML does, the first table of that. For a worker thread. Fails with a
/// sentence where there is nothing, or the file cannot be written.
[[nodiscard]] Result<void> writeClipping(const Clipping &clipping, const QString &path);

} // namespace rapport::ui
