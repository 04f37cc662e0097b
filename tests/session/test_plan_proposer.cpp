// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_fixture.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

QString place(const ImportColumn &column)
{
    if (const int *number = std::get_if<int>(&column.source))
        return QString::number(*number);
    if (const QString *heading = std::get_if<QString>(&column.source))
        return *heading;
    return u"="_s + std::get<ImportColumn::Constant>(column.source).text;
}

/// "name > developer.name; 1 > company.name".
QString mapping(const ImportPlan &plan)
{
    QStringList parts;
    for (const ImportColumn &column : plan.columns)
        parts.append(place(column) + u" > "_s + column.field);
    return parts.join(u"; "_s);
}

TableDetection detected(const QByteArray &content)
{
    const ImportFixture files;
    const auto detection = detectTable(files.write(u"file.csv"_s, content));
    return detection ? *detection : TableDetection();
}

} // namespace

class TestPlanProposer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headingsNameFields_data();
    void headingsNameFields();
    void scalesFitTheAnswers_data();
    void scalesFitTheAnswers();
    void daysGiveAwayTheirOrder_data();
    void daysGiveAwayTheirOrder();
    void kindsAreGuessed_data();
    void kindsAreGuessed();
    void nothingFits();
};

void TestPlanProposer::headingsNameFields_data()
{
    QTest::addColumn<KindId>("kind");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("plan");
    const auto row = [](const char *name, KindId kind, const char *content, const char *plan) {
        QTest::newRow(name) << kind << QByteArray(content) << QString::fromUtf8(plan);
    };
    row("own fields first", KindId::Feedback, "name,email,segment,ux\na,b,c,1\n",
        "name > developer.name; email > developer.email; segment > feedback.segment; "
        "ux > feedback.ux");
    row("company is its name", KindId::Developer, "name,company\na,b\n",
        "name > developer.name; company > company.name");
    row("a company's own name", KindId::Company, "name,company,domain\na,b,c\n",
        "name > company.name; domain > company.domain");
    row("reference fields", KindId::Feedback, "developer,survey,title\na,b,c\n",
        "developer > feedback.developer; survey > feedback.survey; title > survey.title");
    row("other kinds by path", KindId::Feedback, "Developer.Job_Title,ux\na,1\n",
        "Developer.Job_Title > developer.job_title; ux > feedback.ux");
    row("spaces, case and hyphens", KindId::Developer, "Job Title,E-Mail,JOINED ON\na,b,c\n",
        "Job Title > developer.job_title; E-Mail > developer.email; JOINED ON > "
        "developer.joined_on");
    row("labels", KindId::Feedback, "Customer satisfaction,Documentation\n1,1\n",
        "Customer satisfaction > feedback.csat; Documentation > feedback.dp");
    row("Chinese", KindId::Feedback, "姓名,邮箱,公司,文档,日期\na,b,c,1,d\n",
        "姓名 > developer.name; 邮箱 > developer.email; 公司 > company.name; 文档 > feedback.dp; "
        "日期 > feedback.taken_on");
    row("synonyms", KindId::Feedback,
        "Full name,E-mail address,Organisation,Timestamp,Overall satisfaction\na,b,c,d,1\n",
        "Full name > developer.name; E-mail address > developer.email; Organisation > "
        "company.name; Timestamp > feedback.taken_on; Overall satisfaction > feedback.csat");
    row("events have no people", KindId::Event, "name,email,startDate,city\na,a@x.org,c,d\n",
        "name > event.title; startDate > event.starts_at; city > event.place");
    row("computed and system fields", KindId::Developer,
        "id,cs,name,created_at,updated_at\n1,,a,,\n", "name > developer.name");
    row("own ids", KindId::Developer, "id:0a1b2c,id:ffffff,name\n1,2,a\n",
        "id:0a1b2c > developer.id; name > developer.name");
    row("repeated headings", KindId::Developer, "name,x,name\na,b,c\n", "0 > developer.name");
    row("by values", KindId::Feedback, "who,ux\nada@x.org,1\n,0\n",
        "ux > feedback.ux; who > developer.email");
    row("a platform's handles", KindId::Developer, "name,GitHub username\na,b\n",
        "name > developer.name; GitHub username > identity.handle; =github > identity.platform");
}

void TestPlanProposer::headingsNameFields()
{
    QFETCH(KindId, kind);
    QFETCH(QByteArray, content);
    QFETCH(QString, plan);
    const auto proposed = proposePlan(Catalogue::builtIn(), kind, detected(content), u"0A1B2C"_s);
    VERIFY_OK(proposed);
    QCOMPARE(mapping(*proposed), plan);
    QCOMPARE(proposed->kind, kind);
    QCOMPARE(proposed->source.separator, QChar(u','));
    QCOMPARE(proposed->source.headerRows, 1);
    const auto again = ImportPlan::fromJson(proposed->toJson());
    VERIFY_OK(again);
    QCOMPARE(mapping(*again), plan);
}

void TestPlanProposer::scalesFitTheAnswers_data()
{
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QString>("scale");
    QTest::newRow("shares") << QByteArrayList{"0.5", "1", "0", "0.25"} << QString();
    QTest::newRow("a mistake among shares") << QByteArrayList{"0.5", "7", "0.5"} << QString();
    QTest::newRow("one mistake") << QByteArrayList{"7"} << QString();
    QTest::newRow("noughts and ones") << QByteArrayList{"1", "0", "1", "7"} << QString();
    QTest::newRow("five") << QByteArrayList{"4", "5", "N/A", "2"} << u"1..5"_s;
    QTest::newRow("seven") << QByteArrayList{"4", "7", "2"} << u"1..7"_s;
    QTest::newRow("ten") << QByteArrayList{"4", "10 - very", "2"} << u"1..10"_s;
    QTest::newRow("nought to ten") << QByteArrayList{"0", "10", "8"} << u"0..10"_s;
    QTest::newRow("percent") << QByteArrayList{"80", "75", "90"} << u"0..100"_s;
    QTest::newRow("too much") << QByteArrayList{"800", "75", "90"} << QString();
    QTest::newRow("words") << QByteArrayList{"Agree", "", "neutral"} << u"1..5 words"_s;
    QTest::newRow("other words") << QByteArrayList{"Agree", "Perhaps"} << QString();
}

void TestPlanProposer::scalesFitTheAnswers()
{
    QFETCH(QByteArrayList, answers);
    QFETCH(QString, scale);
    QByteArray content = "comment,dp\n";
    for (const QByteArray &answer : answers)
        content += "x," + answer + "\n";
    const auto plan =
        proposePlan(Catalogue::builtIn(), KindId::Feedback, detected(content), QString());
    VERIFY_OK(plan);
    const auto &found = plan->columns.back().scale;
    const QString told = !found ? QString()
                                : u"%1..%2%3"_s.arg(found->min)
                                      .arg(found->max)
                                      .arg(found->words.isEmpty() ? u""_s : u" words"_s);
    QCOMPARE(told, scale);
}

void TestPlanProposer::daysGiveAwayTheirOrder_data()
{
    QTest::addColumn<QByteArrayList>("days");
    QTest::addColumn<QString>("order");
    QTest::newRow("iso") << QByteArrayList{"2026-01-31"} << QString();
    QTest::newRow("day first") << QByteArrayList{"1/2/2026", "31/1/2026"} << u"dmy"_s;
    QTest::newRow("month first") << QByteArrayList{"1/2/2026 10:00", "1/31/2026 10:00"} << u"mdy"_s;
    QTest::newRow("either") << QByteArrayList{"1/2/2026", "3/4/2026"} << QString();
}

void TestPlanProposer::daysGiveAwayTheirOrder()
{
    QFETCH(QByteArrayList, days);
    QFETCH(QString, order);
    const auto plan =
        proposePlan(Catalogue::builtIn(), KindId::Developer,
                    detected("name,joined_on\na," + days.join("\nb,") + "\n"), QString());
    VERIFY_OK(plan);
    QCOMPARE(plan->source.dateOrder.value_or(QString()), order);
}

void TestPlanProposer::kindsAreGuessed_data()
{
    QTest::addColumn<QByteArray>("headings");
    QTest::addColumn<KindId>("kind");
    QTest::newRow("measures") << QByteArray("name,email,company,ux") << KindId::Feedback;
    QTest::newRow("people") << QByteArray("name,email") << KindId::Developer;
    QTest::newRow("nothing known") << QByteArray("a,b") << KindId::Developer;
    QTest::newRow("companies") << QByteArray("name,domain,tier") << KindId::Company;
    QTest::newRow("handles") << QByteArray("developer,platform,handle") << KindId::Identity;
    QTest::newRow("events") << QByteArray("title,starts_at,place,capacity") << KindId::Event;
    QTest::newRow("tasks") << QByteArray("title,due_on,assignee") << KindId::Task;
}

void TestPlanProposer::kindsAreGuessed()
{
    QFETCH(QByteArray, headings);
    QFETCH(KindId, kind);
    QCOMPARE(guessKind(Catalogue::builtIn(), detected(headings + "\n1,2,3,4\n")), kind);
}

void TestPlanProposer::nothingFits()
{
    const auto plan =
        proposePlan(Catalogue::builtIn(), KindId::Survey, detected("a,b\n1,2\n"), QString());
    QVERIFY(!plan.ok());
    QVERIFY(plan.error().text.contains(u"survey"_s));
}

QTEST_GUILESS_MAIN(TestPlanProposer)
#include "test_plan_proposer.moc"
