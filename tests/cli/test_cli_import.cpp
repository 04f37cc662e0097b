// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Imports by the real program, again and again: plans, conflicts, rejects, undo.
class TestCliImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        COMPARE_EXIT(run({u"new"_s, u"w"_s, u"--zone"_s, u"UTC"_s}), 0);
    }

    void cleanup()
    {
        COMPARE_EXIT(run({u"verify"_s, u"w"_s}), 0);
        COMPARE_EXIT(run({u"doctor"_s, u"w"_s}), 0);
    }

    void theSameFileAgainSaysSo()
    {
        m_cli->file(u"a.csv"_s, "name,email\r\nAda,a@b.example\r\n");
        const CliRun first = import({u"a.csv"_s});
        COMPARE_EXIT(first, 0);
        QCOMPARE(first.err, QByteArray());
        const CliRun again = import({u"a.csv"_s});
        COMPARE_EXIT(again, 0);
        QCOMPARE(again.json()[u"change_set"_s], QJsonValue());
        QVERIFY2(again.err.contains("Nothing changed: everything in a.csv is here already.\n"),
                 again.all());
        QCOMPARE(run({u"history"_s, u"w"_s, u"--json"_s}).rows().size(), 1);
    }

    void plansAreRemembered()
    {
        m_cli->file(u"march.csv"_s, "Wer,Wie\r\na@b.example,4\r\n");
        m_cli->file(u"april.csv"_s, "Wie,Wer\r\n5,a@b.example\r\n1,b@b.example\r\n");
        m_cli->file(u"plan.json"_s, R"({"kind": "feedback", "columns": [
            {"column": "Wer", "field": "developer.email"},
            {"column": 1, "field": "feedback.ux", "scale": {"min": 1, "max": 5}},
            {"constant": "2026-04-01", "field": "feedback.taken_on"}]})");
        const QStringList byPlan = {u"march.csv"_s, u"--plan"_s, u"plan.json"_s};
        // Neither a preview nor another workspace's plan is remembered.
        COMPARE_EXIT(import(byPlan + QStringList{u"--dry-run"_s}), 0);
        const CliRun proposed = run({u"plan"_s, u"april.csv"_s});
        COMPARE_EXIT(proposed, 0);
        QCOMPARE(run({u"plan"_s, u"april.csv"_s, u"--in"_s, u"w"_s}).out, proposed.out);
        COMPARE_EXIT(import(byPlan), 0);
        QCOMPARE(run({u"plan"_s, u"april.csv"_s}).out, proposed.out);

        const CliRun plan = run({u"plan"_s, u"april.csv"_s, u"--in"_s, u"w"_s});
        COMPARE_EXIT(plan, 0);
        QCOMPARE(plan.err, QByteArray("The plan remembered for march.csv was used.\n"));
        QCOMPARE(plan.json()[u"columns"_s][1][u"column"_s], 0);
        QCOMPARE(plan.json()[u"columns"_s][1][u"scale"_s][u"max"_s], 5);
        const CliRun april = import({u"april.csv"_s});
        COMPARE_EXIT(april, 0);
        QCOMPARE(april.json()[u"created"_s][u"feedback"_s], 1);
        QCOMPARE(april.json()[u"updated"_s][u"feedback"_s], 1);
        QVERIFY2(april.err.contains("march.csv"), april.all());
        // Who says what a row is, does not want the one that is remembered.
        const CliRun other =
            run({u"plan"_s, u"april.csv"_s, u"--in"_s, u"w"_s, u"--as"_s, u"developer"_s});
        COMPARE_EXIT(other, 0);
        QCOMPARE(other.json()[u"kind"_s], u"developer"_s);
        QCOMPARE(other.err, QByteArray());
    }

    void rejectsComeBackByThemselves()
    {
        m_cli->file(u"a.csv"_s,
                    "Wer,Wie,message\r\na@b.example,4,good\r\nb@b.example,6,bad\r\n"
                    "c@b.example,x,worse\r\n");
        m_cli->file(u"plan.json"_s, R"({"kind": "feedback", "columns": [
            {"column": "Wer", "field": "developer.email"},
            {"column": "message", "field": "feedback.comment"},
            {"column": "Wie", "field": "feedback.ux", "scale": {"min": 1, "max": 5}}]})");
        COMPARE_EXIT(import({u"a.csv"_s, u"--plan"_s, u"plan.json"_s, u"--rejects"_s, u"r.csv"_s}),
                     3);
        const QByteArray rejects = m_cli->contentOf(u"r.csv"_s);
        QVERIFY2(rejects.startsWith("Wer,Wie,message,row,column,code,message\r\n"), rejects);
        QVERIFY2(rejects.contains("b@b.example,6,bad,3,Wie,measure,"), rejects);
        m_cli->file(u"r.csv"_s,
                    QByteArray(rejects).replace(",6,bad", ",5,bad").replace(",x,", ",1,"));
        const CliRun again = import({u"r.csv"_s});
        COMPARE_EXIT(again, 0);
        QCOMPARE(again.json()[u"created"_s][u"feedback"_s], 2);
        const CliRun all = run({u"list"_s, u"w"_s, u"feedback"_s, u"--columns"_s, u"comment,ux"_s,
                                u"--sort"_s, u"comment"_s, u"--json"_s});
        QCOMPARE(all.rows().size(), 3);
        QCOMPARE(all.row(0)[u"comment"_s], u"bad"_s);
        QCOMPARE(all.row(2)[u"ux"_s], 0);
    }

    void recordsChangedSinceTheExportAreKept()
    {
        for (const QString &name : {u"name=Ada"_s, u"name=Bob"_s})
            COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, name, u"job_title=Dev"_s}), 0);
        COMPARE_EXIT(run({u"export"_s, u"w"_s, u"developer"_s, u"x.csv"_s}), 0);
        m_cli->file(u"x.csv"_s, m_cli->contentOf(u"x.csv"_s).replace("Dev", "Lead"));
        QTest::qSleep(1100); // times are kept to the second
        COMPARE_EXIT(run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"job_title=Boss"_s}), 0);

        const CliRun tried = import({u"x.csv"_s, u"--dry-run"_s});
        COMPARE_EXIT(tried, 0);
        QCOMPARE(tried.json()[u"conflicts"_s], 1);
        QJsonObject conflict;
        for (const QJsonValue change : tried.json()[u"changes"_s].toArray()) {
            if (change[u"what"_s] == u"conflict"_s)
                conflict = change.toObject();
        }
        QCOMPARE(conflict[u"record"_s], 1);
        QCOMPARE(conflict[u"old"_s], u"Boss"_s);
        QCOMPARE(conflict[u"new"_s], u"Lead"_s);

        const CliRun kept = import({u"x.csv"_s});
        COMPARE_EXIT(kept, 0);
        QCOMPARE(kept.json()[u"conflicts"_s], 1);
        QCOMPARE(kept.json()[u"updated"_s][u"developer"_s], 1);
        QCOMPARE(titles(), QByteArray("Boss Lead"));

        QJsonObject plan = run({u"plan"_s, u"x.csv"_s, u"--in"_s, u"w"_s}).json();
        plan.insert(u"conflicts"_s, u"overwrite"_s);
        m_cli->file(u"plan.json"_s, QJsonDocument(plan).toJson());
        const CliRun won = import({u"x.csv"_s, u"--plan"_s, u"plan.json"_s});
        COMPARE_EXIT(won, 0);
        QCOMPARE(won.json()[u"conflicts"_s], 0);
        QCOMPARE(titles(), QByteArray("Lead Lead"));
    }

    void idsOfAnotherWorkspaceAreIgnored()
    {
        COMPARE_EXIT(run({u"new"_s, u"other"_s}), 0);
        COMPARE_EXIT(
            run({u"add"_s, u"other"_s, u"developer"_s, u"name=Eve"_s, u"email=e@b.example"_s}), 0);
        COMPARE_EXIT(run({u"export"_s, u"other"_s, u"developer"_s, u"x.csv"_s}), 0);
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s}), 0);
        const CliRun read = import({u"x.csv"_s});
        COMPARE_EXIT(read, 0);
        QVERIFY2(read.err.contains("another workspace"), read.all());
        QCOMPARE(read.json()[u"created"_s][u"developer"_s], 1);
        QCOMPARE(read.json()[u"conflicts"_s], 0);
        QCOMPARE(run({u"list"_s, u"w"_s, u"developer"_s, u"--sort"_s, u"id"_s, u"--json"_s})
                     .row(0)[u"name"_s],
                 u"Ada"_s);
    }

    void madeFieldsAreFieldsLikeAnyOther()
    {
        m_cli->file(u"a.csv"_s, "email,size\r\na@b.example,XL\r\nb@b.example,M\r\n");
        m_cli->file(u"plan.json"_s, R"({"kind": "developer", "columns": [
            {"column": 0, "field": "developer.email"},
            {"column": 1, "new_field": {"kind": "developer", "name": "shirt", "type": "text"}}]})");
        COMPARE_EXIT(import({u"a.csv"_s, u"--plan"_s, u"plan.json"_s}), 0);
        bool listed = false;
        for (const QJsonValue field :
             run({u"fields"_s, u"developer"_s, u"w"_s, u"--json"_s}).rows())
            listed = listed || field[u"field"_s] == u"shirt"_s;
        QVERIFY(listed);
        const CliRun found = run({u"list"_s, u"w"_s, u"developer"_s, u"--where"_s, u"shirt = XL"_s,
                                  u"--columns"_s, u"id,shirt"_s, u"--json"_s});
        QCOMPARE(found.rows().size(), 1);
        QCOMPARE(found.row(0)[u"shirt"_s], u"XL"_s);
        COMPARE_EXIT(run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"shirt=L"_s}), 0);
        COMPARE_EXIT(run({u"export"_s, u"w"_s, u"developer"_s, u"x.csv"_s}), 0);
        QVERIFY(m_cli->contentOf(u"x.csv"_s).contains(",shirt,"));
        const CliRun round = import({u"x.csv"_s});
        COMPARE_EXIT(round, 0);
        QCOMPARE(round.json()[u"change_set"_s], QJsonValue());
        COMPARE_EXIT(run({u"undo"_s, u"w"_s}), 0);
        QCOMPARE(
            run({u"list"_s, u"w"_s, u"developer"_s, u"--where"_s, u"shirt = XL"_s, u"--json"_s})
                .rows()
                .size(),
            1);
    }

    /// What was edited since the import stays and is told.
    void anUndoKeepsLaterEdits()
    {
        COMPARE_EXIT(
            run({u"add"_s, u"w"_s, u"developer"_s, u"email=a@b.example"_s, u"job_title=Dev"_s}), 0);
        m_cli->file(u"a.csv"_s,
                    "email,job_title,country\r\na@b.example,Lead,DE\r\n"
                    "b@b.example,,\r\nc@b.example,,\r\n");
        const CliRun read = import({u"a.csv"_s});
        COMPARE_EXIT(read, 0);
        const QString set = QString::number(read.json()[u"change_set"_s].toInt());
        COMPARE_EXIT(run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"job_title=Boss"_s}), 0);
        COMPARE_EXIT(run({u"set"_s, u"w"_s, u"developer"_s, u"2"_s, u"notes=met"_s}), 0);
        const CliRun undone = run({u"undo"_s, u"w"_s, set, u"--json"_s});
        COMPARE_EXIT(undone, 3);
        QCOMPARE(undone.json()[u"kept"_s].toArray().size(), 2);
        QCOMPARE(undone.sentences().size(), 2);
        const CliRun left = run({u"list"_s, u"w"_s, u"developer"_s, u"--sort"_s, u"id"_s,
                                 u"--columns"_s, u"id,job_title,country"_s, u"--json"_s});
        QCOMPARE(left.rows().size(), 2);
        QCOMPARE(left.row(0)[u"job_title"_s], u"Boss"_s);
        QCOMPARE(left.row(0)[u"country"_s], QJsonValue());
    }

private:
    [[nodiscard]] CliRun run(const QStringList &words) const { return m_cli->run(words); }
    [[nodiscard]] CliRun import(const QStringList &words) const
    {
        return run(QStringList{u"import"_s, u"w"_s, u"--json"_s} + words);
    }
    /// The titles of all developers, by id.
    [[nodiscard]] QByteArray titles() const
    {
        QByteArrayList list;
        for (const QJsonValue row : run({u"list"_s, u"w"_s, u"developer"_s, u"--sort"_s, u"id"_s,
                                         u"--columns"_s, u"job_title"_s, u"--json"_s})
                                        .rows())
            list.append(row[u"job_title"_s].toString().toUtf8());
        return list.join(' ');
    }

    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "test_cli_import.moc"
