// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/deferred_work.h"
#include "store/native_statement.h"
#include "store/qt_statement.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>
#include <atomic>

namespace rapport {

namespace {

constexpr size_t kMostLent = 32;

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

QString connectOptions(OpenMode mode)
{
    switch (mode) {
    case OpenMode::ReadWrite: return QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    case OpenMode::ReadOnly:
        return QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY");
    case OpenMode::Immutable: return QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    }
    return {};
}

QString databaseName(const QString &path, OpenMode mode)
{
    if (mode != OpenMode::Immutable)
        return path;
    return QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1");
}

/// SQLite's own handle behind \p database; null where Qt brought a SQLite of its own, whose
/// handles this program's SQLite must not touch.
sqlite3 *sharedHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    QSqlQuery version(database);
    if (!version.exec(QStringLiteral("SELECT sqlite_source_id()")) || !version.next()
        || version.value(0).toString() != QLatin1StringView(sqlite3_sourceid()))
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

Error sqliteError(int code, const QString &message)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Code::Busy,
                tr("The workspace is in use by another program; nothing was changed. Try again "
                   "when it has finished."),
                message};
    case SQLITE_READONLY:
        return {Error::Code::ReadOnly, tr("The workspace cannot be written; it is open read-only."),
                message};
    case SQLITE_IOERR:
    case SQLITE_FULL:
        return {Error::Code::Io,
                tr("The disk is full or cannot be written; nothing was changed. Make room and "
                   "try again."),
                message};
    case SQLITE_CORRUPT:
        return {Error::Code::Damaged,
                tr("The workspace file is damaged. Work on a copy, and restore your last backup."),
                message};
    case SQLITE_NOTADB:
        return {Error::Code::NotAWorkspace, tr("The file is not a Rapport workspace."), message};
    case SQLITE_CANTOPEN:
        return {Error::Code::Io, tr("The workspace file cannot be opened."), message};
    default:
        return {Error::Code::Internal, tr("The workspace refused a change: %1").arg(message),
                message};
    }
}

Statement::Statement(std::unique_ptr<StatementEngine> engine) : m_engine(std::move(engine)) { }
Statement::Statement(Statement &&) noexcept = default;
Statement &Statement::operator=(Statement &&) noexcept = default;
Statement::~Statement() = default;

Result<void> Statement::exec(std::span<const Value> values)
{
    return m_engine->exec(values);
}

bool Statement::next()
{
    return m_engine->next();
}

Result<void> Statement::failure() const
{
    return m_engine->failure();
}

Value Statement::value(int column) const
{
    return m_engine->value(column);
}

bool Statement::isNull(int column) const
{
    return m_engine->isNull(column);
}

qint64 Statement::integer(int column) const
{
    return m_engine->integer(column);
}

double Statement::real(int column) const
{
    return m_engine->real(column);
}

QString Statement::text(int column) const
{
    return m_engine->text(column);
}

QByteArray Statement::utf8(int column) const
{
    return m_engine->utf8(column);
}

ValueType Statement::type(int column) const
{
    return m_engine->type(column);
}

int Statement::affected() const
{
    return m_engine->affected();
}

void Statement::finish()
{
    m_engine->finish();
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, OpenMode mode,
                                                     SqlEngine engine)
{
    static std::atomic<int> serial = 0;
    const QString name = QStringLiteral("rapport-%1").arg(++serial);
    std::unique_ptr<Connection> connection(new Connection(name, path));
    QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    db.setDatabaseName(databaseName(path, mode));
    db.setConnectOptions(connectOptions(mode));
    if (!db.isValid())
        return Error{Error::Code::Internal,
                     tr("The SQLite driver of Qt is missing; install Qt's SQLite plugin."),
                     {}};
    if (!db.open())
        return sqliteError(db.lastError().nativeErrorCode().toInt(), db.lastError().databaseText());
    if (engine == SqlEngine::Fastest)
        connection->m_native = sharedHandle(db);
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL",
                               "PRAGMA cache_size = -8192", "PRAGMA temp_store = MEMORY"})
        RAPPORT_TRY(connection->run(QLatin1StringView(pragma)));
    return connection;
}

Connection::Connection(QString name, QString path)
    : m_name(std::move(name)), m_path(std::move(path))
{
}

Connection::~Connection()
{
    m_deferred.reset();
    m_cache.clear();
    m_lent.clear();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::defer(std::function<Result<void>()> work)
{
    // Qt's statements live in the thread that made them.
    if (!m_native)
        return work();
    if (!m_deferred)
        m_deferred = std::make_unique<DeferredWork>();
    return m_deferred->post(std::move(work));
}

Result<void> Connection::settle()
{
    return m_deferred ? m_deferred->wait() : Result<void>();
}

Result<Statement> Connection::prepare(const QString &sql)
{
    RAPPORT_TRY(settle());
    auto engine = m_native ? NativeStatement::prepare(m_native, sql)
                           : QtStatement::prepare(QSqlDatabase::database(m_name, false), sql);
    if (!engine) {
        Error error = engine.error();
        error.detail += u'\n' + sql;
        return error;
    }
    return Statement(std::move(*engine));
}

Result<Statement *> Connection::cached(const QString &sql)
{
    RAPPORT_TRY(settle());
    auto it = m_cache.find(sql);
    if (it == m_cache.end()) {
        auto statement = prepare(sql);
        RAPPORT_TRY(statement);
        it = m_cache.insert(sql, std::make_shared<Statement>(std::move(*statement)));
    }
    return it->get();
}

Result<std::shared_ptr<Statement>> Connection::lent(const QString &sql)
{
    RAPPORT_TRY(settle());
    // Nobody else has it where only the list does.
    const auto idle = std::ranges::find_if(
        m_lent, [&](const auto &one) { return one.first == sql && one.second.use_count() == 1; });
    if (idle != m_lent.end()) {
        m_lent.splice(m_lent.begin(), m_lent, idle);
        idle->second->finish();
        return idle->second;
    }
    auto statement = prepare(sql);
    RAPPORT_TRY(statement);
    m_lent.emplace_front(sql, std::make_shared<Statement>(std::move(*statement)));
    if (m_lent.size() > kMostLent)
        m_lent.pop_back();
    return m_lent.front().second;
}

Result<int> Connection::run(const QString &sql, std::initializer_list<Value> values)
{
    auto statement = prepare(sql);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec(values));
    return statement->affected();
}

Result<Value> Connection::scalar(const QString &sql, std::initializer_list<Value> values)
{
    const auto statement = cached(sql);
    RAPPORT_TRY(statement);
    const auto done = (*statement)->exec(values);
    Value value;
    if (done && (*statement)->next())
        value = (*statement)->value(0);
    const auto failure = done ? (*statement)->failure() : done;
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return value;
}

Result<void> Connection::runKept(const QString &sql, std::initializer_list<Value> values)
{
    const auto statement = cached(sql);
    RAPPORT_TRY(statement);
    const auto done = (*statement)->exec(values);
    (*statement)->finish();
    return done;
}

Result<void> Connection::begin()
{
    return runKept(QStringLiteral("BEGIN"));
}

Result<void> Connection::beginWriting()
{
    return runKept(QStringLiteral("BEGIN IMMEDIATE"));
}

Result<void> Connection::commit()
{
    return runKept(QStringLiteral("COMMIT"));
}

Result<void> Connection::setCacheSize(int megabytes)
{
    RAPPORT_TRY(run(QStringLiteral("PRAGMA cache_size = %1").arg(-1024 * megabytes)));
    return {};
}

void Connection::rollback()
{
    if (m_deferred)
        m_deferred->reset();
    finishReading();
    // SQLite may have rolled back by itself after a full disk; then this one fails, rightly.
    (void)runKept(QStringLiteral("ROLLBACK"));
}

void Connection::finishReading()
{
    // Half-read statements would keep the transaction open.
    for (const auto &statement : std::as_const(m_cache))
        statement->finish();
    for (const auto &[sql, statement] : m_lent)
        statement->finish();
}

Result<void> Connection::beginPart()
{
    return runKept(QStringLiteral("SAVEPOINT part"));
}

Result<void> Connection::endPart()
{
    return runKept(QStringLiteral("RELEASE part"));
}

Result<void> Connection::rollbackPart()
{
    if (m_deferred)
        m_deferred->reset();
    finishReading();
    RAPPORT_TRY(runKept(QStringLiteral("ROLLBACK TO part")));
    return endPart();
}

void Connection::takeOverCheckpoints()
{
    if (!m_native)
        return;
    // In place of SQLite's own hook, which would checkpoint within the commit.
    sqlite3_wal_hook(
        m_native,
        [](void *pages, sqlite3 *, const char *, int count) {
            *static_cast<int *>(pages) = count;
            return SQLITE_OK;
        },
        &m_logPages);
}

bool Connection::needsCheckpoint() const
{
    constexpr int usual = 1000; // as SQLite's own
    return m_logPages >= usual;
}

Result<void> Connection::checkpoint()
{
    m_logPages = 0;
    RAPPORT_TRY(run(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)")));
    return {};
}

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

} // namespace rapport
