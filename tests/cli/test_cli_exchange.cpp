// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList &kinds()
{
    static const QStringList names = {u"company"_s,    u"developer"_s,  u"identity"_s,
                                      u"survey"_s,     u"feedback"_s,   u"interaction"_s,
                                      u"event"_s,      u"attendance"_s, u"resource"_s,
                                      u"engagement"_s, u"project"_s,    u"task"_s};
    return names;
}

qint64 total(const QJsonValue &counts)
{
    qint64 sum = 0;
    const QJsonObject byKind = counts.toObject();
    for (const auto &count : byKind)
        sum += count.toInteger();
    return sum;
}

/// Two good rows and three that are wrong in their own ways.
constexpr char kMixed[] = "email,taken_on,ux,comment\r\n"
                          "a@b.example,2025-05-01,0.5,fine\r\n"
                          "c@b.example,2025-05-01,1.5,too much\r\n"
                          "d@b.example,someday,0.5,no day\r\n"
                          "e@b.example,2025-05-01,0.5,extra,cells\r\n"
                          "f@b.example,2025-05-02,0.7,fine too\r\n";

} // namespace

/// sample, plan, import and export on the real program.
class TestCliExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cli = std::make_unique<CliRunner>(); }

    void theSameSampleTwice()
    {
        for (const QString &name : {u"one"_s, u"two"_s}) {
            const CliRun made = run({u"sample"_s, name, u"--developers"_s, u"60"_s, u"--seed"_s,
                                     u"3"_s, u"--until"_s, u"2026-10-01"_s, u"--json"_s});
            COMPARE_EXIT(made, 0);
            for (const QString &kind : kinds()) {
                const QJsonValue created = made.json()[u"created"_s][kind];
                QVERIFY2(created.toInteger() >= 12, qPrintable(kind));
            }
            QCOMPARE(made.json()[u"created"_s][u"developer"_s], 60);
        }
        for (const QString &kind : kinds()) {
            const CliRun one = run({u"list"_s, u"one"_s, kind, u"--json"_s});
            QVERIFY(one.rows().size() >= 12);
            QVERIFY2(one.out == run({u"list"_s, u"two"_s, kind, u"--json"_s}).out,
                     qPrintable(kind));
        }
        COMPARE_EXIT(run({u"doctor"_s, u"one"_s}), 0);
    }

    void aSampleOfSomeKinds()
    {
        COMPARE_EXIT(run({u"sample"_s, u"w"_s, u"--developers"_s, u"20"_s, u"--kinds"_s,
                          u"developer,company"_s}),
                     0);
        const CliRun counted = run({u"kinds"_s, u"w"_s, u"--json"_s});
        QCOMPARE(counted.row(0)[u"count"_s].toInteger() >= 12, true);
        QCOMPARE(counted.row(1)[u"count"_s], 20);
        QCOMPARE(counted.row(5)[u"count"_s], 0);
    }

    void exportAndImportChangeNothing_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("comma") << u"x.csv"_s << QStringList();
        QTest::newRow("semicolon")
            << u"x.csv"_s << QStringList{u"--separator"_s, u";"_s, u"--bom"_s};
        QTest::newRow("tab") << u"x.csv"_s << QStringList{u"--separator"_s, u"tab"_s};
        QTest::newRow("quoted") << u"x.csv"_s << QStringList{u"--quote-text"_s};
        QTest::newRow("XLSX") << u"x.xlsx"_s << QStringList();
        QTest::newRow("JSON Lines") << u"x.jsonl"_s << QStringList();
    }

    void exportAndImportChangeNothing()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        COMPARE_EXIT(run({u"sample"_s, u"w"_s, u"--developers"_s, u"60"_s}), 0);
        for (const QString &kind : kinds()) {
            const CliRun written =
                run(QStringList{u"export"_s, u"w"_s, kind, file, u"--json"_s} + options);
            COMPARE_EXIT(written, 0);
            const CliRun read = run({u"import"_s, u"w"_s, file, u"--as"_s, kind, u"--json"_s});
            COMPARE_EXIT(read, 0);
            const QJsonObject outcome = read.json();
            QCOMPARE(total(outcome[u"created"_s]), 0);
            QCOMPARE(total(outcome[u"updated"_s]), 0);
            QCOMPARE(outcome[u"rejected"_s], 0);
            QCOMPARE(outcome[u"unchanged"_s][kind], written.json()[u"count"_s]);
            QCOMPARE(outcome[u"change_set"_s], QJsonValue());
        }
        QCOMPARE(run({u"history"_s, u"w"_s, u"--json"_s}).rows().size(), 1);
    }

    void exportWritesWhatListShows()
    {
        COMPARE_EXIT(run({u"sample"_s, u"w"_s, u"--developers"_s, u"60"_s}), 0);
        const QStringList which = {u"--where"_s, u"segment = internal"_s, u"--sort"_s,
                                   u"-name"_s,   u"--columns"_s,          u"name,email,company"_s};
        COMPARE_EXIT(run(QStringList{u"export"_s, u"w"_s, u"developer"_s, u"x.csv"_s} + which), 0);
        COMPARE_EXIT(run(QStringList{u"export"_s, u"w"_s, u"developer"_s, u"x.jsonl"_s} + which),
                     0);
        const QStringList list = QStringList{u"list"_s, u"w"_s, u"developer"_s} + which;
        QCOMPARE(m_cli->contentOf(u"x.csv"_s),
                 run(list + QStringList{u"--format"_s, u"csv"_s}).out);
        QJsonArray exported;
        for (const QByteArray &line : m_cli->contentOf(u"x.jsonl"_s).split('\n')) {
            if (!line.isEmpty())
                exported.append(QJsonDocument::fromJson(line).object());
        }
        QVERIFY(!exported.isEmpty());
        QCOMPARE(exported, run(list + QStringList{u"--json"_s}).rows());
    }

    void rawLeavesFormulasAlone()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"company"_s, u"name==1+1"_s}), 0);
        COMPARE_EXIT(
            run({u"export"_s, u"w"_s, u"company"_s, u"x.csv"_s, u"--columns"_s, u"name"_s}), 0);
        QCOMPARE(m_cli->contentOf(u"x.csv"_s), QByteArray("name\r\n'=1+1\r\n"));
        COMPARE_EXIT(run({u"export"_s, u"w"_s, u"company"_s, u"x.csv"_s, u"--columns"_s, u"name"_s,
                          u"--raw"_s}),
                     0);
        QCOMPARE(m_cli->contentOf(u"x.csv"_s), QByteArray("name\r\n=1+1\r\n"));
    }

    void badRowsAreRejectedAndTheRestImported()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        m_cli->file(u"mixed.csv"_s, kMixed);
        const CliRun mixed = run({u"import"_s, u"w"_s, u"mixed.csv"_s, u"--as"_s, u"feedback"_s,
                                  u"--rejects"_s, u"bad.csv"_s, u"--json"_s});
        COMPARE_EXIT(mixed, 3);
        QCOMPARE(mixed.json()[u"created"_s][u"feedback"_s], 2);
        QCOMPARE(mixed.json()[u"rejected"_s], 3);
        QCOMPARE(mixed.json()[u"rows"_s], 5);
        QCOMPARE(mixed.json()[u"change_set"_s], 1);
        QCOMPARE(mixed.json()[u"rejections"_s][0][u"row"_s], 3);
        QCOMPARE(mixed.json()[u"rejections"_s][0][u"code"_s], u"measure"_s);
        QVERIFY(mixed.err.contains("Row 3, ux: "));
        QVERIFY(m_cli->contentOf(u"bad.csv"_s).contains("c@b.example,2025-05-01,1.5,too much"));
        QCOMPARE(run({u"list"_s, u"w"_s, u"feedback"_s, u"--json"_s}).rows().size(), 2);
    }

    void aDryRunWritesNothing()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        m_cli->file(u"mixed.csv"_s, kMixed);
        const QByteArray before = m_cli->stateOf(u"w"_s);
        const CliRun tried = run({u"import"_s, u"w"_s, u"mixed.csv"_s, u"--as"_s, u"feedback"_s,
                                  u"--dry-run"_s, u"--json"_s});
        COMPARE_EXIT(tried, 3);
        QCOMPARE(tried.json()[u"created"_s][u"feedback"_s], 2);
        QCOMPARE(tried.json()[u"change_set"_s], QJsonValue());
        QCOMPARE(m_cli->stateOf(u"w"_s), before);
    }

    void aDryRunListsTheChanges()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s, u"email=a@b.example"_s,
                          u"job_title=Dev"_s}),
                     0);
        m_cli->file(u"a.csv"_s,
                    "name,email,job_title\r\nAda,a@b.example,Lead\r\n"
                    ",c@b.example,\r\n,d@b.example,,more\r\n");
        const QStringList words = {u"import"_s, u"w"_s, u"a.csv"_s, u"--dry-run"_s};
        const CliRun tried = run(words + QStringList{u"--json"_s});
        COMPARE_EXIT(tried, 3);
        const QJsonArray changes = tried.json()[u"changes"_s].toArray();
        QCOMPARE(changes[0].toObject(),
                 (QJsonObject{{u"row"_s, 2},
                              {u"kind"_s, u"developer"_s},
                              {u"what"_s, u"updated"_s},
                              {u"record"_s, 1},
                              {u"title"_s, u"Ada"_s},
                              {u"field"_s, u"job_title"_s},
                              {u"old"_s, u"Dev"_s},
                              {u"new"_s, u"Lead"_s},
                              {u"message"_s, QJsonValue()}}));
        QCOMPARE(changes[1][u"what"_s], u"created"_s);
        QCOMPARE(changes[1][u"new"_s], u"c@b.example"_s);
        QCOMPARE(changes[1][u"record"_s], QJsonValue());
        QCOMPARE(tried.json()[u"rejected"_s], 1);
        const CliRun shown = run(words);
        COMPARE_EXIT(shown, 3);
        QVERIFY2(shown.out.contains("2  developer  updated  #1           job_title  Dev"),
                 shown.all());
        // Without --dry-run nothing is listed.
        const CliRun done = run({u"import"_s, u"w"_s, u"a.csv"_s, u"--json"_s});
        COMPARE_EXIT(done, 3);
        QVERIFY(!done.json().contains(u"changes"_s));
    }

    void thePlanThatIsPrintedImports()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        m_cli->file(u"a.csv"_s, "E-mail,Taken on,UX\r\na@b.example,2025-05-01,0.5\r\n");
        const CliRun plan =
            run({u"plan"_s, u"a.csv"_s, u"--as"_s, u"feedback"_s, u"--in"_s, u"w"_s});
        COMPARE_EXIT(plan, 0);
        QCOMPARE(plan.json()[u"kind"_s], u"feedback"_s);
        QCOMPARE(plan.json()[u"version"_s], 1);
        QCOMPARE(plan.json()[u"columns"_s].toArray().size(), 3);
        m_cli->file(u"plan.json"_s, plan.out);
        const CliRun read =
            run({u"import"_s, u"w"_s, u"a.csv"_s, u"--plan"_s, u"plan.json"_s, u"--json"_s});
        COMPARE_EXIT(read, 0);
        QCOMPARE(read.json()[u"created"_s], (QJsonObject{{u"developer"_s, 1}, {u"feedback"_s, 1}}));
    }

    void aPlanMakesFieldsAndMapsScales()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        m_cli->file(u"a.csv"_s, "who,rating,size\r\na@b.example,OK,XL\r\n");
        m_cli->file(u"plan.json"_s, R"({"kind": "feedback", "columns": [
            {"column": "who", "field": "developer.email"},
            {"column": 1, "field": "feedback.csat", "scale": {"words": ["Bad", "OK", "Good"]}},
            {"constant": "2025-05-01", "field": "feedback.taken_on"},
            {"column": 2, "new_field": {"kind": "developer", "name": "shirt_size",
                                        "type": "text"}}]})");
        COMPARE_EXIT(run({u"import"_s, u"w"_s, u"a.csv"_s, u"--plan"_s, u"plan.json"_s}), 0);
        QCOMPARE(run({u"list"_s, u"w"_s, u"feedback"_s, u"--json"_s}).row(0)[u"csat"_s], 0.5);
        QCOMPARE(run({u"list"_s, u"w"_s, u"developer"_s, u"--where"_s, u"shirt_size = xl"_s,
                      u"--json"_s})
                     .row(0)[u"shirt_size"_s],
                 u"XL"_s);
        QVERIFY(run({u"fields"_s, u"developer"_s, u"w"_s}).out.contains("shirt_size"));
        QVERIFY(!run({u"fields"_s, u"developer"_s}).out.contains("shirt_size"));
    }

    void whatARowIsIsGuessed()
    {
        COMPARE_EXIT(run({u"new"_s, u"w"_s}), 0);
        m_cli->file(u"a.csv"_s, "email,ux,ts,csat\r\na@b.example,0.5,0.5,0.5\r\n");
        const CliRun read = run({u"import"_s, u"w"_s, u"a.csv"_s, u"--json"_s});
        COMPARE_EXIT(read, 0);
        QCOMPARE(read.json()[u"created"_s][u"feedback"_s], 1);
    }

private:
    [[nodiscard]] CliRun run(const QStringList &words) const { return m_cli->run(words); }

    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestCliExchange)
#include "test_cli_exchange.moc"
