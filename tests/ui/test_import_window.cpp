// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_flow.h"

#include "domain/filter_terms.h"
#include "ui/import/changes_step.h"
#include "ui/import/columns_model.h"
#include "ui/import/columns_step.h"
#include "ui/import/columns_view.h"
#include "ui/import/effect_panel.h"
#include "ui/import/effects_view.h"
#include "ui/import/file_options.h"
#include "ui/import/file_step.h"
#include "ui/import/plan_manager.h"
#include "ui/import/plans_model.h"
#include "ui/import/result_step.h"
#include "ui/pages/table_page.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/number_card.h"
#include "ui/widgets/pick_popup.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/step_bar.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kPeople[] = "name;email;segment;ux;Shirt\n"
                           "Ada;ada@example.com;internal;0.8;M\n"
                           "Lin;lin@example.com;internal;7;L\n"
                           "Mei;mei@example.com;third-party;0.5;S\n";

} // namespace

/// A file's way through the import window, as a person goes it.
class TestImportWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesFromTheFileToTheResultAndBack();
    void anotherSeparatorIsReadAtOnce();
    void aTargetIsFoundByTyping();
    void aConstantFillsEveryRow();
    void aRowIsLeftOutByKey();
    void aColumnIsLeftOutOfTheChanges();
    void somebodyOfTheSameNameIsMerged();
    void theChangesAreFilteredAndShownFieldByField();
    void goingBackKeepsWhatWasChosen();
    void theClipboardIsImported();
    void anEmptyClipboardSaysSo();
    void aWrongFileSaysWhy();
    void nothingMappedGoesNowhere();
    void rejectedRowsAreSaved();
    void theRowsAreShown();
    void escapeClosesAndChangesNothing();
    void anUnclearDayIsAskedFor();
    void theNextFileIsReadLikeTheLast();
    void plansAreRenamedExportedAndForgotten();
};

void TestImportWindow::goesFromTheFileToTheResultAndBack()
{
    const Importing flow(kPeople);
    QCOMPARE(flow.window->step(), Step::File);
    QVERIFY(flow.window->nextButton()->isEnabled());
    flow.next();
    QCOMPARE(flow.window->step(), Step::Columns);
    flow.next();
    QCOMPARE(flow.window->step(), Step::Changes);
    QCOMPARE(flow.stored(), 0);
    QCOMPARE(flow.count(Type::Rejected), u"1"_s);
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    QCOMPARE(flow.window->resultStep()->title(), u"The file is imported."_s);
    QCOMPARE(flow.stored(), 2);
    QVERIFY(flow.main->jobBar()->message().contains(u"people.csv imported"_s));
    QVERIFY(QFile::exists(flow.desk.path("people-rejects.csv")));
    flow.press(flow.window->resultStep()->undoButton());
    QTRY_COMPARE(flow.stored(), 0);
    QTRY_COMPARE(flow.window->resultStep()->title(), u"The import is taken back."_s);
    QVERIFY(!flow.window->resultStep()->undoButton()->isVisible());
}

void TestImportWindow::anotherSeparatorIsReadAtOnce()
{
    const Importing flow(kPeople);
    QAbstractItemModel *rows = flow.window->fileStep()->rows()->model();
    QCOMPARE(rows->columnCount(), 5);
    FileOptions *options = flow.window->fileStep()->options();
    QComboBox *separator = options->combo(FileOptions::Option::Separator);
    QCOMPARE(separator->currentData().toString(), u";"_s);
    QTest::keyClick(separator, Qt::Key_Up); // the comma
    QVERIFY(settles(*flow.window));
    QCOMPARE(rows->columnCount(), 1);
    QTest::keyClick(separator, Qt::Key_Down);
    QVERIFY(settles(*flow.window));
    QCOMPARE(rows->columnCount(), 5);
    QCOMPARE(rows->index(0, 0).data().toString(), u"name"_s);
    options->headings()->setValue(2);
    QVERIFY(settles(*flow.window));
    QCOMPARE(rows->headerData(1, Qt::Vertical).toString(), u"Heading"_s);
}

void TestImportWindow::aTargetIsFoundByTyping()
{
    const Importing flow(kPeople);
    flow.next();
    QCOMPARE(flow.target(4), u"Leave out"_s);
    ColumnsView *view = flow.window->columnsStep()->view();
    view->setCurrentIndex(flow.columns().index(4, ColumnsModel::TargetColumn));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(pick(u"developer job"_s));
    QCOMPARE(flow.target(4), u"Developer: Job title"_s);
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(flow.target(4), u"Leave out"_s);
}

void TestImportWindow::aConstantFillsEveryRow()
{
    const Importing flow("name,email\nAda,ada@example.com\nLin,lin@example.com\n");
    flow.next();
    QTest::mouseClick(flow.window->columnsStep()->constantButton(), Qt::LeftButton);
    QVERIFY(pick(u"developer country"_s));
    auto *editor = flow.window->columnsStep()->view()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"DE"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(flow.columns().rowCount(), 3);
    QTRY_COMPARE(flow.columns().samples(2), QStringList{u"DE"_s});
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    const Filter german = only({u"country"_s, Op::Equal, {Value(u"DE"_s)}});
    QCOMPARE(*answerOf(flow.main->workspace()->count({KindId::Developer, german, {}, {}})), 2);
}

void TestImportWindow::aRowIsLeftOutByKey()
{
    const Importing flow("name,email\nAda,ada@example.com\nLin,lin@example.com\n");
    flow.next();
    flow.next();
    QCOMPARE(flow.count(Type::Created), u"2"_s);
    EffectsView *view = flow.window->changesStep()->view();
    view->selectRow(flow.rowOf(u"Ada"_s));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(flow.effects().isLeftOut(flow.rowOf(u"Ada"_s)));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(!flow.effects().isLeftOut(flow.rowOf(u"Ada"_s)));
    QTest::keyClick(view, Qt::Key_Space);
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    QCOMPARE(flow.stored(), 1);
    const Filter ada = only({u"name"_s, Op::Equal, {Value(u"Ada"_s)}});
    QCOMPARE(*answerOf(flow.main->workspace()->count({KindId::Developer, ada, {}, {}})), 0);
}

void TestImportWindow::aColumnIsLeftOutOfTheChanges()
{
    const Importing flow("name,email,job_title\nAda,ada@example.com,Rome\n");
    flow.next();
    flow.next();
    const size_t before = flow.effects().at(0).changes.size();
    QTest::mouseClick(flow.window->changesStep()->leaveColumnButton(), Qt::LeftButton);
    auto *popup = qobject_cast<PickPopup *>(QApplication::activePopupWidget());
    QVERIFY(popup);
    QTest::keyClick(popup->view(), Qt::Key_Down);
    QTest::keyClick(popup->view(), Qt::Key_Down);
    QTest::keyClick(popup->view(), Qt::Key_Return);
    QVERIFY(settles(*flow.window));
    QCOMPARE(flow.window->step(), Step::Changes);
    QCOMPARE(flow.effects().at(0).changes.size(), before - 1);
    QTest::mouseClick(flow.window->backButton(), Qt::LeftButton);
    QCOMPARE(flow.target(2), u"Leave out"_s);
}

void TestImportWindow::somebodyOfTheSameNameIsMerged()
{
    const Importing flow;
    const RecordId lin = add(*flow.main->workspace(), KindId::Developer, {{u"name"_s, u"Lin"_s}});
    write(flow.desk.path("lin.csv"), "name,email\nLin,lin@example.com\n");
    flow.window->setFile(flow.desk.path("lin.csv"));
    QVERIFY(settles(*flow.window));
    flow.next();
    flow.next();
    QCOMPARE(flow.count(Type::WeakMatch), u"1"_s);
    const int row = flow.rowOf(u"Lin"_s);
    QCOMPARE(flow.effects().at(row).record, lin.value);
    EffectPanel *panel = flow.window->changesStep()->panel();
    flow.window->changesStep()->view()->selectRow(row);
    QVERIFY(panel->keepButton()->isChecked());
    QTest::mouseClick(panel->decideButton(), Qt::LeftButton);
    QVERIFY(flow.effects().isDecided(row));
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    QCOMPARE(flow.stored(), 1);
}

void TestImportWindow::theChangesAreFilteredAndShownFieldByField()
{
    const Importing flow(kPeople);
    flow.next();
    flow.next();
    ChangesStep *changes = flow.window->changesStep();
    const int all = flow.effects().rowCount();
    QTest::mouseClick(changes->card(Type::Rejected), Qt::LeftButton);
    QVERIFY(settles(*flow.window));
    QCOMPARE(flow.effects().rowCount(), 1);
    QVERIFY(flow.effects().at(0).message.contains(u"7"_s));
    QTest::mouseClick(changes->card(Type::Rejected), Qt::LeftButton);
    QVERIFY(settles(*flow.window));
    QCOMPARE(flow.effects().rowCount(), all);
    QTest::keyClicks(changes->search(), u"mei@example"_s);
    QTest::keyClick(changes->search(), Qt::Key_Return);
    QVERIFY(settles(*flow.window));
    QCOMPARE(flow.window->step(), Step::Changes); // Enter only searched
    QCOMPARE(flow.effects().rowCount(), 1);
    QCOMPARE(flow.effects().at(0).title, u"Mei"_s);
    bool told = false;
    for (const QLabel *label : changes->panel()->findChildren<QLabel *>())
        told = told || label->text().contains(u"mei@example.com"_s);
    QVERIFY(told);
}

void TestImportWindow::goingBackKeepsWhatWasChosen()
{
    const Importing flow(kPeople);
    flow.next();
    flow.columns().setTarget(4, u"developer.job_title"_s);
    flow.columns().setPolicy(4, ImportPolicy::FillEmpty);
    flow.next();
    flow.effects().setLeftOut({flow.effects().index(flow.rowOf(u"Ada"_s), 0)}, true);
    flow.press(flow.window->backButton());
    flow.press(flow.window->steps()->button(0));
    QCOMPARE(flow.window->step(), Step::File);
    flow.next();
    QCOMPARE(flow.target(4), u"Developer: Job title"_s);
    QCOMPARE(flow.window->session().columns[4].policy, ImportPolicy::FillEmpty);
    flow.next();
    QCOMPARE(flow.window->step(), Step::Changes);
    QVERIFY(flow.effects().isLeftOut(flow.rowOf(u"Ada"_s)));
}

void TestImportWindow::theClipboardIsImported()
{
    const Importing flow;
    auto *data = new QMimeData;
    data->setText(u"name\temail\nAda\tada@example.com\nLin\tlin@example.com\n"_s);
    QApplication::clipboard()->setMimeData(data);
    flow.press(flow.window->fileStep()->pasteButton());
    QCOMPARE(flow.window->session().title, u"Clipboard"_s);
    QCOMPARE(flow.window->fileStep()->rows()->model()->columnCount(), 2);
    flow.next();
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    QCOMPARE(flow.stored(), 2);
}

void TestImportWindow::anEmptyClipboardSaysSo()
{
    const Importing flow;
    QApplication::clipboard()->clear();
    flow.press(flow.window->fileStep()->pasteButton());
    QVERIFY(flow.window->fault().contains(u"no table on the clipboard"_s));
    QVERIFY(!flow.window->nextButton()->isEnabled());
}

void TestImportWindow::aWrongFileSaysWhy()
{
    const Importing flow("\x89PNG\r\n\x1a\n no spreadsheet");
    QVERIFY2(!flow.window->fault().isEmpty(), qPrintable(flow.window->fault()));
    QVERIFY(!flow.window->nextButton()->isEnabled());
    QCOMPARE(flow.window->step(), Step::File);
    write(flow.desk.path("good.csv"), "name\nAda\n");
    flow.window->setFile(flow.desk.path("good.csv"));
    QVERIFY(settles(*flow.window));
    QCOMPARE(flow.window->fault(), QString());
    QVERIFY(flow.window->nextButton()->isEnabled());
    flow.window->setFile(flow.desk.path("none.csv"));
    QVERIFY(settles(*flow.window));
    QVERIFY(flow.window->fault().contains(u"none.csv"_s));
}

void TestImportWindow::nothingMappedGoesNowhere()
{
    const Importing flow("foo,bar\n1,2\n");
    flow.next();
    for (int column = 0; column < 2; ++column)
        flow.columns().setTarget(column, {});
    QVERIFY(!flow.window->nextButton()->isEnabled());
    flow.columns().setNewField(0, {KindId::Developer, u"Not a name"_s, FieldType::Text});
    flow.next();
    // What only the import itself can tell is told where it can be changed.
    QCOMPARE(flow.window->step(), Step::Columns);
    QVERIFY(!flow.window->fault().isEmpty());
    QCOMPARE(flow.stored(), 0);
}

void TestImportWindow::rejectedRowsAreSaved()
{
    Importing flow(kPeople);
    flow.next();
    flow.next();
    flow.next();
    ResultStep *result = flow.window->resultStep();
    QVERIFY(result->rejects()->text().contains(u"people-rejects.csv"_s));
    QVERIFY(result->saveRejectsButton());
    flow.desk.files.setNext(flow.desk.path("kept.csv"));
    QTest::mouseClick(result->saveRejectsButton(), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(flow.desk.path("kept.csv")));
    QFile kept(flow.desk.path("kept.csv"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains("lin@example.com"));
}

void TestImportWindow::theRowsAreShown()
{
    const Importing flow(kPeople);
    flow.next();
    flow.next();
    flow.next();
    QTest::mouseClick(flow.window->resultStep()->rowsButton(), Qt::LeftButton);
    QVERIFY(flow.main->pages()->currentTable());
    QTRY_VERIFY(flow.main->pages()->currentTable()->findChild<QTableView *>()->model()->rowCount()
                > 0);
}

void TestImportWindow::escapeClosesAndChangesNothing()
{
    const Importing flow(kPeople);
    flow.next();
    flow.next();
    const QPointer<ImportWindow> window = flow.window;
    QTest::keyClick(flow.window, Qt::Key_Escape);
    QTRY_VERIFY(!window);
    QCOMPARE(flow.stored(), 0);
}

void TestImportWindow::anUnclearDayIsAskedFor()
{
    const Importing flow("name,email,joined_on\nAda,ada@example.com,03/04/2026\n");
    Notice *question = flow.window->fileStep()->question();
    QVERIFY(question->text().contains(u"03/04/2026"_s));
    flow.next();
    QCOMPARE(flow.window->step(), Step::File);
    QVERIFY(!flow.window->fault().isEmpty());
    QCOMPARE(question->buttons().size(), 2);
    flow.press(question->buttons().first()); // the day first
    QCOMPARE(question->text(), QString());
    flow.next();
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    const Filter april = only({u"joined_on"_s, Op::Equal, {Value(u"2026-04-03"_s)}});
    QCOMPARE(*answerOf(flow.main->workspace()->count({KindId::Developer, april, {}, {}})), 1);
}

void TestImportWindow::theNextFileIsReadLikeTheLast()
{
    const Importing flow("name,email,Shirt\nAda,ada@example.com,M\n");
    flow.next();
    flow.columns().setTarget(2, u"developer.job_title"_s);
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    // Another month, another order, a column more and one that is gone.
    write(flow.desk.path("june.csv"), "Shirt,Size,email\nL,12,lin@example.com\n");
    ImportWindow *window = flow.main->importFile(flow.desk.path("june.csv"));
    QVERIFY(window && settles(*window));
    window->next();
    const ColumnsModel &columns = window->columnsStep()->model();
    QCOMPARE(columns.index(0, ColumnsModel::TargetColumn).data().toString(),
             u"Developer: Job title"_s);
    QVERIFY(columns.index(1, ColumnsModel::NameColumn).data(ColumnsModel::NewRole).toBool());
    const QString told = window->columnsStep()->remembered()->text();
    QVERIFY2(told.contains(u"people.csv"_s) && told.contains(u"“Size”"_s)
                 && told.contains(u"“name”"_s),
             qPrintable(told));
}

void TestImportWindow::plansAreRenamedExportedAndForgotten()
{
    Importing flow("name,email\nAda,ada@example.com\n");
    flow.next();
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    PlanManager manager(*flow.main->workspace(), flow.desk.files, PlanManager::Use::Offered);
    const QAbstractItemModelTester tester(&manager.model());
    manager.show();
    QTRY_COMPARE(manager.model().rowCount(), 1);
    QCOMPARE(manager.model().index(0, PlansModel::NameColumn).data().toString(), u"people.csv"_s);
    QTest::mouseClick(manager.renameButton(), Qt::LeftButton);
    auto *editor = manager.view()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"Members"_s);
    QTest::keyClick(editor, Qt::Key_Tab);
    QTRY_VERIFY(!manager.model().isBusy());
    const auto kept = answerOf(flow.main->workspace()->importPlans());
    QVERIFY(kept);
    QCOMPARE(kept->front().name, u"Members"_s);
    flow.desk.files.setNext(flow.desk.path("plan.json"));
    QTest::mouseClick(manager.exportButton(), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(flow.desk.path("plan.json")));
    QFile file(flow.desk.path("plan.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("developer.email"));
    QTest::mouseClick(manager.forgetButton(), Qt::LeftButton);
    QTRY_COMPARE(manager.model().rowCount(), 0);
    QVERIFY(!manager.forgetButton()->isEnabled());
}

QTEST_MAIN(TestImportWindow)
#include "test_import_window.moc"
