// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/qt_statement.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <limits>
#include <vector>

namespace rapport {

namespace {

Error toError(const QSqlError &error)
{
    return sqliteError(error.nativeErrorCode().toInt(), error.databaseText());
}

/// SQLite takes a byte order mark off the UTF-16 it is given; one more saves the text's own.
QString withMark(const QString &text)
{
    return text.startsWith(QChar::ByteOrderMark) ? QChar(QChar::ByteOrderMark) + text : text;
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

/// SQLite hands these back as U+FFFD once it has them as UTF-16, the only way that Qt knows.
bool holdsNoncharacter(const Value &value)
{
    return value.isText()
        && std::ranges::any_of(value.toText(), [](QChar c) { return c.unicode() >= 0xFFFE; });
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

} // namespace

QtStatement::QtStatement(std::unique_ptr<QSqlQuery> query) : m_query(std::move(query)) { }
QtStatement::~QtStatement() = default;

Result<std::unique_ptr<StatementEngine>> QtStatement::prepare(const QSqlDatabase &database,
                                                              const QString &sql)
{
    auto query = std::make_unique<QSqlQuery>(database);
    query->setForwardOnly(true);
    if (!query->prepare(withPlaceholderNames(sql)))
        return toError(query->lastError());
    return std::unique_ptr<StatementEngine>(new QtStatement(std::move(query)));
}

Result<void> QtStatement::exec(std::span<const Value> values)
{
    if (std::ranges::any_of(values, &holdsNoncharacter))
        return Error{
            Error::Code::Invalid,
            QCoreApplication::translate("QtStatement",
                                        "A text holds the character U+FFFE or U+FFFF, which "
                                        "cannot be kept by this build of Rapport."),
            {}};
    for (int i = 0; i < int(values.size()); ++i)
        m_query->bindValue(placeholderName(i), toVariant(values[size_t(i)]));
    if (!m_query->exec())
        return toError(m_query->lastError());
    return {};
}

bool QtStatement::next()
{
    return m_query->next();
}

Result<void> QtStatement::failure() const
{
    const QSqlError error = m_query->lastError();
    if (error.type() == QSqlError::NoError)
        return {};
    return toError(error);
}

Value QtStatement::value(int column) const
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

bool QtStatement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 QtStatement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

double QtStatement::real(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.toDouble();
}

QString QtStatement::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray QtStatement::utf8(int column) const
{
    return text(column).toUtf8();
}

ValueType QtStatement::type(int column) const
{
    const QVariant value = m_query->value(column);
    if (value.isNull())
        return ValueType::Null;
    return value.typeId() == QMetaType::QString ? ValueType::Text : ValueType::Number;
}

int QtStatement::affected() const
{
    return m_query->numRowsAffected();
}

void QtStatement::finish()
{
    m_query->finish();
}

} // namespace rapport
