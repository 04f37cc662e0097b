// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace rapport {

// What SQLite and PostgreSQL write differently; everything else is in the subset they share.

/// Seconds from the time \p from to the time \p to, both ISO text in UTC; null where either is.
[[nodiscard]] QString secondsBetweenSql(const QString &from, const QString &to);

/// \p number as a literal that reads back exactly and is never a whole number.
[[nodiscard]] QString realSql(double number);

/// The statement that inserts \p rows rows of \p columns into \p table at once. For change sets
/// only: a fault ends them, so it need not be able to take back its own first rows (OR FAIL), which
/// would cost a copy of every page it touches.
[[nodiscard]] QString insertSql(const QString &table, const QStringList &columns, size_t rows);

/// A LIKE pattern that finds \p text literally, escaped with '\'.
[[nodiscard]] QString likeLiteral(const QString &text);

/// The set of the numbers in \p list, an expression whose value is a JSON array of them.
[[nodiscard]] QString numbersOfSql(const QString &list);

/// True where \p a and \p b differ, null counting as a value.
[[nodiscard]] QString distinctSql(const QString &a, const QString &b);

/// True where the text \p expression neither begins nor ends with white space of any kind.
[[nodiscard]] QString isTrimmedSql(const QString &expression);

} // namespace rapport
