// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/components.h"

#include "store/dialect.h"

#include <QDate>
#include <QHash>

#include <charconv>
#include <cmath>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr double kTolerance = 1e-12;
constexpr qint64 kRowsBetweenReports = 20'000;
constexpr size_t kRowsAtOnce = 20;
constexpr int kColumns = 3 + 2 * kMeasureCount;

Value orNull(double number)
{
    return std::isnan(number) ? Value() : Value(number);
}

/// The statement that inserts \p rows developers' components.
QString insertion(size_t rows)
{
    QStringList columns = {u"developer"_s, u"sheets"_s, u"last_day"_s};
    for (const Measure m : kMeasures)
        columns.append(measureName(m));
    for (const Measure m : kMeasures)
        columns.append(measureName(m) + u"_n"_s);
    return insertSql(u"score_component"_s, columns, rows);
}

QString isoDay(qint64 dayNumber)
{
    return QDate::fromJulianDay(dayNumber).toString(Qt::ISODate);
}

/// The values of insertion() for one developer.
void append(qint64 developer, const ComponentMeans &means, const QString &lastDay,
            std::vector<Value> &values)
{
    values.emplace_back(developer);
    values.emplace_back(means.sheets());
    values.emplace_back(lastDay);
    const Components components = means.components();
    for (const Measure m : kMeasures)
        values.push_back(orNull(components[m]));
    for (const Measure m : kMeasures)
        values.emplace_back(means.count(m));
}

} // namespace

QString measureColumns(const QString &prefix)
{
    QStringList columns;
    for (const Measure m : kMeasures)
        columns.append(prefix + measureName(m));
    return columns.join(u", "_s);
}

Components readComponents(const Statement &statement, int first)
{
    Components components;
    for (int i = 0; i < kMeasureCount; ++i)
        components.values[size_t(i)] = statement.real(first + i);
    return components;
}

qint64 readDay(const Statement &statement, int column)
{
    const QByteArray text = statement.utf8(column);
    const auto number = [&](qsizetype from, qsizetype to) {
        int value = 0;
        const char *const end = text.constData() + to;
        return std::from_chars(text.constData() + from, end, value).ptr == end ? value : 0;
    };
    constexpr qsizetype length = 10;
    const bool isDay = text.size() == length && text[4] == '-' && text[7] == '-';
    return (isDay ? QDate(number(0, 4), number(5, 7), number(8, length)) : QDate()).toJulianDay();
}

Result<std::vector<Sheet>> sheetsOf(Connection &connection, qint64 developer)
{
    const auto statement = connection.cached(
        u"SELECT id, taken_on, %1 FROM feedback WHERE developer = ? ORDER BY taken_on, id"_s.arg(
            measureColumns()));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(developer)}));
    std::vector<Sheet> sheets;
    while ((*statement)->next())
        sheets.push_back({(*statement)->integer(0), developer, readDay(**statement, 1),
                          readComponents(**statement, 2)});
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return sheets;
}

Result<void> ComponentCache::recompute(const QSet<qint64> &developers)
{
    for (const qint64 developer : developers) {
        const auto sheets = sheetsOf(m_connection, developer);
        RAPPORT_TRY(sheets);
        ComponentMeans means(m_halfLife);
        for (const Sheet &sheet : *sheets)
            means.add(sheet.day, sheet.answers);
        RAPPORT_TRY(store(developer, means));
    }
    return {};
}

Result<void> ComponentCache::recomputeAll(const Job &job)
{
    RAPPORT_TRY(m_connection.run(u"DELETE FROM score_component"_s));
    std::vector<Value> values;
    QHash<qint64, QString> days; // there are many developers to a day
    RAPPORT_TRY(each(job, [&](qint64 developer, const ComponentMeans &means) -> Result<void> {
        QString &lastDay = days[means.lastDay()];
        if (lastDay.isEmpty())
            lastDay = isoDay(means.lastDay());
        append(developer, means, lastDay, values);
        return values.size() < kRowsAtOnce * kColumns ? Result<void>() : insert(values);
    }));
    return insert(values);
}

Result<void> ComponentCache::insert(std::vector<Value> &values)
{
    const size_t rows = values.size() / kColumns;
    if (rows == 0)
        return {};
    const auto statement = m_connection.cached(insertion(rows));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec(values));
    values.clear();
    return {};
}

Result<void> ComponentCache::each(const Job &job, const Take &take)
{
    auto rows = m_connection.prepare(
        u"SELECT developer, taken_on, %1 FROM feedback WHERE developer IS NOT NULL ORDER BY "
        "developer, taken_on, id"_s.arg(measureColumns()));
    RAPPORT_TRY(rows);
    RAPPORT_TRY(rows->exec());
    qint64 developer = 0;
    qint64 read = 0;
    ComponentMeans means(m_halfLife);
    while (rows->next()) {
        const qint64 next = rows->integer(0);
        if (next != developer) {
            if (developer > 0)
                RAPPORT_TRY(take(developer, means));
            developer = next;
            means = ComponentMeans(m_halfLife);
        }
        means.add(readDay(*rows, 1), readComponents(*rows, 2));
        if (++read % kRowsBetweenReports == 0) {
            if (job.cancelled())
                return Job::cancelledError();
            job.report({read, 0, false});
        }
    }
    RAPPORT_TRY(rows->failure());
    return developer > 0 ? take(developer, means) : Result<void>();
}

Result<void> ComponentCache::store(qint64 developer, const ComponentMeans &means)
{
    if (means.sheets() == 0) {
        const auto gone = m_connection.cached(u"DELETE FROM score_component WHERE developer = ?"_s);
        RAPPORT_TRY(gone);
        return (*gone)->exec({Value(developer)});
    }
    static const QString sql = [] {
        QStringList updates;
        for (const Measure m : kMeasures)
            updates.append(u"%1 = excluded.%1, %1_n = excluded.%1_n"_s.arg(measureName(m)));
        return QString(insertion(1)
                       + u" ON CONFLICT (developer) DO UPDATE SET sheets = excluded.sheets, "
                         "last_day = excluded.last_day, "_s
                       + updates.join(u", "_s));
    }();
    const auto statement = m_connection.cached(sql);
    RAPPORT_TRY(statement);
    std::vector<Value> values;
    append(developer, means, isoDay(means.lastDay()), values);
    return (*statement)->exec(values);
}

Result<bool> ComponentCache::matches(qint64 developer, const ComponentMeans &means)
{
    const auto statement =
        m_connection.cached(u"SELECT sheets, %1, %2 FROM score_component WHERE developer = ?"_s.arg(
            measureColumns(), u"ux_n, ts_n, csat_n, dp_n, ds_n, ir_n"_s));
    RAPPORT_TRY(statement);
    RAPPORT_TRY((*statement)->exec({Value(developer)}));
    bool same = (*statement)->next() && (*statement)->integer(0) == means.sheets();
    if (same) {
        const Components cached = readComponents(**statement, 1);
        const Components fresh = means.components();
        for (const Measure m : kMeasures) {
            const bool bothMissing = !cached.has(m) && !fresh.has(m);
            same = same && (bothMissing || std::abs(cached[m] - fresh[m]) <= kTolerance)
                && (*statement)->integer(1 + kMeasureCount + int(m)) == means.count(m);
        }
    }
    const auto failure = (*statement)->failure();
    (*statement)->finish();
    RAPPORT_TRY(failure);
    return same;
}

Result<std::vector<qint64>> ComponentCache::differences(int limit)
{
    std::vector<qint64> wrong;
    RAPPORT_TRY(each({}, [&](qint64 developer, const ComponentMeans &means) -> Result<void> {
        const auto same = matches(developer, means);
        RAPPORT_TRY(same);
        if (!*same && int(wrong.size()) < limit)
            wrong.push_back(developer);
        return {};
    }));
    auto extra = m_connection.prepare(
        u"SELECT developer FROM score_component WHERE developer NOT IN (SELECT developer FROM "
        "feedback WHERE developer IS NOT NULL) LIMIT ?"_s);
    RAPPORT_TRY(extra);
    RAPPORT_TRY(extra->exec({Value(limit)}));
    while (extra->next())
        wrong.push_back(extra->integer(0));
    RAPPORT_TRY(extra->failure());
    return wrong;
}

} // namespace rapport
