// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_fixture.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

class TestImporter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSheetMakesItsPeople();
    void theSameFileAgainChangesNothing_data();
    void theSameFileAgainChangesNothing();
    void aDryRunLeavesNothing();
    void faultsOfTheFile_data();
    void faultsOfTheFile();
    void faultsOfARow_data();
    void faultsOfARow();
    void rejectsCanBeImportedOnceCorrected();
    void noGoodRow();
    void policies_data();
    void policies();
    void customFields();
    void otherSeparators();
    void twoHeadingRows();
    void cancelled();
    void aFileThatChangesMeanwhile_data();
    void aFileThatChangesMeanwhile();
};

void TestImporter::aSheetMakesItsPeople()
{
    ImportFixture workspace;
    const auto outcome = workspace.importText(kSheet, KindId::Feedback);
    VERIFY_OK(outcome);
    for (const KindId kind : {KindId::Developer, KindId::Company, KindId::Feedback})
        QCOMPARE(told(*outcome, kind), u"created 1, updated 0, unchanged 0"_s);
    QVERIFY(outcome->changeSet.has_value());
    QCOMPARE(workspace.scalar(u"SELECT d.name || '|' || d.email || '|' || c.name || '|' || "
                              "d.segment FROM developer d JOIN company c ON c.id = d.company"_s),
             u"John Doe|john@example.com|Example Inc.|third-party"_s);
    QCOMPARE(workspace.scalar(u"SELECT ux || ' ' || ir || ' ' || taken_on || ' ' || developer "
                              "FROM feedback"_s),
             u"0.8 0.7 2026-10-01 1"_s);
    QCOMPARE(workspace.scalar(u"SELECT label FROM change_set"_s), u"Import file.csv"_s);
    QCOMPARE(workspace.scalar(u"SELECT ux FROM score_component"_s), u"0.8"_s);
}

/// A file of each kind of key, imported twice: the second time all is there.
void TestImporter::theSameFileAgainChangesNothing_data()
{
    QTest::addColumn<KindId>("kind");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("records"); // of that kind
    QTest::newRow("by e-mail") << KindId::Feedback << QByteArray(kSheet) << 1;
    QTest::newRow("anonymous") << KindId::Feedback
                               << QByteArray("ux,comment\n0.5,hm\n0.5,hm\n,\n0.7,\"two\nlines \"\n")
                               << 3;
    QTest::newRow("names only") << KindId::Developer
                                << QByteArray("name,job_title\nAda,Dev\nAda,Dev\nBob,\n") << 3;
    QTest::newRow("sheets of names only")
        << KindId::Feedback << QByteArray("name,ux,taken_on\nAda,1,2026-01-01\nAda,0,2026-01-01\n")
        << 2;
    QTest::newRow("source ids") << KindId::Interaction
                                << QByteArray("source,source_id,kind,occurred_at,email\n"
                                              "gh,7,issue,2026-01-01,a@x.org\n"
                                              "gh,8,issue,2026-01-01,a@x.org\n")
                                << 2;
    QTest::newRow("interactions without a key")
        << KindId::Interaction
        << QByteArray("kind,occurred_at,email,subject\nissue,2026-01-01,a@x.org,Hi\n"
                      "issue,2026-01-01,b@x.org,Hi\nissue,2026-01-01,b@x.org,Hi\n")
        << 3;
    QTest::newRow("tasks") << KindId::Task
                           << QByteArray("title,developer,due_on,notes\nCall,a@x.org,2026-01-01,\n"
                                         "Call,a@x.org,2026-01-02,\nCall,,,\" spaced \n\"\n")
                           << 3;
    QTest::newRow("attendances") << KindId::Attendance
                                 << QByteArray("event,developer,status\nMeetup,a@x.org,attended\n"
                                               "Meetup,b@x.org,\nMeetup,a@x.org,no-show\n")
                                 << 2;
    QTest::newRow("engagements") << KindId::Engagement
                                 << QByteArray("resource,developer,kind,occurred_at\n"
                                               "Guide,a@x.org,viewed,2026-01-01\n"
                                               "Guide,a@x.org,useful,2026-01-01\n"
                                               "Guide,a@x.org,viewed,\n")
                                 << 3;
    QTest::newRow("events") << KindId::Event
                            << QByteArray("title,starts_at,url\nConf,2026-01-01,a\n"
                                          "CONF,2026-01-01,b\nConf,,c\nConf,2027-01-01,d\n")
                            << 3;
    QTest::newRow("resources") << KindId::Resource
                               << QByteArray("title,url\nGuide,https://a\nGuide,https://b\n"
                                             "Guide,https://A\n")
                               << 2;
    QTest::newRow("projects") << KindId::Project
                              << QByteArray("title,developer,company\nApp,a@x.org,\n"
                                            "App,b@x.org,\nApp,,Example\n")
                              << 3;
    QTest::newRow("identities") << KindId::Identity
                                << QByteArray("developer,platform,handle\na@x.org,github,ada\n"
                                              "b@x.org,forum,ada\n")
                                << 2;
    QTest::newRow("companies") << KindId::Company
                               << QByteArray("name,domain,tags\nExample,\"a.com, b.com\",x\n"
                                             "Other,B.com,\n")
                               << 1;
    QTest::newRow("spaces at the ends")
        << KindId::Survey << QByteArray("title,product\n\" Spring \",a\n") << 1;
}

void TestImporter::theSameFileAgainChangesNothing()
{
    QFETCH(KindId, kind);
    QFETCH(QByteArray, content);
    QFETCH(int, records);
    ImportFixture workspace;
    const auto first = workspace.importText(content, kind);
    VERIFY_OK(first);
    QCOMPARE(rejections(*first), QString());
    QCOMPARE(first->kinds[size_t(kind)].created, records);
    const auto again = workspace.importText(content, kind);
    VERIFY_OK(again);
    QVERIFY(!again->changeSet);
    QVERIFY(first->notes.isEmpty());
    QCOMPARE(again->notes,
             QStringList{u"Nothing changed: everything in file.csv is here already."_s});
    QCOMPARE(told(*again, kind), u"created 0, updated 0, unchanged %1"_s.arg(records));
    for (const ImportOutcome::Counts &counts : again->kinds)
        QCOMPARE(counts.created + counts.updated, 0);
}

void TestImporter::aDryRunLeavesNothing()
{
    ImportFixture workspace;
    const QString file = workspace.write(u"file.csv"_s, kSheet);
    const auto plan = workspace.proposed(file, KindId::Feedback);
    VERIFY_OK(plan);
    const auto preview = workspace.import(file, *plan, {true, {}});
    VERIFY_OK(preview);
    QCOMPARE(told(*preview, KindId::Feedback), u"created 1, updated 0, unchanged 0"_s);
    QCOMPARE(workspace.count(u"feedback"_s), u"0"_s);
    QCOMPARE(workspace.count(u"change_set"_s), u"0"_s);
}

void TestImporter::faultsOfTheFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QString>("named"); // what the sentence names
    const QByteArray table = "a,b,b\nx,y,z\n";
    QTest::newRow("heading twice")
        << table << QByteArray(R"({"column": "b", "field": "developer.name"})") << u"\"b\""_s;
    QTest::newRow("no such heading")
        << table << QByteArray(R"({"column": "c", "field": "developer.name"})") << u"\"c\""_s;
    QTest::newRow("no such column")
        << table << QByteArray(R"({"column": 3, "field": "developer.name"})") << u"3"_s;
    QTest::newRow("unknown field")
        << table << QByteArray(R"({"column": "a", "field": "developer.nmae"})")
        << u"developer.nmae"_s;
    QTest::newRow("computed field")
        << table << QByteArray(R"({"column": "a", "field": "developer.cs"})") << u"developer.cs"_s;
    QTest::newRow("appended text")
        << table << QByteArray(R"({"column": "a", "field": "developer.name", "policy": "append"})")
        << u"developer.name"_s;
    QTest::newRow("scaled text")
        << table
        << QByteArray(
               R"({"column": "a", "field": "developer.name", "scale": {"min": 1, "max": 5}})")
        << u"developer.name"_s;
    QTest::newRow("nothing mapped") << table << QByteArray() << u"file.csv"_s;
    QTest::newRow("only constants")
        << table << QByteArray(R"({"constant": "x", "field": "developer.name"})") << u"file.csv"_s;
    QTest::newRow("unfit constant")
        << table << QByteArray(R"({"column": "a", "field": "developer.name"},
                         {"constant": "boss", "field": "developer.role"})")
        << u"boss"_s;
    QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                              << QByteArray(R"({"column": 0, "field": "developer.name"})")
                              << u"file.csv"_s;
    QTest::newRow("no such type of custom field")
        << table << QByteArray(R"({"column": "a", "field": "developer.name"}, {"column": 1,
            "new_field": {"kind": "developer", "name": "boss", "type": "reference"}})")
        << u"reference"_s;
}

void TestImporter::faultsOfTheFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, columns);
    QFETCH(QString, named);
    ImportFixture workspace;
    const auto outcome =
        workspace.importText(content, R"({"kind": "developer", "columns": [)" + columns + "]}");
    QVERIFY(!outcome.ok());
    QVERIFY2(outcome.error().text.contains(named), qPrintable(outcome.error().text));
    QCOMPARE(workspace.count(u"developer"_s), u"0"_s);
    QCOMPARE(workspace.count(u"custom_field"_s), u"0"_s);
}

void TestImporter::faultsOfARow_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("code");
    QTest::newRow("measure") << QByteArray("b@x.org,7,2026-01-01,,,") << u"measure"_s;
    QTest::newRow("word for a measure") << QByteArray("b@x.org,good,2026-01-01,,,") << u"measure"_s;
    QTest::newRow("date") << QByteArray("b@x.org,1,soon,,,") << u"date"_s;
    QTest::newRow("nps") << QByteArray("b@x.org,1,2026-01-01,11,,") << u"number"_s;
    QTest::newRow("closed choice") << QByteArray("b@x.org,1,2026-01-01,,boss,") << u"choice"_s;
    QTest::newRow("cells past the last column")
        << QByteArray("b@x.org,1,2026-01-01,,,,,more") << u"extra_cells"_s;
    constexpr char withNul[] = "b@x.org,1,2026-01-01,,,a\0b";
    QTest::newRow("NUL in a text") << QByteArray(withNul, sizeof withNul - 1) << u"text"_s;
    QTest::newRow("no such id") << QByteArray("b@x.org,1,2026-01-01,,,,#77") << u"id"_s;
}

/// One bad row between two good ones, which are imported; nothing of the bad one is.
void TestImporter::faultsOfARow()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, code);
    ImportFixture workspace;
    const QByteArray head = "email,ux,taken_on,nps,developer.role,comment,survey\n";
    const ImportOptions options{false, workspace.path(u"rejects.csv"_s)};
    const QString file = workspace.write(
        u"file.csv"_s, head + "a@x.org,0.5,2026-01-01\n" + row + "\nc@x.org,1,2026-01-01,,,,,,\n");
    const auto plan = workspace.proposed(file, KindId::Feedback);
    VERIFY_OK(plan);
    const auto outcome = workspace.import(file, *plan, options);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), u"3 "_s + code);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rows, 3);
    QCOMPARE(workspace.count(u"feedback"_s), u"2"_s);
    QCOMPARE(workspace.count(u"developer"_s), u"2"_s);
    QCOMPARE(workspace.count(u"survey"_s), u"0"_s);
    const QByteArrayList lines = workspace.read(u"rejects.csv"_s).trimmed().split('\n');
    QCOMPARE(lines.front().trimmed(), head.trimmed() + ",row,column,code,message");
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.back().startsWith("b@x.org,"));
    QVERIFY(lines.back().contains(",3,") && lines.back().contains(code.toUtf8()));
}

void TestImporter::rejectsCanBeImportedOnceCorrected()
{
    ImportFixture workspace;
    const ImportPlan plan = ImportFixture::plan(R"({"kind": "developer", "source":
        {"separator": ";", "header_rows": 2}, "columns": [
        {"column": "E-mail", "field": "developer.email"},
        {"column": "Joined – on", "field": "developer.joined_on"}]})");
    const ImportOptions options{false, workspace.path(u"rejects.csv"_s)};
    const QString file = workspace.write(
        u"file.csv"_s, "E-mail;Joined;=Extra\n;on;\na@x.org;2026-01-01;'=1\nb@x.org;soon;'=2\n");
    const auto first = workspace.import(file, plan, options);
    VERIFY_OK(first);
    QCOMPARE(rejections(*first), u"4 date"_s);
    QByteArray rejects = workspace.read(u"rejects.csv"_s);
    QVERIFY2(rejects.contains(";'=2;"), rejects.constData());
    const auto second =
        workspace.import(workspace.write(u"corrected.csv"_s, rejects.replace("soon", "2026-02-02")),
                         plan, {false, workspace.path(u"again.csv"_s)});
    VERIFY_OK(second);
    QCOMPARE(told(*second, KindId::Developer), u"created 1, updated 0, unchanged 0"_s);
    QVERIFY(!QFile::exists(workspace.path(u"again.csv"_s)));
    // Rejected again, a row does not get the four columns twice.
    const auto third =
        workspace.import(workspace.write(u"twice.csv"_s, rejects + "c@x.org;later;;9;x;y;z\n"),
                         plan, {false, workspace.path(u"again.csv"_s)});
    VERIFY_OK(third);
    QCOMPARE(workspace.read(u"again.csv"_s).count(";message"), 1);
}

void TestImporter::noGoodRow()
{
    ImportFixture workspace;
    const auto outcome = workspace.importText(
        "email,joined_on,shirt\na@x.org,soon,\nb@x.org,later,\n",
        R"({"kind": "developer", "columns": [{"column": 0, "field": "developer.email"},
            {"column": 1, "field": "developer.joined_on"},
            {"column": 2, "new_field": {"kind": "developer", "name": "shirt"}}]})");
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Error::Code::Invalid);
    QVERIFY2(outcome.error().text.contains(u"soon"_s), qPrintable(outcome.error().text));
    QCOMPARE(workspace.count(u"developer"_s), u"0"_s);
    QCOMPARE(workspace.count(u"custom_field"_s), u"0"_s);
}

/// Bob has a job title, Ada has none; then a file gives each a title or an empty cell.
void TestImporter::policies_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("ada");
    QTest::addColumn<QString>("bob");
    QTest::newRow("overwrite") << u"overwrite"_s << QByteArray("New") << u"New"_s << u"New"_s;
    QTest::newRow("overwrite, empty") << u"overwrite"_s << QByteArray() << u"-"_s << u"Old"_s;
    QTest::newRow("mirror") << u"mirror"_s << QByteArray("New") << u"New"_s << u"New"_s;
    QTest::newRow("mirror, empty") << u"mirror"_s << QByteArray() << u"-"_s << u"-"_s;
    QTest::newRow("fill empty") << u"fill_empty"_s << QByteArray("New") << u"New"_s << u"Old"_s;
    QTest::newRow("never") << u"never"_s << QByteArray("New") << u"-"_s << u"Old"_s;
}

void TestImporter::policies()
{
    QFETCH(QString, policy);
    QFETCH(QByteArray, cell);
    QFETCH(QString, ada);
    QFETCH(QString, bob);
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("name,email,title\nAda,a@x.org,\nBob,b@x.org,Old\n",
                                   developerPlan(u"overwrite"_s)));
    const auto outcome =
        workspace.importText("name,email,title\n,A@x.org ," + cell + "\nBob,b@X.org," + cell + "\n",
                             developerPlan(policy));
    VERIFY_OK(outcome);
    const auto title = [&](const QString &name) {
        return workspace.scalar(
            u"SELECT coalesce(job_title, '-') FROM developer WHERE name = '%1'"_s.arg(name));
    };
    QCOMPARE(title(u"Ada"_s), ada);
    QCOMPARE(title(u"Bob"_s), bob);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(email) FROM developer"_s),
             u"a@x.org,b@x.org"_s);
    const int updated = (ada != u"-"_s) + (bob != u"Old"_s);
    QCOMPARE(told(*outcome, KindId::Developer),
             u"created 0, updated %1, unchanged %2"_s.arg(updated).arg(2 - updated));
}

void TestImporter::customFields()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "developer", "columns": [
        {"column": 0, "field": "developer.email"},
        {"column": 1, "new_field": {"kind": "developer", "name": "shirt", "type": "%1"},
         "policy": "fill_empty"}]})";
    const auto first =
        workspace.importText("e,s\na@x.org,L\n", QByteArray(plan).replace("%1", "choice"));
    VERIFY_OK(first);
    QVERIFY(first->summary.catalogue);
    const auto again = workspace.importText("e,s\na@x.org,M\nb@x.org,M\n",
                                            QByteArray(plan).replace("%1", "choice"));
    VERIFY_OK(again);
    QVERIFY(!again->summary.catalogue);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(x_1) FROM developer"_s), u"L,M"_s);
    const auto other =
        workspace.importText("e,s\na@x.org,1\n", QByteArray(plan).replace("%1", "number"));
    QVERIFY(!other.ok());
    QVERIFY(other.error().text.contains(u"shirt"_s));
    // From now on its name will do.
    const auto known = workspace.importText("email,shirt\na@x.org,XL\n", KindId::Developer);
    VERIFY_OK(known);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(x_1) FROM developer"_s), u"XL,M"_s);
}

void TestImporter::otherSeparators()
{
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("email;ux;comment\na@x.org;0,8;a, b\nb@x.org;0,25;'=1+1\n",
                                   KindId::Feedback));
    QCOMPARE(workspace.scalar(u"SELECT group_concat(ux || ' ' || comment, '|') FROM feedback"_s),
             u"0.8 a, b|0.25 =1+1"_s);
    const QByteArray plan = R"({"kind": "developer", "source": {"separator": "\t", "decimal": "."},
        "columns": [{"column": "Wer", "field": "developer.name"}]})";
    VERIFY_OK(workspace.importText("Wer\tWas\nZoë\tx\n", plan));
    QCOMPARE(workspace.scalar(u"SELECT name FROM developer WHERE name IS NOT NULL"_s), u"Zoë"_s);
    const QByteArray latin = R"({"kind": "company", "source": {"encoding": "ISO-8859-1"},
        "columns": [{"column": "Firma", "field": "company.name"}]})";
    VERIFY_OK(workspace.importText("Firma;Ort\nM\xfcller;K\xf6ln\n", latin));
    QCOMPARE(workspace.scalar(u"SELECT name FROM company"_s), u"Müller"_s);
}

void TestImporter::twoHeadingRows()
{
    ImportFixture workspace;
    const QByteArray content = "Person,,Answers,\nMail,Name,Docs,Support\na@x.org,Ada,1,0\n";
    for (const char *docs : {"Answers – Docs", "Docs"}) {
        const auto outcome =
            workspace.importText(content,
                                 R"({"kind": "feedback", "source": {"header_rows": 2}, "columns": [
            {"column": "Mail", "field": "developer.email"},
            {"column": ")" + QByteArray(docs)
                                     + R"(", "field": "feedback.dp"}]})");
        VERIFY_OK(outcome);
        QCOMPARE(outcome->rows, 1);
    }
    QCOMPARE(workspace.count(u"feedback"_s), u"1"_s);
}

void TestImporter::cancelled()
{
    ImportFixture workspace;
    QByteArray content = "email,name\n";
    for (int i = 0; i < 2000; ++i)
        content += "a" + QByteArray::number(i) + "@x.org,Ada\n";
    const QString file = workspace.write(u"file.csv"_s, content);
    const auto plan = workspace.proposed(file, KindId::Developer);
    VERIFY_OK(plan);
    std::stop_source stop;
    stop.request_stop();
    const auto outcome = workspace.import(file, *plan, {}, Job(stop.get_token(), {}));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Error::Code::Cancelled);
    QCOMPARE(workspace.count(u"developer"_s), u"0"_s);

    Progress last;
    const auto done = workspace.import(file, *plan, {},
                                       Job({}, [&](const Progress &progress) { last = progress; }));
    VERIFY_OK(done);
    QVERIFY(last.finishing);
    QCOMPARE(last.rows, 2000);
    QCOMPARE(last.done, last.total);
}

void TestImporter::aFileThatChangesMeanwhile_data()
{
    QTest::addColumn<qint64>("size"); // it becomes, of 300 bytes a row
    QTest::newRow("grows") << qint64(7'000'000);
    QTest::newRow("shrinks") << qint64(600'000);
    QTest::newRow("stays as long") << qint64(0);
}

/// Another program writes to the file while its rows are read.
void TestImporter::aFileThatChangesMeanwhile()
{
    QFETCH(qint64, size);
    ImportFixture workspace;
    QByteArray content = "email,name\n";
    for (int i = 0; i < 20'000; ++i)
        content += "a" + QByteArray::number(100'000 + i) + "@x.org," + QByteArray(284, 'n') + "\n";
    const QString path = workspace.write(u"file.csv"_s, content);
    const auto plan = workspace.proposed(path, KindId::Developer);
    VERIFY_OK(plan);
    bool touched = false;
    const Job job({}, [&](const Progress &) {
        if (std::exchange(touched, true))
            return;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(size == 0 ? file.write("E") == 1 : file.resize(size));
    });
    const auto outcome = workspace.import(path, *plan, {}, job);
    QVERIFY(touched);
    QVERIFY(!outcome.ok());
    QVERIFY2(outcome.error().text.contains(u"file.csv"_s), qPrintable(outcome.error().text));
    QCOMPARE(workspace.count(u"developer"_s), u"0"_s);
    QCOMPARE(workspace.count(u"change_set"_s), u"0"_s);
}

QTEST_GUILESS_MAIN(TestImporter)
#include "test_importer.moc"
