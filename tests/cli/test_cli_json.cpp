// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Every command prints one JSON document with --json, and only results on standard output.
class TestCliJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_cli.file(u"a.csv"_s, "email,ux\r\na@b.example,0.5\r\n");
        COMPARE_EXIT(m_cli.run({u"sample"_s, u"w"_s, u"--developers"_s, u"30"_s}), 0);
    }

    void everyCommandPrintsOneDocument_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("keys");
        const auto row = [](const char *call, const char *keys) {
            QTest::newRow(call) << QString::fromLatin1(call) << QString::fromLatin1(keys);
        };
        row("new other", "id workspace zone");
        row("sample third --developers 20", "change_set created");
        row("kinds", "rows");
        row("kinds w", "rows");
        row("fields task", "rows");
        row("fields task w", "rows");
        row("plan a.csv", "columns kind source version");
        row("import w a.csv --as feedback",
            "change_set conflicts created notes rejected rejections rows unchanged updated");
        row("list w developer", "rows");
        row("list w task --where id=0", "rows");
        row("export w task x.csv", "count file");
        row("add w company name=Acme", "change_set id");
        row("set w company 1 notes=x", "change_set id");
        row("remove w task 1 2", "change_set ids");
        row("score w", "rows");
        row("score w --by developer", "rows");
        row("weights w", "change_set weights");
        row("settings w", "change_set settings");
        row("metrics w", "rows");
        row("metrics w --by company --from 2026-01-01 --to 2026-03-31 --every month", "rows");
        row("why w 1", "cs developer e name");
        row("history w", "rows");
        row("undo w", "change_set kept label undone");
        row("verify w", "verified");
        row("doctor w", "findings");
        row("help", "commands");
        row("help list", "name summary usage");
        row("list --help", "name summary usage");
        row("--version", "version");
    }

    void everyCommandPrintsOneDocument()
    {
        QFETCH(QString, call);
        QFETCH(QString, keys);
        const CliRun done = m_cli.run(call.split(u' ') + QStringList{u"--json"_s});
        COMPARE_EXIT(done, 0);
        QStringList found = done.json().keys();
        if (call.startsWith(u"plan"_s)) // what the plan proposes beyond these is its own matter
            found.removeOne(u"match"_s);
        QCOMPARE(found.join(u' '), keys);
        QVERIFY(done.out.endsWith('\n'));
    }

    void everyCommandIsListedWithItsUsage()
    {
        const QJsonArray commands =
            m_cli.run({u"help"_s, u"--json"_s}).json()[u"commands"_s].toArray();
        QStringList names;
        for (const auto &command : commands) {
            const QString name = command[u"name"_s].toString();
            names.append(name);
            QVERIFY(command[u"usage"_s].toString().startsWith(u"rapport-cli "_s + name));
            QVERIFY(!command[u"summary"_s].toString().isEmpty());
        }
        names.removeAll(u"serve"_s); // some are built without it
        names.sort();
        QCOMPARE(names.join(u' '),
                 u"add doctor export fields history import kinds list metrics new plan remove "
                 "sample score set settings undo verify weights why"_s);
    }

    void jsonMayComeFirst()
    {
        const CliRun done = m_cli.run({u"--json"_s, u"verify"_s, u"w"_s});
        COMPARE_EXIT(done, 0);
        QVERIFY(done.json().contains(u"verified"_s));
    }

private:
    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TestCliJson)
#include "test_cli_json.moc"
