// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspace_tables.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostCustomFields = 500;

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

QString tr(const char *text)
{
    return QCoreApplication::translate("CustomField", text);
}

QString columnType(const Field &field)
{
    switch (field.type) {
    case FieldType::Measure:
    case FieldType::Number: return u"REAL"_s;
    case FieldType::Integer:
    case FieldType::YesNo: return u"INTEGER"_s;
    default: return u"TEXT"_s;
    }
}

Result<void> checkNewField(const Kind &kind, const Field &field)
{
    static const QRegularExpression nameRule(u"^[a-z][a-z0-9_]{0,62}$"_s);
    if (!nameRule.match(field.name).hasMatch())
        return invalid(tr("\"%1\" cannot name a field; use small letters, digits and _, a letter "
                          "first.")
                           .arg(field.name));
    if (kind.find(field.name))
        return invalid(tr("%1 has a field \"%2\" already.").arg(kind.name, field.name));
    if (field.type == FieldType::Reference || field.type == FieldType::Scales
        || field.type == FieldType::Email || field.type == FieldType::Country)
        return invalid(
            tr("A custom field cannot be of the type %1.").arg(fieldTypeName(field.type)));
    const auto custom = std::ranges::count(kind.fields, true, &Field::custom);
    if (custom >= kMostCustomFields)
        return invalid(tr("%1 has %2 custom fields already; more are not possible.")
                           .arg(kind.name, QString::number(custom)));
    return {};
}

} // namespace

Result<QHash<QString, QString>> readSettings(Connection &connection)
{
    const auto lent = connection.lent(u"SELECT key, value FROM setting"_s);
    RAPPORT_TRY(lent);
    Statement &rows = **lent;
    RAPPORT_TRY(rows.exec());
    QHash<QString, QString> settings;
    while (rows.next())
        settings.insert(rows.text(0), rows.text(1));
    RAPPORT_TRY(rows.failure());
    return settings;
}

Result<Catalogue> readCatalogue(Connection &connection)
{
    const auto lent = connection.lent(
        u"SELECT id, kind, name, label, type, choices FROM custom_field ORDER BY id"_s);
    RAPPORT_TRY(lent);
    Statement &rows = **lent;
    RAPPORT_TRY(rows.exec());
    Catalogue catalogue = Catalogue::builtIn();
    while (rows.next()) {
        const Kind *kind = catalogue.find(rows.text(1));
        const auto type = fieldTypeFromName(rows.text(4));
        if (!kind || !type)
            continue;
        Field field;
        field.name = rows.text(2);
        field.label = rows.text(3);
        field.type = *type;
        field.column = u"x_"_s + rows.text(0);
        field.openChoices = *type == FieldType::Choice;
        field.choices = rows.text(5).split(u'\n', Qt::SkipEmptyParts);
        catalogue = catalogue.withCustomField(kind->id, std::move(field));
    }
    RAPPORT_TRY(rows.failure());
    return catalogue;
}

Result<Catalogue> addCustomField(Connection &connection, const Catalogue &catalogue, KindId kind,
                                 const Field &field)
{
    const Kind &owner = catalogue.kind(kind);
    RAPPORT_TRY(checkNewField(owner, field));
    const auto id = connection.scalar(
        u"INSERT INTO custom_field (kind, name, label, type, choices) VALUES (?, ?, ?, ?, ?) "
        "RETURNING id"_s,
        {Value(owner.name), Value(field.name),
         Value(field.label.isEmpty() ? field.name : field.label), Value(fieldTypeName(field.type)),
         Value(field.choices.join(u'\n'))});
    RAPPORT_TRY(id);
    // As readCatalogue() will have it.
    Field added = field;
    if (added.label.isEmpty())
        added.label = added.name;
    added.openChoices = added.type == FieldType::Choice;
    added.column = u"x_"_s + id->toText();
    RAPPORT_TRY(connection.run(
        u"ALTER TABLE %1 ADD COLUMN %2 %3"_s.arg(owner.name, added.column, columnType(field))));
    return catalogue.withCustomField(kind, std::move(added));
}

Result<QString> workspaceUuid(Connection &connection)
{
    const auto uuid = connection.scalar(u"SELECT value FROM workspace WHERE key = 'uuid'"_s);
    RAPPORT_TRY(uuid);
    return uuid->toText();
}

Result<void> setWorkspaceUuid(Connection &connection, const QString &uuid)
{
    RAPPORT_TRY(
        connection.run(u"UPDATE workspace SET value = ? WHERE key = 'uuid'"_s, {Value(uuid)}));
    return {};
}

Result<std::optional<QString>> readPreset(Connection &connection, const QString &kind,
                                          const QString &key)
{
    const auto body = connection.scalar(u"SELECT body FROM preset WHERE kind = ? AND key = ?"_s,
                                        {Value(kind), Value(key)});
    RAPPORT_TRY(body);
    return body->isNull() ? std::optional<QString>() : std::optional(body->toText());
}

Result<std::vector<std::pair<QString, QString>>> readPresets(Connection &connection,
                                                             const QString &kind)
{
    auto rows = connection.prepare(u"SELECT key, body FROM preset WHERE kind = ? ORDER BY id"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec({Value(kind)}));
    std::vector<std::pair<QString, QString>> presets;
    while (rows->next())
        presets.emplace_back(rows->text(0), rows->text(1));
    RAPPORT_TRY(rows->failure());
    return presets;
}

Result<void> removePreset(Connection &connection, const QString &kind, const QString &key)
{
    RAPPORT_TRY(connection.run(u"DELETE FROM preset WHERE kind = ? AND key = ?"_s,
                               {Value(kind), Value(key)}));
    return {};
}

Result<void> savePreset(Connection &connection, const QString &kind, const QString &key,
                        const QString &body)
{
    RAPPORT_TRY(connection.run(u"INSERT INTO preset (kind, key, body) VALUES (?, ?, ?) ON CONFLICT "
                               "(kind, key) DO UPDATE SET body = excluded.body"_s,
                               {Value(kind), Value(key), Value(body)}));
    return {};
}

Result<std::optional<KnownRequest>> findRequest(Connection &connection, const QString &key)
{
    const auto rows =
        connection.cached(u"SELECT digest, change_set, created FROM request WHERE key = ?"_s);
    RAPPORT_TRY(rows);
    RAPPORT_TRY((*rows)->exec({Value(key)}));
    std::optional<KnownRequest> found;
    if ((*rows)->next()) {
        found.emplace(KnownRequest{(*rows)->text(0)});
        if (!(*rows)->isNull(1))
            found->set = ChangeSetId((*rows)->integer(1));
        for (const QString &id : (*rows)->text(2).split(u',', Qt::SkipEmptyParts))
            found->created.push_back(id.toLongLong());
    }
    const auto failure = (*rows)->failure();
    (*rows)->finish();
    RAPPORT_TRY(failure);
    return found;
}

Result<void> rememberRequest(Connection &connection, const QString &key,
                             const KnownRequest &request, const QString &now, const QString &since)
{
    const auto forget = connection.cached(u"DELETE FROM request WHERE at < ?"_s);
    RAPPORT_TRY(forget);
    RAPPORT_TRY((*forget)->exec({Value(since)}));
    QStringList created;
    for (const qint64 id : request.created)
        created.append(QString::number(id));
    const auto keep = connection.cached(
        u"INSERT INTO request (key, digest, change_set, created, at) VALUES (?, ?, ?, ?, ?)"_s);
    RAPPORT_TRY(keep);
    return (*keep)->exec({Value(key), Value(request.digest),
                          request.set ? Value(request.set->value) : Value(),
                          Value(created.join(u',')), Value(now)});
}

} // namespace rapport
