// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_matcher.h"

#include "domain/field_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kAmbiguous = -1;
constexpr int kDigestBytes = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

Result<qint64> only(const Result<std::vector<qint64>> &found)
{
    RAPPORT_TRY(found);
    if (found->size() > 1)
        return kAmbiguous;
    return found->empty() ? 0 : found->front();
}

/// Kinds whose reference by text is made where it does not exist (ReferenceResolver).
bool canBeMadeByName(KindId kind)
{
    switch (kind) {
    case KindId::Developer:
    case KindId::Company:
    case KindId::Survey:
    case KindId::Event:
    case KindId::Resource:
    case KindId::Project: return true;
    default: return false;
    }
}

/// Whether \p key says less than \p other, which has all its fields and more.
bool saysLess(const MatchKey &key, const MatchKey &other)
{
    return !key.fields.empty() && key.fields.size() < other.fields.size()
        && std::ranges::all_of(key.fields, [&](int field) {
               return std::ranges::find(other.fields, field) != other.fields.end();
           });
}

/// People and companies are found by any of their keys; of other kinds a record that has another
/// value for a better key is another record.
bool anyKeyWillDo(KindId kind)
{
    return kind == KindId::Developer || kind == KindId::Company;
}

} // namespace

Result<ImportMatcher> ImportMatcher::make(RecordWriter &writer, const ImportPlan &plan,
                                          const ImportRow &prototype)
{
    ImportMatcher matcher(writer);
    for (const RowRecord &record : prototype.records) {
        auto keys = matchKeys(plan, writer.catalogue().kind(record.kind), record);
        RAPPORT_TRY(keys);
        matcher.m_keys[size_t(record.kind)] = std::move(*keys);
    }
    return matcher;
}

RowVerdict ImportMatcher::findReferences(RowRecord &record)
{
    const Kind &kind = m_writer->catalogue().kind(record.kind);
    for (RowCell &cell : record.cells) {
        const Field &field = kind.fields[size_t(cell.field)];
        if (!field.isReference() || cell.link >= 0 || cell.value.isNull())
            continue;
        const QString name = m_writer->catalogue().kind(*field.target).name;
        const QString text = cell.value.toText();
        QHash<QString, qint64> &known = m_names[size_t(*field.target)];
        const bool isId = cell.value.isInteger();
        qint64 id = isId ? 0 : known.value(text);
        if (id == 0) {
            const auto found = only(isId ? m_lookup.byId(*field.target, cell.value.toInteger())
                                         : m_lookup.byText(*field.target, text));
            RAPPORT_TRY(found);
            id = *found;
        }
        if (id == kAmbiguous)
            return std::optional(Rejection{
                0, cell.heading, u"ambiguous"_s,
                tr("\"%1\" fits more than one %2; write # and the id of the one you mean.")
                    .arg(text, name)});
        if (id == 0 && isId)
            return std::optional(Rejection{0, cell.heading, u"id"_s,
                                           tr("There is no %1 with the id %2.").arg(name, text)});
        if (id == 0 && !canBeMadeByName(*field.target))
            return std::optional(
                Rejection{0, cell.heading, u"reference"_s,
                          tr("A %1 is given as # and its id; \"%2\" is not.").arg(name, text)});
        if (id != 0 && !isId)
            known.insert(text, id);
        cell.targetIsMissing = id == 0;
        if (id != 0)
            cell.value = Value(id);
    }
    return std::optional<Rejection>();
}

RowVerdict ImportMatcher::find(RowRecord &record, ImportRow &row)
{
    if (record.ownId > 0)
        return findById(record);
    bool anyKey = false;
    auto verdict = findByKeys(record, row, anyKey);
    if (!verdict || *verdict || record.id != 0 || anyKey)
        return verdict;
    return findByContent(record, row);
}

RowVerdict ImportMatcher::findById(RowRecord &record)
{
    const auto found = only(m_lookup.byId(record.kind, record.ownId));
    RAPPORT_TRY(found);
    record.id = *found;
    if (record.id != 0)
        return std::optional<Rejection>();
    return std::optional(Rejection{0,
                                   {},
                                   u"id"_s,
                                   tr("There is no %1 with the id %2 in this workspace.")
                                       .arg(m_writer->catalogue().kind(record.kind).name)
                                       .arg(record.ownId)});
}

/// \p anyKey tells whether the record has a key at all.
RowVerdict ImportMatcher::findByKeys(RowRecord &record, ImportRow &row, bool &anyKey)
{
    std::vector<const MatchKey *> tried;
    for (const MatchKey &key : m_keys[size_t(record.kind)]) {
        const bool settled = std::ranges::any_of(
            tried, [&](const MatchKey *better) { return saysLess(key, *better); });
        if (settled || !applies(key, record, row))
            continue;
        anyKey = true;
        const auto found = lookUp(key, record, row);
        RAPPORT_TRY(found);
        if (*found == kAmbiguous) {
            const QString text =
                key.fields.empty() ? QString() : record.value(key.fields.front()).toText();
            return std::optional(ambiguous(record, text));
        }
        if (*found != 0) {
            const auto other = contradicts(record, *found, key, tried);
            RAPPORT_TRY(other);
            if (!*other) {
                record.id = *found;
                markFoundBy(key, record);
                return std::optional<Rejection>();
            }
        }
        tried.push_back(&key);
    }
    return std::optional<Rejection>();
}

bool ImportMatcher::applies(const MatchKey &key, const RowRecord &record, ImportRow &row) const
{
    if (key.by == MatchKey::By::Identity) {
        const RowRecord *identity = row.find(KindId::Identity);
        return identity && !identity->isMain && identity->given;
    }
    bool any = false;
    for (size_t i = 0; i < key.fields.size(); ++i) {
        const bool named = record.names(key.fields[i]);
        any = any || named;
        if (!named && !key.mayBeEmpty[i])
            return false;
    }
    return any;
}

ImportMatcher::Found ImportMatcher::lookUp(const MatchKey &key, const RowRecord &record,
                                           ImportRow &row)
{
    switch (key.by) {
    case MatchKey::By::Email:
        return only(m_lookup.developerByEmail(record.value(key.fields.front()).toText()));
    case MatchKey::By::Domain: return lookUpDomains(record.value(key.fields.front()).toText());
    case MatchKey::By::Name: return lookUpName(record, record.value(key.fields.front()).toText());
    case MatchKey::By::Identity: {
        const Kind &kind = m_writer->catalogue().kind(KindId::Identity);
        const RowRecord &identity = *row.find(KindId::Identity);
        return only(
            m_lookup.developerByIdentity(identity.value(kind.indexOf(u"platform"_s)).toText(),
                                         identity.value(kind.indexOf(u"handle"_s)).toText()));
    }
    case MatchKey::By::Fields: break;
    }
    std::vector<Value> values;
    for (const int field : key.fields) {
        const RowCell *cell = record.find(field);
        // Nobody can refer yet to what has yet to be made.
        if (cell && cell->targetIsMissing)
            return 0;
        values.push_back(cell ? cell->value : Value());
    }
    return only(m_lookup.byFields(record.kind, key.names, values));
}

ImportMatcher::Found ImportMatcher::lookUpName(const RowRecord &record, const QString &name)
{
    QHash<QString, qint64> &known = m_names[size_t(record.kind)];
    if (const qint64 id = known.value(name); id != 0)
        return id;
    const auto found = only(m_lookup.byText(record.kind, name));
    if (found && *found > 0)
        known.insert(name, *found);
    return found;
}

ImportMatcher::Found ImportMatcher::lookUpDomains(const QString &domains)
{
    qint64 id = 0;
    for (const QString &domain : splitTags(domains)) {
        const auto found = only(m_lookup.companyByDomain(domain));
        RAPPORT_TRY(found);
        if (*found != 0 && id != 0 && *found != id)
            return kAmbiguous;
        id = *found != 0 ? *found : id;
    }
    return id;
}

/// Whether \p candidate, found by \p key, has another value for one of the \p stronger keys,
/// which did not find it.
Result<bool> ImportMatcher::contradicts(const RowRecord &record, qint64 candidate,
                                        const MatchKey &key,
                                        std::span<const MatchKey *const> stronger)
{
    if (stronger.empty() || anyKeyWillDo(record.kind))
        return false;
    const auto stored = m_writer->stored(record.kind, RecordId(candidate));
    RAPPORT_TRY(stored);
    return std::ranges::any_of(stronger, [&](const MatchKey *better) {
        return std::ranges::all_of(better->fields, [&](int field) {
            return std::ranges::find(key.fields, field) != key.fields.end()
                || !(**stored)[size_t(field)].isNull();
        });
    });
}

void ImportMatcher::markFoundBy(const MatchKey &key, RowRecord &record) const
{
    for (const int field : key.fields) {
        RowCell *cell = record.find(field);
        // A list of domains may say more than the one that fitted.
        if (cell)
            cell->foundBy = key.by != MatchKey::By::Domain || !cell->value.toText().contains(u',');
    }
}

RowVerdict ImportMatcher::findByContent(RowRecord &record, ImportRow &row)
{
    const Kind &kind = m_writer->catalogue().kind(record.kind);
    const bool isPersonsSheet =
        record.kind == KindId::Feedback && record.names(kind.indexOf(u"developer"_s));
    const bool byMadeKey = kind.find(u"source_id"_s) && !isPersonsSheet;
    const auto found = byMadeKey ? makeKey(record, row) : lookUpContent(record);
    RAPPORT_TRY(found);
    record.id = *found;
    return std::optional<Rejection>();
}

/// A record all of whose mapped fields are as the row says; the first of several.
ImportMatcher::Found ImportMatcher::lookUpContent(const RowRecord &record)
{
    const Kind &kind = m_writer->catalogue().kind(record.kind);
    std::vector<QString> names;
    std::vector<Value> values;
    for (const RowCell &cell : record.cells) {
        if (cell.targetIsMissing)
            return 0;
        const Field &field = kind.fields[size_t(cell.field)];
        if (cell.value.isNull() && !field.defaultText.isEmpty())
            continue;
        names.push_back(field.name);
        values.push_back(cell.value);
    }
    // A sheet of another survey is another sheet, also where this file names none.
    if (const int survey = kind.indexOf(u"survey"_s); survey >= 0 && !record.find(survey)) {
        names.push_back(u"survey"_s);
        values.emplace_back();
    }
    const auto found = m_lookup.byFields(record.kind, names, values);
    RAPPORT_TRY(found);
    return found->empty() ? 0 : found->front();
}

/// Gives the record a source id made from its content, and finds who has it already.
Result<qint64> ImportMatcher::makeKey(RowRecord &record, ImportRow &row)
{
    const Kind &kind = m_writer->catalogue().kind(record.kind);
    const int source = kind.indexOf(u"source"_s);
    const int sourceId = kind.indexOf(u"source_id"_s);
    const QByteArray digest = contentDigest(record, row);
    const int count = ++m_equals[digest];
    QString id = QString::fromLatin1(digest.toHex());
    if (count > 1)
        id += u'-' + QString::number(count);
    Value from = record.value(source);
    if (from.isNull())
        from = u"import"_s;
    record.madeKey = {{source, from}, {sourceId, Value(id)}};
    const QString names[] = {u"source"_s, u"source_id"_s};
    const Value values[] = {from, Value(id)};
    const auto found = m_lookup.byFields(record.kind, names, values);
    RAPPORT_TRY(found);
    return found->empty() ? 0 : found->front();
}

/// Over what the row says of the record, and by which names it mentions others.
QByteArray ImportMatcher::contentDigest(const RowRecord &record, ImportRow &row) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const RowRecord &of, const RowCell &cell) {
        const Value &value = cell.written.isNull() ? cell.value : cell.written;
        if (value.isNull())
            return;
        const Kind &kind = m_writer->catalogue().kind(of.kind);
        hash.addData(kind.name.toUtf8());
        hash.addData(".");
        hash.addData(kind.fields[size_t(cell.field)].name.toUtf8());
        hash.addData("\x1f");
        hash.addData(value.toText().toUtf8());
        hash.addData("\x1e");
    };
    for (const RowCell &cell : record.cells) {
        if (cell.link < 0) {
            add(record, cell);
            continue;
        }
        const RowRecord &target = row.records[size_t(cell.link)];
        for (const RowCell &name : target.cells) {
            if (target.given && name.link < 0 && name.isNaming)
                add(target, name);
        }
    }
    return hash.result().left(kDigestBytes);
}

Rejection ImportMatcher::ambiguous(const RowRecord &record, const QString &text) const
{
    const QString kind = m_writer->catalogue().kind(record.kind).name;
    return {0,
            {},
            u"ambiguous"_s,
            text.isEmpty() ? tr("The row fits more than one %1.").arg(kind)
                           : tr("\"%1\" fits more than one %2.").arg(text, kind)};
}

void ImportMatcher::noteMade(const RowRecord &record)
{
    if (record.isMain)
        return;
    const Kind &kind = m_writer->catalogue().kind(record.kind);
    const Value &name = record.value(kind.indexOf(kind.titleField));
    if (canBeMadeByName(record.kind) && record.kind != KindId::Developer && !name.isNull())
        m_names[size_t(record.kind)].insert(name.toText(), record.id);
}

} // namespace rapport
