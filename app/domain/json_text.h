// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace rapport {

/// Appends \p value to \p out as compact JSON in UTF-8 (RFC 8259).
///
/// Unlike QJsonDocument it escapes U+FEFF, which many readers swallow at the start of a text,
/// and takes a single value, so that a document can be written piece by piece. Numbers are the
/// shortest that read back the same; those that JSON does not know become null.
void appendJson(QByteArray &out, const QJsonValue &value);

} // namespace rapport
