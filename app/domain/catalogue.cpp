// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include "domain/catalogue_kinds.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace rapport {

namespace {

struct TypeName {
    FieldType type;
    const char *name;
};

constexpr TypeName kTypeNames[] = {
    {FieldType::Text, "text"},       {FieldType::LongText, "long text"},
    {FieldType::Email, "email"},     {FieldType::Integer, "integer"},
    {FieldType::Number, "number"},   {FieldType::Measure, "measure"},
    {FieldType::Date, "date"},       {FieldType::Time, "time"},
    {FieldType::YesNo, "yes/no"},    {FieldType::Choice, "choice"},
    {FieldType::Tags, "tags"},       {FieldType::Link, "link"},
    {FieldType::Country, "country"}, {FieldType::Reference, "reference"},
    {FieldType::Scales, "scales"},
};

struct ChoiceName {
    const char *choice;
    const char *label;
};

/// Choices whose name is not the stored word with a capital letter.
constexpr ChoiceName kChoiceLabels[] = {
    {"open-source", "Open source"},
    {"email", "E-mail"},
    {"github", "GitHub"},
    {"gitlab", "GitLab"},
    {"stackoverflow", "Stack Overflow"},
    {"linkedin", "LinkedIn"},
    {"youtube", "YouTube"},
    {"api", "API"},
    {"cli", "CLI"},
    {"nps", "NPS"},
    {"sdk", "SDK"},
    {"url", "URL"},
};

bool programSpeaksChinese()
{
    // The translator in force decides, not the system: the user may have chosen otherwise.
    return QCoreApplication::translate("Language", "en") == QLatin1StringView("zh");
}

} // namespace

bool Field::isTextual() const
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Number:
    case FieldType::Measure:
    case FieldType::YesNo:
    case FieldType::Reference: return false;
    default: return true;
    }
}

QString Field::displayLabel() const
{
    return programSpeaksChinese() && !labelZh.isEmpty() ? labelZh : label;
}

const Field *Kind::find(QStringView fieldName) const
{
    const auto it = std::ranges::find(fields, fieldName, &Field::name);
    return it == fields.end() ? nullptr : &*it;
}

int Kind::indexOf(QStringView fieldName) const
{
    const Field *field = find(fieldName);
    return field ? int(field - fields.data()) : -1;
}

QString Kind::displayLabel() const
{
    return programSpeaksChinese() ? labelZh : label;
}

QString Kind::displayLabelPlural() const
{
    return programSpeaksChinese() ? labelZh : labelPlural;
}

const Catalogue &Catalogue::builtIn()
{
    static const Catalogue catalogue(std::make_shared<const std::vector<Kind>>(builtInKinds()));
    return catalogue;
}

const Kind *Catalogue::find(QStringView kindName) const
{
    const auto it = std::ranges::find(*m_kinds, kindName, &Kind::name);
    return it == m_kinds->end() ? nullptr : &*it;
}

Catalogue Catalogue::withCustomField(KindId kind, Field field) const
{
    Q_ASSERT(!this->kind(kind).find(field.name));
    auto kinds = std::make_shared<std::vector<Kind>>(*m_kinds);
    field.custom = true;
    auto &fields = (*kinds)[size_t(kind)].fields;
    // The system's own columns and the computed ones stay last, as in the built-in kinds.
    const auto firstComputed = std::ranges::find(fields, true, &Field::computed);
    fields.insert(firstComputed, std::move(field));
    return Catalogue(std::move(kinds));
}

const std::array<KindId, kKindCount> &Catalogue::dependencyOrder()
{
    static constexpr std::array<KindId, kKindCount> order = {
        KindId::Company,    KindId::Developer,  KindId::Survey,      KindId::Event,
        KindId::Resource,   KindId::Project,    KindId::Identity,    KindId::Feedback,
        KindId::Attendance, KindId::Engagement, KindId::Interaction, KindId::Task,
    };
    return order;
}

QString fieldTypeName(FieldType type)
{
    const auto *it = std::ranges::find(kTypeNames, type, &TypeName::type);
    return QLatin1StringView(it->name);
}

std::optional<FieldType> fieldTypeFromName(QStringView name)
{
    for (const auto &[type, typeName] : kTypeNames) {
        if (name.compare(QLatin1StringView(typeName), Qt::CaseInsensitive) == 0)
            return type;
    }
    return std::nullopt;
}

QString choiceLabel(const QString &choice)
{
    const QByteArray source = choice.toUtf8();
    QString translated = QCoreApplication::translate("Choice", source.constData());
    if (translated != choice)
        return translated;
    const auto *special = std::ranges::find_if(kChoiceLabels, [&](const ChoiceName &name) {
        return choice.compare(QLatin1StringView(name.choice), Qt::CaseInsensitive) == 0;
    });
    if (special != std::end(kChoiceLabels))
        return QString::fromLatin1(special->label);
    QString label = choice;
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

} // namespace rapport
