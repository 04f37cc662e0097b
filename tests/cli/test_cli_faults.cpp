// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kImportedRows = 4000;
/// How many imports and undos that were killed must have left no trace; more with RAPPORT_KILLS
/// in the environment.
constexpr int kKills = 6;

QByteArray manyRows()
{
    QByteArray csv = "email,name,company,taken_on,ux,ts,csat,comment\r\n";
    for (int i = 0; i < kImportedRows; ++i) {
        const QByteArray number = QByteArray::number(i);
        csv += "p" + number + "@mail.example,Person " + number + ",Company "
            + QByteArray::number(i % 50) + ",2025-05-01,0.5,0.6,0.7,comment " + number + "\r\n";
    }
    return csv;
}

CliRun finish(QProcess &process)
{
    process.waitForFinished(-1);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// What the real program does with bad input, full disks, Ctrl-C and being killed.
class TestCliFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        COMPARE_EXIT(run({u"new"_s, u"w"_s, u"--zone"_s, u"UTC"_s}), 0);
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"developer"_s, u"name=Ada"_s}), 0);
    }

    void cleanup()
    {
        COMPARE_EXIT(run({u"verify"_s, u"w"_s}), 0);
        COMPARE_EXIT(run({u"doctor"_s, u"w"_s}), 0);
    }

    void wrongUseSaysHow_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : {"",
                                 "nope",
                                 "--nope",
                                 "list",
                                 "list w",
                                 "list w nokind",
                                 "list w developer more",
                                 "list w developer --nope",
                                 "list w developer --limit",
                                 "list w developer --limit x",
                                 "list w developer --format xml",
                                 "add w developer",
                                 "add w developer name",
                                 "set w developer x name=y",
                                 "remove w developer",
                                 "score w --by nobody",
                                 "score w --as-of yesterday",
                                 "score w --weights ux",
                                 "metrics w --every hour",
                                 "sample w --developers many",
                                 "sample w --kinds developer,nope",
                                 "undo w last",
                                 "export w developer",
                                 "import w",
                                 "import w a.csv --as nope",
                                 "why w",
                                 "export w developer x.csv --separator ::",
                                 "fields",
                                 "history w --limit -1"})
            QTest::newRow(call) << QString::fromLatin1(call);
    }

    void wrongUseSaysHow()
    {
        QFETCH(QString, call);
        const CliRun refused = run(call.split(u' ', Qt::SkipEmptyParts));
        COMPARE_EXIT(refused, 2);
        QCOMPARE(refused.out, QByteArray());
        QVERIFY2(refused.sentences().size() == 2, refused.all());
        QVERIFY2(refused.sentences()[1].startsWith("Usage: rapport-cli"), refused.all());
    }

    void badInputChangesNothing_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QByteArray>("sentence"); // a part of it
        const auto row = [](const char *name, const char *call, const char *sentence) {
            QTest::newRow(name) << QString::fromLatin1(call) << QByteArray(sentence);
        };
        row("missing file", "import w missing.csv", "missing.csv");
        row("folder", "import w .", "");
        row("picture", "import w picture.csv", "");
        row("program", "import w program.csv", "");
        row("empty", "import w empty.csv", "");
        row("nothing mapped", "import w alien.csv", "");
        row("no good row", "import w bad.csv --as feedback", "");
        row("open quote", "import w quote.csv --as developer", "");
        row("missing plan", "import w good.csv --plan missing.json", "missing.json");
        row("plan that is no JSON", "import w good.csv --plan good.csv", "no import plan");
        row("plan with an unknown field", "import w good.csv --plan field.json", "nope");
        row("plan with an unknown kind", "import w good.csv --plan kind.json", "nope");
        row("plan with a doubtful heading", "import w twice.csv --plan twice.json", "name");
        row("plan with a missing heading", "import w good.csv --plan twice.json", "title");
        row("plan and kind", "import w good.csv --plan field.json --as task", "--as");
        row("workbook in a missing folder", "export w developer no/such/x.xlsx", "x.xlsx");
        row("unknown ending", "export w developer x.doc", ".csv, .xlsx or .jsonl");
        row("missing folder", "export w developer no/such/x.csv", "");
        row("rejects into a missing folder",
            "import w mixed.csv --as feedback --rejects no/such/bad.csv", "");
        row("missing workspace", "list missing developer", "missing");
        row("text for a workspace", "list good.csv developer", "");
        row("folder for a workspace", "list . developer", "");
        row("new in a missing folder", "new no/such/w", "");
        row("weights", "score w --weights ux=0.5", "must sum to 1");
        row("sample", "sample w", "");
    }

    void badInputChangesNothing()
    {
        QFETCH(QString, call);
        QFETCH(QByteArray, sentence);
        writeBadFiles();
        const QByteArray before = m_cli->stateOf(u"w"_s);
        const CliRun refused = run(call.split(u' '));
        COMPARE_EXIT(refused, 1);
        QCOMPARE(refused.out, QByteArray());
        QVERIFY2(refused.sentences().size() == 1, refused.all());
        QVERIFY2(refused.err.contains(sentence), refused.all());
        QCOMPARE(m_cli->stateOf(u"w"_s), before);
        QVERIFY(!QFile::exists(m_cli->path(u"x.xlsx"_s)));
    }

    void untrustedTextCannotSteerTheTerminal()
    {
        COMPARE_EXIT(run({u"add"_s, u"w"_s, u"company"_s, u"name=\x1b[31mred\nline"_s}), 0);
        const CliRun listed = run({u"list"_s, u"w"_s, u"company"_s});
        QVERIFY(!listed.out.contains('\x1b'));
        QCOMPARE(listed.out.count('\n'), 2);
        QCOMPARE(run({u"list"_s, u"w"_s, u"company"_s, u"--json"_s}).row(0)[u"name"_s],
                 u"\x1b[31mred\nline"_s);
    }

#ifdef Q_OS_UNIX
    void aFullOutputIsAnError()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        m_cli->start(process, {u"list"_s, u"w"_s, u"developer"_s, u"--json"_s});
        const CliRun full = finish(process);
        COMPARE_EXIT(full, 1);
        QCOMPARE(full.sentences().size(), 1);
    }

    void aFullDiskChangesNothing_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("kilobytes");
        QTest::newRow("import") << QStringList{u"import"_s, u"w"_s, u"many.csv"_s, u"--as"_s,
                                               u"feedback"_s}
                                << 300;
        QTest::newRow("undo") << QStringList{u"undo"_s, u"w"_s} << 300;
        QTest::newRow("sample") << QStringList{u"sample"_s, u"other"_s} << 600;
        QTest::newRow("new") << QStringList{u"new"_s, u"other"_s} << 4;
        QTest::newRow("export") << QStringList{u"export"_s, u"big"_s, u"interaction"_s, u"x.csv"_s}
                                << 64;
    }

    void aFullDiskChangesNothing()
    {
        QFETCH(QStringList, words);
        QFETCH(int, kilobytes);
        m_cli->file(u"many.csv"_s, manyRows());
        if (words[1] == u"big"_s)
            COMPARE_EXIT(run({u"sample"_s, u"big"_s}), 0);
        if (words[0] == u"undo"_s)
            COMPARE_EXIT(importMany(u"w"_s), 0);
        const QByteArray before = m_cli->stateOf(u"w"_s);
        const QStringList files = filesThere();
        QProcess process;
        m_cli->start(process, words, [kilobytes] {
            const rlimit limit = {rlim_t(kilobytes) * 1024, rlim_t(kilobytes) * 1024};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        const CliRun refused = finish(process);
        COMPARE_EXIT(refused, 1);
        QVERIFY2(refused.sentences().size() == 1, refused.all());
        QCOMPARE(m_cli->stateOf(u"w"_s), before);
        QCOMPARE(filesThere(), files);
    }

    void whatEndsEarlyLeavesNoTrace_data()
    {
        QTest::addColumn<QStringList>("words"); // W stands for the workspace
        QTest::addColumn<int>("signalNumber");
        const int wanted = qEnvironmentVariableIntValue("RAPPORT_KILLS");
        QTest::addColumn<int>("times");
        const QStringList import = {u"import"_s, u"W"_s, u"many.csv"_s, u"--as"_s, u"feedback"_s};
        const QStringList undo = {u"undo"_s, u"W"_s};
        QTest::newRow("interrupted imports") << import << SIGINT << kKills;
        QTest::newRow("killed imports") << import << SIGKILL << (wanted > 0 ? wanted : kKills);
        QTest::newRow("killed undos") << undo << SIGKILL << (wanted > 0 ? wanted : kKills);
    }

    void whatEndsEarlyLeavesNoTrace()
    {
        QFETCH(QStringList, words);
        QFETCH(int, signalNumber);
        QFETCH(int, times);
        m_cli->file(u"many.csv"_s, manyRows());
        if (words[0] == u"undo"_s)
            COMPARE_EXIT(importMany(u"w"_s), 0);
        endEarly(words, signalNumber, times);
    }

    void aLockedWorkspaceIsLeftAlone_data()
    {
        QTest::addColumn<QString>("lock");
        QTest::addColumn<QStringList>("words");
        const QStringList import = {u"import"_s, u"w"_s, u"good.csv"_s};
        QTest::newRow("being written, import") << u"BEGIN IMMEDIATE"_s << import;
        QTest::newRow("being written, undo")
            << u"BEGIN IMMEDIATE"_s << QStringList{u"undo"_s, u"w"_s};
        QTest::newRow("taken alone, import") << u"PRAGMA locking_mode = EXCLUSIVE"_s << import;
    }

    /// Another program has it, and does not let go while we wait.
    void aLockedWorkspaceIsLeftAlone()
    {
        QFETCH(QString, lock);
        QFETCH(QStringList, words);
        writeBadFiles();
        const QByteArray before = m_cli->stateOf(u"w"_s);
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(m_cli->path(u"w"_s));
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(lock));
            if (!lock.startsWith(u"BEGIN"_s))
                QVERIFY(query.exec(u"BEGIN EXCLUSIVE"_s));
            const CliRun refused = run(words);
            query.finish();
            other.close();
            COMPARE_EXIT(refused, 1);
            QVERIFY2(refused.sentences().size() == 1, refused.all());
            QVERIFY2(refused.err.contains("another program"), refused.all());
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        QCOMPARE(m_cli->stateOf(u"w"_s), before);
        COMPARE_EXIT(run(words), 0);
    }
#endif

private:
    [[nodiscard]] CliRun run(const QStringList &words) const
    {
        return m_cli->run(words);
    }

    [[nodiscard]] QStringList filesThere() const
    {
        return QDir(m_cli->path(QString())).entryList(QDir::Files);
    }

    void writeBadFiles() const
    {
        m_cli->file(u"good.csv"_s, "name,email\r\nBo,bo@mail.example\r\n");
        m_cli->file(u"picture.csv"_s, QByteArray::fromHex("89504e470d0a1a0a0000000d49484452"));
        m_cli->file(u"program.csv"_s,
                    QByteArray::fromHex("7f454c4602010100000000000000000003003e00"));
        m_cli->file(u"empty.csv"_s, "");
        m_cli->file(u"alien.csv"_s, "qqq,zzz\r\n1,2\r\n");
        m_cli->file(u"bad.csv"_s, "email,ux\r\na@b.example,7.5.1\r\nb@b.example,lots\r\n");
        m_cli->file(u"mixed.csv"_s, "email,ux\r\na@b.example,0.5\r\nb@b.example,lots\r\n");
        m_cli->file(u"quote.csv"_s, "name,email\r\n\"Bo,bo@mail.example\r\n");
        m_cli->file(u"twice.csv"_s, "name,title,name\r\nBo,x,Bob\r\n");
        m_cli->file(u"field.json"_s, R"({"kind": "developer", "columns": [
            {"column": 0, "field": "developer.name"}, {"column": 1, "field": "developer.nope"}]})");
        m_cli->file(u"kind.json"_s, R"({"kind": "nope", "columns": [
            {"column": 0, "field": "developer.name"}]})");
        m_cli->file(u"twice.json"_s, R"({"kind": "developer", "columns": [
            {"column": "name", "field": "developer.name"},
            {"column": "title", "field": "developer.job_title"}]})");
    }

#ifdef Q_OS_UNIX
    /// Runs \p words on copies of the workspace and ends them with \p signalNumber at random
    /// moments, until \p wanted had not committed yet. Each must leave everything or, before the
    /// commit, nothing.
    void endEarly(QStringList words, int signalNumber, int wanted)
    {
        const QByteArray before = m_cli->stateOf(u"w"_s);
        const qsizetype sets = run({u"history"_s, u"w"_s, u"--json"_s}).rows().size();
        QFile::copy(m_cli->path(u"w"_s), m_cli->path(u"full"_s));
        QElapsedTimer clock;
        clock.start();
        words[1] = u"full"_s;
        COMPARE_EXIT(run(words), 0);
        const qint64 duration = clock.elapsed();
        const QJsonObject whole = run({u"history"_s, u"full"_s, u"--json"_s}).row(0);
        int ended = 0;
        for (int attempt = 0; ended < wanted && attempt < wanted * 10; ++attempt) {
            const QString copy = words[1] = u"copy%1"_s.arg(attempt);
            QFile::copy(m_cli->path(u"w"_s), m_cli->path(copy));
            QProcess process;
            // Whoever started the tests may have had Ctrl-C ignored.
            m_cli->start(process, words, [] { std::signal(SIGINT, SIG_DFL); });
            process.waitForStarted();
            QTest::qSleep(int(QRandomGenerator::global()->bounded(duration)));
            kill(pid_t(process.processId()), signalNumber);
            const CliRun run = finish(process);
            COMPARE_EXIT(this->run({u"verify"_s, copy}), 0);
            COMPARE_EXIT(this->run({u"doctor"_s, copy}), 0);
            const QJsonArray history = this->run({u"history"_s, copy, u"--json"_s}).rows();
            if (history.size() == sets + 1) { // it was quicker than the signal
                for (const char *count : {"created", "updated", "removed"})
                    QCOMPARE(history[0][QLatin1StringView(count)], whole[QLatin1StringView(count)]);
                continue;
            }
            QVERIFY2(m_cli->stateOf(copy) == before, run.all());
            if (run.exit >= 0) {
                COMPARE_EXIT(run, 1);
                QCOMPARE(run.err, QByteArray("Cancelled; nothing was changed.\n"));
            }
            ++ended;
            QFile::remove(m_cli->path(copy));
        }
        QCOMPARE(ended, wanted);
    }

    [[nodiscard]] CliRun importMany(const QString &workspace) const
    {
        return run({u"import"_s, workspace, u"many.csv"_s, u"--as"_s, u"feedback"_s});
    }
#endif

    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(TestCliFaults)
#include "test_cli_faults.moc"
