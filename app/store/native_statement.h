// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/statement_engine.h"

#include <QStringEncoder>

#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace rapport {

/// A statement run by SQLite itself, past QVariant and UTF-16: about twice as fast.
///
/// Only on a handle of the very library that this program links; see Connection::open().
class NativeStatement : public StatementEngine {
public:
    [[nodiscard]] static Result<std::unique_ptr<StatementEngine>> prepare(sqlite3 *database,
                                                                          const QString &sql);
    ~NativeStatement() override;
    Q_DISABLE_COPY_MOVE(NativeStatement)

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
    explicit NativeStatement(sqlite3_stmt *statement) : m_statement(statement) { }
    void step();
    [[nodiscard]] int bindAll(std::span<const Value> values);
    [[nodiscard]] int bind(int position, const Value &value);

    sqlite3_stmt *m_statement;
    int m_result = 0;            ///< of the last step
    bool m_rowIsWaiting = false; ///< exec() stepped to the first row; next() has not told yet
    int m_affected = 0;
    QStringEncoder m_toUtf8{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
    std::vector<char> m_texts; ///< the texts bound last, as SQLite reads them
    size_t m_textsUsed = 0;
};

} // namespace rapport
