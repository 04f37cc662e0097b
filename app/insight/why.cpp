// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/why.h"

#include "store/components.h"
#include "store/journal.h"

#include <QCoreApplication>

#include <cmath>

namespace rapport {

namespace {

constexpr int kPartDecimals = 9;

std::vector<WhySheet> sheetsBehind(Measure measure, const std::vector<Sheet> &sheets,
                                   double halfLife)
{
    std::vector<WhySheet> behind;
    qint64 newest = 0;
    for (const Sheet &sheet : sheets) {
        if (sheet.answers.has(measure))
            newest = std::max(newest, sheet.day);
    }
    for (const Sheet &sheet : sheets) {
        if (!sheet.answers.has(measure))
            continue;
        const double weight = halfLife > 0 ? std::exp2(double(sheet.day - newest) / halfLife) : 1;
        behind.push_back(
            {RecordId(sheet.id), QDate::fromJulianDay(sheet.day), sheet.answers[measure], weight});
    }
    return behind;
}

Why explain(ScoreKind kind, const Components &components, const std::vector<Sheet> &sheets,
            const WorkspaceSettings &settings)
{
    Why why;
    why.score = weightedScore(kind, components, settings.weights);
    why.band = settings.bands.of(why.score.value);
    if (!why.score.value)
        return why;
    std::vector<double> parts;
    for (const Measure m : measuresOf(kind)) {
        if (!components.has(m))
            continue;
        const double effective = settings.weights[m] / why.score.coverage;
        parts.push_back(components[m] * effective);
        why.terms.push_back({m, roundScore(components[m]), settings.weights[m],
                             roundScore(effective), 0, sheetsBehind(m, sheets, settings.halfLife)});
    }
    const auto exact = partsThatSum(parts, *why.score.value, kPartDecimals);
    for (size_t i = 0; i < exact.size(); ++i)
        why.terms[i].part = exact[i];
    return why;
}

} // namespace

Result<DeveloperWhy> explainScores(const ReadContext &context, RecordId developer)
{
    const auto stored =
        storedValues(context.connection(), context.catalogue().kind(KindId::Developer), developer);
    RAPPORT_TRY(stored);
    if (!*stored)
        return Error{Error::Code::NotFound,
                     QCoreApplication::translate("Why", "There is no developer with the id %1.")
                         .arg(developer.value),
                     {}};
    const auto sheets = sheetsOf(context.connection(), developer.value);
    RAPPORT_TRY(sheets);
    ComponentMeans means(context.settings().halfLife);
    for (const Sheet &sheet : *sheets)
        means.add(sheet.day, sheet.answers);
    const Components components = means.components();
    return DeveloperWhy{developer,
                        explain(ScoreKind::Satisfaction, components, *sheets, context.settings()),
                        explain(ScoreKind::Efficiency, components, *sheets, context.settings())};
}

} // namespace rapport
