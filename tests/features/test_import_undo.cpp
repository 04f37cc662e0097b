// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature_fixture.h"
#include "session/plan_proposer.h"
#include "tabular/table_detector.h"

#include <QFile>
#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Ada and Bob are there; an import gives both other titles and makes Cy, Di and their employer.
struct Imported : FeatureFixture {
    Imported()
    {
        add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"email"_s, u"a@x.org"_s}});
        add(KindId::Developer,
            {{u"name"_s, u"Bob"_s}, {u"email"_s, u"b@x.org"_s}, {u"job_title"_s, u"Dev"_s}});
        before = dump();
        import = *importText("name,email,job_title,company\n"
                             "Ada L.,a@x.org,Lead,\n"
                             ",b@x.org,Boss,\n"
                             "Cy,c@x.org,,New Co\n"
                             "Di,d@x.org,,New Co\n")
                      .changeSet;
    }

    [[nodiscard]] ImportOutcome importText(const QByteArray &content) const
    {
        QFile file(folder.filePath(u"file.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0 || !file.flush())
            qFatal("a test file cannot be written");
        const auto detection = detectTable(file.fileName());
        const auto plan = proposePlan(workspace->catalogue(), KindId::Developer, *detection, {});
        return good(editor().importFile(file.fileName(), *plan, {}));
    }

    /// All developers and companies, one line each.
    [[nodiscard]] QStringList dump() const
    {
        QStringList lines;
        for (const KindId kind : {KindId::Developer, KindId::Company}) {
            const auto ids = good(workspace->ids({kind, {}, {}, {}}));
            const QStringList fields = kind == KindId::Company
                ? QStringList{u"name"_s}
                : QStringList{u"name"_s, u"email"_s, u"job_title"_s, u"company"_s};
            for (const Row &row : good(workspace->page(kind, ids, fields))) {
                QStringList cells = {QString::number(row.id.value)};
                for (const Cell &cell : row.cells)
                    cells.append(cell.value.toText());
                lines.append(cells.join(u'|'));
            }
        }
        return lines;
    }

    /// "developer #1 name: changed since" and so on.
    [[nodiscard]] QStringList undo() const
    {
        QStringList lines;
        for (const KeptItem &item : good(editor().undo(import)).kept)
            lines.append(u"%1 #%2 %3: %4"_s.arg(item.kind)
                             .arg(item.record.value)
                             .arg(item.field, item.reason));
        lines.sort();
        return lines;
    }

    QStringList before;
    ChangeSetId import;
};

} // namespace

/// Imports that are taken back.
class TestImportUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingGoesBack();
    void laterEditsAreKept_data();
    void laterEditsAreKept();
    void aSecondImportIsKept();
    void redoBringsItBack();
    void madeFieldsStayAndWork();
};

void TestImportUndo::everythingGoesBack()
{
    Imported fixture;
    QVERIFY(fixture.dump() != fixture.before);
    QCOMPARE(fixture.undo(), QStringList());
    QCOMPARE(fixture.dump(), fixture.before);
}

void TestImportUndo::laterEditsAreKept_data()
{
    QTest::addColumn<QStringList>("edit"); // kind, id, field, text; without an id a new record
    QTest::addColumn<QStringList>("kept");
    QTest::newRow("an updated field")
        << QStringList{u"developer"_s, u"1"_s, u"job_title"_s, u"Chief"_s}
        << QStringList{u"developer #1 job_title: changed since"_s};
    QTest::newRow("another field of an updated record")
        << QStringList{u"developer"_s, u"1"_s, u"notes"_s, u"met"_s} << QStringList();
    QTest::newRow("a created record") << QStringList{u"developer"_s, u"3"_s, u"notes"_s, u"met"_s}
                                      << QStringList{u"company #1 : referred to by other records"_s,
                                                     u"developer #3 : edited since"_s};
    QTest::newRow("a created record is referred to")
        << QStringList{u"feedback"_s, QString(), u"developer"_s, u"#4"_s}
        << QStringList{u"company #1 : referred to by other records"_s,
                       u"developer #4 : referred to by other records"_s};
    QTest::newRow("an employer that came in")
        << QStringList{u"developer"_s, u"2"_s, u"company"_s, u"#1"_s}
        << QStringList{u"company #1 : referred to by other records"_s};
    QTest::newRow("edited and taken back")
        << QStringList{u"developer"_s, u"1"_s, u"job_title"_s, u"Chief"_s, u"Lead"_s}
        << QStringList();
}

/// What was done since stays, is listed, and stands alone; the rest goes back.
void TestImportUndo::laterEditsAreKept()
{
    QFETCH(QStringList, edit);
    QFETCH(QStringList, kept);
    Imported fixture;
    const KindId kind = Catalogue::builtIn().find(edit[0])->id;
    if (edit[1].isEmpty()) {
        fixture.add(kind, {{edit[2], edit[3]}});
    } else {
        for (const QString &text : edit.mid(3))
            good(fixture.editor().setField(kind, RecordId(edit[1].toLongLong()), edit[2], text));
    }
    const QString edited =
        edit[1].isEmpty() ? QString() : fixture.value(kind, edit[1].toLongLong(), edit[2]).toText();
    QCOMPARE(fixture.undo(), kept);
    if (!kept.isEmpty() && !edited.isEmpty())
        QCOMPARE(fixture.value(kind, edit[1].toLongLong(), edit[2]).toText(), edited);
    QCOMPARE(fixture.value(KindId::Developer, 2, u"job_title"_s).toText(), u"Dev"_s);
    QCOMPARE(fixture.value(KindId::Developer, 1, u"name"_s).toText(), u"Ada"_s);
    // Whoever is kept has what he refers to.
    const auto dangling = good(fixture.workspace->read(Lane::Pages, [](ReadContext &context) {
        return context.connection().scalar(u"SELECT count(*) FROM pragma_foreign_key_check"_s);
    }));
    QCOMPARE(dangling.toInteger(), 0);
}

/// Two imports; taking back the first leaves what the second wrote.
void TestImportUndo::aSecondImportIsKept()
{
    Imported fixture;
    (void)fixture.importText("email,job_title\na@x.org,Chief\nc@x.org,Dev\n");
    QCOMPARE(fixture.undo(),
             (QStringList{u"company #1 : referred to by other records"_s,
                          u"developer #1 job_title: changed since"_s,
                          u"developer #3 : edited since"_s}));
    QCOMPARE(fixture.value(KindId::Developer, 1, u"job_title"_s).toText(), u"Chief"_s);
    QCOMPARE(fixture.value(KindId::Developer, 1, u"name"_s).toText(), u"Ada"_s);
}

void TestImportUndo::redoBringsItBack()
{
    Imported fixture;
    const QStringList imported = fixture.dump();
    QCOMPARE(fixture.undo(), QStringList());
    QVERIFY(good(fixture.editor().redo()).kept.empty());
    QCOMPARE(fixture.dump(), imported);
}

/// A field that an import made is one like any other, at once and after the undo.
void TestImportUndo::madeFieldsStayAndWork()
{
    FeatureFixture fixture;
    QFile file(fixture.folder.filePath(u"file.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("email,shirt\na@x.org,XL\nb@x.org,M\n");
    file.close();
    ImportPlan plan;
    plan.columns = {{0, u"developer.email"_s}, {1}};
    plan.columns[1].newField = NewField{KindId::Developer, u"shirt"_s, FieldType::Choice};
    const auto outcome = good(fixture.editor().importFile(file.fileName(), plan, {}));
    QTRY_VERIFY(fixture.workspace->catalogue().kind(KindId::Developer).find(u"shirt"_s));
    const Catalogue &catalogue = fixture.workspace->catalogue();
    QCOMPARE(fixture.value(KindId::Developer, 1, u"shirt"_s).toText(), u"XL"_s);
    Query query{KindId::Developer, {}, {}, {}};
    query.filter.conditions = {*parseCondition(catalogue, KindId::Developer, u"shirt = m"_s)};
    QCOMPARE(good(fixture.workspace->ids(query)), std::vector<qint64>{2});
    const auto choices = good(fixture.workspace->choices(KindId::Developer, u"shirt"_s, 9));
    QCOMPARE(choices.size(), size_t(2));
    good(fixture.editor().setField(KindId::Developer, RecordId(1), u"shirt"_s, u"L"_s));
    good(fixture.editor().undo());
    QCOMPARE(fixture.value(KindId::Developer, 1, u"shirt"_s).toText(), u"XL"_s);
    QVERIFY(good(fixture.editor().undo(outcome.changeSet)).kept.empty());
    QVERIFY(good(fixture.workspace->ids({KindId::Developer, {}, {}, {}})).empty());
}

QTEST_GUILESS_MAIN(TestImportUndo)
#include "test_import_undo.moc"
