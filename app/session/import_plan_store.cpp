// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_plan_store.h"

#include "session/rejects_file.h"
#include "store/workspace_tables.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kFingerprintBytes = 8;

QString presetKind()
{
    return u"import plan"_s;
}

QString folded(const QString &heading)
{
    return heading.simplified().toCaseFolded();
}

/// The headings of the file itself as they compare.
QSet<QString> foldedSet(const QStringList &headings)
{
    QSet<QString> set;
    for (const QString &heading : withoutRejectColumns(headings)) {
        if (const QString text = folded(heading); !text.isEmpty())
            set.insert(text);
    }
    return set;
}

QStringList missingIn(const QSet<QString> &set, const QStringList &headings)
{
    QStringList missing;
    for (const QString &heading : withoutRejectColumns(headings)) {
        if (!folded(heading).isEmpty() && !set.contains(folded(heading)))
            missing.append(heading);
    }
    return missing;
}

/// Where the heading that stood at \p position among \p then stands \p now: the first of several
/// remains the first. -1 where it vanished.
int positionNow(int position, const QStringList &then, const QStringList &now)
{
    const QString heading = folded(then.value(position));
    qsizetype before = 0;
    for (int i = 0; i < position; ++i)
        before += folded(then.value(i)) == heading ? 1 : 0;
    for (int i = 0; i < int(now.size()); ++i) {
        if (folded(now[i]) == heading && before-- == 0)
            return i;
    }
    return -1;
}

/// The heading of \p now that \p heading is; empty where it vanished.
QString headingNow(const QString &heading, const QStringList &now)
{
    if (now.contains(heading))
        return heading;
    const auto found = std::ranges::find_if(
        now, [&](const QString &other) { return folded(other) == folded(heading); });
    return found == now.end() ? QString() : *found;
}

/// Points \p column to where its heading is \p now; false where it vanished.
bool place(ImportColumn &column, const QStringList &then, const QStringList &now)
{
    if (const int *position = std::get_if<int>(&column.source)) {
        const int at = positionNow(*position, then, now);
        column.source = at;
        return at >= 0;
    }
    if (const QString *heading = std::get_if<QString>(&column.source)) {
        // One row of several headings may name a column too: what it was is not known here.
        if (!then.contains(*heading))
            return true;
        const QString found = headingNow(*heading, now);
        column.source = found;
        return !found.isEmpty();
    }
    return true;
}

ImportSource sourceOf(const ImportSource &saved, const ImportSource &proposed)
{
    ImportSource source = proposed;
    // A file in an encoding that only a person could tell looks like another one again.
    const bool isUtf8 = !proposed.encoding || proposed.encoding == u"UTF-8"_s;
    if (!isUtf8 && saved.encoding && saved.encoding != u"UTF-8"_s)
        source.encoding = saved.encoding;
    source.decimal = saved.decimal;
    source.noAnswer = saved.noAnswer;
    if (saved.dateOrder)
        source.dateOrder = saved.dateOrder;
    return source;
}

std::optional<SavedImportPlan> fromPreset(const QString &fingerprint, const QString &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body.toUtf8()).object();
    auto plan = ImportPlan::fromJson(json[u"plan"_s].toObject());
    if (!plan)
        return std::nullopt;
    SavedImportPlan saved{fingerprint,
                          json[u"name"_s].toString(),
                          std::move(*plan),
                          {},
                          json[u"used_at"_s].toString()};
    for (const QJsonValue heading : json[u"headings"_s].toArray())
        saved.headings.append(heading.toString());
    return saved;
}

} // namespace

QString headingFingerprint(const QStringList &headings)
{
    const QSet<QString> set = foldedSet(headings);
    if (set.isEmpty())
        return {};
    QStringList sorted(set.begin(), set.end());
    sorted.sort();
    const QByteArray digest =
        QCryptographicHash::hash(sorted.join(QChar(0x1F)).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.left(kFingerprintBytes).toHex());
}

HeadingChanges headingChanges(const SavedImportPlan &saved, const QStringList &headings)
{
    return {missingIn(foldedSet(saved.headings), headings),
            missingIn(foldedSet(headings), saved.headings)};
}

std::optional<SavedImportPlan> bestPlan(const std::vector<SavedImportPlan> &plans,
                                        const QStringList &headings)
{
    const QSet<QString> wanted = foldedSet(headings);
    const QString fingerprint = headingFingerprint(headings);
    const SavedImportPlan *best = nullptr;
    qsizetype most = 0;
    for (const SavedImportPlan &saved : plans) {
        if (!fingerprint.isEmpty() && saved.fingerprint == fingerprint)
            return saved;
        const qsizetype common = foldedSet(saved.headings).intersect(wanted).size();
        if (common > most) {
            best = &saved;
            most = common;
        }
    }
    return best && most * 2 >= wanted.size() ? std::optional(*best) : std::nullopt;
}

ImportPlan fitPlan(const SavedImportPlan &saved, const QStringList &headings,
                   const ImportPlan &proposed)
{
    const QStringList now = withoutRejectColumns(headings);
    ImportPlan plan = saved.plan;
    plan.source = sourceOf(saved.plan.source, proposed.source);
    std::erase_if(plan.columns,
                  [&](ImportColumn &column) { return !place(column, saved.headings, now); });
    for (ImportColumn &column : plan.columns) {
        const auto same = std::ranges::find_if(proposed.columns, [&](const ImportColumn &other) {
            return !other.field.isEmpty() && other.field == column.field;
        });
        if (!column.scale && same != proposed.columns.end())
            column.scale = same->scale;
    }
    return plan;
}

Result<std::vector<SavedImportPlan>> readImportPlans(Connection &connection)
{
    const auto kept = readPresets(connection, presetKind());
    RAPPORT_TRY(kept);
    std::vector<SavedImportPlan> plans;
    for (const auto &[fingerprint, body] : *kept) {
        if (auto saved = fromPreset(fingerprint, body))
            plans.push_back(std::move(*saved));
    }
    std::ranges::stable_sort(plans, std::ranges::greater(), &SavedImportPlan::usedAt);
    return plans;
}

Result<void> writeImportPlan(Connection &connection, const SavedImportPlan &plan)
{
    if (plan.fingerprint.isEmpty() || plan.name.trimmed().isEmpty())
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "Import", "A plan is kept for the headings of a file, under a name."),
                     {}};
    const QJsonObject json = {{u"name"_s, plan.name.trimmed()},
                              {u"plan"_s, plan.plan.toJson()},
                              {u"headings"_s, QJsonArray::fromStringList(plan.headings)},
                              {u"used_at"_s, plan.usedAt}};
    return savePreset(connection, presetKind(), plan.fingerprint,
                      QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

Result<void> deleteImportPlan(Connection &connection, const QString &fingerprint)
{
    return removePreset(connection, presetKind(), fingerprint);
}

Result<void> rememberImportPlan(Connection &connection, const ImportPlan &plan, const QString &file,
                                const QStringList &headings, const QString &now)
{
    const QString fingerprint = headingFingerprint(headings);
    if (fingerprint.isEmpty())
        return {};
    SavedImportPlan saved{fingerprint, file, plan, withoutRejectColumns(headings), now};
    const auto known = readPreset(connection, presetKind(), fingerprint);
    RAPPORT_TRY(known);
    if (*known) {
        if (const auto before = fromPreset(fingerprint, **known))
            saved.name = before->name;
    }
    return writeImportPlan(connection, saved);
}

} // namespace rapport
