// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_fixture.h"
#include "ui/models/page_cache.h"
#include "ui/models/table_impact.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>

#include <algorithm>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rapport::KindId)

namespace {

Query all(KindId kind, std::vector<SortKey> sort = {})
{
    Query query;
    query.kind = kind;
    query.sort = std::move(sort);
    return query;
}

QStringList names(const RecordTableModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(textAt(model, row, u"name"_s));
    return texts;
}

/// A model of \p kind that hears of commits, as a page lets it.
std::unique_ptr<RecordTableModel> modelOf(Workspace &workspace, const Query &query,
                                          const QStringList &columns)
{
    auto model = std::make_unique<RecordTableModel>(workspace, query.kind);
    QObject::connect(&workspace, &Workspace::changed, model.get(),
                     &RecordTableModel::workspaceChanged);
    model->setColumns(columns);
    model->setQuery(query);
    if (!settles(*model))
        qFatal("the model does not settle");
    return model;
}

} // namespace

class TestRecordTableModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_sample = std::make_unique<TableFixture>();
        m_sample->fillWithSample(200);
    }
    void cleanupTestCase() { m_sample.reset(); }

    void showsEveryKind_data();
    void showsEveryKind();
    void fetchesWhatIsLookedAt();
    void formatsCells();
    void editsInPlace();
    void refusesWhatTheFieldDoesNotTake();
    void conflictBringsTheStoredValueBack();
    void scoresFollowTheirSheets();
    void sortsByAnyColumn();
    void heldRowsStay();
    void readOnlyIsNotEditable();
    void otherProgramsChangesAppear();
    void staleAnswersAreDropped();
    void survivesARandomRace();
    void cacheIsBounded();
    void impactOfCommits_data();
    void impactOfCommits();

private:
    std::unique_ptr<TableFixture> m_sample;
};

void TestRecordTableModel::showsEveryKind_data()
{
    QTest::addColumn<KindId>("kind");
    for (const Kind &kind : Catalogue::builtIn().kinds())
        QTest::newRow(qPrintable(kind.name)) << kind.id;
}

void TestRecordTableModel::showsEveryKind()
{
    QFETCH(KindId, kind);
    const Kind &shown = Catalogue::builtIn().kind(kind);
    QStringList columns;
    for (const Field &field : shown.fields)
        columns.append(field.name);
    RecordTableModel model(*m_sample->workspace, kind);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy failed(&model, &RecordTableModel::failed);
    model.setColumns(columns);
    model.setQuery(all(kind));
    QVERIFY(settles(model));
    QVERIFY(model.rowCount() >= 12);
    QCOMPARE(model.columnCount(), int(shown.fields.size()));
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(0, column);
        QVERIFY(!index.data(RecordTableModel::LoadingRole).toBool());
        QCOMPARE(index.data(RecordTableModel::FieldRole).toString(), columns[column]);
        QVERIFY(index.data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(model.field(column).displayLabel()));
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
    QCOMPARE(failed.size(), 0);
}

void TestRecordTableModel::fetchesWhatIsLookedAt()
{
    const auto model = modelOf(*m_sample->workspace,
                               all(KindId::Interaction, {{u"occurred_at"_s, Qt::DescendingOrder}}),
                               {u"id"_s, u"occurred_at"_s});
    QVERIFY2(model->rowCount() > 2 * PageCache::rowsPerPage, "the sample is too small");
    const int last = model->rowCount() - 1;
    const QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
    for (const int row : {last, last / 2, 0, last - PageCache::rowsPerPage}) {
        model->index(row, 0).data();
        QVERIFY(settles(*model));
        QCOMPARE(model->index(row, 0).data(RecordTableModel::ValueRole).toLongLong(),
                 model->recordId(row).value);
    }
    QVERIFY(changed.size() >= 2);
    QString before = textAt(*model, 0, u"id"_s);
    QVERIFY(!before.isEmpty());
}

void TestRecordTableModel::formatsCells()
{
    TableFixture fixture;
    const RecordId ada = fixture.add(KindId::Developer,
                                     {{u"name"_s, u"Ada"_s},
                                      {u"segment"_s, u"open source"_s},
                                      {u"country"_s, u"Germany"_s},
                                      {u"company"_s, u"Kernelworks"_s},
                                      {u"joined_on"_s, u"2026-01-05"_s}});
    fixture.add(KindId::Feedback,
                {{u"developer"_s, u'#' + QString::number(ada.value)},
                 {u"taken_on"_s, u"2026-11-22"_s},
                 {u"ux"_s, u"0.8"_s},
                 {u"ts"_s, u"0.7"_s},
                 {u"csat"_s, u"0.9"_s}});
    const auto model = modelOf(*fixture.workspace, all(KindId::Developer),
                               {u"name"_s, u"company"_s, u"segment"_s, u"country"_s, u"joined_on"_s,
                                u"cs"_s, u"band"_s, u"cs_coverage"_s, u"last_seen"_s, u"e"_s});
    const auto text = [&](const QString &field) { return textAt(*model, 0, field); };
    QCOMPARE(text(u"company"_s), u"Kernelworks"_s);
    QCOMPARE(text(u"segment"_s), u"Open source"_s);
    QCOMPARE(text(u"country"_s), u"DE"_s);
    QCOMPARE(text(u"joined_on"_s), u"5 Jan 2026"_s);
    QCOMPARE(text(u"cs"_s), u"0.79"_s);
    QCOMPARE(text(u"band"_s), u"needs improvement"_s);
    QCOMPARE(text(u"cs_coverage"_s), u"100 %"_s);
    QCOMPARE(text(u"last_seen"_s), u"yesterday"_s);
    QCOMPARE(text(u"e"_s), QString());
    const auto data = [&](const QString &field, int role) {
        return model->index(0, model->columnOf(field)).data(role);
    };
    QCOMPARE(data(u"joined_on"_s, Qt::EditRole).toString(), u"2026-01-05"_s);
    QCOMPARE(data(u"cs"_s, RecordTableModel::BandRole).toInt(), int(Band::NeedsImprovement));
    QCOMPARE(data(u"cs"_s, Qt::AccessibleTextRole).toString(),
             u"Satisfaction: 0.79, needs improvement"_s);
    QCOMPARE(data(u"country"_s, Qt::ToolTipRole).toString(), u"Germany"_s);
    QCOMPARE(data(u"last_seen"_s, Qt::ToolTipRole).toString(), u"22 Nov 2026"_s);
    QVERIFY(model->headerData(model->columnOf(u"cs"_s), Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .size()
            > 20);
}

void TestRecordTableModel::editsInPlace()
{
    TableFixture fixture;
    const RecordId id = fixture.add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
    const auto model =
        modelOf(*fixture.workspace, all(KindId::Company), {u"name"_s, u"tier"_s, u"developers"_s});
    const QModelIndex tier = model->index(0, 1);
    QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
    QVERIFY(model->setData(tier, u"Growth"_s));
    // The overlay shows at once, before anything is stored.
    QCOMPARE(tier.data().toString(), u"Growth"_s);
    QVERIFY(model->isBusy());
    QVERIFY(settles(*model));
    QCOMPARE(tier.data(RecordTableModel::ValueRole).toString(), u"growth"_s);
    QCOMPARE(fixture.cell(KindId::Company, id, u"tier"_s).value, Value(u"growth"_s));
    QCOMPARE(resets.size(), 0);

    answerOf(fixture.workspace->editor().undo());
    QTRY_COMPARE(tier.data().toString(), QString());
    QVERIFY(!model->flags(model->index(0, 2)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!model->setData(model->index(0, 2), u"7"_s));
}

void TestRecordTableModel::refusesWhatTheFieldDoesNotTake()
{
    TableFixture fixture;
    fixture.add(KindId::Feedback, {{u"ux"_s, u"0.5"_s}});
    const auto model = modelOf(*fixture.workspace, all(KindId::Feedback), {u"ux"_s});
    const QSignalSpy failed(model.get(), &RecordTableModel::failed);
    QVERIFY(!model->setData(model->index(0, 0), u"7"_s));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().text.contains(u"between 0 and 1"));
    QCOMPARE(model->index(0, 0).data().toString(), u"0.50"_s);
    QVERIFY(!model->isBusy());
}

void TestRecordTableModel::conflictBringsTheStoredValueBack()
{
    TableFixture fixture;
    const RecordId id = fixture.add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
    // No news of commits here: the user still sees what somebody else has changed.
    RecordTableModel model(*fixture.workspace, KindId::Company);
    model.setColumns({u"name"_s});
    model.setQuery(all(KindId::Company));
    QVERIFY(settles(model));
    answerOf(fixture.workspace->editor().setField(KindId::Company, id, u"name"_s, u"Theirs"_s));
    const QSignalSpy failed(&model, &RecordTableModel::failed);
    QVERIFY(model.setData(model.index(0, 0), u"Mine"_s));
    QCOMPARE(textAt(model, 0, u"name"_s), u"Mine"_s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, Error::Code::Conflict);
    QTRY_COMPARE(textAt(model, 0, u"name"_s), u"Theirs"_s);
}

void TestRecordTableModel::scoresFollowTheirSheets()
{
    TableFixture fixture;
    const RecordId ada =
        fixture.add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"company"_s, u"Kernelworks"_s}});
    const RecordId sheet =
        fixture.add(KindId::Feedback,
                    {{u"developer"_s, u'#' + QString::number(ada.value)}, {u"csat"_s, u"0.8"_s}});
    const auto people = modelOf(*fixture.workspace, all(KindId::Developer), {u"name"_s, u"cs"_s});
    const auto companies =
        modelOf(*fixture.workspace, all(KindId::Company), {u"name"_s, u"cs"_s, u"developers"_s});
    QCOMPARE(textAt(*people, 0, u"cs"_s), u"0.80"_s);
    answerOf(fixture.workspace->editor().setField(KindId::Feedback, sheet, u"csat"_s, u"0.4"_s));
    QTRY_COMPARE(textAt(*people, 0, u"cs"_s), u"0.40"_s);
    QTRY_COMPARE(textAt(*companies, 0, u"cs"_s), u"0.40"_s);
    fixture.add(KindId::Developer, {{u"name"_s, u"Bo"_s}, {u"company"_s, u"Kernelworks"_s}});
    QTRY_COMPARE(textAt(*companies, 0, u"developers"_s), u"2"_s);
    QTRY_COMPARE(people->rowCount(), 2);
    answerOf(fixture.workspace->editor().setSettings({{u"band.needs_improvement"_s, u"0.3"_s}}));
    QTRY_COMPARE(people->index(0, 1).data(RecordTableModel::BandRole).toInt(),
                 int(Band::NeedsImprovement));
}

void TestRecordTableModel::sortsByAnyColumn()
{
    TableFixture fixture;
    for (const QString &name : {u"Bo"_s, u"Ada"_s, u"Cy"_s})
        fixture.add(KindId::Company, {{u"name"_s, name}});
    const auto model = modelOf(*fixture.workspace, all(KindId::Company), {u"name"_s, u"tier"_s});
    model->sort(0, Qt::DescendingOrder);
    QVERIFY(settles(*model));
    QCOMPARE(names(*model), QStringList({u"Cy"_s, u"Bo"_s, u"Ada"_s}));
    QCOMPARE(model->query().sort.front(), (SortKey{u"name"_s, Qt::DescendingOrder}));
    // A changed key moves its row.
    model->setData(model->index(2, 0), u"Zoe"_s);
    QTRY_COMPARE(names(*model), QStringList({u"Zoe"_s, u"Cy"_s, u"Bo"_s}));
}

void TestRecordTableModel::heldRowsStay()
{
    TableFixture fixture;
    fixture.add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
    const auto model = modelOf(*fixture.workspace, all(KindId::Company), {u"name"_s});
    QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
    model->setHeld(true);
    fixture.add(KindId::Company, {{u"name"_s, u"Another"_s}});
    QTest::qWait(200);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model->rowCount(), 1);
    model->setHeld(false);
    QTRY_COMPARE(model->rowCount(), 2);
}

void TestRecordTableModel::readOnlyIsNotEditable()
{
    TableFixture fixture;
    fixture.add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
    fixture.workspace.reset();
    QVERIFY(QFile::setPermissions(fixture.path(), QFile::ReadOwner));
    auto workspace = Workspace::open(fixture.path(), {u"Ann"_s});
    QVERIFY(workspace);
    if (!(*workspace)->isReadOnly())
        QSKIP("this user may write everything");
    const auto model = modelOf(**workspace, all(KindId::Company), {u"name"_s});
    QVERIFY(!model->flags(model->index(0, 0)).testFlag(Qt::ItemIsEditable));
}

void TestRecordTableModel::otherProgramsChangesAppear()
{
    TableFixture fixture;
    fixture.add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
    fixture.workspace->watchOtherPrograms();
    const auto model = modelOf(*fixture.workspace, all(KindId::Company), {u"name"_s});
    const auto other = fixture.open(false);
    answerOf(other->editor().addRecord(KindId::Company, {{u"name"_s, u"Elsewhere"_s}}));
    QTRY_COMPARE(model->rowCount(), 2);
    QTRY_COMPARE(names(*model), QStringList({u"Kernelworks"_s, u"Elsewhere"_s}));
    answerOf(
        other->editor().setField(KindId::Company, model->recordId(0), u"name"_s, u"Renamed"_s));
    QTRY_COMPARE(textAt(*model, 0, u"name"_s), u"Renamed"_s);
}

void TestRecordTableModel::staleAnswersAreDropped()
{
    RecordTableModel model(*m_sample->workspace, KindId::Developer);
    model.setColumns({u"name"_s});
    Query nobody = all(KindId::Developer);
    nobody.search = u"nobody is called this"_s;
    const QSignalSpy loaded(&model, &RecordTableModel::loaded);
    model.setQuery(nobody);
    model.setQuery(all(KindId::Developer));
    model.setQuery(nobody);
    model.setQuery(all(KindId::Developer, {{u"name"_s, Qt::AscendingOrder}}));
    QVERIFY(settles(model));
    QCOMPARE(loaded.size(), 1);
    QVERIFY(model.rowCount() > 12);
    QVERIFY(std::ranges::is_sorted(names(model).first(12), [](const QString &a, const QString &b) {
        return a.toLower() < b.toLower();
    }));
}

/// Sorts, filters, scrolls and edits at once; in the end the model must show what is stored.
void TestRecordTableModel::survivesARandomRace()
{
    TableFixture fixture;
    fixture.fillWithSample(60);
    RecordTableModel model(*fixture.workspace, KindId::Feedback);
    connect(fixture.workspace.get(), &Workspace::changed, &model,
            &RecordTableModel::workspaceChanged);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QStringList columns = {u"developer"_s, u"ux"_s, u"cs"_s, u"nps"_s, u"comment"_s};
    model.setColumns(columns);
    model.setQuery(all(KindId::Feedback));
    QVERIFY(settles(model));
    QRandomGenerator random(7);
    for (int step = 0; step < 150; ++step) {
        const int rows = model.rowCount();
        const int row = rows > 0 ? random.bounded(rows) : 0;
        switch (random.bounded(6)) {
        case 0:
            model.sort(random.bounded(int(columns.size())),
                       random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 1: {
            Query query = model.query();
            query.filter = {};
            if (random.bounded(2))
                query.filter.conditions = {{u"ux"_s, Op::Greater, {0.5}}};
            model.setQuery(query);
            break;
        }
        case 2:
            if (rows > 0)
                model.setData(model.index(row, 1), QString::number(random.bounded(101) / 100.0));
            break;
        case 3: model.setVisibleRows(row, row + 30); break;
        case 4: model.index(row, 1).data(); break;
        default: QTest::qWait(random.bounded(8)); break;
        }
    }
    QVERIFY(settles(model));
    std::vector<qint64> ids = model.ids();
    QCOMPARE(answerOf(fixture.workspace->ids(model.query())), ids);
    ids.resize(std::min<size_t>(ids.size(), PageCache::rowsPerPage));
    const auto stored = answerOf(fixture.workspace->page(KindId::Feedback, ids, columns));
    model.index(0, 0).data();
    QVERIFY(settles(model));
    for (size_t row = 0; row < stored.size(); ++row)
        QCOMPARE(model.index(int(row), 1).data(RecordTableModel::ValueRole).toDouble(),
                 stored[row].cells[1].value.toReal());
}

void TestRecordTableModel::cacheIsBounded()
{
    PageCache cache;
    for (int page = 0; page < 3 * PageCache::mostPages; ++page) {
        cache.insert(page, {Row{RecordId(page + 1), {}}});
        QVERIFY(cache.row(0) == nullptr || page < PageCache::mostPages || cache.contains(0));
    }
    QCOMPARE(cache.size(), PageCache::mostPages);
    // The first page was looked at all the time, so it is still here.
    QVERIFY(cache.contains(0));
    QVERIFY(!cache.contains(1));
    QVERIFY(cache.replace(0, Row{RecordId(1), {Cell{Value(5), {}}}}));
    QVERIFY(!cache.replace(0, Row{RecordId(2), {}}));
    QCOMPARE(cache.positionsOf({1}).value(1, -1), 0);
    cache.markStale();
    QVERIFY(cache.isStale(0));
}

void TestRecordTableModel::impactOfCommits_data()
{
    QTest::addColumn<KindId>("shown");
    QTest::addColumn<QString>("sort");
    QTest::addColumn<QString>("column");
    QTest::addColumn<KindId>("changed");
    QTest::addColumn<QString>("field"); // empty: records came or went
    QTest::addColumn<QString>("impact");
    using enum KindId;
    QTest::newRow("own field") << Company << u"name"_s << u"tier"_s << Company << u"tier"_s
                               << u"rows"_s;
    QTest::newRow("sorted field") << Company << u"tier"_s << u"tier"_s << Company << u"tier"_s
                                  << u"ids rows"_s;
    QTest::newRow("own record") << Company << u"name"_s << u"tier"_s << Company << u""_s
                                << u"ids"_s;
    QTest::newRow("a name referred to")
        << Feedback << u"taken_on"_s << u"developer"_s << Developer << u"name"_s << u"all"_s;
    QTest::newRow("not referred to")
        << Feedback << u"taken_on"_s << u"ux"_s << Developer << u"name"_s << u""_s;
    QTest::newRow("counted") << Event << u"title"_s << u"attended"_s << Attendance << u""_s
                             << u"all"_s;
    QTest::newRow("sorted by a count")
        << Event << u"attended"_s << u"title"_s << Attendance << u"status"_s << u"ids"_s;
    QTest::newRow("another kind") << Event << u"title"_s << u"attended"_s << Task << u"title"_s
                                  << u""_s;
}

void TestRecordTableModel::impactOfCommits()
{
    QFETCH(KindId, shown);
    QFETCH(QString, sort);
    QFETCH(QString, column);
    QFETCH(KindId, changed);
    QFETCH(QString, field);
    QFETCH(QString, impact);
    ChangeSummary summary;
    if (field.isEmpty()) {
        summary.of(changed).rowsChanged = true;
    } else {
        summary.of(changed).updated = {7};
        summary.of(changed).fields = {field};
    }
    const TableImpact found =
        impactOf(Catalogue::builtIn(), all(shown, {{sort, Qt::AscendingOrder}}), {column}, summary);
    QStringList words;
    if (found.ids)
        words.append(u"ids"_s);
    if (found.all)
        words.append(u"all"_s);
    if (!found.rows.isEmpty())
        words.append(u"rows"_s);
    QCOMPARE(words.join(u' '), impact);
}

QTEST_MAIN(TestRecordTableModel)
#include "test_record_table_model.moc"
