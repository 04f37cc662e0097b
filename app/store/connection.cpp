// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>

#include <atomic>
#include <limits>

namespace rapport {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

// Primary result codes of SQLite, https://sqlite.org/rescode.html
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnlyFile = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADatabase = 26
};

Error toError(const QSqlError &error)
{
    const QString detail = error.text();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        return {Error::Code::Busy,
                tr("The workspace is in use by another program; nothing was changed. Try again "
                   "when it has finished."),
                detail};
    case ReadOnlyFile:
        return {Error::Code::ReadOnly, tr("The workspace cannot be written; it is open read-only."),
                detail};
    case IoError:
    case Full:
        return {Error::Code::Io,
                tr("The disk is full or cannot be written; nothing was changed. Make room and "
                   "try again."),
                detail};
    case Corrupt:
        return {Error::Code::Damaged,
                tr("The workspace file is damaged. Work on a copy, and restore your last backup."),
                detail};
    case NotADatabase:
        return {Error::Code::NotAWorkspace, tr("The file is not a Rapport workspace."), detail};
    case CantOpen: return {Error::Code::Io, tr("The workspace file cannot be opened."), detail};
    default:
        return {Error::Code::Internal,
                tr("The workspace refused a change: %1").arg(error.databaseText()), detail};
    }
}

/// SQLite takes a byte order mark off the UTF-16 it is given; one more saves the text's own.
QString withMark(const QString &text)
{
    const char16_t first = text.isEmpty() ? u'\0' : text[0].unicode();
    return first == 0xFEFF || first == 0xFFFE ? QChar(QChar::ByteOrderMark) + text : text;
}

QVariant toVariant(const Value &value)
{
    if (value.isText())
        return withMark(value.toText());
    if (value.isInteger())
        return value.toInteger();
    if (value.isReal())
        return value.toReal();
    return QVariant(QMetaType(QMetaType::QString));
}

/// The name of the placeholder at a position. Qt makes up one for every value that is bound by
/// position, which costs more than binding it; so placeholders get names once.
QString placeholderName(qsizetype position)
{
    static const std::vector<QString> names = [] {
        constexpr int usual = 1024;
        std::vector<QString> made;
        for (int i = 0; i < usual; ++i)
            made.push_back(QStringLiteral(":p%1").arg(i));
        return made;
    }();
    return size_t(position) < names.size() ? names[size_t(position)]
                                           : QStringLiteral(":p%1").arg(position);
}

/// \p sql with names for its question marks, those in quotes apart.
QString withPlaceholderNames(const QString &sql)
{
    QString named;
    qsizetype position = 0;
    QChar quote;
    for (const QChar c : sql) {
        if (quote.isNull() ? c == u'\'' || c == u'"' : c == quote)
            quote = quote.isNull() ? c : QChar();
        if (c == u'?' && quote.isNull())
            named += placeholderName(position++);
        else
            named += c;
    }
    return named;
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

} // namespace

Statement::Statement(std::unique_ptr<QSqlQuery> query) : m_query(std::move(query)) { }
Statement::Statement(Statement &&) noexcept = default;
Statement &Statement::operator=(Statement &&) noexcept = default;
Statement::~Statement() = default;

Result<void> Statement::exec(std::span<const Value> values)
{
    for (int i = 0; i < int(values.size()); ++i)
        m_query->bindValue(placeholderName(i), toVariant(values[size_t(i)]));
    if (!m_query->exec())
        return toError(m_query->lastError());
    return {};
}

bool Statement::next()
{
    return m_query->next();
}

Result<void> Statement::failure() const
{
    const QSqlError error = m_query->lastError();
    if (error.type() == QSqlError::NoError)
        return {};
    return toError(error);
}

Value Statement::value(int column) const
{
    const QVariant value = m_query->value(column);
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int: return value.isNull() ? Value() : Value(value.toLongLong());
    case QMetaType::Double: return value.isNull() ? Value() : Value(value.toDouble());
    case QMetaType::QString: return Value(value.toString());
    default: return {};
    }
}

bool Statement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

double Statement::real(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.toDouble();
}

QString Statement::text(int column) const
{
    return m_query->value(column).toString();
}

int Statement::affected() const
{
    return m_query->numRowsAffected();
}

void Statement::finish()
{
    m_query->finish();
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, OpenMode mode)
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
        return toError(db.lastError());
    // Larger than SQLite's 2 MB, so that the indexes of a large import stay in memory.
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL",
                               "PRAGMA cache_size = -65536", "PRAGMA temp_store = MEMORY"})
        RAPPORT_TRY(connection->run(QLatin1StringView(pragma)));
    return connection;
}

Connection::~Connection()
{
    m_cache.clear();
    QSqlDatabase::removeDatabase(m_name);
}

Result<Statement> Connection::prepare(const QString &sql)
{
    auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_name, false));
    query->setForwardOnly(true);
    if (!query->prepare(withPlaceholderNames(sql))) {
        Error error = toError(query->lastError());
        error.detail += u'\n' + sql;
        return error;
    }
    return Statement(std::move(query));
}

Result<Statement *> Connection::cached(const QString &sql)
{
    auto it = m_cache.find(sql);
    if (it == m_cache.end()) {
        auto statement = prepare(sql);
        RAPPORT_TRY(statement);
        it = m_cache.insert(sql, std::make_shared<Statement>(std::move(*statement)));
    }
    return it->get();
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
    auto statement = prepare(sql);
    RAPPORT_TRY(statement);
    RAPPORT_TRY(statement->exec(values));
    if (statement->next())
        return statement->value(0);
    RAPPORT_TRY(statement->failure());
    return Value();
}

Result<void> Connection::begin()
{
    RAPPORT_TRY(run(QStringLiteral("BEGIN")));
    return {};
}

Result<void> Connection::beginWriting()
{
    RAPPORT_TRY(run(QStringLiteral("BEGIN IMMEDIATE")));
    return {};
}

Result<void> Connection::commit()
{
    RAPPORT_TRY(run(QStringLiteral("COMMIT")));
    return {};
}

void Connection::rollback()
{
    // Half-read statements would keep the transaction open.
    for (const auto &statement : std::as_const(m_cache))
        statement->finish();
    // SQLite may have rolled back by itself after a full disk; then this one fails, rightly.
    (void)run(QStringLiteral("ROLLBACK"));
}

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

} // namespace rapport
