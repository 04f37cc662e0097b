// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>

namespace rapport {

/// What the number in a cell of a workbook stands for, by its number format.
enum class NumberStyle : quint8 { Number, Date, Time, DateTime };

/// By a format code as in styles.xml ("yyyy\-mm\-dd", "#,##0.00 [$EUR]").
[[nodiscard]] NumberStyle styleOfFormat(QStringView code);

/// By the id of a format that every program knows without its code (ECMA-376 18.8.30).
[[nodiscard]] NumberStyle styleOfBuiltInFormat(int id);

/// Appends the shortest text that reads back as \p number; whole numbers without ".0".
void appendNumber(std::string &text, double number);

/// Appends the day and time that a serial number stands for, in ISO form: "2026-11-23",
/// "2026-11-23T09:30:00", "09:30:00", a duration of more than a day as "36:00:00". Milliseconds
/// are told where there are any, and the time of a day that has one. \p from1904 says on which
/// day the workbook begins to count. What lies outside the years to 9999 stays a number.
void appendSerial(std::string &text, double serial, NumberStyle style, bool from1904);

} // namespace rapport
