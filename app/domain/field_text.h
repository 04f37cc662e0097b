// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"
#include "domain/query.h"
#include "domain/value.h"

namespace rapport {

/// Turns what a person or a file wrote into a field's value, or says what is wrong with it.
///
/// The one validator of the program: table cells, forms, the command line, imports and the
/// service all come through here. Empty text is null. Text is kept byte for byte; numbers take "."
/// as the decimal sign; measures lie in 0..1; days are ISO ("2026-11-23"), times ISO with or
/// without a zone (without: UTC) and stored in UTC; choices compare without case, spaces and
/// hyphens; tags are trimmed and lose repeats; countries become their ISO code where recognised.
/// NUL and other characters that the file could not hand back unaltered are refused.
///
/// A Reference is not resolved here: "#12" becomes the integer 12, other text stays text.
[[nodiscard]] Result<Value> parseField(const Field &field, const QString &text);

/// The same for the right side of a comparison, where "contains" and "startswith" take any text.
[[nodiscard]] Result<Value> parseOperand(const Field &field, Op op, const QString &text);

/// \p value as written to a file: what parseField() reads back as the same value.
[[nodiscard]] QString fieldText(const Field &field, const Value &value);

/// What a null becomes in a field that has a default, with \p today for "@today".
[[nodiscard]] Value defaultValue(const Field &field, const QString &today);

/// \p tags, a comma-separated list, as single tags.
[[nodiscard]] QStringList splitTags(const QString &tags);
/// Tags as stored: trimmed, without repeats (case ignored), joined by ", ".
[[nodiscard]] QString joinTags(const QStringList &tags);

/// \p text without case, spaces, hyphens and underscores: how choices and headings compare.
[[nodiscard]] QString foldChoice(const QString &text);

/// The ISO 3166 code of a country given by code, English or Chinese name or usual short form;
/// empty where it is not recognised.
[[nodiscard]] QString countryCode(const QString &text);

} // namespace rapport
