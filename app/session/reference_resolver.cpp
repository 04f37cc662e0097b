// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reference_resolver.h"

#include <QCoreApplication>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

QString tr(const char *text)
{
    return QCoreApplication::translate("Reference", text);
}

} // namespace

Result<Value> ReferenceResolver::resolve(const Field &field, const Value &value)
{
    if (value.isNull())
        return Value();
    const KindId target = *field.target;
    const QString name = m_writer.catalogue().kind(target).name;
    if (value.isInteger()) {
        const auto found = m_lookup.byId(target, value.toInteger());
        RAPPORT_TRY(found);
        if (found->empty())
            return invalid(tr("There is no %1 with the id %2.").arg(name, value.toText()));
        return value;
    }
    const auto found = m_lookup.byText(target, value.toText());
    RAPPORT_TRY(found);
    if (found->size() > 1)
        return invalid(tr("\"%1\" fits more than one %2; write # and the id of the one you mean.")
                           .arg(value.toText(), name));
    if (found->size() == 1)
        return Value(found->front());
    return create(target, value.toText());
}

Result<Value> ReferenceResolver::create(KindId kind, const QString &key)
{
    const Kind &target = m_writer.catalogue().kind(kind);
    const auto make = [&](KindId of, std::vector<Assignment> values) -> Result<Value> {
        const auto id = m_writer.insert(of, values);
        RAPPORT_TRY(id);
        return Value(id->value);
    };
    switch (kind) {
    case KindId::Developer: {
        const qsizetype colon = key.indexOf(u':');
        if (key.contains(u'@') || colon <= 0) {
            const QString field = key.contains(u'@') ? u"email"_s : u"name"_s;
            return make(kind, {{target.indexOf(field), Value(key.trimmed())}});
        }
        const auto developer = make(kind, {});
        RAPPORT_TRY(developer);
        const Kind &identity = m_writer.catalogue().kind(KindId::Identity);
        RAPPORT_TRY(make(KindId::Identity,
                         {{identity.indexOf(u"developer"_s), *developer},
                          {identity.indexOf(u"platform"_s), Value(key.left(colon))},
                          {identity.indexOf(u"handle"_s), Value(key.mid(colon + 1))}}));
        return developer;
    }
    case KindId::Company:
    case KindId::Survey:
    case KindId::Event:
    case KindId::Resource:
    case KindId::Project:
        return make(kind, {{target.indexOf(target.titleField), Value(key.trimmed())}});
    default:
        return invalid(tr("A %1 is given as # and its id; \"%2\" is not.").arg(target.name, key));
    }
}

} // namespace rapport
