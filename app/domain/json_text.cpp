// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/json_text.h"

#include "domain/value.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QVariant>

#include <cmath>

namespace rapport {

namespace {

void appendEscape(QByteArray &out, char16_t unit)
{
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

void appendString(QByteArray &out, const QString &text)
{
    out += '"';
    qsizetype plainFrom = 0; // text from here on needs no escape so far
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0x20 && unit != u'"' && unit != u'\\' && unit != 0xFEFF)
            continue;
        out += QStringView(text).sliced(plainFrom, i - plainFrom).toUtf8();
        plainFrom = i + 1;
        switch (unit) {
        case u'"': out += "\\\""; break;
        case u'\\': out += "\\\\"; break;
        case u'\n': out += "\\n"; break;
        case u'\r': out += "\\r"; break;
        case u'\t': out += "\\t"; break;
        default: appendEscape(out, unit);
        }
    }
    out += QStringView(text).sliced(plainFrom).toUtf8();
    out += '"';
}

void appendNumber(QByteArray &out, const QJsonValue &value)
{
    const QVariant number = value.toVariant();
    if (number.typeId() == QMetaType::LongLong)
        out += QByteArray::number(number.toLongLong());
    else if (std::isfinite(value.toDouble()))
        out += exactText(value.toDouble()).toLatin1();
    else
        out += "null";
}

void appendArray(QByteArray &out, const QJsonArray &array)
{
    out += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            out += ',';
        appendJson(out, array[i]);
    }
    out += ']';
}

void appendObject(QByteArray &out, const QJsonObject &object)
{
    out += '{';
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it != object.begin())
            out += ',';
        appendString(out, it.key());
        out += ':';
        appendJson(out, it.value());
    }
    out += '}';
}

} // namespace

void appendJson(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; break;
    case QJsonValue::Double: appendNumber(out, value); break;
    case QJsonValue::String: appendString(out, value.toString()); break;
    case QJsonValue::Array: appendArray(out, value.toArray()); break;
    case QJsonValue::Object: appendObject(out, value.toObject()); break;
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; break;
    }
}

} // namespace rapport
