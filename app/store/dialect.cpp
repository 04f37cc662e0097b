// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dialect.h"

#include "domain/value.h"

namespace rapport {

using namespace Qt::Literals::StringLiterals;

QString secondsBetweenSql(const QString &from, const QString &to)
{
    return QStringLiteral("(CAST(strftime('%s', %2) AS INTEGER) - CAST(strftime('%s', %1) AS "
                          "INTEGER))")
        .replace(QStringLiteral("%2"), to)
        .replace(QStringLiteral("%1"), from);
}

QString realSql(double number)
{
    const QString text = exactText(number);
    return text.contains(u'.') || text.contains(u'e') ? text : text + QStringLiteral(".0");
}

QString insertSql(const QString &table, const QStringList &columns, size_t rows)
{
    const QString marks = u'(' + QStringList(columns.size(), u"?"_s).join(u',') + u')';
    return u"INSERT OR FAIL INTO %1 (%2) VALUES %3"_s.arg(
        table, columns.join(u", "_s), QStringList(qsizetype(rows), marks).join(u','));
}

QString likeLiteral(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            escaped.append(u'\\');
        escaped.append(c);
    }
    return escaped;
}

QString numbersOfSql(const QString &list)
{
    return u"(SELECT value FROM json_each(%1))"_s.arg(list);
}

QString distinctSql(const QString &a, const QString &b)
{
    return a + QStringLiteral(" IS DISTINCT FROM ") + b;
}

QString isTrimmedSql(const QString &expression)
{
    // The characters that QString::trimmed() takes off.
    return u"%1 = trim(%1, char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, "
           "8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288))"_s.replace(
               u"%1"_s, expression);
}

} // namespace rapport
