// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_workspace.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Ada, Bob and Cy are exported at noon; a minute later somebody makes Ada a boss.
class Exported : public ImportWorkspace {
public:
    Exported()
    {
        for (const QString &name : {u"Ada"_s, u"Bob"_s, u"Cy"_s})
            add(KindId::Developer, {{u"name"_s, name}, {u"job_title"_s, u"Dev"_s}});
        file = exported(KindId::Developer);
        pass(60);
        set(KindId::Developer, 1, u"job_title"_s, u"Boss"_s);
        pass(60);
    }

    /// The export with another title for everybody.
    [[nodiscard]] QByteArray edited() const { return QByteArray(file).replace("Dev", "Lead"); }
    [[nodiscard]] QString titles()
    {
        QStringList list;
        for (const qint64 id : {1, 2, 3})
            list.append(value(KindId::Developer, id, u"job_title"_s));
        return list.join(u' ');
    }

    QByteArray file;
};

} // namespace

/// Records that were changed between export and import.
class TestImportConflicts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decisions_data();
    void decisions();
    void thePreviewListsThem();
    void thePlanMayOverwrite();
    void noConflict_data();
    void noConflict();
    void earlierRowsAreNone();
    void nothingOfTheRowIsWritten();
    void timesAsSpreadsheetsWriteThem_data();
    void timesAsSpreadsheetsWriteThem();
};

void TestImportConflicts::decisions_data()
{
    QTest::addColumn<QSet<qint64>>("overwrite");
    QTest::addColumn<bool>("all");
    QTest::addColumn<qint64>("conflicts");
    QTest::addColumn<QString>("titles");
    QTest::newRow("kept") << QSet<qint64>() << false << qint64(1) << u"Boss Lead Lead"_s;
    QTest::newRow("another row chosen")
        << QSet<qint64>{3} << false << qint64(1) << u"Boss Lead Lead"_s;
    QTest::newRow("chosen") << QSet<qint64>{2} << false << qint64(0) << u"Lead Lead Lead"_s;
    QTest::newRow("all") << QSet<qint64>() << true << qint64(0) << u"Lead Lead Lead"_s;
}

void TestImportConflicts::decisions()
{
    QFETCH(QSet<qint64>, overwrite);
    QFETCH(bool, all);
    QFETCH(qint64, conflicts);
    QFETCH(QString, titles);
    Exported workspace;
    // The newest is exported first; rows are chosen by their number.
    QByteArrayList lines = workspace.edited().trimmed().split('\n');
    std::sort(lines.begin() + 1, lines.end());
    ImportOptions options;
    options.decisions.overwrite = overwrite;
    options.decisions.overwriteAll = all;
    const auto outcome = workspace.importText(lines.join('\n'), KindId::Developer, options);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->conflicts, conflicts);
    QCOMPARE(outcome->rejected, 0);
    QCOMPARE(workspace.titles(), titles);
    QCOMPARE(told(*outcome, KindId::Developer),
             u"created 0, updated %1, unchanged 0"_s.arg(3 - conflicts));
    QCOMPARE(outcome->notes.size(), conflicts);
}

void TestImportConflicts::thePreviewListsThem()
{
    Exported workspace;
    ImportOptions options;
    options.dryRun = options.listEffects = true;
    const auto outcome = workspace.importText(workspace.edited(), KindId::Developer, options);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->effects.count(ImportEffect::Type::Conflict), 1);
    QCOMPARE(outcome->effects.count(ImportEffect::Type::Updated), 2);
    const auto conflict = std::ranges::find(outcome->effects.listed, ImportEffect::Type::Conflict,
                                            &ImportEffect::type);
    QCOMPARE(conflict->record, 1);
    QCOMPARE(conflict->title, u"Ada"_s);
    QCOMPARE(conflict->changes.size(), 1);
    QCOMPARE(conflict->changes.front().name, u"job_title"_s);
    QCOMPARE(conflict->changes.front().before.toText(), u"Boss"_s);
    QCOMPARE(conflict->changes.front().after.toText(), u"Lead"_s);
    QVERIFY2(conflict->message.contains(u"2026-11-23T12:01:00Z"_s), qPrintable(conflict->message));
}

void TestImportConflicts::thePlanMayOverwrite()
{
    Exported workspace;
    const QString file = workspace.write(u"file.csv"_s, workspace.edited());
    ImportPlan plan = workspace.proposed(file, KindId::Developer);
    plan.conflicts = ConflictRule::Overwrite;
    const auto read = ImportPlan::fromJson(plan.toJson());
    VERIFY_OK(read);
    const auto outcome = workspace.import(file, *read);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->conflicts, 0);
    QCOMPARE(workspace.titles(), u"Lead Lead Lead"_s);
}

void TestImportConflicts::noConflict_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QString>("titles");
    QTest::newRow("nothing edited") << QByteArray("x") << QByteArray("x") << u"Boss Dev Dev"_s;
    QTest::newRow("edited to the same")
        << QByteArray("Dev") << QByteArray("Boss") << u"Boss Boss Boss"_s;
    QTest::newRow("without times")
        << QByteArray("updated_at") << QByteArray("whatever") << u"Dev Dev Dev"_s;
}

/// What the file says of Ada is what is there, or nobody can tell when it was written.
void TestImportConflicts::noConflict()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, by);
    QFETCH(QString, titles);
    Exported workspace;
    const bool untouched = what == by;
    const auto outcome =
        workspace.importText(untouched ? workspace.exported(KindId::Developer)
                                       : QByteArray(workspace.file).replace(what, by),
                             KindId::Developer);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->conflicts, 0);
    QCOMPARE(workspace.titles(), titles);
}

/// Two rows for one record: the first one's write does not count as somebody's change.
void TestImportConflicts::earlierRowsAreNone()
{
    Exported workspace;
    const QByteArrayList lines = workspace.edited().trimmed().split('\n');
    const auto bob =
        std::ranges::find_if(lines, [](const QByteArray &line) { return line.contains("Bob"); });
    const QByteArray more = QByteArray(*bob).replace("Lead", "Chief");
    const auto outcome = workspace.importText(workspace.edited() + more + "\n", KindId::Developer);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->conflicts, 1);
    QCOMPARE(workspace.titles(), u"Boss Chief Lead"_s);
}

/// The employer that the row would have made does not come into being.
void TestImportConflicts::nothingOfTheRowIsWritten()
{
    Exported workspace;
    QByteArrayList lines = workspace.file.trimmed().split('\n');
    for (QByteArray &line : lines) {
        if (line.contains("Ada"))
            line.replace("Ada,,,", "Ada,,New Co,");
    }
    ImportOptions options;
    options.listEffects = true;
    const auto outcome = workspace.importText(lines.join('\n'), KindId::Developer, options);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->conflicts, 1);
    QCOMPARE(workspace.count(KindId::Company), 0);
    const auto conflict = std::ranges::find(outcome->effects.listed, ImportEffect::Type::Conflict,
                                            &ImportEffect::type);
    QCOMPARE(conflict->changes.front().name, u"company"_s);
    QCOMPARE(conflict->changes.front().after.toText(), u"New Co"_s);
}

void TestImportConflicts::timesAsSpreadsheetsWriteThem_data()
{
    QTest::addColumn<QByteArray>("time"); // of Ada's row, who was changed at 12:01:00 UTC
    QTest::addColumn<bool>("conflict");
    QTest::newRow("the very time") << QByteArray("2026-11-23T12:01:00Z") << false;
    QTest::newRow("a space") << QByteArray("2026-11-23 12:01:00") << false;
    QTest::newRow("another zone") << QByteArray("2026-11-23T13:01:00+01:00") << false;
    QTest::newRow("later") << QByteArray("2026-11-23T12:02:00Z") << false;
    QTest::newRow("a second earlier") << QByteArray("2026-11-23T12:00:59Z") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("no time") << QByteArray("soon") << false;
}

void TestImportConflicts::timesAsSpreadsheetsWriteThem()
{
    QFETCH(QByteArray, time);
    QFETCH(bool, conflict);
    Exported workspace;
    const QByteArray tag = workspace.workspace().idTag().toLatin1();
    const auto outcome = workspace.importText(
        "id:" + tag + ",job_title,updated_at\n1,Lead," + time + "\n", KindId::Developer);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->conflicts, conflict ? 1 : 0);
    QCOMPARE(workspace.value(KindId::Developer, 1, u"job_title"_s),
             conflict ? u"Boss"_s : u"Lead"_s);
    QCOMPARE(outcome->notes.size(), conflict || time == "soon" ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestImportConflicts)
#include "test_import_conflicts.moc"
