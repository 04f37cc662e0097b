// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/native_statement.h"

#include <sqlite3.h>

#include <limits>

namespace rapport {

namespace {

constexpr size_t kLongTexts = 64 * 1024;

Error lastError(sqlite3 *database, int code)
{
    return sqliteError(code, QString::fromUtf8(sqlite3_errmsg(database)));
}

} // namespace

Result<std::unique_ptr<StatementEngine>> NativeStatement::prepare(sqlite3 *database,
                                                                  const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database, text.constData(), int(text.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return lastError(database, code);
    return std::unique_ptr<StatementEngine>(new NativeStatement(statement));
}

NativeStatement::~NativeStatement()
{
    sqlite3_finalize(m_statement);
}

/// Binds texts in a buffer of our own: no allocation per text, and SQLite need not copy them.
int NativeStatement::bindAll(std::span<const Value> values)
{
    size_t longest = 0;
    for (const Value &value : values) {
        if (const auto *text = std::get_if<QString>(&value.data()))
            longest += size_t(m_toUtf8.requiredSpace(text->size()));
    }
    m_texts.resize(std::max(m_texts.size(), longest));
    if (m_texts.size() > kLongTexts
        && longest <= kLongTexts) { // one long text is not kept for good
        m_texts.resize(longest);
        m_texts.shrink_to_fit();
    }
    m_textsUsed = 0;
    int code = SQLITE_OK;
    for (int i = 0; i < int(values.size()) && code == SQLITE_OK; ++i)
        code = bind(i + 1, values[size_t(i)]);
    return code;
}

int NativeStatement::bind(int position, const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value.data())) {
        char *const begin = m_texts.data() + m_textsUsed;
        const char *const end = m_toUtf8.appendToBuffer(begin, *text);
        m_textsUsed += size_t(end - begin);
        return sqlite3_bind_text64(m_statement, position, begin, sqlite3_uint64(end - begin),
                                   SQLITE_STATIC, SQLITE_UTF8);
    }
    if (value.isInteger())
        return sqlite3_bind_int64(m_statement, position, value.toInteger());
    if (value.isReal())
        return sqlite3_bind_double(m_statement, position, value.toReal());
    return sqlite3_bind_null(m_statement, position);
}

Result<void> NativeStatement::exec(std::span<const Value> values)
{
    sqlite3_reset(m_statement);
    if (const int code = bindAll(values); code != SQLITE_OK)
        return lastError(sqlite3_db_handle(m_statement), code);
    step();
    m_rowIsWaiting = m_result == SQLITE_ROW;
    return failure();
}

void NativeStatement::step()
{
    m_result = sqlite3_step(m_statement);
    if (m_result == SQLITE_ROW)
        return;
    sqlite3 *database = sqlite3_db_handle(m_statement);
    m_affected = sqlite3_changes(database);
    if (m_result != SQLITE_DONE)
        m_result = sqlite3_extended_errcode(database);
    // Done or failed, it must not hold a lock; the message stays with the connection.
    sqlite3_reset(m_statement);
}

bool NativeStatement::next()
{
    if (m_rowIsWaiting)
        m_rowIsWaiting = false;
    else if (m_result == SQLITE_ROW)
        step();
    else
        return false;
    return m_result == SQLITE_ROW;
}

Result<void> NativeStatement::failure() const
{
    if (m_result == SQLITE_OK || m_result == SQLITE_ROW || m_result == SQLITE_DONE)
        return {};
    return lastError(sqlite3_db_handle(m_statement), m_result);
}

Value NativeStatement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return real(column);
    case SQLITE_TEXT: return text(column);
    default: return {};
    }
}

bool NativeStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 NativeStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double NativeStatement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN()
                          : sqlite3_column_double(m_statement, column);
}

QByteArray NativeStatement::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArray::fromRawData(text, sqlite3_column_bytes(m_statement, column));
}

ValueType NativeStatement::type(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_NULL: return ValueType::Null;
    case SQLITE_TEXT: return ValueType::Text;
    default: return ValueType::Number;
    }
}

QString NativeStatement::text(int column) const
{
    const QByteArray bytes = utf8(column);
    // Qt takes a byte order mark off; ours is the text's own.
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    return bytes.startsWith(mark)
        ? QChar(QChar::ByteOrderMark) + QString::fromUtf8(bytes.sliced(mark.size()))
        : QString::fromUtf8(bytes);
}

int NativeStatement::affected() const
{
    return m_affected;
}

void NativeStatement::finish()
{
    sqlite3_reset(m_statement);
    m_result = SQLITE_OK;
    m_rowIsWaiting = false;
}

} // namespace rapport
