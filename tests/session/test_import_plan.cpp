// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/cell_parser.h"
#include "session/import_plan.h"

#include <QJsonDocument>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

constexpr char kWholePlan[] = R"({
  "version": 1, "kind": "feedback",
  "source": {"encoding": "UTF-8", "separator": ";", "quote": "", "header_rows": 2, "sheet": "One",
             "decimal": ",", "date_order": "dmy", "no_answer": ["", "?"]},
  "columns": [
    {"column": 2, "field": "developer.email"},
    {"column": "Company", "field": "company.name", "policy": "never"},
    {"column": 7, "field": "feedback.dp", "scale": {"min": 1, "max": 10}},
    {"column": 8, "field": "feedback.csat", "scale": {"words": ["Bad", "OK", "Good"]}},
    {"column": 9, "field": "feedback.ts",
     "scale": {"min": 1, "max": 10, "words": {"Strongly disagree": 1, "Strongly agree": 10}}},
    {"constant": "2025-05-01", "field": "feedback.taken_on"},
    {"column": 12, "new_field": {"kind": "developer", "name": "shirt", "type": "long text"},
     "policy": "fill_empty"}],
  "match": {"developer": ["email"], "company": ["name"]}})";

} // namespace

class TestImportPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEverythingThatItSays();
    void comesBackAsItWasWritten();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void scalesTurnAnswersIntoShares_data();
    void scalesTurnAnswersIntoShares();
    void cellsBecomeValues_data();
    void cellsBecomeValues();
};

void TestImportPlan::readsEverythingThatItSays()
{
    const auto plan = ImportPlan::fromJson(json(kWholePlan));
    QVERIFY2(plan.ok(), qPrintable(plan ? QString() : plan.error().text));
    QCOMPARE(plan->kind, KindId::Feedback);
    QCOMPARE(plan->source.encoding, u"UTF-8"_s);
    QCOMPARE(plan->source.separator, QChar(u';'));
    QCOMPARE(plan->source.quote, QChar());
    QCOMPARE(plan->source.headerRows, 2);
    QCOMPARE(plan->source.decimal, QChar(u','));
    QCOMPARE(plan->source.dateOrder, u"dmy"_s);
    QCOMPARE(plan->source.noAnswer, QStringList({QString(), u"?"_s}));
    QCOMPARE(plan->columns.size(), size_t(7));
    QCOMPARE(std::get<int>(plan->columns[0].source), 2);
    QCOMPARE(std::get<QString>(plan->columns[1].source), u"Company"_s);
    QCOMPARE(plan->columns[1].policy, ImportPolicy::Never);
    QCOMPARE(plan->columns[2].scale->max, 10.0);
    QCOMPARE(plan->columns[3].scale->wordList.size(), 3);
    QCOMPARE(std::get<ImportColumn::Constant>(plan->columns[5].source).text, u"2025-05-01"_s);
    QCOMPARE(plan->columns[6].newField->type, FieldType::LongText);
    QCOMPARE(plan->match.value(u"developer"_s), QStringList(u"email"_s));
}

void TestImportPlan::comesBackAsItWasWritten()
{
    const auto plan = ImportPlan::fromJson(json(kWholePlan));
    QVERIFY(plan.ok());
    QCOMPARE(QJsonDocument(plan->toJson()).toJson(), QJsonDocument(json(kWholePlan)).toJson());
    const auto least = ImportPlan::fromJson(json(R"({"kind": "event", "columns": [{"column": 0,
            "field": "event.title"}]})"));
    QVERIFY(least.ok());
    const auto again = ImportPlan::fromJson(least->toJson());
    QVERIFY(again.ok());
    QCOMPARE(again->toJson(), least->toJson());
}

/// Each plan is wrong in one way; the sentence must name what is wrong.
void TestImportPlan::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QString &plan, const char *named) {
        QTest::newRow(name) << plan << QString::fromUtf8(named);
    };
    const auto column = [](const char *entry) {
        return uR"({"kind": "feedback", "columns": [%1]})"_s.arg(QString::fromUtf8(entry));
    };
    row("kind", u"{\"kind\": \"person\", \"columns\": []}"_s, "person");
    row("no columns", u"{\"kind\": \"event\"}"_s, "columns");
    row("version", u"{\"version\": 2, \"kind\": \"event\", \"columns\": []}"_s, "2");
    row("misspelt key", u"{\"kind\": \"event\", \"colums\": []}"_s, "colums");
    row("field of no kind", column(R"({"column": 1, "field": "person.name"})"), "person.name");
    row("field that can be none", column(R"({"column": 1, "field": "feedback.A b"})"), "A b");
    row("bare field", column(R"({"column": 1, "field": "email"})"), "email");
    row("no field", column(R"({"column": 1})"), "field");
    row("no column", column(R"({"field": "feedback.ux"})"), "column");
    row("negative column", column(R"({"column": -1, "field": "feedback.ux"})"), "column");
    row("policy", column(R"({"column": 1, "field": "feedback.ux", "policy": "merge"})"), "merge");
    row("scale", column(R"({"column": 1, "field": "feedback.ux", "scale": {"min": 5, "max": 5}})"),
        "5");
    row("word",
        column(R"({"column": 1, "field": "feedback.ux", "scale": {"words": {"Bad": "1"}}})"),
        "Bad");
    row("type",
        column(R"({"column": 1, "new_field": {"kind": "feedback", "name": "a", "type": "blob"}})"),
        "blob");
    row("match", u"{\"kind\": \"event\", \"columns\": [], \"match\": {\"folk\": []}}"_s, "folk");
    row("separator",
        u"{\"kind\": \"event\", \"columns\": [], \"source\": {\"separator\": \"ab\"}}"_s,
        "separator");
    row("date order",
        u"{\"kind\": \"event\", \"columns\": [], \"source\": {\"date_order\": \"ydm\"}}"_s,
        "date_order");
}

void TestImportPlan::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QString, plan);
    QFETCH(QString, named);
    const auto read = ImportPlan::fromJson(json(plan.toUtf8()));
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, Error::Code::Invalid);
    QVERIFY2(read.error().text.contains(named), qPrintable(read.error().text));
}

void TestImportPlan::scalesTurnAnswersIntoShares_data()
{
    QTest::addColumn<QString>("scale");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<double>("share"); // -1: refused
    const auto row = [](const char *name, const char *scale, const char *answer, double share) {
        QTest::newRow(name) << QString::fromUtf8(scale) << QString::fromUtf8(answer) << share;
    };
    const char *ten = R"({"min": 1, "max": 10})";
    const char *words = R"({"words": ["Horrible", "Bad", "OK", "Good", "Excellent"]})";
    const char *both =
        R"({"min": 1, "max": 10, "words": {"Strongly disagree": 1, "Strongly agree": 10}})";
    row("lowest", ten, "1", 0);
    row("middle", ten, "5.5", 0.5);
    row("highest", ten, " 10 ", 1);
    row("number with words", ten, "10 - strongly agree", 1);
    row("below", ten, "0", -1);
    row("above", ten, "11", -1);
    row("word where there is none", ten, "Good", -1);
    row("two fractions", ten, "1.2.3", -1);
    row("comma", ten, "5,5", -1);
    row("worst word", words, "Horrible", 0);
    row("word without case", words, " excellent", 1);
    row("word's number", words, "4", 0.75);
    row("unknown word", words, "Meh", -1);
    row("end word", both, "strongly agree", 1);
    row("number beside words", both, "4", 1.0 / 3);
    row("share itself", R"({})", "0.8", 0.8);
    row("tiny share", R"({})", "1e-05", 1e-05);
    row("seven of one", R"({})", "7", -1);
}

void TestImportPlan::scalesTurnAnswersIntoShares()
{
    QFETCH(QString, scale);
    QFETCH(QString, answer);
    QFETCH(double, share);
    const auto plan = ImportPlan::fromJson(
        json(R"({"kind": "feedback", "columns": [{"column": 0, "field": "feedback.ux", "scale": )"
             + scale.toUtf8() + "}]}"));
    QVERIFY(plan.ok());
    const auto result = plan->columns[0].scale->share(answer);
    QCOMPARE(result.ok(), share >= 0);
    if (result.ok())
        QCOMPARE(*result, share);
    else
        QVERIFY(result.error().text.contains(answer.trimmed()));
}

void TestImportPlan::cellsBecomeValues_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("style"); // decimal and date order
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("value"); // "!": refused
    const auto row = [](const char *name, const char *field, const char *style, const char *cell,
                        const char *value) {
        QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(style)
                            << QString::fromUtf8(cell) << QString::fromUtf8(value);
    };
    row("no answer", "feedback.ux", ".", "n/a", "");
    row("no date", "feedback.taken_on", ".", " - ", "");
    row("no e-mail", "developer.email", ".", "N/A", "");
    row("a person of that name", "developer.name", ".", "N/A", "N/A");
    row("spaces in text", "developer.name", ".", "  Ada ", "  Ada ");
    row("decimal comma", "feedback.ux", ",", "0,8", "0.8");
    row("point in a comma file", "feedback.ux", ",", "0.8", "0.8");
    row("comma in a point file", "feedback.ux", ".", "0,8", "!");
    row("thousands", "survey.invited", ".", "12,500", "12500");
    row("thousands with points", "survey.invited", ",", "12.500", "12500");
    row("negative count", "survey.invited", ".", "-3", "!");
    row("nps", "feedback.nps", ".", "10 - extremely likely", "10");
    row("nps above", "feedback.nps", ".", "11", "!");
    row("nps fraction", "feedback.nps", ".", "7.5", "!");
    row("iso day", "feedback.taken_on", ".", "2025-04-09", "2025-04-09");
    row("iso time as day", "feedback.taken_on", ".", "2025-04-09T10:00:00Z", "2025-04-09");
    row("year first", "feedback.taken_on", ".", "2025/4/9", "2025-04-09");
    row("Chinese day", "feedback.taken_on", ".", "2025年4月9日", "2025-04-09");
    row("which is the day", "feedback.taken_on", ".", "4/9/2025", "!");
    row("month first", "feedback.taken_on", ".mdy", "4/9/2025 0:13:09", "2025-04-09");
    row("day first", "feedback.taken_on", ".dmy", "4.9.2025", "2025-09-04");
    row("no such month", "feedback.taken_on", ".mdy", "24/9/2025", "!");
    row("no such day", "feedback.taken_on", ".", "2025-02-30", "!");
    row("time of day", "event.starts_at", ".mdy", "4/9/2025 0:13:09", "2025-04-09T00:13:09Z");
    row("afternoon", "event.starts_at", ".mdy", "4/9/2025 2:30 PM", "2025-04-09T14:30:00Z");
    row("bare day", "event.starts_at", ".", "2025-04-09", "2025-04-09");
    row("choice", "developer.role", ".", "STAFF", "staff");
    row("closed choice", "developer.role", ".", "boss", "!");
    row("country", "developer.country", ".", "Germany", "DE");
}

void TestImportPlan::cellsBecomeValues()
{
    QFETCH(QString, field);
    QFETCH(QString, style);
    QFETCH(QString, cell);
    QFETCH(QString, value);
    const Kind *kind = Catalogue::builtIn().find(field.section(u'.', 0, 0));
    CellParser parser(*kind->find(field.section(u'.', 1)), {},
                      {style[0].toLatin1(), style.mid(1), ImportSource().noAnswer});
    // Twice: the second time it may remember.
    for (int i = 0; i < 2; ++i) {
        const auto parsed = parser.parse(cell);
        QCOMPARE(parsed.ok() ? parsed->toText() : u"!"_s, value);
    }
}

QTEST_GUILESS_MAIN(TestImportPlan)
#include "test_import_plan.moc"
