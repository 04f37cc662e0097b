// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// The read-only columns over a small community, worked out by hand.
class TestComputedColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestWorkspace &w = m_workspace;
        w.add(KindId::Company, {{u"name"_s, u"Acme"_s}, {u"segment"_s, u"internal"_s}}); // 1
        w.add(KindId::Company, {{u"name"_s, u"Empty"_s}});                               // 2
        const auto person = [&](const QString &name, const QString &role) {
            w.add(KindId::Developer, {{u"name"_s, name}, {u"company"_s, 1}, {u"role"_s, role}});
        };
        person(u"Ada"_s, u"community"_s);                    // 1
        person(u"Bo"_s, u"community"_s);                     // 2
        person(u"Sam"_s, u"staff"_s);                        // 3
        person(u"Bot"_s, u"bot"_s);                          // 4
        w.add(KindId::Developer, {{u"name"_s, u"Loner"_s}}); // 5
        w.add(KindId::Survey, {{u"title"_s, u"Q1"_s}, {u"invited"_s, 8}});
        w.add(KindId::Survey, {{u"title"_s, u"Nobody asked"_s}, {u"invited"_s, 0}});
        const auto sheet = [&](Fields fields, const QString &day) {
            fields.emplace_back(u"taken_on"_s, day);
            fields.emplace_back(u"survey"_s, 1);
            w.add(KindId::Feedback, fields);
        };
        // Ada: ux 0.5, then 0.9 one half-life later: 0.766666667. ts 0.7, csat 0.9.
        sheet({{u"developer"_s, 1}, {u"ux"_s, 0.5}, {u"dp"_s, 0.5}}, u"2026-01-01"_s);
        sheet({{u"developer"_s, 1}, {u"ux"_s, 0.9}, {u"ts"_s, 0.7}, {u"csat"_s, 0.9}},
              u"2026-06-30"_s);
        sheet({{u"developer"_s, 2}, {u"csat"_s, 0.8}}, u"2026-02-01"_s);
        sheet({{u"developer"_s, 3}, {u"ux"_s, 0.1}}, u"2026-02-01"_s); // staff
        sheet({{u"company"_s, 1}, {u"ux"_s, 0.2}}, u"2026-02-02"_s);   // anonymous
        sheet({{u"company"_s, 1}, {u"comment"_s, u"no answer"_s}}, u"2026-02-03"_s);
        interactions(w);
        w.add(KindId::Event,
              {{u"title"_s, u"Meetup"_s}, {u"starts_at"_s, u"2026-07-01T18:00:00Z"_s}});
        const auto attends = [&](qint64 developer, const QString &status, const Value &rating) {
            w.add(KindId::Attendance,
                  {{u"event"_s, 1},
                   {u"developer"_s, developer},
                   {u"status"_s, status},
                   {u"rating"_s, rating}});
        };
        attends(1, u"attended"_s, 0.75);
        attends(2, u"no-show"_s, {});
        attends(5, u"registered"_s, 0.25);
        attends(5, u"cancelled"_s, {});
        attends(3, u"attended"_s, 1.0); // staff
        w.add(KindId::Resource, {{u"title"_s, u"Guide"_s}});
        const auto uses = [&](qint64 developer, const QString &kind, const QString &at) {
            w.add(KindId::Engagement,
                  {{u"resource"_s, 1},
                   {u"developer"_s, developer},
                   {u"kind"_s, kind},
                   {u"occurred_at"_s, at}});
        };
        uses(1, u"useful"_s, u"2026-01-05T00:00:00Z"_s);
        uses(2, u"not useful"_s, u"2026-03-05T00:00:00Z"_s);
        uses(5, u"useful"_s, u"2026-03-06"_s);
        uses(5, u"viewed"_s, u"2026-03-05T00:00:00Z"_s);
        uses(2, u"sent"_s, u"2026-12-05T00:00:00Z"_s);       // done to Bo, not by Bo
        uses(3, u"not useful"_s, u"2026-03-05T00:00:00Z"_s); // staff
    }

    void columns_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("id");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("expected"); // empty: null
        const auto row = [](KindId kind, qint64 id, const char *field, const char *expected) {
            QTest::addRow("%s %d %s", qPrintable(Catalogue::builtIn().kind(kind).name), int(id),
                          field)
                << int(kind) << id << QString::fromLatin1(field) << QString::fromLatin1(expected);
        };
        const auto developer = KindId::Developer;
        row(developer, 1, "cs", "0.78"); // 0.3*0.766666667 + 0.4*0.7 + 0.3*0.9
        row(developer, 1, "cs_coverage", "1");
        row(developer, 1, "band", "needs improvement");
        row(developer, 1, "e", "0.5");
        row(developer, 1, "e_coverage", "0.4");
        row(developer, 1, "e_band", "at risk");
        row(developer, 1, "sheets", "2");
        row(developer, 1, "last_seen", "2026-07-01T18:00:00Z"); // the meetup
        row(developer, 1, "company_segment", "internal");
        row(developer, 2, "cs", "0.8");
        row(developer, 2, "cs_coverage", "0.3");
        row(developer, 2, "band", "good");
        row(developer, 2, "e", "");
        row(developer, 2, "e_coverage", "0");
        row(developer, 2, "e_band", "");
        row(developer, 2, "ux", "");
        row(developer, 2, "csat", "0.8");
        row(developer, 2, "last_seen", "2026-04-01T09:01:00Z");
        row(developer, 2, "interactions", "1");
        row(developer, 5, "cs", "");
        row(developer, 5, "cs_coverage", "");
        row(developer, 5, "sheets", "0");
        row(developer, 5, "company_segment", "");
        row(developer, 5, "last_seen", "2026-04-01T09:40:00Z");
        row(KindId::Company, 1, "developers", "2");   // staff and bots do not count
        row(KindId::Company, 1, "cs", "0.593333333"); // (0.78 + 0.8 + 0.2) / 3
        row(KindId::Company, 1, "e", "0.5");
        row(KindId::Company, 2, "developers", "0");
        row(KindId::Company, 2, "cs", "");
        row(KindId::Survey, 1, "sheets", "5");
        row(KindId::Survey, 1, "response_rate", "0.625");
        row(KindId::Survey, 1, "ux", "0.533333333"); // 0.5, 0.9, 0.2
        row(KindId::Survey, 1, "csat", "0.85");
        row(KindId::Survey, 1, "ir", "");
        row(KindId::Survey, 2, "sheets", "0");
        row(KindId::Survey, 2, "response_rate", "");
        row(KindId::Feedback, 2, "cs", "0.82"); // 0.27 + 0.28 + 0.27
        row(KindId::Feedback, 1, "e", "0.5");
        row(KindId::Feedback, 6, "cs", "");
        row(KindId::Event, 1, "registered", "3");
        row(KindId::Event, 1, "attended", "1");
        row(KindId::Event, 1, "mean_rating", "0.5");
        row(KindId::Resource, 1, "engagements", "5");
        row(KindId::Resource, 1, "useful_share", "0.666666667");
        const auto interaction = KindId::Interaction;
        row(interaction, 1, "response_time", "2400"); // METRICS.md: 40 min
        row(interaction, 2, "response_time", "");     // a reply asks for nothing
        row(interaction, 5, "response_time", "");     // unanswered
        row(interaction, 6, "response_time", "7200"); // its own responded_at
        row(interaction, 7, "response_time", "600");  // by us, before the later colleague
        row(interaction, 10, "response_time", "60");  // the asker is unknown
        row(interaction, 12, "response_time", "");    // the thread of another source
    }

    void columns()
    {
        QFETCH(int, kind);
        QFETCH(qint64, id);
        QFETCH(QString, field);
        QFETCH(QString, expected);
        QCOMPARE(m_workspace.value(KindId(kind), id, field).toText(), expected);
    }

    /// Weights, bands and half-life of the moment, without any rewriting of rows.
    void settingsCountAtOnce()
    {
        QCOMPARE(m_workspace.value(KindId::Developer, 1, u"cs"_s), Value(0.78));
        const auto set = m_workspace.change([](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.setSetting(u"weight.ux"_s, u"0"_s));
            RAPPORT_TRY(writer.setSetting(u"weight.ts"_s, u"1"_s));
            RAPPORT_TRY(writer.setSetting(u"weight.csat"_s, u"0"_s));
            return writer.setSetting(u"band.good"_s, u"0.7"_s);
        });
        QCOMPARE(m_workspace.value(KindId::Developer, 1, u"cs"_s), Value(0.7));
        QCOMPARE(m_workspace.value(KindId::Developer, 1, u"band"_s), Value(u"good"_s));
        QCOMPARE(m_workspace.value(KindId::Developer, 2, u"cs"_s), Value()); // no weighted measure
        QCOMPARE(m_workspace.value(KindId::Developer, 2, u"cs_coverage"_s), Value(0.0));
        const auto halfLife = m_workspace.setSetting(u"half_life"_s, u"none"_s);
        QCOMPARE(m_workspace.value(KindId::Developer, 1, u"ux"_s), Value(0.7));
        m_workspace.undo(*halfLife);
        m_workspace.undo(*set);
        QCOMPARE(m_workspace.value(KindId::Developer, 1, u"cs"_s), Value(0.78));
    }

    /// The formula in SQL and the one in C++ are one formula, to the last digit.
    void sqlAgreesWithTheDomain()
    {
        std::mt19937 random(3);
        TestWorkspace workspace;
        for (int round = 0; round < 40; ++round) {
            WorkspaceSettings settings;
            settings.weights = randomWeights(random);
            std::vector<Components> rows(100);
            const auto ids = workspace.database()
                                 .rehearse([&](Connection &connection) {
                                     return compare(connection, settings, rows, random);
                                 })
                                 .result();
            QVERIFY(ids);
            QCOMPARE(*ids, QString());
        }
    }

private:
    static void interactions(TestWorkspace &w)
    {
        const auto add = [&](Fields fields) { w.add(KindId::Interaction, fields); };
        const auto reply = [&](qint64 developer, const QString &thread, const QString &at,
                               const Fields &more = {}) {
            Fields fields = {{u"kind"_s, u"reply"_s},
                             {u"thread"_s, thread},
                             {u"occurred_at"_s, u"2026-04-01T"_s + at + u'Z'}};
            if (developer > 0)
                fields.emplace_back(u"developer"_s, developer);
            fields.insert(fields.end(), more.begin(), more.end());
            w.add(KindId::Interaction, fields);
        };
        const auto ask = [&](qint64 developer, const QString &id, const Fields &more = {}) {
            Fields fields = {{u"kind"_s, u"question"_s},
                             {u"source_id"_s, id},
                             {u"occurred_at"_s, u"2026-04-01T09:00:00Z"_s}};
            if (developer > 0)
                fields.emplace_back(u"developer"_s, developer);
            fields.insert(fields.end(), more.begin(), more.end());
            add(fields);
        };
        ask(1, u"q1"_s);                                                   // 1
        reply(1, u"q1"_s, u"09:05:00"_s);                                  // 2: own
        reply(4, u"q1"_s, u"09:06:00"_s, {{u"by"_s, u"us"_s}});            // 3: our bot
        reply(5, u"q1"_s, u"09:40:00"_s);                                  // 4: a colleague
        ask(1, u"q2"_s);                                                   // 5
        ask(1, u"q3"_s, {{u"responded_at"_s, u"2026-04-01T11:00:00Z"_s}}); // 6
        ask(1, u"q4"_s);                                                   // 7
        reply(1, u"q4"_s, u"09:10:00"_s, {{u"by"_s, u"us"_s}});        // 8: we wrote to the asker
        reply(5, u"q4"_s, u"09:30:00"_s);                              // 9
        ask(0, u"q5"_s);                                               // 10
        reply(2, u"q5"_s, u"09:01:00"_s, {{u"source"_s, u"forum"_s}}); // 11
        ask(1, u"7"_s, {{u"source"_s, u"github"_s}});                  // 12
        reply(5, u"7"_s, u"09:02:00"_s, {{u"source"_s, u"forum"_s}});  // 13
    }

    static Weights randomWeights(std::mt19937 &random)
    {
        std::array<double, kMeasureCount> weights = {};
        for (const size_t first : {size_t(0), size_t(3)}) {
            const int a = int(random() % 101), b = int(random() % unsigned(101 - a));
            weights[first] = a / 100.0;
            weights[first + 1] = b / 100.0;
            weights[first + 2] = (100 - a - b) / 100.0;
        }
        return expect(Weights::create(weights));
    }

    /// Writes random sheets and names the first whose scores differ; empty where none does.
    static Result<QString> compare(Connection &connection, const WorkspaceSettings &settings,
                                   std::vector<Components> &rows, std::mt19937 &random)
    {
        RecordWriter writer(connection, Catalogue::builtIn(), u"2026-01-01T00:00:00Z"_s,
                            u"2026-01-01"_s);
        const Kind &kind = Catalogue::builtIn().kind(KindId::Feedback);
        std::vector<qint64> ids;
        for (Components &row : rows) {
            Fields fields;
            for (const Measure m : kMeasures) {
                if (random() % 3 == 0)
                    continue;
                row[m] = random() % 2 ? double(random() % 101) / 100
                                      : double(random()) / double(std::mt19937::max());
                fields.emplace_back(measureName(m), row[m]);
            }
            const auto id = writer.insert(KindId::Feedback, assign(kind, fields));
            RAPPORT_TRY(id);
            ids.push_back(id->value);
        }
        const SqlBuilder builder(Catalogue::builtIn(), settings);
        const auto page = RecordReader(connection, builder)
                              .page(KindId::Feedback, ids, {kind.find(u"cs"), kind.find(u"e")});
        RAPPORT_TRY(page);
        for (size_t i = 0; i < rows.size(); ++i) {
            for (const ScoreKind score : {ScoreKind::Satisfaction, ScoreKind::Efficiency}) {
                const auto wanted = weightedScore(score, rows[i], settings.weights).value;
                const Value &got = (*page)[i].cells[size_t(score)].value;
                if (got != (wanted ? Value(*wanted) : Value()))
                    return u"row %1: %2 and not %3"_s.arg(QString::number(i), got.toText(),
                                                          exactText(wanted.value_or(-1)));
            }
        }
        return QString();
    }

    TestWorkspace m_workspace;
};

QTEST_GUILESS_MAIN(TestComputedColumns)
#include "test_computed_columns.moc"
