// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_fixture.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// "2 created developer Ada: name - > Ada, role - > community" and so on, one line each.
QStringList lines(const ImportEffects &effects)
{
    static const QStringList types = {u"created"_s,  u"updated"_s,  u"unchanged"_s,
                                      u"rejected"_s, u"conflict"_s, u"weak"_s};
    QStringList lines;
    for (const ImportEffect &effect : effects.listed) {
        const Kind &kind = Catalogue::builtIn().kind(effect.kind);
        QString line = QString::number(effect.row) + u' ' + types[int(effect.type)];
        if (effect.type != ImportEffect::Type::Rejected)
            line += u' ' + kind.name;
        if (effect.record != 0)
            line += u" #"_s + QString::number(effect.record);
        line += u' ' + effect.title;
        if (!effect.code.isEmpty())
            line += u" ["_s + effect.column + u' ' + effect.code + u']';
        QStringList changes;
        for (const ImportEffect::Change &change : effect.changes)
            changes.append(kind.fields[size_t(change.field)].name + u' '
                           + (change.before.isNull() ? u"-"_s : change.before.toText()) + u" > "_s
                           + (change.after.isNull() ? u"-"_s : change.after.toText()));
        lines.append(changes.isEmpty() ? line : line + u": "_s + changes.join(u", "_s));
    }
    return lines;
}

ImportOptions preview()
{
    ImportOptions options;
    options.dryRun = true;
    options.listEffects = true;
    return options;
}

/// Ada, Bob and their employer, made by an import.
constexpr char kPeople[] = "name,email,company,job_title\n"
                           "Ada,a@x.org,Acme,Dev\n"
                           "Bob,b@x.org,Acme,\n";

constexpr char kPlan[] = R"({"kind": "developer", "columns": [
    {"column": "name", "field": "developer.name"},
    {"column": "email", "field": "developer.email"},
    {"column": "company", "field": "company.name"},
    {"column": "job_title", "field": "developer.job_title"}]})";

} // namespace

/// What the preview of an import lists.
class TestImportEffects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void effects_data();
    void effects();
    void nothingIsListedUnasked();
    void rejectedRows();
    void rejectedRowsOnly();
    void manyAreCounted();
    void emptyCells();
    void rowsLeftOut();
    void namesakes_data();
    void namesakes();
    void theUserKnowsWhoIsMeant();
    void whoWasChosenIsFoundNextTime();
    void companiesHaveNamesakesToo();
    void thePreviewIsTheWrite();
};

void TestImportEffects::effects_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("created") << QByteArray("Cy,c@x.org,New Co,\n")
                             << QStringList{u"2 created developer Cy: name - > Cy, email - > "
                                            "c@x.org, company - > New Co, role - > community, "
                                            "consent - > unknown"_s,
                                            u"2 created company New Co: name - > New Co"_s};
    QTest::newRow("updated and unchanged")
        << QByteArray("Ada,a@x.org,Acme,Lead\nBob,b@x.org,Acme,\n")
        << QStringList{u"2 updated developer #1 Ada: job_title Dev > Lead"_s,
                       u"2 unchanged company #1 Acme"_s, u"3 unchanged developer #2 Bob"_s};
    QTest::newRow("another employer")
        << QByteArray("Ada,a@x.org,Beta,\n")
        << QStringList{u"2 updated developer #1 Ada: company Acme > Beta"_s,
                       u"2 created company Beta: name - > Beta"_s};
    QTest::newRow("several rows for one record")
        << QByteArray("Ada,a@x.org,,Lead\nAda,a@x.org,,Boss\nDi,d@x.org,,\nDi,d@x.org,,Dev\n")
        << QStringList{
               u"2 updated developer #1 Ada: job_title Dev > Lead"_s,
               u"3 updated developer #1 Ada: job_title Lead > Boss"_s,
               u"4 created developer Di: name - > Di, email - > d@x.org, role - > community, "
               "consent - > unknown"_s,
               u"5 updated developer Di: job_title - > Dev"_s};
}

void TestImportEffects::effects()
{
    QFETCH(QByteArray, rows);
    QFETCH(QStringList, expected);
    ImportFixture workspace;
    VERIFY_OK(workspace.importText(kPeople, kPlan));
    const auto outcome =
        workspace.importText("name,email,company,job_title\n" + rows, kPlan, preview());
    VERIFY_OK(outcome);
    QCOMPARE(lines(outcome->effects), expected);
    QCOMPARE(workspace.count(u"developer"_s), u"2"_s);
}

void TestImportEffects::nothingIsListedUnasked()
{
    ImportFixture workspace;
    const auto outcome = workspace.importText(kPeople, kPlan);
    VERIFY_OK(outcome);
    QVERIFY(outcome->effects.listed.empty());
    for (const qint64 count : outcome->effects.counts)
        QCOMPARE(count, 0);
}

void TestImportEffects::rejectedRows()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "feedback", "columns": [
        {"column": "email", "field": "developer.email"}, {"column": "ux", "field": "feedback.ux"},
        {"constant": "2026-01-01", "field": "feedback.taken_on"}]})";
    const auto outcome =
        workspace.importText("email,ux\na@x.org,0.5\n b@x.org ,7\n", plan, preview());
    VERIFY_OK(outcome);
    QCOMPARE(outcome->effects.count(ImportEffect::Type::Rejected), 1);
    QCOMPARE(lines(outcome->effects).constLast(), u"3 rejected b@x.org, 7 [ux measure]"_s);
    QVERIFY(!outcome->effects.listed.back().message.isEmpty());
}

/// A preview lists them, though there is nothing to import.
void TestImportEffects::rejectedRowsOnly()
{
    ImportFixture workspace;
    const QByteArray rows = "name,email,company,job_title\n,,Acme,Dev\n,,,Lead\n";
    const auto tried = workspace.importText(rows, kPlan, preview());
    VERIFY_OK(tried);
    QCOMPARE(tried->rejected, 2);
    QCOMPARE(tried->effects.count(ImportEffect::Type::Rejected), 2);
    QVERIFY(!workspace.importText(rows, kPlan));
}

void TestImportEffects::manyAreCounted()
{
    ImportFixture workspace;
    QByteArray content = "name,email,company,job_title\n";
    constexpr int rows = int(ImportEffects::kMostListed) + 5;
    for (int i = 0; i < rows; ++i)
        content += "Ada,a" + QByteArray::number(i) + "@x.org,Acme,\n";
    const auto outcome = workspace.importText(content + "Ada,a1@x.org,,Dev\n", kPlan, preview());
    VERIFY_OK(outcome);
    QCOMPARE(outcome->effects.count(ImportEffect::Type::Created), rows + 1);
    QCOMPARE(qsizetype(outcome->effects.listed.size()), ImportEffects::kMostListed + 1);
    QCOMPARE(outcome->effects.listed.back().row, rows + 2);
}

/// Only cells that could have taken something away count.
void TestImportEffects::emptyCells()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText(kPeople, kPlan));
    const auto outcome = workspace.importText(
        "name,email,company,job_title\n,a@x.org,,\n,b@x.org,Acme,\nCy,c@x.org,,\n", kPlan,
        preview());
    VERIFY_OK(outcome);
    // Ada's name, employer and title; Bob's name.
    QCOMPARE(outcome->effects.emptyCellsIgnored, 4);
    const auto mirrored = workspace.importText(
        "name,email,company,job_title\nAda,a@x.org,Acme,\n",
        QByteArray(kPlan).replace("job_title\"}", "job_title\", \"policy\": \"mirror\"}"),
        preview());
    VERIFY_OK(mirrored);
    QCOMPARE(mirrored->effects.emptyCellsIgnored, 0);
    QCOMPARE(lines(mirrored->effects).constFirst(),
             u"2 updated developer #1 Ada: job_title Dev > -"_s);
}

void TestImportEffects::rowsLeftOut()
{
    ImportFixture workspace;
    ImportOptions options;
    options.decisions.leftOut = {2};
    const auto outcome = workspace.importText(kPeople, kPlan, options);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->rows, 1);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(name) FROM developer"_s), u"Bob"_s);
}

void TestImportEffects::namesakes_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("message"); // of the weak match; empty where there is none
    QTest::newRow("another address")
        << QByteArray("Ada,other@x.org,,") << u"\"Ada\" (#1) is there already."_s;
    QTest::newRow("no address") << QByteArray("Ada,,,") << u"\"Ada\" (#1) is there already."_s;
    QTest::newRow("case, accents and spaces")
        << QByteArray(" \303\201DA ,,,") << u"\"Ada\" (#1) is there already."_s;
    QTest::newRow("two of them") << QByteArray("Bob,,,")
                                 << u"\"Bob\" (#2) is there already, and 1 more of that name."_s;
    QTest::newRow("found by its address") << QByteArray("Ada,b@x.org,,") << QString();
    QTest::newRow("a new name") << QByteArray("Adam,,,") << QString();
    QTest::newRow("no name") << QByteArray(",new@x.org,,") << QString();
}

void TestImportEffects::namesakes()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, message);
    ImportFixture workspace;
    VERIFY_OK(workspace.importText(QByteArray(kPeople) + "bob,bob@x.org,,\n", kPlan));
    const auto outcome =
        workspace.importText("name,email,company,job_title\n" + row + "\n", kPlan, preview());
    VERIFY_OK(outcome);
    const int weak = message.isEmpty() ? 0 : 1;
    QCOMPARE(outcome->effects.count(ImportEffect::Type::WeakMatch), weak);
    QCOMPARE(outcome->effects.listed.front().message, message);
    QCOMPARE(outcome->notes.size(), weak);
    // Nothing is merged by itself.
    VERIFY_OK(workspace.importText("name,email,company,job_title\n" + row + "\n", kPlan));
    QCOMPARE(workspace.scalar(u"SELECT name FROM developer WHERE id = 1"_s), u"Ada"_s);
    QCOMPARE(workspace.count(u"developer"_s), row.contains("b@x.org") ? u"3"_s : u"4"_s);
}

void TestImportEffects::theUserKnowsWhoIsMeant()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText(kPeople, kPlan));
    const QByteArray rows = "name,email,company,job_title\nada,,,Lead\nBob,b2@x.org,,\n";
    ImportOptions options = preview();
    options.decisions.sameAs = {{2, 1}};
    const auto tried = workspace.importText(rows, kPlan, options);
    VERIFY_OK(tried);
    QCOMPARE(lines(tried->effects).constFirst().left(40),
             u"2 updated developer #1 ada: name Ada > a"_s);
    QCOMPARE(tried->effects.count(ImportEffect::Type::WeakMatch), 1);
    options.dryRun = false;
    const auto done = workspace.importText(rows, kPlan, options);
    VERIFY_OK(done);
    QCOMPARE(workspace.scalar(u"SELECT name || job_title || email FROM developer WHERE id = 1"_s),
             u"adaLeada@x.org"_s);
    QCOMPARE(workspace.count(u"developer"_s), u"3"_s);

    options.decisions.sameAs = {{2, 99}};
    const auto gone = workspace.importText(
        "name,email,company,job_title\nAda,z@x.org,,\n,c@x.org,,\n", kPlan, options);
    VERIFY_OK(gone);
    QCOMPARE(rejections(*gone), u"2 id"_s);
}

/// A row without any key is given one; taken for somebody, it is his.
void TestImportEffects::whoWasChosenIsFoundNextTime()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText(kPeople, kPlan));
    const QByteArray row = "name,email,company,job_title\nAda,,,Lead\n";
    ImportOptions options;
    options.decisions.sameAs = {{2, 1}};
    VERIFY_OK(workspace.importText(row, kPlan, options));
    const auto again = workspace.importText(row, kPlan);
    VERIFY_OK(again);
    QCOMPARE(told(*again, KindId::Developer), u"created 0, updated 0, unchanged 1"_s);
    QCOMPARE(workspace.count(u"developer"_s), u"2"_s);
}

void TestImportEffects::companiesHaveNamesakesToo()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "company", "match": {"company": ["domain"]}, "columns": [
        {"column": 0, "field": "company.name"}, {"column": 1, "field": "company.domain"}]})";
    VERIFY_OK(workspace.importText("name,domain\nAcme,acme.com\n", plan));
    ImportOptions options = preview();
    const auto outcome = workspace.importText("name,domain\nACME,acme.org\n", plan, options);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->effects.listed.front().record, 1);
    options.dryRun = false;
    options.decisions.sameAs = {{2, 1}};
    VERIFY_OK(workspace.importText("name,domain\nACME,acme.org\n", plan, options));
    QCOMPARE(workspace.scalar(u"SELECT group_concat(domain) FROM company"_s), u"acme.org"_s);
}

/// Every record of a sheet that makes three of them is listed as it is in the file afterwards.
void TestImportEffects::thePreviewIsTheWrite()
{
    ImportFixture workspace;
    const QString file = workspace.write(u"file.csv"_s, kSheet);
    const auto plan = workspace.proposed(file, KindId::Feedback);
    VERIFY_OK(plan);
    const auto tried = workspace.import(file, *plan, preview());
    VERIFY_OK(tried);
    ImportOptions asked;
    asked.listEffects = true;
    const auto done = workspace.import(file, *plan, asked);
    VERIFY_OK(done);
    QCOMPARE(lines(tried->effects), lines(done->effects));
    QCOMPARE(lines(done->effects).size(), 3);
    for (const ImportEffect &effect : done->effects.listed) {
        const Kind &kind = Catalogue::builtIn().kind(effect.kind);
        for (const ImportEffect::Change &change : effect.changes) {
            const Field &field = kind.fields[size_t(change.field)];
            if (!field.isReference())
                QCOMPARE(workspace.scalar(u"SELECT %1 FROM %2"_s.arg(field.column, kind.name)),
                         change.after.toText());
        }
    }
}

QTEST_GUILESS_MAIN(TestImportEffects)
#include "test_import_effects.moc"
