// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace rapport {

/// \p text as searches compare it: without case, accents and differences of width, as UTF-8.
///
/// "Jasiński" and "jasinski" fold alike, so do "ＡＰＩ" and "api"; Chinese stays as it is. Line
/// breaks become spaces. Folding is per letter: what a text contains, its folding contains.
[[nodiscard]] QByteArray foldForSearch(const QString &text);
/// The same of a text in UTF-8, which is faster where it is plain.
[[nodiscard]] QByteArray foldForSearch(const QByteArray &utf8);

/// What a person typed into a search field as folded words, all of which must be found.
[[nodiscard]] std::vector<QByteArray> searchWords(const QString &search);

} // namespace rapport
