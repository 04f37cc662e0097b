// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_workspace.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

SavedImportPlan savedFor(const QString &name, const QStringList &headings,
                         const QByteArray &columns)
{
    return {headingFingerprint(headings), name,
            ImportFixture::plan(R"({"kind": "developer", "columns": [)" + columns + "]}"), headings,
            u"2026-01-01T00:00:00Z"_s};
}

/// "name>developer.name 2>developer.email" of the columns of a plan.
QString columnsOf(const ImportPlan &plan)
{
    QStringList texts;
    for (const ImportColumn &column : plan.columns) {
        const int *position = std::get_if<int>(&column.source);
        const QString *heading = std::get_if<QString>(&column.source);
        texts.append((position      ? QString::number(*position)
                          : heading ? *heading
                                    : u"constant"_s)
                     + u'>' + column.field);
    }
    return texts.join(u' ');
}

} // namespace

/// Import plans that the workspace remembers.
class TestImportPlanStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fingerprints_data();
    void fingerprints();
    void theBestPlan_data();
    void theBestPlan();
    void changedHeadings();
    void plansFitTheFileAtHand_data();
    void plansFitTheFileAtHand();
    void scalesAndDatesOfTheProposal();
    void importsAreRemembered();
    void failuresAndPreviewsAreNot();
    void theManager();
    void rejectsComeBackByThemselves();
};

void TestImportPlanStore::fingerprints_data()
{
    QTest::addColumn<QStringList>("headings");
    QTest::addColumn<bool>("same"); // as of "E-mail", "Full name"
    QTest::newRow("the same") << QStringList{u"E-mail"_s, u"Full name"_s} << true;
    QTest::newRow("another order") << QStringList{u"Full name"_s, u"E-mail"_s} << true;
    QTest::newRow("case and spaces") << QStringList{u" e-MAIL "_s, u"Full  Name"_s} << true;
    QTest::newRow("rejects") << QStringList{u"E-mail"_s, u"Full name"_s, u"row"_s,
                                            u"column"_s, u"code"_s,      u"message"_s}
                             << true;
    QTest::newRow("rejects below two heading rows")
        << QStringList{u"E-mail"_s,           u"Full name"_s,
                       u"Full name – row"_s,  u"Full name – column"_s,
                       u"Full name – code"_s, u"Full name – message"_s}
        << true;
    QTest::newRow("one more") << QStringList{u"E-mail"_s, u"Full name"_s, u"Town"_s} << false;
    QTest::newRow("one less") << QStringList{u"E-mail"_s} << false;
    QTest::newRow("other words") << QStringList{u"E-mail F"_s, u"ull name"_s} << false;
}

void TestImportPlanStore::fingerprints()
{
    QFETCH(QStringList, headings);
    QFETCH(bool, same);
    const QString known = headingFingerprint({u"E-mail"_s, u"Full name"_s});
    QCOMPARE(known.size(), 16);
    QCOMPARE(headingFingerprint(headings) == known, same);
    QCOMPARE(headingFingerprint({QString(), u" "_s}), QString());
}

void TestImportPlanStore::theBestPlan_data()
{
    QTest::addColumn<QStringList>("headings");
    QTest::addColumn<QString>("name");
    QTest::newRow("exactly") << QStringList{u"c"_s, u"A"_s, u"b"_s} << u"abc"_s;
    QTest::newRow("most in common") << QStringList{u"a"_s, u"b"_s, u"x"_s} << u"abc"_s;
    QTest::newRow("half of them") << QStringList{u"e"_s, u"f"_s, u"y"_s, u"z"_s} << u"defg"_s;
    QTest::newRow("less than half") << QStringList{u"e"_s, u"x"_s, u"y"_s} << QString();
    QTest::newRow("nothing in common") << QStringList{u"x"_s} << QString();
    QTest::newRow("no headings") << QStringList() << QString();
}

void TestImportPlanStore::theBestPlan()
{
    QFETCH(QStringList, headings);
    QFETCH(QString, name);
    const QByteArray column = R"({"column": 0, "field": "developer.name"})";
    const std::vector<SavedImportPlan> plans = {
        savedFor(u"abc"_s, {u"a"_s, u"b"_s, u"c"_s}, column),
        savedFor(u"defg"_s, {u"d"_s, u"e"_s, u"f"_s, u"g"_s}, column)};
    const auto best = bestPlan(plans, headings);
    QCOMPARE(best ? best->name : QString(), name);
}

void TestImportPlanStore::changedHeadings()
{
    const auto saved = savedFor(u"x"_s, {u"Name"_s, u"E-mail"_s, u"Shirt"_s},
                                R"({"column": 0, "field": "developer.name"})");
    const HeadingChanges changes =
        headingChanges(saved, {u"e-mail"_s, u"Town"_s, u" name"_s, u"row"_s});
    QCOMPARE(changes.added, (QStringList{u"Town"_s, u"row"_s}));
    QCOMPARE(changes.vanished, QStringList{u"Shirt"_s});
}

void TestImportPlanStore::plansFitTheFileAtHand_data()
{
    QTest::addColumn<QStringList>("headings");
    QTest::addColumn<QString>("columns");
    const QString all = u"Name>developer.name 1>developer.email 3>developer.notes "
                        "constant>developer.country"_s;
    QTest::newRow("the same") << QStringList{u"Name"_s, u"Q"_s, u"x"_s, u"Q"_s} << all;
    QTest::newRow("moved") << QStringList{u"Q"_s, u"x"_s, u"new"_s, u"Q"_s, u"NAME"_s}
                           << u"NAME>developer.name 0>developer.email 3>developer.notes "
                              "constant>developer.country"_s;
    QTest::newRow("vanished") << QStringList{u"Q"_s, u"x"_s}
                              << u"0>developer.email constant>developer.country"_s;
}

void TestImportPlanStore::plansFitTheFileAtHand()
{
    QFETCH(QStringList, headings);
    QFETCH(QString, columns);
    const auto saved = savedFor(u"x"_s, {u"Name"_s, u"Q"_s, u"x"_s, u"Q"_s},
                                R"({"column": "Name", "field": "developer.name"},
                                   {"column": 1, "field": "developer.email"},
                                   {"column": 3, "field": "developer.notes"},
                                   {"constant": "DE", "field": "developer.country"})");
    QCOMPARE(columnsOf(fitPlan(saved, headings, {})), columns);
}

void TestImportPlanStore::scalesAndDatesOfTheProposal()
{
    auto saved = savedFor(u"x"_s, {u"a"_s, u"b"_s}, R"({"column": 0, "field": "feedback.ux"},
        {"column": 1, "field": "feedback.ts", "scale": {"min": 1, "max": 7}})");
    saved.plan.source.decimal = u',';
    saved.plan.source.separator = u';';
    ImportPlan proposed = ImportFixture::plan(R"({"kind": "feedback", "source":
        {"separator": "\t", "date_order": "dmy", "decimal": ".", "header_rows": 2}, "columns": [
        {"column": 0, "field": "feedback.ux", "scale": {"min": 1, "max": 5}},
        {"column": 1, "field": "feedback.ts", "scale": {"min": 1, "max": 5}}]})");
    ImportPlan fitted = fitPlan(saved, saved.headings, proposed);
    QCOMPARE(fitted.columns[0].scale->max, 5);
    QCOMPARE(fitted.columns[1].scale->max, 7);
    QCOMPARE(fitted.source.separator, QChar(u'\t'));
    QCOMPARE(fitted.source.headerRows, 2);
    QCOMPARE(fitted.source.decimal, QChar(u','));
    QCOMPARE(fitted.source.dateOrder, u"dmy"_s);
    saved.plan.source.dateOrder = u"mdy"_s;
    QCOMPARE(fitPlan(saved, saved.headings, proposed).source.dateOrder, u"mdy"_s);
}

void TestImportPlanStore::importsAreRemembered()
{
    ImportWorkspace workspace;
    ImportWorkspace::good(workspace.importText("Name,E-Mail\nAda,a@x.org\n", KindId::Developer));
    workspace.pass(60);
    ImportWorkspace::good(workspace.importText("title,product\nSpring,App\n", KindId::Survey));
    auto plans = ImportWorkspace::good(workspace.workspace().importPlans());
    QCOMPARE(plans.size(), size_t(2));
    QCOMPARE(plans[0].plan.kind, KindId::Survey);
    QCOMPARE(plans[1].name, u"file.csv"_s);
    QCOMPARE(plans[1].headings, (QStringList{u"Name"_s, u"E-Mail"_s}));
    QCOMPARE(plans[1].usedAt, u"2026-11-23T12:00:00Z"_s);

    // Used again under a name of its own, it is the newest, and keeps the name.
    ImportWorkspace::good(workspace.editor().renameImportPlan(plans[1].fingerprint, u"People"_s));
    workspace.pass(60);
    const QString file = workspace.write(u"next.csv"_s, "e-mail,name\nb@x.org,Bob\n");
    const auto best = bestPlan(ImportWorkspace::good(workspace.workspace().importPlans()),
                               {u"e-mail"_s, u"name"_s});
    QVERIFY(best.has_value());
    const ImportPlan plan =
        fitPlan(*best, {u"e-mail"_s, u"name"_s}, workspace.proposed(file, KindId::Developer));
    ImportWorkspace::good(workspace.import(file, plan));
    QCOMPARE(workspace.value(KindId::Developer, 2, u"name"_s), u"Bob"_s);
    plans = ImportWorkspace::good(workspace.workspace().importPlans());
    QCOMPARE(plans.size(), size_t(2));
    QCOMPARE(plans[0].name, u"People"_s);
    QCOMPARE(plans[0].headings.front(), u"e-mail"_s);
}

void TestImportPlanStore::failuresAndPreviewsAreNot()
{
    ImportWorkspace workspace;
    ImportOptions preview;
    preview.dryRun = true;
    ImportWorkspace::good(workspace.importText("name\nAda\n", KindId::Developer, preview));
    QVERIFY(!workspace.importText("joined_on\nsoon\n", KindId::Developer).ok());
    QVERIFY(ImportWorkspace::good(workspace.workspace().importPlans()).empty());
}

void TestImportPlanStore::theManager()
{
    ImportWorkspace workspace;
    Editor &editor = workspace.editor();
    const auto plans = [&] { return ImportWorkspace::good(workspace.workspace().importPlans()); };
    SavedImportPlan saved = savedFor(u"People"_s, {u"who"_s}, R"({"column": 0, "field":
        "developer.name", "policy": "fill_empty"})");
    ImportWorkspace::good(editor.saveImportPlan(saved));
    QCOMPARE(plans().front().plan.toJson(), saved.plan.toJson());
    QVERIFY(!editor.renameImportPlan(saved.fingerprint, u" "_s).result().ok());
    QVERIFY(!editor.renameImportPlan(u"nothing"_s, u"x"_s).result().ok());
    ImportWorkspace::good(editor.renameImportPlan(saved.fingerprint, u"Folk"_s));
    QCOMPARE(plans().front().name, u"Folk"_s);
    saved.fingerprint.clear();
    QVERIFY(!editor.saveImportPlan(saved).result().ok());
    ImportWorkspace::good(editor.removeImportPlan(plans().front().fingerprint));
    QVERIFY(plans().empty());
    // None of it is a change of records.
    QVERIFY(ImportWorkspace::good(workspace.workspace().history(9)).empty());
}

/// Faults of every sort, told by record of the original; corrected, the file of rejects goes in
/// without anything else, by the plan that was remembered.
void TestImportPlanStore::rejectsComeBackByThemselves()
{
    ImportWorkspace workspace;
    const ImportPlan plan = ImportFixture::plan(R"({"kind": "feedback", "columns": [
        {"column": "Who", "field": "developer.email"},
        {"column": "Good?", "field": "feedback.ux", "scale": {"min": 1, "max": 5}},
        {"column": "message", "field": "feedback.comment"},
        {"column": "When", "field": "feedback.taken_on"}]})");
    const QString file = workspace.write(u"file.csv"_s,
                                         "Who,Good?,message,When\n"
                                         "a@x.org,4,\"two\nlines\",2026-01-01\n"
                                         "\n"
                                         "b@x.org,9,too much,2026-01-02\n"
                                         "c@x.org,3,\"=1+1, \"\"x\"\"\",soon\n"
                                         "d@x.org,5,more,2026-01-04,cells\n");
    ImportOptions options;
    options.rejectsFile = workspace.path(u"rejects.csv"_s);
    const auto first = workspace.import(file, plan, options);
    VERIFY_OK(first);
    QCOMPARE(rejections(*first), u"4 measure, 5 date, 6 extra_cells"_s);
    QFile rejects(options.rejectsFile);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QByteArray content = rejects.readAll();
    const QByteArrayList lines = content.split('\n');
    QCOMPARE(lines[0].trimmed(), QByteArray("Who,Good?,message,When,row,column,code,message"));
    QVERIFY2(lines[1].startsWith("b@x.org,9,too much,2026-01-02,4,Good?,measure,"), lines[1]);
    QVERIFY2(lines[2].contains(",5,When,date,"), lines[2]);
    QVERIFY2(lines[3].contains(",6,,extra_cells,"), lines[3]);

    content.replace("b@x.org,9", "b@x.org,2").replace(",soon,", ",later,");
    const auto again = [&](const QByteArray &corrected) {
        const QString next = workspace.write(u"corrected.csv"_s, corrected);
        const QStringList headings = {u"Who"_s, u"Good?"_s,  u"message"_s, u"When"_s,
                                      u"row"_s, u"column"_s, u"code"_s,    u"message"_s};
        const auto best =
            bestPlan(ImportWorkspace::good(workspace.workspace().importPlans()), headings);
        const ImportPlan asRead{KindId::Feedback,
                                sourceOf(ImportWorkspace::good(detectTable(next)))};
        return workspace.import(next, fitPlan(best.value(), headings, asRead), options);
    };
    const auto second = again(content);
    VERIFY_OK(second);
    QCOMPARE(told(*second, KindId::Feedback), u"created 2, updated 0, unchanged 0"_s);
    // What is rejected once more is still known by its place in the original.
    QCOMPARE(rejections(*second), u"3 date"_s);
    QFile left(options.rejectsFile);
    QVERIFY(left.open(QIODevice::ReadOnly));
    content = left.readAll();
    QVERIFY2(content.contains(",later,5,When,date,"), content);
    const auto third = again(content.replace(",later,", ",2026-01-03,"));
    VERIFY_OK(third);
    QCOMPARE(third->rejected, 0);
    QCOMPARE(workspace.count(KindId::Feedback), 4);
    QCOMPARE(ImportWorkspace::good(workspace.workspace().importPlans()).size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestImportPlanStore)
#include "test_import_plan_store.moc"
