// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_fixture.h"

#include <QTest>

#include <algorithm>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// Real survey files, where they are at hand, and the numbers that their publishers give.
class TestImportFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spack_data();
    void spack();
    void cncf();
    void cncfAverages();
    void haskell();
    void conferences();
};

namespace {

QString mean(ImportFixture &workspace, const QString &measure)
{
    return workspace.scalar(
        u"SELECT printf('%.4f n %d', avg(%1), count(%1)) FROM feedback"_s.arg(measure));
}

} // namespace

void TestImportFiles::spack_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << u"surveys/spack-user-survey-2025-responses.csv"_s;
    QTest::newRow("xlsx") << u"surveys/spack-user-survey-2025-responses.xlsx"_s;
}

void TestImportFiles::spack()
{
    QFETCH(QString, name);
    NEED_SHARED_FILE(name);
    const ImportPlan plan = ImportFixture::plan(R"({"kind": "feedback", "columns": [
        {"column": "How would you rate the overall quality of ... [Spack documentation]",
         "field": "feedback.dp",
         "scale": {"words": ["Horrible", "Bad", "OK", "Good", "Excellent"]}},
        {"column": 45, "field": "feedback.ds",
         "scale": {"words": ["Horrible", "Bad", "OK", "Good", "Excellent"]}},
        {"column": 46, "field": "feedback.ux",
         "scale": {"words": ["Horrible", "Bad", "OK", "Good", "Excellent"]}},
        {"column": 47, "field": "feedback.csat",
         "scale": {"words": ["Horrible", "Bad", "OK", "Good", "Excellent"]}},
        {"constant": "Spack 2025", "field": "survey.title"},
        {"constant": "2025-05-01", "field": "feedback.taken_on"}]})");
    ImportFixture workspace;
    const auto outcome = workspace.import(sharedFile(name), plan);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->rows, 245);
    QCOMPARE(outcome->rejected, 0);
    QCOMPARE(told(*outcome, KindId::Feedback), u"created 245, updated 0, unchanged 0"_s);
    QCOMPARE(told(*outcome, KindId::Survey), u"created 1, updated 0, unchanged 0"_s);
    QCOMPARE(told(*outcome, KindId::Developer), u"created 0, updated 0, unchanged 0"_s);
    QCOMPARE(mean(workspace, u"dp"_s).left(6), u"0.6714"_s);
    QCOMPARE(mean(workspace, u"ds"_s).left(6), u"0.7816"_s);
    QCOMPARE(mean(workspace, u"ux"_s).left(6), u"0.6643"_s);
    QCOMPARE(mean(workspace, u"csat"_s).left(6), u"0.7500"_s);

    // The same survey in the other format is the same survey.
    for (const QString &ending : {u"csv"_s, u"xlsx"_s}) {
        const QString other = name.section(u'.', 0, 0) + u'.' + ending;
        const auto again = workspace.import(sharedFile(other), plan);
        VERIFY_OK(again);
        QCOMPARE(told(*again, KindId::Feedback), u"created 0, updated 0, unchanged 245"_s);
        QVERIFY(!again->changeSet);
    }
}

void TestImportFiles::cncf()
{
    const QString name = u"surveys/CNCF_Maintainers_Survey_2020_H2.csv"_s;
    NEED_SHARED_FILE(name);
    const ImportPlan plan = ImportFixture::plan(R"({"kind": "feedback", "columns": [
        {"column": 90, "field": "feedback.csat", "scale": {"min": 1, "max": 10}},
        {"column": 80, "field": "feedback.dp", "scale": {"min": 1, "max": 10}},
        {"column": 77, "field": "feedback.ts", "scale": {"min": 1, "max": 10}},
        {"column": 91, "field": "feedback.nps"},
        {"column": "Respondent ID", "field": "feedback.source_id"},
        {"constant": "cncf", "field": "feedback.source"}]})");
    ImportFixture workspace;
    const auto outcome = workspace.import(sharedFile(name), plan);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), QString());
    QCOMPARE(told(*outcome, KindId::Feedback), u"created 97, updated 0, unchanged 0"_s);
    QCOMPARE(mean(workspace, u"csat"_s), u"0.8064 n 97"_s);
    QCOMPARE(mean(workspace, u"dp"_s), u"0.7595 n 73"_s);
    QCOMPARE(mean(workspace, u"ts"_s), u"0.9141 n 88"_s);
    QCOMPARE(workspace.scalar(u"SELECT printf('%.2f %d', avg(nps), sum(nps >= 9)) FROM feedback"_s),
             u"8.80 64"_s);
}

/// The publisher's own averages, by column of the answers.
void TestImportFiles::cncfAverages()
{
    const QString name = u"surveys/CNCF_Maintainers_Survey_2020_H2.csv"_s;
    const QString summary = u"surveys/CNCF_Maintainers_Survey_2020_H2_Summary.csv"_s;
    NEED_SHARED_FILE(summary);
    QList<double> published;
    const auto reader = openTable(sharedFile(summary), {});
    VERIFY_OK(reader);
    RowView row;
    for (size_t place = 0; *(*reader)->next(row);) {
        if (place > 0)
            published.append(QString::fromStdString(std::string(row.cells[place])).toDouble());
        const auto heading = std::ranges::find(row.cells, "Weighted Average");
        place = heading == row.cells.end() ? 0 : size_t(heading - row.cells.begin());
    }
    QCOMPARE(published.size(), 13);

    // In the order of the summary.
    const QList<std::pair<int, QString>> measures = {
        {75, u"ux"_s}, {77, u"ts"_s}, {79, {}}, {80, u"dp"_s},   {82, u"ir"_s},
        {84, {}},      {86, u"ds"_s}, {88, {}}, {90, u"csat"_s}, {91, {}},
        {93, {}},      {95, {}},      {97, {}}};
    ImportPlan plan = ImportFixture::plan(R"({"kind": "feedback", "columns": [
        {"column": "Respondent ID", "field": "feedback.source_id"},
        {"constant": "cncf", "field": "feedback.source"}]})");
    QStringList stored;
    int made = 0;
    for (const auto &[column, field] : measures) {
        ImportColumn entry;
        entry.source = column;
        entry.scale = MeasureScale{1, 10, {}, {}};
        if (field.isEmpty())
            entry.newField = NewField{KindId::Feedback, u"m%1"_s.arg(column), FieldType::Measure};
        else
            entry.field = u"feedback."_s + field;
        stored.append(field.isEmpty() ? u"x_%1"_s.arg(++made) : field);
        plan.columns.push_back(entry);
    }
    ImportFixture workspace;
    const auto outcome = workspace.import(sharedFile(name), plan);
    VERIFY_OK(outcome);
    QCOMPARE(told(*outcome, KindId::Feedback), u"created 97, updated 0, unchanged 0"_s);
    for (qsizetype i = 0; i < published.size(); ++i)
        QCOMPARE(workspace.scalar(
                     u"SELECT printf('%.2f', avg(%1) * 9 + 1) FROM feedback"_s.arg(stored[i])),
                 QString::number(published[i], 'f', 2));
}

void TestImportFiles::haskell()
{
    const QString name = u"surveys/2018-11-18-2018-state-of-haskell-survey-results.csv"_s;
    NEED_SHARED_FILE(name);
    const ImportPlan plan = ImportFixture::plan(R"({"kind": "feedback", "columns": [
        {"column": "Number", "field": "feedback.source_id"},
        {"constant": "haskell", "field": "feedback.source"},
        {"column": "Submission date", "field": "feedback.taken_on"},
        {"column": "I am satisfied with Haskell as a language.", "field": "feedback.csat",
         "scale": {"words": ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]}},
        {"column": "Which country do you live in?", "field": "feedback.country"},
        {"column": "What is your favorite thing about Haskell?", "field": "feedback.comment"},
        {"column": 10, "new_field": {"kind": "feedback", "name": "where_used",
                                     "type": "long text"}}]})");
    ImportFixture workspace;
    const auto outcome = workspace.import(sharedFile(name), plan);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), QString());
    QCOMPARE(told(*outcome, KindId::Feedback), u"created 1361, updated 0, unchanged 0"_s);
    QVERIFY(outcome->summary.catalogue);
    QCOMPARE(workspace.scalar(u"SELECT count(*) FROM feedback WHERE x_1 LIKE '%' || char(10)"_s),
             u"1361"_s);
    const auto again = workspace.import(sharedFile(name), plan);
    VERIFY_OK(again);
    QCOMPARE(told(*again, KindId::Feedback), u"created 0, updated 0, unchanged 1361"_s);
    QVERIFY(!again->changeSet);
}

void TestImportFiles::conferences()
{
    const QString name = u"events/confs_tech_events.csv"_s;
    NEED_SHARED_FILE(name);
    const ImportPlan plan = ImportFixture::plan(R"({"kind": "event", "columns": [
        {"column": "topic", "field": "event.topics", "policy": "append"},
        {"column": "name", "field": "event.title"},
        {"column": "url", "field": "event.url"},
        {"column": "startDate", "field": "event.starts_at"},
        {"column": "endDate", "field": "event.ends_at"},
        {"column": "city", "field": "event.place"},
        {"column": "country", "field": "event.country"},
        {"column": "twitter", "new_field": {"kind": "event", "name": "twitter", "type": "text"}}]})");
    ImportFixture workspace;
    const auto outcome = workspace.import(sharedFile(name), plan);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), QString());
    QCOMPARE(outcome->rows, 6830);
    QCOMPARE(told(*outcome, KindId::Event), u"created 5998, updated 0, unchanged 0"_s);
    const auto again = workspace.import(sharedFile(name), plan);
    VERIFY_OK(again);
    QCOMPARE(told(*again, KindId::Event), u"created 0, updated 0, unchanged 5998"_s);
    QVERIFY(!again->changeSet);
}

QTEST_GUILESS_MAIN(TestImportFiles)
#include "test_import_files.moc"
