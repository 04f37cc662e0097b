// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/respondents.h"
#include "support/test_workspace.h"

#include <QTest>

#include <random>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Respondents as lines, "date developer keyId key ux ts": what a group score counts.
QStringList lines(TestWorkspace &workspace, const RespondentQuery &query)
{
    QStringList seen;
    workspace.read([&](Connection &connection) {
        const SqlBuilder builder(Catalogue::builtIn(), {});
        const double halfLife =
            WorkspaceSettings::fromTexts(expect(readSettings(connection))).halfLife;
        return eachRespondent(
            connection, builder, halfLife, query, {}, [&](int date, const Respondent &one) {
                QStringList cells = {QString::number(date), QString::number(one.developer),
                                     QString::number(one.keyId), one.key};
                for (const Measure m : {Measure::Ux, Measure::Ts})
                    cells.append(one.components.has(m) ? exactText(roundScore(one.components[m]))
                                                       : u"-"_s);
                seen.append(cells.join(u' '));
            });
    });
    seen.sort();
    return seen;
}

} // namespace

class TestComponents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestWorkspace &w = m_workspace;
        w.add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        w.add(KindId::Developer,
              {{u"name"_s, u"Ada"_s},
               {u"company"_s, 1},
               {u"segment"_s, u"internal"_s},
               {u"tags"_s, u"qt, c"_s}});
        w.add(KindId::Developer, {{u"name"_s, u"Bo"_s}, {u"country"_s, u"DE"_s}});
        w.add(KindId::Developer, {{u"name"_s, u"Sam"_s}, {u"role"_s, u"staff"_s}});
        w.add(KindId::Developer, {{u"name"_s, u"Talker"_s}});
        w.add(KindId::Survey, {{u"title"_s, u"One"_s}});
        w.add(KindId::Survey, {{u"title"_s, u"Two"_s}});
        const auto sheet = [&](const QString &day, Fields fields) {
            fields.emplace_back(u"taken_on"_s, day);
            w.add(KindId::Feedback, fields);
        };
        sheet(u"2026-01-01"_s,
              {{u"developer"_s, 1}, {u"ux"_s, 0.5}, {u"survey"_s, 1}, {u"version"_s, u"1"_s}});
        sheet(u"2026-06-30"_s,
              {{u"developer"_s, 1}, {u"ux"_s, 0.9}, {u"survey"_s, 2}, {u"version"_s, u"2"_s}});
        sheet(u"2026-03-01"_s, {{u"developer"_s, 2}, {u"ts"_s, 0.4}, {u"survey"_s, 1}});
        sheet(u"2026-03-01"_s, {{u"developer"_s, 3}, {u"ux"_s, 0.1}, {u"survey"_s, 1}});
        sheet(u"2026-03-01"_s, {{u"developer"_s, 4}, {u"comment"_s, u"no answers"_s}});
        sheet(u"2026-02-01"_s,
              {{u"ux"_s, 0.2}, {u"survey"_s, 1}, {u"segment"_s, u"internal"_s}, {u"company"_s, 1}});
        sheet(u"2026-02-01"_s, {{u"comment"_s, u"nothing"_s}, {u"survey"_s, 1}});
    }

    void countsRespondentsOnce_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, GroupBy by, const QStringList &expected) {
            QTest::newRow(name) << int(by) << expected;
        };
        row("all", GroupBy::All, {u"0 0 0  0.2 -"_s, u"0 1 0  0.766666667 -"_s, u"0 2 0  - 0.4"_s});
        row("developer", GroupBy::Developer, {u"0 1 1 Ada 0.766666667 -"_s, u"0 2 2 Bo - 0.4"_s});
        row("company", GroupBy::Company,
            {u"0 0 1 Acme 0.2 -"_s, u"0 1 1 Acme 0.766666667 -"_s, u"0 2 0  - 0.4"_s});
        row("segment", GroupBy::Segment,
            {u"0 0 0 internal 0.2 -"_s, u"0 1 0 internal 0.766666667 -"_s, u"0 2 0  - 0.4"_s});
        row("country", GroupBy::Country,
            {u"0 0 0  0.2 -"_s, u"0 1 0  0.766666667 -"_s, u"0 2 0 DE - 0.4"_s});
        row("tag", GroupBy::Tag, {u"0 1 0 qt, c 0.766666667 -"_s, u"0 2 0  - 0.4"_s});
        // By survey and version only their own sheets count.
        row("survey", GroupBy::Survey,
            {u"0 0 1 One 0.2 -"_s, u"0 1 1 One 0.5 -"_s, u"0 1 2 Two 0.9 -"_s,
             u"0 2 1 One - 0.4"_s});
        row("version", GroupBy::Version,
            {u"0 0 0  0.2 -"_s, u"0 1 0 1 0.5 -"_s, u"0 1 0 2 0.9 -"_s, u"0 2 0  - 0.4"_s});
    }

    void countsRespondentsOnce()
    {
        QFETCH(int, by);
        QFETCH(QStringList, expected);
        RespondentQuery query{GroupBy(by), {}, {}};
        QCOMPARE(lines(m_workspace, query), expected);
        // As of a day after the last sheet, the sheets say what the cache says.
        query.asOf = {QDate(2026, 6, 30)};
        QCOMPARE(lines(m_workspace, query), expected);
    }

    void seesThePastAsItWas()
    {
        const RespondentQuery query{GroupBy::All,
                                    {},
                                    {QDate(2025, 12, 31), QDate(2026, 1, 1), QDate(2026, 2, 28),
                                     QDate(2026, 6, 29), QDate(2026, 6, 30)}};
        QCOMPARE(lines(m_workspace, query),
                 (QStringList{u"1 1 0  0.5 -"_s, u"2 0 0  0.2 -"_s, u"2 1 0  0.5 -"_s,
                              u"3 0 0  0.2 -"_s, u"3 1 0  0.5 -"_s, u"3 2 0  - 0.4"_s,
                              u"4 0 0  0.2 -"_s, u"4 1 0  0.766666667 -"_s, u"4 2 0  - 0.4"_s}));
    }

    void followsTheScopeButNotItsPeriod_data()
    {
        QTest::addColumn<QString>("segment");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("segment") << u"internal"_s << QString()
                                 << QStringList{u"0 0 0  0.2 -"_s, u"0 1 0  0.766666667 -"_s};
        QTest::newRow("tag") << QString() << u"QT"_s << QStringList{u"0 1 0  0.766666667 -"_s};
        QTest::newRow("nobody") << u"third-party"_s << QString() << QStringList();
    }

    void followsTheScopeButNotItsPeriod()
    {
        QFETCH(QString, segment);
        QFETCH(QString, tag);
        QFETCH(QStringList, expected);
        RespondentQuery query;
        query.scope.from = QDate(2030, 1, 1);
        if (!segment.isEmpty())
            query.scope.segments = {segment};
        if (!tag.isEmpty())
            query.scope.tags = {tag};
        QCOMPARE(lines(m_workspace, query), expected);
    }

    void stopsWhenAsked()
    {
        TestWorkspace workspace;
        workspace.change([](RecordWriter &writer) -> Result<void> {
            for (int i = 0; i < 5000; ++i)
                RAPPORT_TRY(writer.insert(
                    KindId::Feedback,
                    assign(writer.catalogue().kind(KindId::Feedback), {{u"ux"_s, 0.5}})));
            return {};
        });
        std::stop_source stop;
        stop.request_stop();
        const auto result =
            workspace.database()
                .read(Lane::Analysis,
                      [&](Connection &connection) {
                          return eachRespondent(connection, SqlBuilder(Catalogue::builtIn(), {}),
                                                180, {}, Job(stop.get_token(), {}),
                                                [](int, const Respondent &) {});
                      })
                .result();
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Cancelled);
    }

    /// Kept up to date sheet by sheet, the cache is what a fresh pass over everything gives.
    void theCacheIsWhatAFreshPassGives()
    {
        std::mt19937 random(5);
        TestWorkspace workspace;
        for (int i = 0; i < 4; ++i)
            workspace.add(KindId::Developer, {{u"name"_s, u"x"_s}});
        for (int i = 0; i < 60; ++i) {
            const auto sheets = workspace.find(KindId::Feedback, {});
            const auto developer = [&] { return Value(qint64(1 + random() % 4)); };
            const auto day = [&] { return Value(u"2026-0%1-01"_s.arg(1 + random() % 9)); };
            if (sheets.size() < 5 || random() % 2)
                workspace.add(KindId::Feedback,
                              {{u"developer"_s, developer()},
                               {u"taken_on"_s, day()},
                               {u"ux"_s, double(random() % 11) / 10}});
            else if (random() % 2)
                workspace.set(KindId::Feedback, sheets[random() % sheets.size()],
                              {{u"developer"_s, random() % 3 ? developer() : Value()},
                               {u"taken_on"_s, day()},
                               {u"ts"_s, double(random() % 11) / 10}});
            else
                workspace.remove(KindId::Feedback, sheets[random() % sheets.size()]);
        }
        const QStringList kept = workspace.dump();
        const auto fresh = [&](double halfLife) {
            return expect(workspace.database()
                              .write(
                                  [&](Connection &connection) -> Result<std::vector<qint64>> {
                                      ComponentCache cache(connection, halfLife);
                                      auto wrong = cache.differences(100);
                                      RAPPORT_TRY(wrong);
                                      RAPPORT_TRY(cache.recomputeAll());
                                      return wrong;
                                  },
                                  [](const auto &) {})
                              .result());
        };
        QVERIFY(fresh(180).empty());
        QCOMPARE(workspace.dump(), kept);
        QVERIFY(!fresh(30).empty()); // another half-life is another cache
        QVERIFY(workspace.dump() != kept);
        QVERIFY(fresh(30).empty());
    }

private:
    TestWorkspace m_workspace;
};

QTEST_GUILESS_MAIN(TestComponents)
#include "test_components.moc"
