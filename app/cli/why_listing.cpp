// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/why_listing.h"

#include "cli/cli_text.h"
#include "domain/json_values.h"
#include "insight/why.h"

#include <QJsonArray>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kSharePrecision = 4;

QJsonArray describe(const std::vector<WhySheet> &sheets)
{
    QJsonArray list;
    for (const WhySheet &sheet : sheets)
        list.append(QJsonObject{{u"id"_s, sheet.id.value},
                                {u"taken_on"_s, sheet.takenOn.toString(Qt::ISODate)},
                                {u"value"_s, sheet.value},
                                {u"weight"_s, sheet.weight}});
    return list;
}

QJsonObject describe(const Why &why)
{
    QJsonArray terms;
    for (const WhyTerm &term : why.terms)
        terms.append(QJsonObject{{u"measure"_s, measureName(term.measure)},
                                 {u"value"_s, term.value},
                                 {u"weight"_s, term.weight},
                                 {u"effective_weight"_s, term.effectiveWeight},
                                 {u"part"_s, term.part},
                                 {u"sheets"_s, describe(term.sheets)}});
    return {{u"value"_s, orNull(why.score.value)},
            {u"coverage"_s, why.score.coverage},
            {u"band"_s, orNull(why.band)},
            {u"terms"_s, terms}};
}

QString shareText(double share)
{
    return QString::number(share, 'g', kSharePrecision);
}

QString sheetsText(const std::vector<WhySheet> &sheets)
{
    QStringList texts;
    for (const WhySheet &sheet : sheets)
        texts.prepend(u"%1: %2 x %3"_s.arg(sheet.takenOn.toString(Qt::ISODate),
                                           shareText(sheet.value), shareText(sheet.weight)));
    return texts.join(u"; "_s);
}

/// How many decimals \p number is printed with.
int decimalsOf(const QString &number)
{
    return int(number.size() - number.indexOf(u'.') - 1);
}

Result<void> printSum(Invocation &run, const QString &title, const Why &why, const Bands &bands)
{
    if (!why.score.value)
        return run.line(Cli::tr("%1: no score").arg(title));
    const QString total = formatScore(*why.score.value, bands);
    const int decimals = decimalsOf(total);
    RAPPORT_TRY(run.line(
        Cli::tr("%1 %2, %3, coverage %4")
            .arg(title, total, bandLabel(why.band), QString::number(why.score.coverage, 'f', 2))));
    std::vector<double> exact;
    for (const WhyTerm &term : why.terms)
        exact.push_back(term.part);
    const std::vector<double> parts = partsThatSum(exact, total.toDouble(), decimals);
    const auto output = run.table({{u"measure"_s},
                                   {u"value"_s, true},
                                   {u"weight"_s, true},
                                   {u"part"_s, true},
                                   {u"answers (value x recency)"_s}});
    for (size_t i = 0; i < why.terms.size(); ++i) {
        const WhyTerm &term = why.terms[i];
        RAPPORT_TRY(output->row(
            {measureName(term.measure), shareText(term.value), shareText(term.effectiveWeight),
             QString::number(parts[i], 'f', decimals), sheetsText(term.sheets)}));
    }
    RAPPORT_TRY(output->row({u"sum"_s, {}, {}, total, {}}));
    return output->finish();
}

} // namespace

Result<Exit> explainDeveloper(Invocation &run)
{
    const auto workspace = run.openWorkspace();
    RAPPORT_TRY(workspace);
    struct Answer {
        DeveloperWhy why;
        QString name;
    };
    const RecordId id(*run.arguments().number(u"ID"_s));
    const auto answer = (*workspace)
                            ->read(Lane::Pages,
                                   [id](ReadContext &context) -> Result<Answer> {
                                       auto why = explainScores(context, id);
                                       RAPPORT_TRY(why);
                                       auto name = context.records().title(KindId::Developer, id);
                                       RAPPORT_TRY(name);
                                       return Answer{std::move(*why), std::move(*name)};
                                   })
                            .result();
    RAPPORT_TRY(answer);
    const auto &[why, name] = *answer;
    if (run.format() == Format::Json) {
        RAPPORT_TRY(run.print({{u"developer"_s, id.value},
                               {u"name"_s, name},
                               {u"cs"_s, describe(why.satisfaction)},
                               {u"e"_s, describe(why.efficiency)}},
                              {}));
        return Exit::Done;
    }
    const Bands &bands = (*workspace)->settings().bands;
    RAPPORT_TRY(run.line(name));
    RAPPORT_TRY(printSum(run, Cli::tr("Satisfaction"), why.satisfaction, bands));
    RAPPORT_TRY(printSum(run, Cli::tr("Efficiency"), why.efficiency, bands));
    return Exit::Done;
}

} // namespace rapport
