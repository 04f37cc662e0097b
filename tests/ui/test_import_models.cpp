// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/clipboard_table.h"
#include "ui/import/columns_model.h"
#include "ui/import/effects_model.h"
#include "ui/import/new_field_popup.h"
#include "ui/import/sample_model.h"
#include "ui/import/target_choices.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace rapport;
using namespace rapport::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

using Type = ImportEffect::Type;

FileLook look()
{
    FileLook look;
    look.table.columnCount = 3;
    look.table.headings = {u"Mail"_s, u"How good?"_s, u"Shirt"_s};
    look.table.samples = {{u"a@x.org"_s, u"Good"_s, u"M"_s}, {u"b@x.org"_s, u"Awful"_s, u"L"_s}};
    look.headingRows = {{u"Mail"_s, u"How good?"_s, u"Shirt"_s}};
    look.plan.kind = KindId::Feedback;
    ImportColumn mail;
    mail.source = u"Mail"_s;
    mail.field = u"developer.email"_s;
    ImportColumn answer;
    answer.source = 1;
    answer.field = u"feedback.ux"_s;
    answer.scale = MeasureScale::ofWords({u"Bad"_s, u"Good"_s});
    look.plan.columns = {mail, answer};
    return look;
}

ImportEffect effect(Type type, qint64 row, const QString &title,
                    std::vector<ImportEffect::Change> changes = {})
{
    ImportEffect made;
    made.type = type;
    made.row = row;
    made.title = title;
    made.changes = std::move(changes);
    return made;
}

int fieldOfDeveloper(QStringView name)
{
    return Catalogue::builtIn().kind(KindId::Developer).indexOf(name);
}

EffectsModel::Outcome outcome()
{
    auto made = std::make_shared<ImportOutcome>();
    const int job = fieldOfDeveloper(u"job_title");
    const int name = fieldOfDeveloper(u"name");
    auto &listed = made->effects.listed;
    listed.push_back(effect(Type::Created, 2, u"Ada"_s, {{name, {}, Value(u"Ada"_s)}}));
    listed.push_back(
        effect(Type::Updated, 3, u"Ben"_s, {{job, Value(u"Rome"_s), Value(u"Berlin"_s)}}));
    listed.push_back(effect(Type::Rejected, 4, u"Cem"_s));
    listed.back().message = u"\"7\" is no answer."_s;
    listed.push_back(effect(Type::Conflict, 5, u"Dan"_s, {{job, Value(u"Oslo"_s), Value()}}));
    listed.push_back(effect(Type::WeakMatch, 6, u"Eve"_s, {{name, {}, Value(u"Eve"_s)}}));
    listed.back().record = 42;
    listed.push_back(effect(Type::Created, 6, u"Initech"_s));
    listed.back().kind = KindId::Company;
    for (const ImportEffect &one : listed)
        ++made->effects.counts[size_t(one.type)];
    return made;
}

/// A model of outcome() whose filter has settled.
struct Effects {
    ImportDecisions decisions;
    EffectsModel model{decisions};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Effects()
    {
        model.setOutcome(outcome(), EffectContext::of(Catalogue::builtIn(), {}, {}));
        settle();
    }
    void settle() const
    {
        if (!QTest::qWaitFor([this] { return !model.isBusy(); }, 5000))
            qFatal("the filter does not answer");
    }
    QStringList titles(const EffectFilter &filter)
    {
        model.setFilter(filter);
        settle();
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles << model.at(row).title;
        return titles;
    }
};

QString written(const Clipping &clipping)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"pasted.csv"_s);
    const auto done = writeClipping(clipping, path);
    if (!done)
        return u"! "_s + done.error().text;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : u"! no file"_s;
}

} // namespace

/// The tables of the import window, without the window.
class TestImportModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsFollowTheProposal();
    void aTargetBringsItsScaleAndPolicy();
    void firstValuesThatDoNotFitAreCounted();
    void constantsComeAndGo();
    void theSameHeadingsKeepWhatWasChosen();
    void effectsAreFiltered();
    void rowsAreLeftOutTogether();
    void conflictsAndNamesakesAreDecided();
    void newFieldsHaveTheirNames();
    void samplesShowHeadingRowsApart();
    void clippingsBecomeFiles_data();
    void clippingsBecomeFiles();
    void namesAndTypesOfNewFields();
};

void TestImportModels::columnsFollowTheProposal()
{
    ImportSession session;
    ColumnsModel model(session);
    const QAbstractItemModelTester tester(&model);
    session.takeLook(look());
    model.refresh(Catalogue::builtIn());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, ColumnsModel::NameColumn).data().toString(), u"Mail"_s);
    QCOMPARE(model.index(0, ColumnsModel::TargetColumn).data().toString(), u"Developer: E-mail"_s);
    QCOMPARE(model.index(1, ColumnsModel::ScaleColumn).data().toString(), u"Bad, Good"_s);
    QCOMPARE(model.index(2, ColumnsModel::TargetColumn).data().toString(), u"Leave out"_s);
    QCOMPARE(model.index(2, ColumnsModel::PolicyColumn).data().toString(), QString());
    model.setNewHeadings({u"Shirt"_s});
    QVERIFY(model.index(2, ColumnsModel::NameColumn).data(ColumnsModel::NewRole).toBool());
    QVERIFY(!model.index(0, ColumnsModel::NameColumn).data(ColumnsModel::NewRole).toBool());
}

void TestImportModels::aTargetBringsItsScaleAndPolicy()
{
    ImportSession session;
    ColumnsModel model(session);
    const QAbstractItemModelTester tester(&model);
    session.takeLook(look());
    model.refresh(Catalogue::builtIn());
    // Another measure keeps the answers' scale; a text has none.
    model.setTarget(1, u"feedback.dp"_s);
    QVERIFY(session.columns[1].scale.has_value());
    model.setTarget(1, u"feedback.comment"_s);
    QVERIFY(!session.columns[1].scale.has_value());
    QVERIFY(!model.index(1, ColumnsModel::ScaleColumn).data(ColumnsModel::OffersRole).toBool());
    // Only tags are appended to.
    model.setTarget(2, u"developer.tags"_s);
    model.setPolicy(2, ImportPolicy::Append);
    model.setTarget(2, u"developer.job_title"_s);
    QCOMPARE(session.columns[2].policy, ImportPolicy::Overwrite);
    model.setNewField(2, {KindId::Developer, u"shirt"_s, FieldType::Text});
    QCOMPARE(model.index(2, ColumnsModel::TargetColumn).data().toString(),
             u"Developer: shirt (new)"_s);
    const auto plan = session.plan();
    QVERIFY(plan);
    QCOMPARE(plan->columns.size(), size_t(3));
    model.setTarget(0, {});
    model.setTarget(1, {});
    model.setTarget(2, {});
    QVERIFY(!session.plan());
}

void TestImportModels::firstValuesThatDoNotFitAreCounted()
{
    ImportSession session;
    ColumnsModel model(session);
    session.takeLook(look());
    model.refresh(Catalogue::builtIn());
    const QModelIndex fit = model.index(1, ColumnsModel::FitColumn);
    QCOMPARE(fit.data().toString(), u"1 of 2 do not fit"_s);
    QVERIFY(fit.data(ColumnsModel::FaultRole).toBool());
    QVERIFY(fit.data(Qt::ToolTipRole).toString().contains(u"Awful"_s));
    model.setScale(1, MeasureScale::ofWords({u"Awful"_s, u"Good"_s}));
    QCOMPARE(fit.data().toString(), u"Fits"_s);
}

void TestImportModels::constantsComeAndGo()
{
    ImportSession session;
    ColumnsModel model(session);
    const QAbstractItemModelTester tester(&model);
    session.takeLook(look());
    model.refresh(Catalogue::builtIn());
    const int row = model.addConstant(u"survey.title"_s);
    QCOMPARE(row, 3);
    QVERIFY(model.isExtra(row));
    const QModelIndex name = model.index(row, ColumnsModel::NameColumn);
    QVERIFY(model.setData(name, u"Spring survey"_s, Qt::EditRole));
    QCOMPARE(name.data().toString(), u"Every row"_s);
    QCOMPARE(name.data(ColumnsModel::SamplesRole).toString(), u"Spring survey"_s);
    QVERIFY(!model.setData(model.index(0, 0), u"no"_s, Qt::EditRole));
    QCOMPARE(*constantOf(session.plan()->columns.back()), u"Spring survey"_s);
    model.removeExtra(0); // a column of the file stays
    model.removeExtra(row);
    QCOMPARE(model.rowCount(), 3);
}

void TestImportModels::theSameHeadingsKeepWhatWasChosen()
{
    ImportSession session;
    session.takeLook(look());
    session.columns[2].field = u"developer.job_title"_s;
    session.takeLook(look());
    QCOMPARE(session.columns[2].field, u"developer.job_title"_s);
    FileLook other = look();
    other.table.headings[2] = u"Size"_s;
    session.takeLook(other);
    QCOMPARE(session.columns[2].field, QString());
}

void TestImportModels::effectsAreFiltered()
{
    Effects effects;
    QCOMPARE(effects.model.rowCount(), 6);
    QCOMPARE(effects.titles({Type::Created, {}, {}}), (QStringList{u"Ada"_s, u"Initech"_s}));
    QCOMPARE(effects.titles({{}, KindId::Company, {}}), QStringList{u"Initech"_s});
    QCOMPARE(effects.titles({{}, {}, u"berlin"_s}), QStringList{u"Ben"_s});
    QCOMPARE(effects.titles({{}, {}, u"rome BERLIN"_s}), QStringList{u"Ben"_s});
    QCOMPARE(effects.titles({{}, {}, u"no answer"_s}), QStringList{u"Cem"_s});
    QCOMPARE(effects.titles({{}, {}, u"5"_s}), QStringList{u"Dan"_s});
    QCOMPARE(effects.titles({Type::Updated, {}, u"ada"_s}), QStringList());
}

void TestImportModels::rowsAreLeftOutTogether()
{
    Effects effects;
    const QSignalSpy changed(&effects.model, &EffectsModel::decisionsChanged);
    const QModelIndex eve = effects.model.index(4, EffectsModel::RowColumn);
    QCOMPARE(eve.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(effects.model.setData(eve, Qt::Unchecked, Qt::CheckStateRole));
    // Her company came with the same row.
    QVERIFY(effects.model.isLeftOut(5));
    QCOMPARE(effects.decisions.leftOut, QSet<qint64>{6});
    const QModelIndex rejected = effects.model.index(2, EffectsModel::RowColumn);
    QVERIFY(!rejected.data(Qt::CheckStateRole).isValid());
    QVERIFY(!effects.model.setData(rejected, Qt::Unchecked, Qt::CheckStateRole));
    effects.model.setLeftOut({effects.model.index(0, 0), rejected}, true);
    QCOMPARE(effects.decisions.leftOut, (QSet<qint64>{2, 6}));
    effects.model.forgetDecisions();
    QVERIFY(effects.decisions.leftOut.isEmpty());
    QCOMPARE(changed.size(), 3);
}

void TestImportModels::conflictsAndNamesakesAreDecided()
{
    Effects effects;
    effects.model.setDecided(3, true);
    QCOMPARE(effects.decisions.overwrite, QSet<qint64>{5});
    effects.model.setDecided(4, true);
    QCOMPARE(effects.decisions.sameAs.value(6), 42);
    QVERIFY(effects.model.isDecided(3) && effects.model.isDecided(4));
    effects.model.setDecided(3, false);
    effects.model.setDecided(4, false);
    QVERIFY(!effects.model.isDecided(3) && !effects.model.isDecided(4));
    effects.model.setOverwriteAll(true);
    QVERIFY(effects.model.isDecided(3));
}

void TestImportModels::newFieldsHaveTheirNames()
{
    ImportPlan plan;
    ImportColumn column;
    column.newField = NewField{KindId::Developer, u"shirt"_s, FieldType::Text};
    plan.columns = {column};
    const EffectContext context = EffectContext::of(Catalogue::builtIn(), plan, {});
    const int added = context.catalogue.kind(KindId::Developer).indexOf(u"shirt");
    QVERIFY(added >= 0);
    QCOMPARE(Catalogue::builtIn().kind(KindId::Developer).indexOf(u"shirt"), -1);
    const ImportEffect made = effect(Type::Created, 2, u"Ada"_s, {{added, {}, Value(u"M"_s)}});
    const ChangeText text = changeText(made, made.changes.front(), context);
    QCOMPARE(text.field, u"shirt"_s);
    QCOMPARE(text.before, QString());
    QCOMPARE(text.after, u"M"_s);
    QVERIFY(effectSentence(made, context).contains(u"shirt: M"_s));
}

void TestImportModels::samplesShowHeadingRowsApart()
{
    SampleModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(look());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), u"Heading"_s);
    QCOMPARE(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), u"2"_s);
    QCOMPARE(model.index(1, 0).data().toString(), u"a@x.org"_s);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestImportModels::clippingsBecomeFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("file");
    const QString table = u"<table><tr><td>name</td><td>note</td></tr>"
                          "<tr><td>Ada</td><td>=1+1, \"x\"</td></tr></table>"_s;
    QTest::newRow("tabs") << u"name\tcity\nAda\tRome\n"_s << QString()
                          << u"name\tcity\nAda\tRome\n"_s;
    QTest::newRow("commas") << u"name,city\nAda,Rome"_s << QString() << u"name,city\nAda,Rome"_s;
    QTest::newRow("text before html") << u"a\tb\n1\t2"_s << table << u"a\tb\n1\t2"_s;
    QTest::newRow("html alone") << QString() << table
                                << u"name,note\r\nAda,\"=1+1, \"\"x\"\"\"\r\n"_s;
    QTest::newRow("html around plain lines")
        << u"name note\nAda x"_s << table << u"name,note\r\nAda,\"=1+1, \"\"x\"\"\"\r\n"_s;
}

void TestImportModels::clippingsBecomeFiles()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QFETCH(QString, file);
    QCOMPARE(written({text, html}), file);
    QVERIFY(written({u" \n"_s, u"<p>no table</p>"_s}).startsWith(u"! There is no table"_s));
}

void TestImportModels::namesAndTypesOfNewFields()
{
    QCOMPARE(fieldNameFrom(u"T-shirt size (EU)"_s), u"t_shirt_size_eu"_s);
    QCOMPARE(fieldNameFrom(u"2. Größe"_s), u"gro_e"_s);
    QCOMPARE(fieldNameFrom(u"尺码"_s), u"field"_s);
    QCOMPARE(guessedType({u"1"_s, u"12"_s}), FieldType::Integer);
    QCOMPARE(guessedType({u"1.5"_s, u"12"_s}), FieldType::Number);
    QCOMPARE(guessedType({u"2026-01-31"_s}), FieldType::Date);
    QCOMPARE(guessedType({u"M"_s, u"12"_s}), FieldType::Text);
    QCOMPARE(guessedType({}), FieldType::Text);
}

QTEST_MAIN(TestImportModels)
#include "test_import_models.moc"
