// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record_json.h"

#include "domain/field_text.h"
#include "domain/json_text.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace rapport {

using namespace Qt::Literals::StringLiterals;

QStringList allColumns(const Kind &kind)
{
    QStringList columns = {u"id"_s};
    for (const Field &field : kind.fields) {
        if (field.name != u"id"_s)
            columns.append(field.name);
    }
    return columns;
}

QJsonValue cellJson(const Field &field, const Cell &cell)
{
    if (cell.value.isNull())
        return {};
    if (field.isReference())
        return cell.text.isEmpty() ? fieldText(field, cell.value) : cell.text;
    if (field.type == FieldType::YesNo)
        return fieldText(field, cell.value);
    return cell.value.toJson();
}

Result<QString> fieldTextFromJson(const QString &field, const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool: return json.toBool() ? u"yes"_s : u"no"_s;
    case QJsonValue::Double: return Value::fromJson(json).toText();
    case QJsonValue::String: return json.toString();
    case QJsonValue::Object: {
        QByteArray text;
        appendJson(text, json);
        return QString::fromUtf8(text);
    }
    case QJsonValue::Array: {
        QStringList texts;
        for (const QJsonValue &item : json.toArray()) {
            if (!item.isString())
                return Error{Error::Code::Invalid,
                             QCoreApplication::translate(
                                 "RecordJson", "%1 takes a list of texts, and nothing else in it.")
                                 .arg(field),
                             {},
                             field};
            texts.append(item.toString());
        }
        return texts.join(u", "_s);
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return QString();
}

} // namespace rapport
