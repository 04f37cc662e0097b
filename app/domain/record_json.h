// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"
#include "domain/row.h"

#include <QJsonValue>

namespace rapport {

// Records as JSON: what the command line prints and the service speaks.

/// The names of all fields of \p kind, the id first.
[[nodiscard]] QStringList allColumns(const Kind &kind);

/// A cell as JSON: null, a number or text. References by their text, yes and no as words.
[[nodiscard]] QJsonValue cellJson(const Field &field, const Cell &cell);

/// What parseField() is to be given for the JSON value of a field: texts as they are, numbers
/// exactly, yes and no for true and false, nothing for null, lists (of tags) with commas. Refuses
/// lists of anything but texts; an object (a survey's scales) stays JSON.
[[nodiscard]] Result<QString> fieldTextFromJson(const QString &field, const QJsonValue &json);

} // namespace rapport
