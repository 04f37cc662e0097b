// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/value.h"

#include <QLocale>

namespace rapport {

QString exactText(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

qint64 Value::toInteger() const
{
    if (const auto *number = std::get_if<qint64>(&m_data))
        return *number;
    if (const auto *number = std::get_if<double>(&m_data))
        return qint64(*number);
    return 0;
}

double Value::toReal() const
{
    if (const auto *number = std::get_if<double>(&m_data))
        return *number;
    if (const auto *number = std::get_if<qint64>(&m_data))
        return double(*number);
    return 0;
}

QString Value::toText() const
{
    if (const auto *text = std::get_if<QString>(&m_data))
        return *text;
    if (const auto *number = std::get_if<qint64>(&m_data))
        return QString::number(*number);
    if (const auto *number = std::get_if<double>(&m_data))
        return exactText(*number);
    return {};
}

QJsonValue Value::toJson() const
{
    if (const auto *text = std::get_if<QString>(&m_data))
        return *text;
    if (const auto *number = std::get_if<qint64>(&m_data))
        return *number;
    if (const auto *number = std::get_if<double>(&m_data))
        return *number;
    return QJsonValue::Null;
}

Value Value::fromJson(const QJsonValue &json)
{
    if (json.isString())
        return json.toString();
    if (json.isBool())
        return json.toBool();
    if (json.isDouble()) {
        // Qt keeps whole numbers apart from reals inside QJsonValue.
        const QVariant number = json.toVariant();
        if (number.typeId() == QMetaType::LongLong)
            return number.toLongLong();
        return json.toDouble();
    }
    return {};
}

bool operator==(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber())
        return a.isInteger() && b.isInteger() ? a.toInteger() == b.toInteger()
                                              : a.toReal() == b.toReal();
    return a.m_data == b.m_data;
}

} // namespace rapport
