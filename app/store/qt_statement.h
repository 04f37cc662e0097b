// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/statement_engine.h"

#include <memory>

class QSqlDatabase;
class QSqlQuery;

namespace rapport {

/// A statement run by QSqlQuery: works with any SQLite that Qt brings along.
class QtStatement : public StatementEngine {
public:
    [[nodiscard]] static Result<std::unique_ptr<StatementEngine>>
    prepare(const QSqlDatabase &database, const QString &sql);
    ~QtStatement() override;
    Q_DISABLE_COPY_MOVE(QtStatement)

    Result<void> exec(std::span<const Value> values) override;
    bool next() override;
    [[nodiscard]] Result<void> failure() const override;
    [[nodiscard]] Value value(int column) const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray utf8(int column) const override;
    [[nodiscard]] ValueType type(int column) const override;
    [[nodiscard]] int affected() const override;
    void finish() override;

private:
    explicit QtStatement(std::unique_ptr<QSqlQuery> query);

    std::unique_ptr<QSqlQuery> m_query;
};

} // namespace rapport
