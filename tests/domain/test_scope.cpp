// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scope.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether text \p value passes \p filter, evaluated as the store does, for one text field.
bool passes(const Filter &filter, const QString &value)
{
    const auto holds = [&](const Condition &condition) {
        const int order = value.compare(condition.values.front().toText());
        switch (condition.op) {
        case Op::Equal: return order == 0;
        case Op::NotEqual: return order != 0;
        case Op::Less: return order < 0;
        case Op::LessOrEqual: return order <= 0;
        case Op::GreaterOrEqual: return order >= 0;
        default: return false;
        }
    };
    const bool any = filter.join == Filter::Join::Any;
    bool result = !any;
    for (const Condition &condition : filter.conditions)
        result = any ? result || holds(condition) : result && holds(condition);
    for (const Filter &group : filter.groups)
        result = any ? result || passes(group, value) : result && passes(group, value);
    return result;
}

/// All field paths that a filter mentions, sorted, each once.
QStringList paths(const Filter &filter)
{
    QStringList found;
    for (const Condition &condition : filter.conditions)
        found.append(condition.field);
    for (const Filter &group : filter.groups)
        found += paths(group);
    found.sort();
    found.removeDuplicates();
    return found;
}

Scope fullScope()
{
    return {{u"internal"_s}, {3, 4}, {u"DE"_s}, {u"qt"_s}, QDate(2026, 3, 1), QDate(2026, 3, 31)};
}

} // namespace

class TestScope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void restrictsEachKindByItsOwnFields_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("paths");
        const QString byDeveloper =
            u"developer.company developer.country developer.segment developer.tags"_s;
        const auto row = [](KindId kind, const QString &wanted) {
            QTest::newRow(qPrintable(Catalogue::builtIn().kind(kind).name)) << int(kind) << wanted;
        };
        row(KindId::Company, u"country id segment tags"_s);
        row(KindId::Developer, u"company country segment tags"_s);
        row(KindId::Identity, byDeveloper);
        row(KindId::Survey, QString());
        row(KindId::Feedback, u"developer "_s + byDeveloper + u" taken_on"_s);
        row(KindId::Interaction, byDeveloper + u" occurred_at"_s);
        row(KindId::Event, u"country starts_at"_s);
        row(KindId::Attendance, byDeveloper + u" event.starts_at"_s);
        row(KindId::Resource, QString());
        row(KindId::Engagement, byDeveloper + u" occurred_at"_s);
        row(KindId::Project,
            u"company company.country company.segment company.tags "_s + byDeveloper);
        row(KindId::Task, byDeveloper);
    }

    void restrictsEachKindByItsOwnFields()
    {
        QFETCH(int, kind);
        QFETCH(QString, paths);
        const Filter filter = scopeFilter(KindId(kind), fullScope(), QTimeZone::utc());
        QCOMPARE(::paths(filter), paths.split(u' ', Qt::SkipEmptyParts));
        for (const QString &path : ::paths(filter))
            QVERIFY2(resolvePath(Catalogue::builtIn(), KindId(kind), path), qPrintable(path));
        QVERIFY(scopeFilter(KindId(kind), {}, QTimeZone::utc()).isEmpty());
    }

    /// Anonymous sheets have their own segment, country and company, and no tags.
    void anonymousSheetsFollowTheirOwnFields()
    {
        Scope scope;
        scope.segments = {u"internal"_s};
        QCOMPARE(paths(scopeFilter(KindId::Feedback, scope, QTimeZone::utc())),
                 (QStringList{u"developer"_s, u"developer.segment"_s, u"segment"_s}));
        scope.tags = {u"qt"_s};
        QCOMPARE(paths(scopeFilter(KindId::Feedback, scope, QTimeZone::utc())),
                 (QStringList{u"developer"_s, u"developer.segment"_s, u"developer.tags"_s}));
    }

    void saysWhetherItRestrictsPeople()
    {
        Scope scope;
        scope.from = QDate(2026, 1, 1);
        QVERIFY(!scope.restrictsPeople());
        scope.companies = {1};
        QVERIFY(scope.restrictsPeople());
    }

    void dayRanges_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("inside"); // of 2026-03-01 to 2026-03-29
        const auto row = [](const char *zone, const char *value, bool inside) {
            QTest::addRow("%s %s", zone, value)
                << QByteArray(zone) << QString::fromLatin1(value) << inside;
        };
        for (const char *zone :
             {"UTC", "Asia/Shanghai", "America/New_York", "Pacific/Auckland", "Pacific/Honolulu"}) {
            // Bare days never shift, whatever the zone.
            row(zone, "2026-02-28", false);
            row(zone, "2026-03-01", true);
            row(zone, "2026-03-29", true);
            row(zone, "2026-03-30", false);
        }
        row("UTC", "2026-02-28T23:59:59Z", false);
        row("UTC", "2026-03-01T00:00:00Z", true);
        row("UTC", "2026-03-29T23:59:59Z", true);
        row("UTC", "2026-03-30T00:00:00Z", false);
        row("Asia/Shanghai", "2026-02-28T15:59:59Z", false);
        row("Asia/Shanghai", "2026-02-28T16:00:00Z", true);
        row("Asia/Shanghai", "2026-03-29T15:59:59Z", true);
        row("Asia/Shanghai", "2026-03-29T16:00:00Z", false);
        row("America/New_York", "2026-03-01T04:59:59Z", false);
        row("America/New_York", "2026-03-01T05:00:00Z", true);
        // Daylight saving began meanwhile.
        row("America/New_York", "2026-03-30T03:59:59Z", true);
        row("America/New_York", "2026-03-30T04:00:00Z", false);
        // The last day of the range has 23 hours.
        row("Europe/Berlin", "2026-02-28T23:00:00Z", true);
        row("Europe/Berlin", "2026-03-29T21:59:59Z", true);
        row("Europe/Berlin", "2026-03-29T22:00:00Z", false);
    }

    void dayRanges()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, value);
        QFETCH(bool, inside);
        const QTimeZone timeZone(zone);
        if (!timeZone.isValid())
            QSKIP("this system has no such time zone");
        const QDate from(2026, 3, 1), to(2026, 3, 29);
        const auto filter = [&](QDate first, QDate last) {
            return dayRangeFilter(u"occurred_at"_s, FieldType::Time, first, last, timeZone);
        };
        QCOMPARE(passes(filter(from, to), value), inside);
        // Each end alone agrees with both together.
        QCOMPARE(passes(filter(from, {}), value) && passes(filter({}, to), value), inside);
        QVERIFY(filter({}, {}).isEmpty());
    }

    void dateRangesIncludeBothEnds()
    {
        const Filter filter = dayRangeFilter(u"taken_on"_s, FieldType::Date, QDate(2026, 3, 1),
                                             QDate(2026, 3, 2), QTimeZone("Asia/Shanghai"));
        for (const auto &[day, inside] : {std::pair{u"2026-02-28"_s, false},
                                          {u"2026-03-01"_s, true},
                                          {u"2026-03-02"_s, true},
                                          {u"2026-03-03"_s, false}})
            QCOMPARE(passes(filter, day), inside);
    }
};

QTEST_GUILESS_MAIN(TestScope)
#include "test_scope.moc"
