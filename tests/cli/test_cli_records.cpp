// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// new, list, add, set, remove, history, undo, settings, verify and doctor on the real program.
class TestCliRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        COMPARE_EXIT(run({u"new"_s, u"w"_s, u"--zone"_s, u"Europe/Berlin"_s}), 0);
    }

    void cleanup()
    {
        COMPARE_EXIT(run({u"verify"_s, u"w"_s}), 0);
        COMPARE_EXIT(run({u"doctor"_s, u"w"_s}), 0);
        // One file, no leftovers of a write-ahead log.
        QVERIFY(!QFile::exists(m_cli->path(u"w-wal"_s)));
    }

    void newRefusesToOverwrite()
    {
        const QByteArray before = m_cli->contentOf(u"w"_s);
        const CliRun again = run({u"new"_s, u"w"_s});
        COMPARE_EXIT(again, 1);
        QCOMPARE(again.sentences().size(), 1);
        QCOMPARE(again.out, QByteArray());
        QCOMPARE(m_cli->contentOf(u"w"_s), before);
    }

    void newRefusesAnUnknownZoneBeforeMakingAFile()
    {
        const CliRun bad = run({u"new"_s, u"other"_s, u"--zone"_s, u"Nowhere/At all"_s});
        COMPARE_EXIT(bad, 1);
        QCOMPARE(bad.sentences().size(), 1);
        QVERIFY(!QFile::exists(m_cli->path(u"other"_s)));
    }

    void addsSetsAndRemoves()
    {
        const CliRun added =
            run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada Okafor"_s,
                 u"email=ada@mail.example"_s, u"company=Kernelworks"_s, u"notes=a=b, c"_s});
        COMPARE_EXIT(added, 0);
        QCOMPARE(added.out, QByteArray("1\n"));
        const CliRun set = run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"country=Germany"_s,
                                u"segment=Open Source"_s, u"--json"_s});
        COMPARE_EXIT(set, 0);
        QCOMPARE(set.json(), (QJsonObject{{u"id"_s, 1}, {u"change_set"_s, 2}}));
        const QJsonObject row = list(u"developer"_s).row(0);
        QCOMPARE(row[u"name"_s], u"Ada Okafor"_s);
        QCOMPARE(row[u"company"_s], u"Kernelworks"_s);
        QCOMPARE(row[u"country"_s], u"DE"_s);
        QCOMPARE(row[u"segment"_s], u"open-source"_s);
        QCOMPARE(row[u"notes"_s], u"a=b, c"_s);
        QCOMPARE(row[u"cs"_s], QJsonValue());

        const CliRun same =
            run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"country=DE"_s, u"--json"_s});
        QCOMPARE(same.json(), (QJsonObject{{u"id"_s, 1}, {u"change_set"_s, QJsonValue()}}));

        const CliRun removed = run({u"remove"_s, u"w"_s, u"developer"_s, u"1"_s, u"--json"_s});
        COMPARE_EXIT(removed, 0);
        QCOMPARE(removed.json(), (QJsonObject{{u"ids"_s, QJsonArray{1}}, {u"change_set"_s, 3}}));
        QCOMPARE(list(u"developer"_s).rows(), QJsonArray());
        QCOMPARE(list(u"company"_s).rows().size(), 1);
    }

    void aBadChangeChangesNothing_data()
    {
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *name, const QStringList &words) {
            QTest::newRow(name) << words;
        };
        row("unknown id", {u"set"_s, u"w"_s, u"developer"_s, u"99"_s, u"name=x"_s});
        row("unknown id to remove", {u"remove"_s, u"w"_s, u"developer"_s, u"1"_s, u"99"_s});
        row("unknown field", {u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"nope=x"_s});
        row("computed field", {u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"cs=1"_s});
        row("closed choice", {u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"role=king"_s});
        row("second of two",
            {u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"name=B"_s, u"joined_on=soon"_s});
        row("measure", {u"add"_s, u"w"_s, u"feedback"_s, u"developer=New One"_s, u"ux=1.01"_s});
        row("nameless", {u"add"_s, u"w"_s, u"developer"_s, u"country=DE"_s});
        row("reference by unknown id", {u"add"_s, u"w"_s, u"feedback"_s, u"developer=#99"_s});
        row("weights", {u"weights"_s, u"w"_s, u"ux=0.5"_s});
        row("weight that is no number", {u"weights"_s, u"w"_s, u"ux=much"_s});
        row("unknown weight", {u"weights"_s, u"w"_s, u"nps=0.5"_s});
        row("setting", {u"settings"_s, u"w"_s, u"half_life=0"_s});
        row("unknown setting", {u"settings"_s, u"w"_s, u"nope=0"_s});
        row("unknown change", {u"undo"_s, u"w"_s, u"99"_s});
        row("unknown developer", {u"why"_s, u"w"_s, u"99"_s});
        row("unknown metric", {u"metrics"_s, u"w"_s, u"--metric"_s, u"nope"_s});
        row("sample into what is not empty", {u"sample"_s, u"w"_s});
        row("condition", {u"list"_s, u"w"_s, u"developer"_s, u"--where"_s, u"nope = 1"_s});
        row("sort", {u"list"_s, u"w"_s, u"developer"_s, u"--sort"_s, u"nope"_s});
        row("column", {u"list"_s, u"w"_s, u"developer"_s, u"--columns"_s, u"name,nope"_s});
    }

    void aBadChangeChangesNothing()
    {
        QFETCH(QStringList, words);
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s}), 0);
        const QByteArray before = m_cli->stateOf(u"w"_s);
        const CliRun refused = run(words);
        COMPARE_EXIT(refused, 1);
        QVERIFY2(refused.sentences().size() == 1, refused.all());
        QCOMPARE(refused.out, QByteArray());
        QCOMPARE(m_cli->stateOf(u"w"_s), before);
    }

    void listsWhatIsAskedFor_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *name, const QStringList &options, const char *names) {
            QTest::newRow(name) << options << QString::fromLatin1(names);
        };
        row("all", {}, "Ada Bo Cy Di");
        row("equal", {u"--where"_s, u"segment = Internal"_s}, "Ada Cy");
        row("all must hold", {u"--where"_s, u"segment = internal"_s, u"--where"_s, u"cs < 0.7"_s},
            "Cy");
        row("in", {u"--where"_s, u"name in Bo, Di"_s}, "Bo Di");
        row("empty", {u"--where"_s, u"country isempty"_s}, "Cy Di");
        row("one step further", {u"--where"_s, u"company.country = US"_s}, "Ada");
        row("search", {u"--search"_s, u"kernel"_s}, "Ada");
        row("sort", {u"--sort"_s, u"-name"_s}, "Di Cy Bo Ada");
        row("two keys, empty last", {u"--sort"_s, u"segment,-name"_s}, "Cy Ada Bo Di");
        row("by score", {u"--sort"_s, u"-cs"_s, u"--limit"_s, u"1"_s}, "Ada");
        row("limit", {u"--limit"_s, u"2"_s}, "Ada Bo");
        row("none", {u"--limit"_s, u"0"_s}, "");
    }

    void listsWhatIsAskedFor()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, names);
        fillCommunity();
        const CliRun listed = run(
            QStringList{u"list"_s, u"w"_s, u"developer"_s, u"--columns"_s, u"name"_s, u"--json"_s}
            + options);
        COMPARE_EXIT(listed, 0);
        QStringList found;
        for (const auto &row : listed.rows())
            found.append(row[u"name"_s].toString());
        QCOMPARE(found.join(u' '), names);
    }

    void listsInEveryFormat()
    {
        fillCommunity();
        const QStringList words = {u"list"_s,       u"w"_s,       u"developer"_s, u"--columns"_s,
                                   u"id,name,cs"_s, u"--limit"_s, u"3"_s,         u"--format"_s};
        QCOMPARE(run(words + QStringList{u"table"_s}).out,
                 QByteArray("id  name    cs\n 1  Ada   0.90\n 2  Bo\n 3  Cy    0.50\n"));
        QCOMPARE(run(words + QStringList{u"csv"_s}).out,
                 QByteArray("id,name,cs\r\n1,Ada,0.9\r\n2,Bo,\r\n3,Cy,0.5\r\n"));
        QCOMPARE(run(words + QStringList{u"json"_s}).rows(),
                 (QJsonArray{QJsonObject{{u"id"_s, 1}, {u"name"_s, u"Ada"_s}, {u"cs"_s, 0.9}},
                             QJsonObject{{u"id"_s, 2}, {u"name"_s, u"Bo"_s}, {u"cs"_s, {}}},
                             QJsonObject{{u"id"_s, 3}, {u"name"_s, u"Cy"_s}, {u"cs"_s, 0.5}}}));
    }

    void peopleSeeNamesAndFilesSeeKeysAndUtc()
    {
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s, u"email=a@b.example"_s}),
                     0);
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"interaction"_s, u"developer=a@b.example"_s,
                          u"kind=question"_s, u"occurred_at=2026-07-01T22:30:00Z"_s}),
                     0);
        const QStringList words = {u"list"_s, u"w"_s, u"interaction"_s, u"--columns"_s,
                                   u"developer,occurred_at"_s};
        QCOMPARE(run(words).out,
                 QByteArray("developer  occurred_at\nAda        2026-07-02 00:30\n"));
        QCOMPARE(run(words + QStringList{u"--format"_s, u"csv"_s}).out,
                 QByteArray("developer,occurred_at\r\na@b.example,2026-07-01T22:30:00Z\r\n"));
    }

    void undoesTheLastAndAGivenChange()
    {
        fillCommunity();
        const QByteArray before = list(u"developer"_s).out;
        COMPARE_EXIT(run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"name=Eve"_s}), 0);
        const qint64 set = run({u"history"_s, u"w"_s, u"--limit"_s, u"1"_s, u"--json"_s})
                               .row(0)[u"id"_s]
                               .toInteger();
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Flo"_s}), 0);
        COMPARE_EXIT(run({u"undo"_s, u"w"_s}), 0);
        const CliRun undone = run({u"undo"_s, u"w"_s, QString::number(set), u"--json"_s});
        COMPARE_EXIT(undone, 0);
        QCOMPARE(undone.json()[u"undone"_s], set);
        QCOMPARE(undone.json()[u"kept"_s], QJsonArray());
        QCOMPARE(withoutTimes(list(u"developer"_s).out), withoutTimes(before));
        const CliRun again = run({u"undo"_s, u"w"_s, QString::number(set)});
        COMPARE_EXIT(again, 1);
        QCOMPARE(again.sentences().size(), 1);
    }

    void nothingToUndoIsASentence()
    {
        const CliRun undone = run({u"undo"_s, u"w"_s});
        COMPARE_EXIT(undone, 1);
        QCOMPARE(undone.sentences(), QList<QByteArray>{"There is nothing to undo."});
    }

    void whatWasEditedSinceIsKeptAndListed()
    {
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s}), 0);
        COMPARE_EXIT(
            run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"name=Bo"_s, u"job_title=Maker"_s}), 0);
        COMPARE_EXIT(run({u"set"_s, u"w"_s, u"developer"_s, u"1"_s, u"name=Cy"_s}), 0);
        const CliRun undone = run({u"undo"_s, u"w"_s, u"2"_s, u"--json"_s});
        COMPARE_EXIT(undone, 3);
        QCOMPARE(undone.sentences().size(), 1);
        QCOMPARE(undone.json()[u"kept"_s][0][u"field"_s], u"name"_s);
        const QJsonObject row = list(u"developer"_s).row(0);
        QCOMPARE(row[u"name"_s], u"Cy"_s);
        QCOMPARE(row[u"job_title"_s], QJsonValue());
    }

    void historySaysWhoDidWhat()
    {
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s}), 0);
        const QJsonObject row = run({u"history"_s, u"w"_s, u"--json"_s}).row(0);
        QCOMPARE(row[u"id"_s], 1);
        QCOMPARE(row[u"actor"_s], u"Tester"_s);
        QCOMPARE(row[u"source"_s], u"command line"_s);
        QCOMPARE(row[u"created"_s], 1);
        QCOMPARE(row[u"undone"_s], false);
        // The workspace's zone, not that of the machine: Berlin is never at +00:00.
        const QString at = row[u"at"_s].toString();
        QVERIFY2(at.endsWith(u"+01:00"_s) || at.endsWith(u"+02:00"_s), qPrintable(at));
    }

    void showsAndStoresSettings()
    {
        const CliRun stored =
            run({u"settings"_s, u"w"_s, u"half_life=none"_s, u"band.good=0.9"_s, u"--json"_s});
        COMPARE_EXIT(stored, 0);
        const CliRun shown = run({u"settings"_s, u"w"_s, u"--json"_s});
        QCOMPARE(shown.json()[u"settings"_s], stored.json()[u"settings"_s]);
        QCOMPARE(shown.json()[u"settings"_s][u"half_life"_s], u"none"_s);
        QCOMPARE(shown.json()[u"settings"_s][u"band.good"_s], u"0.9"_s);
        QCOMPARE(shown.json()[u"settings"_s][u"zone"_s], u"Europe/Berlin"_s);
        QCOMPARE(shown.json()[u"change_set"_s], QJsonValue());
    }

    void knowsTheCatalogue()
    {
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"company"_s, u"name=Acme"_s}), 0);
        const CliRun kinds = run({u"kinds"_s, u"w"_s, u"--json"_s});
        QCOMPARE(kinds.rows().size(), 12);
        QCOMPARE(kinds.row(0)[u"kind"_s], u"company"_s);
        QCOMPARE(kinds.row(0)[u"count"_s], 1);
        const CliRun fields = run({u"fields"_s, u"developer"_s, u"--json"_s});
        QJsonObject role;
        for (const auto &row : fields.rows()) {
            if (row[u"field"_s] == u"role"_s)
                role = row.toObject();
        }
        QCOMPARE(role[u"kind"_s], u"developer"_s);
        QCOMPARE(role[u"type"_s], u"choice"_s);
        QCOMPARE(role[u"required"_s], false);
        QCOMPARE(role[u"editable"_s], true);
        QCOMPARE(role[u"choices"_s], (QJsonArray{u"community"_s, u"staff"_s, u"bot"_s}));
    }

private:
    [[nodiscard]] CliRun run(const QStringList &words) const { return m_cli->run(words); }
    [[nodiscard]] CliRun list(const QString &kind) const
    {
        return run({u"list"_s, u"w"_s, kind, u"--json"_s});
    }

    /// Four developers; Ada and Cy have answered.
    void fillCommunity() const
    {
        const QList<QStringList> records = {
            {u"company"_s, u"name=Kernelworks"_s, u"country=US"_s},
            {u"developer"_s, u"name=Ada"_s, u"email=ada@mail.example"_s, u"segment=internal"_s,
             u"country=DE"_s, u"company=Kernelworks"_s},
            {u"developer"_s, u"name=Bo"_s, u"segment=third-party"_s, u"country=FR"_s},
            {u"developer"_s, u"name=Cy"_s, u"email=cy@mail.example"_s, u"segment=internal"_s},
            {u"developer"_s, u"name=Di"_s},
            {u"feedback"_s, u"developer=ada@mail.example"_s, u"csat=0.9"_s},
            {u"feedback"_s, u"developer=cy@mail.example"_s, u"csat=0.5"_s},
        };
        for (const QStringList &record : records)
            COMPARE_EXIT(run(QStringList{u"add"_s, u"w"_s} + record), 0);
    }

    static QByteArray withoutTimes(const QByteArray &json)
    {
        QString text = QString::fromUtf8(json);
        text.remove(QRegularExpression(u"\"updated_at\":\"[^\"]*\""_s));
        return text.toUtf8();
    }

    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestCliRecords)
#include "test_cli_records.moc"
