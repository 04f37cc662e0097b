// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/exporter.h"
#include "session/import_fixture.h"
#include "tabular/formula_guard.h"
#include "tabular/table_writer.h"

#include <QJsonArray>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts that programs trip over: a well-known list, formulas and what looks like their guard.
QStringList hostileTexts()
{
    QStringList texts = {u"=1+1"_s,       u"'=1+1"_s, u"''=x"_s,      u"'''@y"_s,
                         u"\t=1"_s,       u"'\t1"_s,  u"_x000D_"_s,   u"_x005F_x0041_"_s,
                         u"\r\nx\r"_s,    u" x "_s,   u"\u0001"_s,    u"1e5"_s,
                         u"2026-01-02"_s, u"[1,2]"_s, u"{\"a\":1}"_s, u"null"_s};
    QFile list(sharedFile(u"hostile/blns.json"_s));
    if (list.open(QIODevice::ReadOnly)) {
        for (const QJsonValue text : QJsonDocument::fromJson(list.readAll()).array())
            texts.append(text.toString());
        texts.append(u"\uFEFF"_s); // QJsonDocument drops it at the start of a text
    }
    QFile payload(sharedFile(u"hostile/csv-payload.txt"_s));
    if (payload.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : payload.readAll().split('\n'))
            texts.append(QString::fromUtf8(line));
    }
    return texts;
}

Result<qint64> exportTo(ImportFixture &workspace, KindId kind, const QStringList &columns,
                        const QString &file)
{
    return workspace.database()
        .read(Lane::Analysis,
              [&](Connection &connection) -> Result<qint64> {
                  const auto context =
                      ReadContext::load(connection, QDateTime::currentDateTimeUtc());
                  RAPPORT_TRY(context);
                  const auto uuid = workspaceUuid(connection);
                  RAPPORT_TRY(uuid);
                  const auto writer = createTable(file);
                  RAPPORT_TRY(writer);
                  Query query;
                  query.kind = kind;
                  query.sort = {{u"source_id"_s}};
                  return exportRecords(*context, query, columns, uuid->left(6), **writer, {});
              })
        .result();
}

/// Developers called by \p texts, each with an answer sheet that has it as its comment.
Result<bool> fill(Connection &connection, const QStringList &texts)
{
    auto context = WriteContext::load(connection, ImportFixture::author());
    RAPPORT_TRY(context);
    RecordWriter writer = context->newWriter();
    const auto insert = [&](KindId id, const QHash<QString, Value> &values) -> Result<RecordId> {
        const Kind &kind = context->catalogue().kind(id);
        std::vector<Assignment> assignments;
        for (auto it = values.begin(); it != values.end(); ++it)
            assignments.push_back({kind.indexOf(it.key()), it.value()});
        return writer.insert(id, assignments);
    };
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString key = u"%1"_s.arg(i, 4, 10, QLatin1Char('0'));
        const auto developer = insert(KindId::Developer,
                                      {{u"name"_s, texts[i]},
                                       {u"email"_s, key + u"@list.example"_s},
                                       {u"source"_s, u"list"_s},
                                       {u"source_id"_s, key}});
        RAPPORT_TRY(developer);
        RAPPORT_TRY(insert(KindId::Feedback,
                           {{u"developer"_s, Value(developer->value)},
                            {u"comment"_s, texts[i]},
                            {u"taken_on"_s, u"2026-01-02"_s},
                            {u"source"_s, u"list"_s},
                            {u"source_id"_s, key}}));
    }
    RAPPORT_TRY(context->finish(writer, u"Fill"_s));
    return true;
}

QStringList columnOf(ImportFixture &workspace, const QString &sql)
{
    const QString joined =
        workspace.scalar(u"SELECT group_concat(hex(coalesce(t, '')), ',') FROM (%1)"_s.arg(sql));
    QStringList texts;
    for (const QString &hex : joined.split(u','))
        texts.append(cellText(QByteArray::fromHex(hex.toLatin1()).toStdString()));
    return texts;
}

} // namespace

/// Files of every format in and out, with texts of every sort.
class TestImportFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileTextsComeBack_data();
    void hostileTextsComeBack();
    void exportedTextsAreInert();
    void rejectsOfAWorkbook();
    void sheetsAreChosenByThePlan();
    void numbersAlikeAreUnchanged();
    void daysAreNeverGuessed_data();
    void daysAreNeverGuessed();
    void eachColumnOfDaysHasItsOrder();
};

void TestImportFormats::hostileTextsComeBack_data()
{
    QTest::addColumn<QString>("ending");
    for (const QString &ending : {u"csv"_s, u"xlsx"_s, u"jsonl"_s})
        QTest::newRow(qPrintable(ending)) << ending;
}

void TestImportFormats::hostileTextsComeBack()
{
    QFETCH(QString, ending);
    const QStringList texts = hostileTexts();
    ImportFixture workspace;
    const auto filled = workspace.database()
                            .write([&](Connection &connection) { return fill(connection, texts); },
                                   [](const auto &) {})
                            .result();
    VERIFY_OK(filled);
    ImportFixture other;
    for (const KindId kind : {KindId::Developer, KindId::Feedback}) {
        const bool people = kind == KindId::Developer;
        const QString file = workspace.path(u"texts."_s + ending);
        const QString text = people ? u"name"_s : u"comment"_s;
        const auto exported = exportTo(
            workspace, kind,
            {u"source"_s, u"source_id"_s, people ? u"email"_s : u"developer"_s, text}, file);
        VERIFY_OK(exported);
        // Here nothing changes, there everything is new.
        for (ImportFixture *into : {&workspace, &other}) {
            const auto plan = into->proposed(file, kind);
            VERIFY_OK(plan);
            QCOMPARE(plan->columns.size(), 4U);
            const auto outcome = into->import(file, *plan);
            VERIFY_OK(outcome);
            QCOMPARE(rejections(*outcome), QString());
            const qsizetype created = into == &other ? texts.size() : 0;
            QCOMPARE(
                told(*outcome, kind),
                u"created %1, updated 0, unchanged %2"_s.arg(created).arg(texts.size() - created));
            QCOMPARE(columnOf(*into,
                              u"SELECT %1 AS t FROM %2 ORDER BY source_id"_s.arg(
                                  text, Catalogue::builtIn().kind(kind).name)),
                     texts);
        }
    }
}

void TestImportFormats::exportedTextsAreInert()
{
    const QStringList texts = hostileTexts();
    ImportFixture workspace;
    const auto filled = workspace.database()
                            .write([&](Connection &connection) { return fill(connection, texts); },
                                   [](const auto &) {})
                            .result();
    VERIFY_OK(filled);
    const QString file = workspace.path(u"inert.csv"_s);
    const auto exported = exportTo(workspace, KindId::Developer, {u"name"_s}, file);
    VERIFY_OK(exported);
    const auto reader = openTable(file, {});
    VERIFY_OK(reader);
    RowView row;
    int guarded = 0;
    for (qsizetype i = -1; *(*reader)->next(row); ++i) {
        const QString cell = cellText(row.cells[0]);
        QVERIFY2(cell.isEmpty() || !QStringView(u"=+-@\t\r").contains(cell[0]), qPrintable(cell));
        if (i >= 0) {
            QCOMPARE(unguardFormula(cell), texts[i]);
            guarded += cell != texts[i];
        }
    }
    QVERIFY(guarded >= 6);
}

void TestImportFormats::rejectsOfAWorkbook()
{
    ImportFixture workspace;
    const QString file = workspace.path(u"f.xlsx"_s);
    const auto writer = createTable(file);
    VERIFY_OK(writer);
    QVERIFY((*writer)->header({u"email"_s, u"ux"_s, u"comment"_s, u"taken_on"_s}));
    const auto add = [&](const QString &email, double ux) {
        const std::vector<Value> row = {email, ux, u"'=x"_s, u"2026-01-02"_s};
        return (*writer)->row(row);
    };
    QVERIFY(add(u"a@b.example"_s, 0.5));
    QVERIFY(add(u"c@d.example"_s, 7.0));
    QVERIFY((*writer)->finish());
    const auto plan = workspace.proposed(file, KindId::Feedback);
    VERIFY_OK(plan);
    QCOMPARE(plan->source.sheet, u"Sheet1"_s);
    QVERIFY(!plan->source.separator && !plan->source.encoding);
    const auto outcome = workspace.import(file, *plan, {false, workspace.path(u"r.csv"_s)});
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), u"3 measure"_s);
    QByteArray rejects = workspace.read(u"r.csv"_s);
    QVERIFY2(rejects.startsWith("email,ux,comment,taken_on,row,column,code,message\r\n"
                                "c@d.example,7,''=x,2026-01-02,3,ux,measure,"),
             rejects.constData());
    // Corrected, it is imported by the same plan.
    const auto corrected =
        workspace.import(workspace.write(u"r2.csv"_s, rejects.replace(",7,", ",0.7,")), *plan);
    VERIFY_OK(corrected);
    QCOMPARE(told(*corrected, KindId::Feedback), u"created 1, updated 0, unchanged 0"_s);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(comment, ' ') FROM feedback"_s), u"'=x '=x"_s);
}

void TestImportFormats::sheetsAreChosenByThePlan()
{
    const QString name = u"spreadsheets/multilineods.ods"_s;
    NEED_SHARED_FILE(name);
    ImportPlan plan = ImportFixture::plan(R"({"kind": "developer",
        "source": {"header_rows": 0, "sheet": "Sheet1"},
        "columns": [{"column": 0, "field": "developer.name"}]})");
    ImportFixture workspace;
    const auto outcome = workspace.import(sharedFile(name), plan);
    VERIFY_OK(outcome);
    QCOMPARE(workspace.scalar(u"SELECT name FROM developer"_s), u"1\n2\n3\n4"_s);
    plan.source.sheet = u"Results"_s;
    const auto missing = workspace.import(sharedFile(name), plan);
    QVERIFY(!missing);
    QVERIFY2(missing.error().text.contains(u"no sheet called \"Results\""),
             qPrintable(missing.error().text));
}

void TestImportFormats::numbersAlikeAreUnchanged()
{
    constexpr char plan[] = R"({"kind": "developer", "columns": [
        {"column": "email", "field": "developer.email"},
        {"column": "n", "new_field": {"kind": "developer", "name": "n", "type": "number"}}]})";
    ImportFixture workspace;
    const auto first = workspace.importText("email,n\na@b.example,0.30000000000000004\n", plan);
    VERIFY_OK(first);
    const auto told = [&](const QByteArray &number) {
        const auto outcome = workspace.importText("email,n\na@b.example," + number + "\n", plan);
        return outcome ? rapport::told(*outcome, KindId::Developer) : outcome.error().text;
    };
    QCOMPARE(told("0.3"), u"created 0, updated 0, unchanged 1"_s);
    QCOMPARE(told("0.300000000000001"), u"created 0, updated 1, unchanged 0"_s);
    QCOMPARE(told("-0.300000000000001"), u"created 0, updated 1, unchanged 0"_s);
    QCOMPARE(told("3"), u"created 0, updated 1, unchanged 0"_s);
    QCOMPARE(told("3.0"), u"created 0, updated 0, unchanged 1"_s);
}

void TestImportFormats::daysAreNeverGuessed_data()
{
    QTest::addColumn<QByteArray>("days");
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QString>("stored");
    const auto add = [](const char *name, const QByteArray &days, const QByteArray &order,
                        const QString &stored) { QTest::newRow(name) << days << order << stored; };
    const QString asks = u"do not tell which number is the day"_s;
    add("day first", "31.12.2024 1.2.2024", "", u"2024-12-31 2024-02-01"_s);
    add("month first", "12/31/2024 1/2/2024", "", u"2024-12-31 2024-01-02"_s);
    add("either", "1/2/2024 3/4/2024", "", asks);
    add("either, told", "1/2/2024 3/4/2024", "dmy", u"2024-02-01 2024-04-03"_s);
    add("either, told otherwise", "1/2/24 3/4/24", "mdy", u"2024-01-02 2024-03-04"_s);
    add("year first, told", "24/12/31 24/1/2", "ymd", u"2024-12-31 2024-01-02"_s);
    add("ISO needs nothing", "2024-12-31 2024/1/2", "", u"2024-12-31 2024-01-02"_s);
    add("told, where ISO", "2024-12-31 2024-01-02", "dmy", u"2024-12-31 2024-01-02"_s);
}

void TestImportFormats::daysAreNeverGuessed()
{
    QFETCH(QByteArray, days);
    QFETCH(QByteArray, order);
    QFETCH(QString, stored);
    ImportFixture workspace;
    const QByteArray source =
        order.isEmpty() ? "" : R"("source": {"date_order": ")" + order + "\"},";
    QByteArray file = "name;joined_on\n";
    for (const QByteArray &day : days.split(' '))
        file += "n;" + day + '\n';
    const auto outcome = workspace.importText(file, R"({"kind": "developer",)" + source + R"(
        "columns": [{"column": "name", "field": "developer.name"},
                    {"column": "joined_on", "field": "developer.joined_on"}]})");
    if (stored.contains(u"do not tell")) {
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().text.contains(stored), qPrintable(outcome.error().text));
        QCOMPARE(workspace.count(u"developer"_s), u"0"_s);
        return;
    }
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), QString());
    QCOMPARE(workspace.scalar(u"SELECT group_concat(joined_on, ' ') FROM developer"_s), stored);
}

void TestImportFormats::eachColumnOfDaysHasItsOrder()
{
    ImportFixture workspace;
    const auto outcome = workspace.importText(
        "title,starts_at,ends_at\nx,31.12.2024 10:30,1/13/2025\ny,1.2.2024,2/1/2024\n",
        KindId::Event);
    VERIFY_OK(outcome);
    QCOMPARE(
        workspace.scalar(u"SELECT group_concat(starts_at || ' ' || ends_at, ' ') FROM event"_s),
        u"2024-12-31T10:30:00Z 2025-01-13 2024-02-01 2024-02-01"_s);
}

QTEST_GUILESS_MAIN(TestImportFormats)
#include "test_import_formats.moc"
