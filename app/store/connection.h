// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/value.h"

#include <QHash>
#include <QString>

#include <functional>
#include <initializer_list>
#include <list>
#include <memory>
#include <span>
#include <vector>

struct sqlite3;

namespace rapport {

class DeferredWork;
class StatementEngine;
enum class ValueType : quint8;

/// A prepared statement. Bind and run with exec(), then read rows with next().
///
/// Belongs to the connection that prepared it and lives in that connection's thread, or runs in
/// Connection::defer().
class Statement {
public:
    explicit Statement(std::unique_ptr<StatementEngine> engine);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) noexcept;
    ~Statement();

    /// Runs with \p values bound to the placeholders, in order.
    Result<void> exec(std::span<const Value> values = {});
    Result<void> exec(std::initializer_list<Value> values)
    {
        return exec(std::span<const Value>(values.begin(), values.size()));
    }
    /// Steps to the next row; false at the end, or when a row could not be read (see failure()).
    bool next();
    /// The error that ended next(), if one did.
    [[nodiscard]] Result<void> failure() const;

    [[nodiscard]] Value value(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    /// NaN where the column is null.
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    /// The text as it is stored, without a copy where that can be: gone with the next row.
    [[nodiscard]] QByteArray utf8(int column) const;
    [[nodiscard]] ValueType type(int column) const;
    /// Rows changed by the last exec().
    [[nodiscard]] int affected() const;
    /// Ends reading, so that the statement holds no lock.
    void finish();

private:
    std::unique_ptr<StatementEngine> m_engine;
};

/// How a workspace file is opened.
enum class OpenMode : quint8 {
    ReadWrite,
    ReadOnly,
    Immutable, ///< read-only in a folder that cannot be written: no locks, no side files
};

/// What runs the statements of a connection.
enum class SqlEngine : quint8 {
    Fastest, ///< SQLite itself where it is the very library that Qt uses, else as Plain
    Plain,   ///< Qt's QSqlQuery
};

/// One connection to a workspace file, made, used and closed in one thread.
///
/// The only factory of connections, so that another driver can come in here.
class Connection {
public:
    /// Opens \p path, which must exist, and sets what every connection needs (foreign keys,
    /// 5 s busy timeout, full durability).
    [[nodiscard]] static Result<std::unique_ptr<Connection>>
    open(const QString &path, OpenMode mode, SqlEngine engine = SqlEngine::Fastest);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Result<Statement> prepare(const QString &sql);
    /// The statement for \p sql, prepared once and kept; do not hold it across other calls
    /// with the same text.
    [[nodiscard]] Result<Statement *> cached(const QString &sql);
    /// A statement for \p sql that is the caller's alone; given back, it is kept for the next who
    /// asks for the same. Only so many are kept: for texts that requests of others make up.
    [[nodiscard]] Result<std::shared_ptr<Statement>> lent(const QString &sql);
    /// Prepares, runs and forgets; answers the number of rows changed.
    Result<int> run(const QString &sql, std::initializer_list<Value> values = {});
    /// Runs a statement that is kept: \p sql is one of few.
    Result<void> runKept(const QString &sql, std::initializer_list<Value> values = {});
    /// The first column of the first row, or null. The statement is kept: \p sql is one of few.
    Result<Value> scalar(const QString &sql, std::initializer_list<Value> values = {});

    /// Runs \p work in another thread, after what was deferred before: it runs statements that
    /// this connection has prepared. Every other function here waits for all of it, and fails as
    /// it did; call settle() before using a statement that was held meanwhile. Answers the
    /// failure of earlier work.
    Result<void> defer(std::function<Result<void>()> work);
    /// Waits for what was deferred.
    Result<void> settle();

    Result<void> begin();        ///< deferred: for a consistent view while reading
    Result<void> beginWriting(); ///< takes the write lock, waiting at most 5 s
    Result<void> commit();
    void rollback();
    // A part of a write that can be taken back without the rest; parts do not nest.
    Result<void> beginPart();
    Result<void> endPart();
    Result<void> rollbackPart(); ///< fails where the whole transaction is gone (a full disk)
    /// Leaves it to checkpoint() to bring what was committed from the log to the file, so that a
    /// commit answers once it is durable. SQLite goes on doing so by itself for SqlEngine::Plain.
    void takeOverCheckpoints();
    /// Whether the log has grown so long that it is time.
    [[nodiscard]] bool needsCheckpoint() const;
    /// Brings over what no reader holds up.
    Result<void> checkpoint();
    /// Keeps up to \p megabytes of the file in memory instead of 8: for large writes, whose
    /// indexes are touched all over. Readers have the system's cache.
    Result<void> setCacheSize(int megabytes);

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    Connection(QString name, QString path);

    void finishReading();

    QString m_name;
    QString m_path;
    sqlite3 *m_native = nullptr; ///< Qt's own handle; null where SqlEngine::Plain runs
    int m_logPages = 0;          ///< after the last commit, where checkpoints were taken over
    QHash<QString, std::shared_ptr<Statement>> m_cache;
    std::list<std::pair<QString, std::shared_ptr<Statement>>> m_lent; ///< the last used first
    std::unique_ptr<DeferredWork> m_deferred;                         ///< made for the first work
};

/// \p name quoted as an SQL identifier. Names come from the catalogue, never from users.
[[nodiscard]] QString quoted(const QString &name);

} // namespace rapport
