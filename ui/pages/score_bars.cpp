// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/score_bars.h"

#include "ui/models/cell_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace rapport::ui {

namespace {

constexpr qint64 kEnoughForAllBins = 1000;

BarRow bar(const QString &key, const QString &label, double value, qint64 n, const Bands &bands)
{
    return {key,
            label,
            value,
            localScore(value, bands),
            bands.of(value),
            QCoreApplication::translate("ScoreBars", "%1: n %2").arg(label, QLocale().toString(n))};
}

} // namespace

std::vector<BarRow> satisfactionBars(const std::vector<GroupScore> &groups, const Bands &bands,
                                     const QString &nobody)
{
    std::vector<BarRow> rows;
    for (size_t i = 0; i < groups.size(); ++i) {
        const GroupScore &group = groups[i];
        if (group.cs)
            rows.push_back(bar(QString::number(i), group.key.isEmpty() ? nobody : group.key,
                               *group.cs, group.csN, bands));
    }
    return rows;
}

std::vector<BarRow> measureBars(const GroupScore &group, const Bands &bands)
{
    std::vector<BarRow> rows;
    for (const Measure m : kMeasures) {
        if (group.components.has(m))
            rows.push_back(bar(measureName(m), measureLabel(m), group.components[m],
                               group.componentN[size_t(m)], bands));
    }
    return rows;
}

std::vector<GroupScore> lowestGroups(std::vector<GroupScore> groups, qint64 least, size_t most)
{
    std::erase_if(groups, [least](const GroupScore &group) {
        return group.key.isEmpty() || !group.cs || group.csN < least;
    });
    std::ranges::stable_sort(groups, {}, [](const GroupScore &group) { return *group.cs; });
    if (groups.size() > most)
        groups.resize(most);
    return groups;
}

std::vector<qint64> readableBins(const std::vector<qint64> &bins, qint64 n)
{
    if (n >= kEnoughForAllBins || bins.size() % 2 != 0)
        return bins;
    std::vector<qint64> wide(bins.size() / 2);
    for (size_t i = 0; i < bins.size(); ++i)
        wide[i / 2] += bins[i];
    return wide;
}

} // namespace rapport::ui
