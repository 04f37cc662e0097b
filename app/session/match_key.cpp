// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/match_key.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Key fields that some records of a kind lack without losing the key.
bool mayBeEmptyInKey(const QString &field)
{
    return field == u"source"_s || field == u"survey"_s || field == u"starts_at"_s;
}

MatchKey::By wayOf(const Kind &kind, const QString &field, bool isMain)
{
    if (kind.id == KindId::Developer)
        return field == u"email"_s ? MatchKey::By::Email : MatchKey::By::Fields;
    if (kind.id == KindId::Company && field == u"domain"_s)
        return MatchKey::By::Domain;
    return !isMain && field == kind.titleField ? MatchKey::By::Name : MatchKey::By::Fields;
}

MatchKey keyOf(const Kind &kind, const RowRecord &record, const QStringList &fields)
{
    MatchKey key;
    for (const QString &name : fields) {
        const int field = kind.indexOf(name);
        // An event whose start is in no column is known by its title.
        if (kind.id == KindId::Event && name == u"starts_at"_s && !record.find(field))
            continue;
        key.fields.push_back(field);
        key.names.push_back(name);
        key.mayBeEmpty.push_back(mayBeEmptyInKey(name));
    }
    if (key.fields.size() == 1)
        key.by = wayOf(kind, key.names.front(), record.isMain);
    return key;
}

bool isSourceKey(const MatchKey &key)
{
    return std::ranges::find(key.names, u"source_id"_s) != key.names.end();
}

} // namespace

Result<std::vector<MatchKey>> matchKeys(const ImportPlan &plan, const Kind &kind,
                                        const RowRecord &record)
{
    const QStringList chosen = plan.match.value(kind.name);
    for (const QString &name : chosen) {
        const Field *field = kind.find(name);
        if (!field || field->computed)
            return Error{Error::Code::Invalid,
                         QCoreApplication::translate(
                             "Import", "The plan matches %1 by \"%2\", which is no field of it.")
                             .arg(kind.name, name),
                         {}};
    }
    if (!chosen.isEmpty())
        return std::vector{keyOf(kind, record, chosen)};
    std::vector<MatchKey> keys;
    for (const QStringList &fields : kind.keys)
        keys.push_back(keyOf(kind, record, fields));
    std::ranges::stable_partition(keys, isSourceKey);
    if (kind.id == KindId::Developer)
        keys.push_back({MatchKey::By::Identity});
    return keys;
}

} // namespace rapport
