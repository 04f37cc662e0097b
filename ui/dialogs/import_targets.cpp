// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_targets.h"

#include "domain/value.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// \p kind, then the kinds that its rows can fill besides, each once.
std::vector<KindId> reachableKinds(const Catalogue &catalogue, KindId kind)
{
    std::vector<KindId> kinds = {kind};
    const auto add = [&kinds](KindId one) {
        if (std::ranges::find(kinds, one) == kinds.end())
            kinds.push_back(one);
    };
    for (size_t i = 0; i < kinds.size() && kinds.size() < size_t(kKindCount); ++i) {
        for (const Field &field : catalogue.kind(kinds[i]).fields) {
            if (field.target && field.editable())
                add(*field.target);
        }
        if (kinds[i] == KindId::Developer)
            add(KindId::Identity);
    }
    return kinds;
}

} // namespace

void ImportTargets::setKind(const Catalogue &catalogue, KindId kind)
{
    clear();
    auto *none = new QStandardItem(tr("Leave out"));
    none->setData(QString(), PathRole);
    appendRow(none);
    for (const KindId id : reachableKinds(catalogue, kind))
        addGroup(catalogue.kind(id));
}

void ImportTargets::addGroup(const Kind &kind)
{
    auto *heading = new QStandardItem(kind.displayLabel());
    heading->setFlags(Qt::NoItemFlags);
    heading->setFont(themeFont(Theme::secondarySize, QFont::DemiBold));
    appendRow(heading);
    for (const Field &field : kind.fields) {
        // References are filled through the fields of what they refer to.
        if (!field.editable() || field.isReference())
            continue;
        auto *item = new QStandardItem(
            tr("%1: %2", "kind: field").arg(kind.displayLabel(), field.displayLabel()));
        item->setData(QString(kind.name + u'.' + field.name), PathRole);
        appendRow(item);
    }
}

int ImportTargets::rowOf(const QString &path) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (item(row)->isEnabled() && item(row)->data(PathRole).toString() == path)
            return row;
    }
    return 0;
}

QString ImportTargets::pathAt(int row) const
{
    return row >= 0 && row < rowCount() ? item(row)->data(PathRole).toString() : QString();
}

const Field *fieldAt(const Catalogue &catalogue, const QString &path)
{
    const Kind *kind = catalogue.find(path.section(u'.', 0, 0));
    return kind ? kind->find(path.section(u'.', 1)) : nullptr;
}

QString scaleText(const MeasureScale &scale)
{
    if (scale.isWordList())
        return scale.wordList.join(u", "_s);
    return QCoreApplication::translate("Import", "%1 to %2")
        .arg(exactText(scale.min), exactText(scale.max));
}

Result<MeasureScale> parseScale(const QString &text)
{
    static const QRegularExpression range(
        u"^\\s*(-?\\d+(?:\\.\\d+)?)\\s*(?:\\.\\.|\\p{L}+|-|–|~)\\s*(-?\\d+(?:\\.\\d+)?)\\s*$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    if (const auto match = range.match(text); match.hasMatch()) {
        MeasureScale scale;
        scale.min = match.captured(1).toDouble();
        scale.max = match.captured(2).toDouble();
        if (scale.min < scale.max)
            return scale;
    }
    QStringList words;
    for (const QString &word : text.split(u','))
        words << word.trimmed();
    words.removeAll(QString());
    if (words.size() >= 2)
        return MeasureScale::ofWords(words);
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate(
                     "Import",
                     "A scale is written \"1 to 5\", or as its words from worst to best, "
                     "separated by commas; \"%1\" is neither.")
                     .arg(text),
                 {}};
}

QStringList usualScales()
{
    return {scaleText({0, 1, {}, {}}),  scaleText({1, 5, {}, {}}),  scaleText({1, 7, {}, {}}),
            scaleText({0, 10, {}, {}}), scaleText({1, 10, {}, {}}), scaleText({0, 100, {}, {}})};
}

} // namespace rapport::ui
