// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/row.h"
#include "domain/settings.h"

#include <QDateTime>

namespace rapport::ui {

/// How cells are written out for people: by whose settings, and when "now" is.
struct CellContext {
    WorkspaceSettings settings = {};
    QDateTime now = {}; ///< UTC
};

/// A cell as a person reads it: numbers and days in the user's format, choices as words,
/// references by name. Empty where there is no value; one line always.
[[nodiscard]] QString cellText(const Field &field, const Cell &cell, const CellContext &context);

/// What a short text leaves out (the exact time, the country's name, the whole comment);
/// empty where nothing is left out.
[[nodiscard]] QString cellDetail(const Field &field, const Cell &cell, const CellContext &context);

/// How long ago a stored time or day was, briefly: "41 min", "3 h", "today", "yesterday", "9 d".
/// What lies in the future is written as a day.
[[nodiscard]] QString timeAgo(const QString &stored, const CellContext &context);

/// A stored time or bare day in the workspace's zone: "3 Jan 2026 09:41".
[[nodiscard]] QString timeText(const QString &stored, const QTimeZone &zone);
[[nodiscard]] QString dayText(QDate day);

/// A length of time given in seconds, briefly: "41 min", "3.5 h", "2 d".
[[nodiscard]] QString durationText(qint64 seconds);

/// A score by formatScore(), with the user's decimal sign.
[[nodiscard]] QString localScore(double score, const Bands &bands);

/// Whether a field is a score that people judge: the program's own means in 0..1.
[[nodiscard]] bool isJudged(const Field &field);

/// The band a judged value, or a computed band's name, stands for.
[[nodiscard]] Band bandOfCell(const Field &field, const Value &value, const Bands &bands);

/// What a computed column means, from the metric dictionary; empty where it says nothing.
[[nodiscard]] QString columnHelp(const Field &field);

} // namespace rapport::ui
