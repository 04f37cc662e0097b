// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/monthly_scores.h"

#include <QStringList>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

QDate firstOfTwelveMonths(QDate today)
{
    return QDate(today.year(), today.month(), 1).addMonths(-11);
}

Result<QHash<qint64, TwelveMonths>> monthlySatisfaction(Connection &connection,
                                                        const SqlBuilder &builder,
                                                        const std::vector<qint64> &developers)
{
    QHash<qint64, TwelveMonths> months;
    if (developers.empty() || !builder.today().isValid())
        return months;
    QStringList numbers;
    numbers.reserve(qsizetype(developers.size()));
    for (const qint64 id : developers)
        numbers.append(QString::number(id));
    // Row by row rather than grouped: the sheets of one page are few, and the formula is long.
    auto statement = connection.prepare(
        u"SELECT f.developer, f.taken_on, "_s
        + builder.computed().score(ScoreKind::Satisfaction, u"f"_s)
        + u" FROM feedback f WHERE f.taken_on >= ? AND f.taken_on <= ? AND f.developer IN ("_s
        + numbers.join(u',') + u')');
    RAPPORT_TRY(statement);
    const QDate first = firstOfTwelveMonths(builder.today());
    RAPPORT_TRY(statement->exec(
        {Value(first.toString(Qt::ISODate)), Value(builder.today().toString(Qt::ISODate))}));
    QHash<qint64, std::array<int, 12>> counts;
    while (statement->next()) {
        if (statement->isNull(2))
            continue;
        const QDate day = QDate::fromString(statement->text(1), Qt::ISODate);
        const int month = 12 * (day.year() - first.year()) + day.month() - first.month();
        if (!day.isValid() || month < 0 || month >= 12)
            continue;
        std::optional<double> &mean = months[statement->integer(0)][size_t(month)];
        const int before = counts[statement->integer(0)][size_t(month)]++;
        mean = (mean.value_or(0) * before + statement->real(2)) / (before + 1);
    }
    RAPPORT_TRY(statement->failure());
    return months;
}

} // namespace rapport
