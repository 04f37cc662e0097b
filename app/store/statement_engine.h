// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/value.h"

#include <QString>

#include <span>

namespace rapport {

/// What a column of a row holds.
enum class ValueType : quint8 { Null, Number, Text };

/// What runs a Statement: Qt's QSqlQuery, or SQLite itself where both are one library.
///
/// Internal to Connection; see Statement for what the functions promise.
class StatementEngine {
public:
    StatementEngine() = default;
    virtual ~StatementEngine() = default;
    Q_DISABLE_COPY_MOVE(StatementEngine)

    virtual Result<void> exec(std::span<const Value> values) = 0;
    virtual bool next() = 0;
    [[nodiscard]] virtual Result<void> failure() const = 0;
    [[nodiscard]] virtual Value value(int column) const = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray utf8(int column) const = 0;
    [[nodiscard]] virtual ValueType type(int column) const = 0;
    [[nodiscard]] virtual int affected() const = 0;
    virtual void finish() = 0;
};

/// What SQLite's result \p code (https://sqlite.org/rescode.html) and \p message mean to a person.
[[nodiscard]] Error sqliteError(int code, const QString &message);

} // namespace rapport
