// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "buttons.h"
#include "window_fixture.h"

#include "domain/filter_terms.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/pages/dashboard_page.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/pages/welcome_page.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/number_card.h"
#include "ui/widgets/search_field.h"
#include "ui/window/job_runner.h"
#include "ui/window/scope_control.h"
#include "ui/window/top_bar.h"
#include "ui/window/window_keeper.h"
#include "ui/window/workspace_commands.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;

namespace {

DashboardPage *dashboardOf(MainWindow &window)
{
    return qobject_cast<DashboardPage *>(window.pages()->page(kDashboardPage.toString()));
}

QString satisfactionOf(MainWindow &window)
{
    return dashboardOf(window)->card(DashboardPage::Number::Satisfaction)->content().value;
}

QTableView *tableOf(MainWindow &window, const QString &page)
{
    window.showPage(page);
    return window.pages()->currentPage()->findChild<QTableView *>();
}

int columnOf(const QTableView &view, const QString &heading)
{
    const QAbstractItemModel &model = *view.model();
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.headerData(column, Qt::Horizontal).toString() == heading)
            return column;
    }
    return -1;
}

/// Types \p text into a cell as a person does: F2, the number, Enter.
void typeInto(QTableView &view, int row, int column, const QString &text)
{
    view.setFocus();
    view.setCurrentIndex(view.model()->index(row, column));
    QTest::keyClick(&view, Qt::Key_F2);
    auto *editor = view.viewport()->findChild<QLineEdit *>();
    QVERIFY2(editor, "no editor opened");
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
}

/// A developer with one answer sheet of satisfaction \p value in all three measures.
void addAnswer(Workspace &workspace, const QString &name, const QString &segment,
               const QString &value)
{
    const RecordId id =
        add(workspace, KindId::Developer, {{u"name"_s, name}, {u"segment"_s, segment}});
    add(workspace, KindId::Feedback,
        {{u"developer"_s, u'#' + QString::number(id.value)},
         {u"taken_on"_s, u"2026-10-20"_s},
         {u"ux"_s, value},
         {u"ts"_s, value},
         {u"csat"_s, value}});
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditReachesRowCardAndChartAndBack();
    void newOpenRecentAndCopy();
    void aFileThatCannotBeOpenedIsTold_data();
    void aFileThatCannotBeOpenedIsTold();
    void theFilterBarHoldsOnEveryPage();
    void aNumberOpensItsRows();
    void showsWhatAnotherProgramDoes();
    void closingLeavesOneFile();
    void undoNamesTheChangeAndItsAuthor();
    void exportsWhatTheTableShows();
    void aLongExportIsStopped();
    void fillsAnEmptyWorkspaceWithTheSample();
    void windowsShareTheirSettings();
    void tablesComeBackAsTheyWere();
};

void TestMainWindow::anEditReachesRowCardAndChartAndBack()
{
    const Desk desk;
    const auto window = desk.openWindow();
    addAnswer(*window->workspace(), u"Ada"_s, u"internal"_s, u"0.8"_s);
    addAnswer(*window->workspace(), u"Lin"_s, u"internal"_s, u"0.6"_s);
    QVERIFY(settles(*window));
    QTRY_COMPARE(satisfactionOf(*window), u"0.70"_s);
    const QString bars = dashboardOf(*window)->histogram()->accessibleDescription();
    const QString course = dashboardOf(*window)->trend()->accessibleDescription();

    QTableView *view = tableOf(*window, pageOf(KindId::Feedback));
    QVERIFY(view);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QVERIFY(settles(*window));
    const int ux = columnOf(*view, u"Experience"_s);
    const int cs = columnOf(*view, u"Satisfaction"_s);
    QVERIFY(ux >= 0 && cs >= 0);
    int row = 0;
    while (row < 1 && view->model()->index(row, cs).data().toString() != u"0.60"_s)
        ++row;
    QCOMPARE(view->model()->index(row, cs).data().toString(), u"0.60"_s);

    typeInto(*view, row, ux, u"1"_s);
    QTRY_COMPARE(view->model()->index(row, cs).data().toString(), u"0.72"_s);
    window->showPage(kDashboardPage.toString());
    QVERIFY(settles(*window));
    QTRY_COMPARE(satisfactionOf(*window), u"0.76"_s);
    QVERIFY(dashboardOf(*window)->trend()->accessibleDescription() != course);
    QVERIFY(dashboardOf(*window)->histogram()->accessibleDescription() == bars
            || dashboardOf(*window)->histogram()->binCount() > 0);

    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(satisfactionOf(*window), u"0.70"_s);
    QCOMPARE(dashboardOf(*window)->trend()->accessibleDescription(), course);
    window->showPage(pageOf(KindId::Feedback));
    QTRY_COMPARE(view->model()->index(row, cs).data().toString(), u"0.60"_s);
}

void TestMainWindow::newOpenRecentAndCopy()
{
    Desk desk;
    auto window = desk.window();
    QVERIFY(window->welcome()->isVisible());
    QCOMPARE(window->windowTitle(), u"Rapport"_s);
    desk.files.setNext(desk.path("ours.rapport"));
    window->windowActions()->newFile->trigger();
    QTRY_VERIFY(window->workspace());
    QCOMPARE(window->windowTitle(), u"ours – Rapport"_s);
    QCOMPARE(desk.preferences.recentFiles(), QStringList{desk.path("ours.rapport")});
    QCOMPARE(desk.preferences.lastWorkspace(), desk.path("ours.rapport"));

    desk.files.setNext(desk.path("copy.rapport"));
    window->windowActions()->saveCopy->trigger();
    QTRY_VERIFY(window->jobBar()->message().contains(u"copy"_s));
    QVERIFY(QFile::exists(desk.path("copy.rapport")));
    window->close();
    window.reset();

    window = desk.window();
    desk.files.setNext(desk.path("copy.rapport"));
    window->windowActions()->openFile->trigger();
    QTRY_VERIFY(window->workspace());
    QCOMPARE(window->workspace()->name(), u"copy"_s);
    QCOMPARE(desk.preferences.recentFiles().size(), 2);
}

void TestMainWindow::aFileThatCannotBeOpenedIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("another kind of file") << QByteArray("name,email\nAda,ada@example.com\n");
}

void TestMainWindow::aFileThatCannotBeOpenedIsTold()
{
    QFETCH(QByteArray, content);
    const Desk desk;
    const auto window = desk.window();
    if (!content.isEmpty()) {
        QFile file(desk.path("broken.rapport"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const QSignalSpy opened(window.get(), &MainWindow::opened);
    window->openFile(desk.path("broken.rapport"));
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(!window->workspace());
    QVERIFY(window->welcome()->error().contains(u"broken.rapport"_s)
            || !window->welcome()->error().isEmpty());
    QCOMPARE(window->jobBar()->message(), window->welcome()->error());
    QVERIFY(desk.preferences.recentFiles().isEmpty());
    // The window goes on: another file can be opened in it.
    window->createFile(desk.path("fine.rapport"));
    QTRY_VERIFY(window->workspace());
}

void TestMainWindow::theFilterBarHoldsOnEveryPage()
{
    const Desk desk;
    const auto window = desk.openWindow();
    addAnswer(*window->workspace(), u"Ada"_s, u"internal"_s, u"0.9"_s);
    addAnswer(*window->workspace(), u"Lin"_s, u"third-party"_s, u"0.5"_s);
    QTRY_COMPARE(satisfactionOf(*window), u"0.70"_s);
    QTableView *view = tableOf(*window, kDevelopersPage.toString());
    QTRY_COMPARE(view->model()->rowCount(), 2);

    FilterBar *filters = window->topBar()->filters();
    filters->setChosen(u"segment"_s, {u"internal"_s});
    Q_EMIT filters->chosen(u"segment"_s, {u"internal"_s});
    QTRY_COMPARE(view->model()->rowCount(), 1);
    window->showPage(kDashboardPage.toString());
    QTRY_COMPARE(satisfactionOf(*window), u"0.90"_s);
    view = tableOf(*window, pageOf(KindId::Feedback));
    QTRY_COMPARE(view->model()->rowCount(), 1);

    // Pages made before and after it was set, of whatever kind.
    const RecordId lin(2);
    add(*window->workspace(), KindId::Project,
        {{u"title"_s, u"Port"_s}, {u"developer"_s, u'#' + QString::number(lin.value)}});
    add(*window->workspace(), KindId::Task,
        {{u"title"_s, u"Call"_s}, {u"developer"_s, u'#' + QString::number(lin.value)}});
    for (const PageInfo &info : allPages()) {
        const Page *page = window->pages()->page(info.key);
        QCOMPARE(page->scope().segments, QStringList(u"internal"_s));
    }
    for (const KindId kind : {KindId::Project, KindId::Task}) {
        view = tableOf(*window, pageOf(kind));
        QVERIFY(settles(*window));
        QCOMPARE(view->model()->rowCount(), 0);
    }
    filters->setChosen(u"segment"_s, {});
    Q_EMIT filters->chosen(u"segment"_s, {});
    QTRY_COMPARE(view->model()->rowCount(), 1);
}

void TestMainWindow::aNumberOpensItsRows()
{
    const Desk desk;
    const auto window = desk.openWindow();
    addAnswer(*window->workspace(), u"Ada"_s, u"internal"_s, u"0.9"_s);
    add(*window->workspace(), KindId::Developer, {{u"name"_s, u"Silent"_s}});
    QTRY_COMPARE(satisfactionOf(*window), u"0.90"_s);
    QTest::mouseClick(dashboardOf(*window)->card(DashboardPage::Number::Satisfaction),
                      Qt::LeftButton);
    QCOMPARE(window->pages()->currentKey(), kDevelopersPage.toString());
    auto *view = window->pages()->currentPage()->findChild<QTableView *>();
    QTRY_COMPARE(view->model()->rowCount(), 1);
}

void TestMainWindow::showsWhatAnotherProgramDoes()
{
    const Desk desk;
    const auto window = desk.openWindow();
    QTableView *view = tableOf(*window, kDevelopersPage.toString());
    QVERIFY(settles(*window));
    auto other = Workspace::open(desk.path("community.rapport"), {u"somebody else"_s});
    QVERIFY(other);
    add(**other, KindId::Developer, {{u"name"_s, u"Ada"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, 500);
}

void TestMainWindow::closingLeavesOneFile()
{
    const Desk desk;
    auto window = desk.openWindow();
    addAnswer(*window->workspace(), u"Ada"_s, u"internal"_s, u"0.9"_s);
    window->close();
    window.reset();
    const QStringList left =
        QDir(desk.folder.path()).entryList({u"community.rapport*"_s}, QDir::Files);
    QCOMPARE(left, QStringList{u"community.rapport"_s});
}

void TestMainWindow::undoNamesTheChangeAndItsAuthor()
{
    const Desk desk;
    const auto window = desk.openWindow();
    QAction *undo = window->windowActions()->undo;
    QVERIFY(!undo->isEnabled());
    window->workspace()->setActor(u"Mei"_s);
    add(*window->workspace(), KindId::Developer, {{u"name"_s, u"Ada"_s}});
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY2(undo->text().contains(u"Ada"_s) && undo->text().contains(u"by Mei"_s),
             qPrintable(undo->text()));
    undo->trigger();
    QTRY_VERIFY(window->windowActions()->redo->isEnabled());
    QTRY_VERIFY(!undo->isEnabled());
    window->windowActions()->redo->trigger();
    QTRY_VERIFY(undo->isEnabled());
}

void TestMainWindow::exportsWhatTheTableShows()
{
    Desk desk;
    const auto window = desk.openWindow();
    addAnswer(*window->workspace(), u"Ada"_s, u"internal"_s, u"0.9"_s);
    window->showPage(kDevelopersPage.toString());
    QVERIFY(settles(*window));
    add(*window->workspace(), KindId::Developer, {{u"name"_s, u"Ben"_s}});
    auto *table = window->pages()->currentTable();
    table->showRows(only({u"name"_s, Op::Equal, {Value(u"Ada"_s)}}), u"Ada"_s);
    QVERIFY(settles(*window));
    const auto exported = [&](const char *name, auto choose) {
        desk.files.setNext(desk.path(name));
        window->windowActions()->exportRows->trigger();
        auto *dialog = window->findChild<ExportDialog *>();
        choose(*dialog);
        QTest::mouseClick(dialog->button(), Qt::LeftButton);
        if (!QTest::qWaitFor(
                [&] { return QFile::exists(desk.path(name)) && !window->jobs()->isRunning(); }))
            return QByteArray();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QFile file(desk.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray shown = exported("out.jsonl", [](const ExportDialog &) {});
    QVERIFY(shown.contains("Ada") && !shown.contains("Ben") && shown.startsWith('{'));
    const QByteArray csv = exported("out.csv", [](const ExportDialog &dialog) {
        dialog.formatField()->setCurrentIndex(1);
        dialog.separatorField()->setCurrentIndex(1);
        dialog.markBox()->click();
        dialog.quoteBox()->click();
        dialog.allButton()->click();
    });
    QVERIFY(csv.startsWith("\xEF\xBB\xBF\"id:"));
    QVERIFY(csv.contains(';') && csv.contains("\"Ada\"") && csv.contains("\"Ben\""));
}

/// RAPPORT_ROWS=1000000 tries it with a large community.
void TestMainWindow::aLongExportIsStopped()
{
    constexpr int minutes = 60'000;
    const int wanted = qEnvironmentVariableIntValue("RAPPORT_ROWS");
    const int developers = wanted > 0 ? wanted : 20'000;
    Desk desk;
    const auto window = desk.openWindow();
    const auto settled = [&] { return !window->jobs()->isRunning(); };
    window->commands()->fillWithSample({developers, 7, QDate(2026, 11, 1), {}});
    QVERIFY(QTest::qWaitFor(settled, 5 * minutes));
    window->showPage(kDevelopersPage.toString());
    const QString file = desk.path("out.csv");
    const auto begin = [&] {
        desk.files.setNext(file);
        window->windowActions()->exportRows->trigger();
        auto *dialog = window->findChild<ExportDialog *>();
        dialog->formatField()->setCurrentIndex(dialog->formatField()->findData(u"csv"_s));
        dialog->allButton()->click();
        QTest::mouseClick(dialog->button(), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    begin();
    QVERIFY(window->jobs()->isRunning());
    auto *cancel = buttonNamed(*window->jobBar(), u"Cancel"_s);
    QVERIFY(cancel && cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(QTest::qWaitFor(settled, minutes));
    QVERIFY(!QFile::exists(file));
    begin();
    QVERIFY(QTest::qWaitFor(settled, 5 * minutes));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    int lines = 0;
    while (!written.readLine().isEmpty())
        ++lines;
    QCOMPARE(lines, developers + 1);
}

void TestMainWindow::fillsAnEmptyWorkspaceWithTheSample()
{
    const Desk desk;
    const auto window = desk.openWindow();
    window->commands()->fillWithSample({20, 7, QDate(2026, 11, 1), {}});
    QTRY_VERIFY_WITH_TIMEOUT(window->jobBar()->message().contains(u"sample"_s), 20'000);
    QVERIFY(settles(*window));
    QTRY_VERIFY(satisfactionOf(*window) != u"–"_s);
}

void TestMainWindow::windowsShareTheirSettings()
{
    const Desk desk;
    WindowKeeper keeper(desk.around);
    MainWindow *first = keeper.create(desk.path("a.rapport"), 0);
    QTRY_VERIFY(first->workspace());
    MainWindow *second = keeper.create(desk.path("b.rapport"), 0);
    QVERIFY(second != first);
    QTRY_VERIFY(second->workspace());
    QCOMPARE(keeper.open(desk.path("a.rapport")), first);
    Q_EMIT first->personalChanged({u"Mei"_s, ThemeChoice::Dark, false});
    QCOMPARE(second->workspace()->actor(), u"Mei"_s);
    QVERIFY(desk.themes.isDark());
    QCOMPARE(desk.preferences.personal().name, u"Mei"_s);
    Q_EMIT second->quitRequested();
    QTRY_VERIFY(keeper.windows().isEmpty());
    QCOMPARE(desk.preferences.lastWorkspace(), desk.path("b.rapport"));
}

void TestMainWindow::tablesComeBackAsTheyWere()
{
    const Desk desk;
    for (const bool first : {true, false}) {
        const auto window = desk.openWindow(first ? "a.rapport" : "b.rapport");
        add(*window->workspace(), KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
        window->showPage(pageOf(KindId::Company));
        QVERIFY(settles(*window));
        TablePage &page = *window->pages()->currentTable();
        if (first) {
            page.table().horizontalHeader()->resizeSection(0, 321);
            page.setPanelOpen(false);
        }
        QCOMPARE(page.table().columnWidth(0), 321);
        QVERIFY(!page.isPanelOpen());
    }
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
