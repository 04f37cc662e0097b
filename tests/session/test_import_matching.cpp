// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_fixture.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// Which record a row is, and what it makes of the others it mentions.
class TestImportMatching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tagsAreAppended();
    void theLaterRowWins();
    void identitiesFindTheirDeveloper();
    void anIdentityOfSomebodyElseIsAFault();
    void companies();
    void ambiguousNamesAreRejected();
    void anonymousSheetsAreCounted();
    void sheetsWithoutADate();
    void referencesAreMade();
    void inheritance();
    void ownIds();
    void idsOfAnotherWorkspace();
    void ourStaffSpeaksForUs();
    void matchFieldsOfThePlan();
};

void TestImportMatching::tagsAreAppended()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "developer", "columns": [
        {"column": 0, "field": "developer.email"},
        {"column": 1, "field": "developer.tags", "policy": "append"},
        {"column": 2, "field": "developer.tags", "policy": "append"}]})";
    VERIFY_OK(workspace.importText("email,tags,more\na@x.org,\"x, y\",\na@x.org,Y,z\n", plan));
    QCOMPARE(workspace.scalar(u"SELECT tags FROM developer"_s), u"x, y, z"_s);
    const auto again = workspace.importText("email,tags,more\na@x.org,Z,x\na@x.org,,\n", plan);
    VERIFY_OK(again);
    QVERIFY(!again->changeSet);
}

void TestImportMatching::theLaterRowWins()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("name,email,title\nAda,a@x.org,First\n",
                                   developerPlan(u"overwrite"_s)));
    const QByteArray rows = "name,email,title\n,a@x.org,Second\nBob,b@x.org,One\n"
                            "Ada L.,a@x.org,\n,b@x.org,Two\n,a@x.org,%1\n";
    const auto outcome = workspace.importText(QByteArray(rows).replace("%1", "Third"),
                                              developerPlan(u"overwrite"_s));
    VERIFY_OK(outcome);
    QCOMPARE(told(*outcome, KindId::Developer), u"created 1, updated 1, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(name || ' ' || job_title) FROM developer"_s),
             u"Ada L. Third,Bob Two"_s);
    // What ends as it began is no update.
    const auto back = workspace.importText("name,email,title\n,a@x.org,Other\n,a@x.org,Third\n",
                                           developerPlan(u"overwrite"_s));
    VERIFY_OK(back);
    QCOMPARE(told(*back, KindId::Developer), u"created 0, updated 0, unchanged 1"_s);
    QVERIFY(!back->changeSet);
}

void TestImportMatching::identitiesFindTheirDeveloper()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "feedback", "columns": [
        {"column": 0, "field": "identity.handle"},
        {"constant": "github", "field": "identity.platform"},
        {"column": 1, "field": "developer.email"},
        {"column": 2, "field": "feedback.ux"},
        {"column": 3, "field": "feedback.taken_on"}]})";
    const auto first = workspace.importText("h,e,ux,d\nada,a@x.org,1,2026-01-01\n"
                                            "ADA,,0.5,2026-01-02\n,,0.1,2026-01-03\n"
                                            "bob,,0.2,2026-01-03\n",
                                            plan);
    VERIFY_OK(first);
    QCOMPARE(rejections(*first), QString());
    QCOMPARE(told(*first, KindId::Developer), u"created 2, updated 0, unchanged 0"_s);
    QCOMPARE(told(*first, KindId::Identity), u"created 2, updated 0, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(coalesce(developer, 0)) FROM (SELECT developer "
                              "FROM feedback ORDER BY id)"_s),
             u"1,1,0,2"_s);
    // A further address of a person is an identity: it finds him and is not made his first.
    VERIFY_OK(workspace.importText("h,e,ux,d\n,a@x.org,1,2026-01-01\n", plan));
    VERIFY_OK(workspace.importText("developer,platform,handle\na@x.org,email,ada@home.org\n",
                                   KindId::Identity));
    const auto other = workspace.importText("name,email,title\n,ADA@home.org,Dev\n",
                                            developerPlan(u"overwrite"_s));
    VERIFY_OK(other);
    QCOMPARE(told(*other, KindId::Developer), u"created 0, updated 1, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT email || ' ' || job_title FROM developer WHERE id = 1"_s),
             u"a@x.org Dev"_s);
}

void TestImportMatching::anIdentityOfSomebodyElseIsAFault()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "developer", "columns": [
        {"column": 0, "field": "developer.email"}, {"column": 1, "field": "identity.handle"},
        {"constant": "github", "field": "identity.platform"}]})";
    const auto outcome = workspace.importText("e,h\na@x.org,ada\nb@x.org,ada\n", plan);
    VERIFY_OK(outcome);
    // Bob's address is new, so the handle decides: it is Ada, whose address the row replaces.
    QCOMPARE(told(*outcome, KindId::Developer), u"created 1, updated 0, unchanged 0"_s);
    VERIFY_OK(workspace.importText("e,h\nc@x.org,\n", plan));
    const auto stolen = workspace.importText("e,h\nc@x.org,ada\nc@x.org,\n", plan);
    VERIFY_OK(stolen);
    QCOMPARE(rejections(*stolen), u"2 ambiguous"_s);
    QCOMPARE(workspace.scalar(u"SELECT developer FROM identity"_s), u"1"_s);
}

void TestImportMatching::companies()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("name,domain\nExample Inc.,\"example.com, example.org\"\n",
                                   KindId::Company));
    const QByteArray plan = R"({"kind": "developer", "columns": [
        {"column": 0, "field": "developer.email"}, {"column": 1, "field": "company.name"},
        {"column": 2, "field": "company.domain"}]})";
    const auto outcome = workspace.importText("e,c,d\na@x.org,EXAMPLE inc.,\nb@x.org,,Example.ORG\n"
                                              "c@x.org,example.com,\nd@x.org,#1,\n"
                                              "e@x.org,,new.dev\nf@x.org,,\n",
                                              plan);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), QString());
    QCOMPARE(told(*outcome, KindId::Company), u"created 1, updated 0, unchanged 1"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(coalesce(company, 0)) FROM developer"_s),
             u"1,1,1,1,2,0"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(name || ' ' || domain, '; ') FROM company"_s),
             u"Example Inc. example.com, example.org; new.dev new.dev"_s);
}

void TestImportMatching::ambiguousNamesAreRejected()
{
    ImportFixture workspace;
    const QByteArray twins = R"({"kind": "company", "columns": [
        {"column": 0, "field": "company.name"}, {"column": 1, "field": "company.notes"}],
        "match": {"company": ["notes"]}})";
    VERIFY_OK(workspace.importText("n,t\nTwin,one\nTwin,two\n", twins));
    QCOMPARE(workspace.count(u"company"_s), u"2"_s);
    const auto outcome =
        workspace.importText("email,company\na@x.org,Twin\nb@x.org,Single\n", KindId::Developer);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), u"2 ambiguous"_s);
    QVERIFY(outcome->firstRejections[0].message.contains(u"Twin"_s));
    QCOMPARE(workspace.count(u"developer"_s), u"1"_s);
    const auto sheets = workspace.importText("email,ux,feedback.company\na@x.org,1,Twin\n"
                                             "c@x.org,1,Single\n",
                                             KindId::Feedback);
    VERIFY_OK(sheets);
    QCOMPARE(rejections(*sheets), u"2 ambiguous"_s);
    QCOMPARE(workspace.count(u"developer"_s), u"2"_s);
}

void TestImportMatching::anonymousSheetsAreCounted()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "feedback", "columns": [
        {"column": 0, "field": "feedback.ux"}, {"column": 1, "field": "developer.email"},
        {"column": 2, "field": "developer.country"},
        {"constant": "Spring", "field": "survey.title"}]})";
    // A country alone names nobody.
    VERIFY_OK(workspace.importText("ux,e,c\n0.5,,DE\n0.5,,\n0.7,-,\n", plan));
    QCOMPARE(workspace.scalar(u"SELECT count(*) || ' ' || count(DISTINCT source_id) || ' ' || "
                              "min(source) || ' ' || count(developer) || ' ' || min(taken_on) "
                              "FROM feedback"_s),
             u"3 3 import 0 2026-11-23"_s);
    // Next month's file has the old rows and a new one, equal to two of them.
    const auto more = workspace.importText("ux,e,c\n0.5,,\n0.5,,\n0.7,,\n0.5,,\n", plan);
    VERIFY_OK(more);
    QCOMPARE(told(*more, KindId::Feedback), u"created 1, updated 0, unchanged 3"_s);
    // Another survey's equal answers are other answers.
    const auto other =
        workspace.importText("ux,e,c\n0.5,,\n", QByteArray(plan).replace("Spring", "Autumn"));
    VERIFY_OK(other);
    QCOMPARE(told(*other, KindId::Feedback), u"created 1, updated 0, unchanged 0"_s);
}

void TestImportMatching::sheetsWithoutADate()
{
    ImportFixture workspace;
    const QByteArray rows = "email,ux,comment,survey\na@x.org,0.5,\"fine\n\",Spring\n"
                            "a@x.org,0.6,,Spring\na@x.org,0.5,\"fine\n\",\n";
    const auto first = workspace.importText(rows, KindId::Feedback);
    VERIFY_OK(first);
    QCOMPARE(told(*first, KindId::Feedback), u"created 3, updated 0, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(DISTINCT taken_on) FROM feedback"_s),
             u"2026-11-23"_s);
    const auto again = workspace.importText(rows + "a@x.org,0.7,,Spring\n", KindId::Feedback);
    VERIFY_OK(again);
    QCOMPARE(told(*again, KindId::Feedback), u"created 1, updated 0, unchanged 3"_s);
}

void TestImportMatching::referencesAreMade()
{
    ImportFixture workspace;
    const auto outcome = workspace.importText(
        "title,developer,interaction\nCall,\"github:ada\",\nWrite,GitHub:Ada,\nAsk,Bob,\n"
        "Bad,c@x.org,Hello\n",
        KindId::Task);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), u"5 reference"_s);
    QCOMPARE(told(*outcome, KindId::Developer), u"created 2, updated 0, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(developer) FROM task"_s), u"1,1,2"_s);
    // A reference column and the developer's own columns speak of one developer.
    const auto both = workspace.importText(
        "developer,ux,name,job_title\nd@x.org,0.5,Dee,Dev\nd@x.org,0.6,,Lead\n", KindId::Feedback);
    VERIFY_OK(both);
    QCOMPARE(told(*both, KindId::Developer), u"created 1, updated 0, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT name || ' ' || email || ' ' || job_title FROM developer "
                              "WHERE id = 3"_s),
             u"Dee d@x.org Lead"_s);
}

void TestImportMatching::inheritance()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("email,name\nold@x.org,Old\n", KindId::Developer));
    VERIFY_OK(workspace.importText("email,company,segment,country,ux\n"
                                   "old@x.org,Example,internal,DE,1\n"
                                   "new@x.org,,,,0.9\nnew@x.org,Example,internal,Germany,0.8\n"
                                   "new@x.org,Other,third-party,FR,0.7\n",
                                   KindId::Feedback));
    VERIFY_OK(workspace.importText("developer,company,segment,ux\nref@x.org,Example,internal,1\n",
                                   KindId::Feedback));
    const auto person = [&](int id) {
        return workspace.scalar(
            u"SELECT coalesce(company, '-') || ' ' || coalesce(segment, '-') "
            "|| ' ' || coalesce(country, '-') FROM developer WHERE id = %1"_s.arg(id));
    };
    QCOMPARE(person(1), u"- - -"_s);
    QCOMPARE(person(2), u"1 internal DE"_s);
    QCOMPARE(person(3), u"1 internal -"_s);
    // The employer of those who came to an event is not where it took place.
    VERIFY_OK(workspace.importText("email,country,company,title\nx@x.org,US,Third,Talk\n",
                                   R"({"kind": "event", "columns": [
        {"column": "title", "field": "event.title"}, {"column": "country", "field": "event.country"},
        {"column": "email", "field": "developer.email"}]})"));
    QCOMPARE(person(4), u"- - -"_s);
}

void TestImportMatching::ownIds()
{
    ImportFixture workspace;
    const QString tag =
        workspace.scalar(u"SELECT value FROM workspace WHERE key = 'uuid'"_s).left(6);
    const QByteArray id = "id:" + tag.toUtf8();
    VERIFY_OK(workspace.importText("email,name\na@x.org,Ada\nb@x.org,Bob\n", KindId::Developer));
    const auto outcome = workspace.importText(
        id + ",email,name\n2,bob@x.org,Robert\n#1,,\n3,c@x.org,Cy\n,d@x.org,Dee\nx,e@x.org,Eve\n",
        KindId::Developer);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), u"4 id, 6 id"_s);
    QCOMPARE(told(*outcome, KindId::Developer), u"created 1, updated 1, unchanged 1"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(name || ' ' || email, '; ') FROM developer"_s),
             u"Ada a@x.org; Robert bob@x.org; Dee d@x.org"_s);
}

void TestImportMatching::idsOfAnotherWorkspace()
{
    ImportFixture workspace;
    const QByteArray content = "id:123abc,email,ux\n7,a@x.org,0.5\n";
    const QString file = workspace.write(u"file.csv"_s, content);
    const auto plan = workspace.proposed(file, KindId::Feedback);
    VERIFY_OK(plan);
    const auto outcome = workspace.import(file, *plan);
    VERIFY_OK(outcome);
    QCOMPARE(told(*outcome, KindId::Feedback), u"created 1, updated 0, unchanged 0"_s);
    QCOMPARE(outcome->notes.size(), 1);
    QVERIFY(outcome->notes.front().contains(u"id:123abc"_s));
    // Nor do references by id mean anything here.
    const auto reference = workspace.importText(
        "id:123abc,title,developer\n7,Call,#1\n8,Write,a@x.org\n", KindId::Task);
    VERIFY_OK(reference);
    QCOMPARE(rejections(*reference), u"2 reference"_s);
}

void TestImportMatching::ourStaffSpeaksForUs()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("email,role\nus@x.org,staff\nthem@x.org,\n", KindId::Developer));
    VERIFY_OK(workspace.importText("email,kind,occurred_at,by\nus@x.org,reply,2026-01-01,\n"
                                   "them@x.org,issue,2026-01-01,\nus@x.org,issue,2026-01-01,them\n"
                                   "new@x.org,issue,2026-01-01,\n",
                                   KindId::Interaction));
    QCOMPARE(workspace.scalar(u"SELECT group_concat(\"by\") FROM interaction"_s),
             u"us,them,them,them"_s);
}

void TestImportMatching::matchFieldsOfThePlan()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("name,email\nAda,a@x.org\n", KindId::Developer));
    const QByteArray columns = R"({"kind": "developer", "columns": [
        {"column": 0, "field": "developer.name"}, {"column": 1, "field": "developer.email"}],
        "match": {"developer": ["%1"]}})";
    const auto byName =
        workspace.importText("n,e\nada,new@x.org\n", QByteArray(columns).replace("%1", "name"));
    VERIFY_OK(byName);
    QCOMPARE(told(*byName, KindId::Developer), u"created 0, updated 1, unchanged 0"_s);
    const auto unknown =
        workspace.importText("n,e\nada,\n", QByteArray(columns).replace("%1", "nme"));
    QVERIFY(!unknown.ok());
    QVERIFY(unknown.error().text.contains(u"nme"_s));
}

QTEST_GUILESS_MAIN(TestImportMatching)
#include "test_import_matching.moc"
