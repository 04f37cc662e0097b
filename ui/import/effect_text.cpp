// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/effect_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

QString valueText(const Field &field, const Value &value, const EffectContext &context)
{
    // References come as what their targets are called.
    if (field.isReference() || value.isNull())
        return value.toText();
    return cellText(field, {value, {}}, context.cells);
}

bool isFound(const ImportEffect &effect, const QStringList &words, const EffectContext &context)
{
    return std::ranges::all_of(words, [&](const QString &word) {
        const auto has = [&word](const QString &text) {
            return text.contains(word, Qt::CaseInsensitive);
        };
        if (has(effect.title) || has(effect.message) || has(effect.column)
            || QString::number(effect.row) == word)
            return true;
        return std::ranges::any_of(effect.changes, [&](const ImportEffect::Change &change) {
            const ChangeText text = changeText(effect, change, context);
            return has(text.before) || has(text.after) || has(text.field);
        });
    });
}

} // namespace

EffectContext EffectContext::of(const Catalogue &catalogue, const ImportPlan &plan,
                                const CellContext &cells)
{
    EffectContext context{catalogue, cells};
    for (const ImportColumn &column : plan.columns) {
        if (!column.newField
            || context.catalogue.kind(column.newField->kind).find(column.newField->name))
            continue;
        Field field;
        field.name = field.label = field.labelZh = column.newField->name;
        field.type = column.newField->type;
        field.custom = true;
        context.catalogue = context.catalogue.withCustomField(column.newField->kind, field);
    }
    return context;
}

ChangeText changeText(const ImportEffect &effect, const ImportEffect::Change &change,
                      const EffectContext &context)
{
    const auto &fields = context.catalogue.kind(effect.kind).fields;
    if (change.field < 0 || change.field >= int(fields.size()))
        return {{}, change.before.toText(), change.after.toText()};
    const Field &field = fields[size_t(change.field)];
    return {field.displayLabel(), valueText(field, change.before, context),
            valueText(field, change.after, context)};
}

QString effectTypeText(ImportEffect::Type type)
{
    switch (type) {
    case ImportEffect::Type::Created: return tr("New");
    case ImportEffect::Type::Updated: return tr("Changed");
    case ImportEffect::Type::Unchanged: return tr("Unchanged");
    case ImportEffect::Type::Rejected: return tr("Rejected");
    case ImportEffect::Type::Conflict: return tr("Conflicts");
    case ImportEffect::Type::WeakMatch: return tr("Same name");
    }
    return {};
}

QString effectTypeName(ImportEffect::Type type)
{
    return type == ImportEffect::Type::Conflict ? tr("Conflict") : effectTypeText(type);
}

QString effectSentence(const ImportEffect &effect, const EffectContext &context)
{
    QStringList parts = {tr("Row %1").arg(effect.row), effectTypeName(effect.type),
                         context.catalogue.kind(effect.kind).displayLabel() + u' ' + effect.title};
    for (const ImportEffect::Change &change : effect.changes) {
        const ChangeText text = changeText(effect, change, context);
        parts << (text.before.isEmpty() ? tr("%1: %2").arg(text.field, text.after)
                      : text.after.isEmpty()
                      ? tr("%1: %2 is cleared").arg(text.field, text.before)
                      : tr("%1: %2 becomes %3").arg(text.field, text.before, text.after));
    }
    if (!effect.message.isEmpty())
        parts << effect.message;
    return parts.join(u", "_s);
}

std::vector<int> effectsFound(const ImportEffects &effects, const EffectFilter &filter,
                              const EffectContext &context)
{
    const QStringList words = filter.text.split(u' ', Qt::SkipEmptyParts);
    std::vector<int> found;
    for (size_t place = 0; place < effects.listed.size(); ++place) {
        const ImportEffect &effect = effects.listed[place];
        if (filter.type && effect.type != *filter.type)
            continue;
        if (filter.kind
            && (effect.kind != *filter.kind || effect.type == ImportEffect::Type::Rejected))
            continue;
        if (words.isEmpty() || isFound(effect, words, context))
            found.push_back(int(place));
    }
    return found;
}

} // namespace rapport::ui
