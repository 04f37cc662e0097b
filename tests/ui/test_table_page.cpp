// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_fixture.h"
#include "ui/dialogs/record_dialog.h"
#include "ui/pages/detail_panel.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/pages/table_toolbar.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/empty_state.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A page as the window has it: it hears of commits and is on the screen.
std::unique_ptr<TablePage> pageOf(Workspace &workspace, KindId kind, QSize size = {1256, 800})
{
    auto page = std::make_unique<TablePage>(workspace, kind);
    QObject::connect(&workspace, &Workspace::changed, page.get(), &TablePage::workspaceChanged);
    page->resize(size);
    page->show();
    page->activateWindow();
    return page;
}

bool settles(const TablePage &page)
{
    int quiet = 0;
    return QTest::qWaitFor(
        [&] {
            quiet = page.isBusy() ? 0 : quiet + 1;
            return quiet > 3;
        },
        patience);
}

QModelIndex cellOf(TablePage &page, int row, const QString &field)
{
    return page.model().index(row, page.model().columnOf(field));
}

/// Makes a cell the current one and gives its table the keyboard.
void goTo(TablePage &page, int row, const QString &field)
{
    page.table().setFocus();
    page.table().setCurrentIndex(cellOf(page, row, field));
}

QWidget *editorIn(const TablePage &page)
{
    for (QWidget *child : page.table().viewport()->findChildren<QWidget *>()) {
        if (dynamic_cast<FieldEditor *>(child) && !child->isHidden())
            return child;
    }
    return nullptr;
}

QStringList column(TablePage &page, const QString &field)
{
    QStringList texts;
    for (int row = 0; row < page.model().rowCount(); ++row)
        texts.append(cellOf(page, row, field).data().toString());
    return texts;
}

QString reference(RecordId id)
{
    return u'#' + QString::number(id.value);
}

/// Three companies, in the order of their names Ada, Bo, Cy.
void addCompanies(const TableFixture &fixture)
{
    for (const QString &name : {u"Cy"_s, u"Ada"_s, u"Bo"_s})
        fixture.add(KindId::Company, {{u"name"_s, name}});
}

} // namespace

class TestTablePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }
    void init() { m_fixture = std::make_unique<TableFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void editsByKeyboardAndScoresFollow();
    void keepsWhatTheFieldRefuses();
    void escapeGivesUp();
    void tabGoesToTheNextCell();
    void picksReferences();
    void togglesYesNo();
    void keepsTheCurrentRecordWhenSorted();
    void copiesTheSelection();
    void addsAndRemoves();
    void removesAndUndoes();
    void saysWhenThereIsNothing();
    void filtersAndCounts();
    void showsRowsUnderAChip();
    void remembersColumnsAndWidths();
    void panelTellsWhy();
    void panelAddsAndRemoves();
    void narrowPageHidesThePanel();
    void otherProgramsChangesAppear();
    void hiddenPageCatchesUp();

private:
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
};

void TestTablePage::editsByKeyboardAndScoresFollow()
{
    const RecordId ada = m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
    for (const QString &csat : {u"0.5"_s, u"0.6"_s})
        m_fixture->add(KindId::Feedback, {{u"developer"_s, reference(ada)}, {u"csat"_s, csat}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Feedback);
    QVERIFY(settles(*page));
    QCOMPARE(page->model().rowCount(), 2);
    const RecordId edited = page->model().recordId(0);
    const QString before = cellOf(*page, 0, u"cs"_s).data().toString();

    goTo(*page, 0, u"csat"_s);
    QTest::keyClick(&page->table(), Qt::Key_0);
    QWidget *editor = editorIn(*page);
    QVERIFY(editor);
    QTest::keyClicks(editor, u".9"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(!editorIn(*page));
    QCOMPARE(cellOf(*page, page->model().rowOf(edited), u"csat"_s).data().toString(), u"0.90"_s);
    // Enter goes down.
    QCOMPARE(page->table().currentIndex().row(), 1);
    QCOMPARE(page->table().currentIndex().column(), page->model().columnOf(u"csat"_s));
    QTRY_COMPARE(cellOf(*page, page->model().rowOf(edited), u"cs"_s).data().toString(), u"0.90"_s);
    QCOMPARE(m_fixture->cell(KindId::Feedback, edited, u"csat"_s).value, Value(0.9));

    answerOf(m_fixture->workspace->editor().undo());
    QTRY_COMPARE(cellOf(*page, page->model().rowOf(edited), u"cs"_s).data().toString(), before);
}

void TestTablePage::keepsWhatTheFieldRefuses()
{
    m_fixture->add(KindId::Feedback, {{u"ux"_s, u"0.5"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Feedback);
    QVERIFY(settles(*page));
    const QSignalSpy failed(page.get(), &Page::failed);
    goTo(*page, 0, u"ux"_s);
    QTest::keyClick(&page->table(), Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(editorIn(*page));
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"0.5"_s);
    QVERIFY(!editor->hasSelectedText());
    editor->selectAll();
    QTest::keyClicks(editor, u"7"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(editorIn(*page), editor);
    QVERIFY(editor->property("invalid").toBool());
    QCOMPARE(editor->text(), u"7"_s);
    QTest::keyClick(editor, Qt::Key_Backspace);
    QVERIFY(!editor->property("invalid").toBool());
    QTest::keyClicks(editor, u"0.75"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(cellOf(*page, 0, u"ux"_s).data(RecordTableModel::ValueRole).toDouble(), 0.75);
    QCOMPARE(failed.size(), 1);
}

void TestTablePage::escapeGivesUp()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    goTo(*page, 0, u"name"_s);
    QTest::keyClick(&page->table(), Qt::Key_F2);
    QTest::keyClicks(editorIn(*page), u"Bo"_s);
    QTest::keyClick(editorIn(*page), Qt::Key_Escape);
    QVERIFY(!editorIn(*page));
    QVERIFY(settles(*page));
    QCOMPARE(column(*page, u"name"_s), QStringList(u"Ada"_s));
}

void TestTablePage::tabGoesToTheNextCell()
{
    m_fixture->add(KindId::Task, {{u"title"_s, u"Call"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Task);
    QVERIFY(settles(*page));
    goTo(*page, 0, u"due_on"_s);
    QTest::keyClick(&page->table(), Qt::Key_F2);
    QTest::keyClicks(editorIn(*page), u"2026-12-01"_s);
    QTest::keyClick(editorIn(*page), Qt::Key_Tab);
    QCOMPARE(page->table().currentIndex().column(), page->model().columnOf(u"done_on"_s));
    QTRY_COMPARE(cellOf(*page, 0, u"due_on"_s).data().toString(), u"1 Dec 2026"_s);
    QVERIFY(!editorIn(*page));
    QTRY_COMPARE(m_fixture->cell(KindId::Task, page->model().recordId(0), u"due_on"_s).value,
                 Value(u"2026-12-01"_s));
}

void TestTablePage::picksReferences()
{
    const RecordId first = m_fixture->add(
        KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"email"_s, u"ada@one.example"_s}});
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"email"_s, u"ada@two.example"_s}});
    const RecordId sheet = m_fixture->add(KindId::Feedback, {{u"ux"_s, u"0.5"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Feedback);
    QVERIFY(settles(*page));
    goTo(*page, 0, u"developer"_s);
    QTest::keyClick(&page->table(), Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(editorIn(*page));
    QVERIFY(editor);
    QTest::keyClicks(editor, u"one.example"_s);
    QWidget *popup = nullptr;
    QTRY_VERIFY((popup = QApplication::activePopupWidget()));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_VERIFY(!editorIn(*page));
    QCOMPARE(cellOf(*page, 0, u"developer"_s).data().toString(), u"Ada"_s);
    QTRY_COMPARE(m_fixture->cell(KindId::Feedback, sheet, u"developer"_s).value,
                 Value(first.value));
}

void TestTablePage::togglesYesNo()
{
    const RecordId ada = m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
    const RecordId id = m_fixture->add(
        KindId::Identity,
        {{u"developer"_s, reference(ada)}, {u"platform"_s, u"github"_s}, {u"handle"_s, u"ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Identity);
    QVERIFY(settles(*page));
    goTo(*page, 0, u"verified"_s);
    QTest::keyClick(&page->table(), Qt::Key_Space);
    QTRY_COMPARE(m_fixture->cell(KindId::Identity, id, u"verified"_s).value, Value(true));
    QVERIFY(settles(*page));
    const QRect cell = page->table().visualRect(cellOf(*page, 0, u"verified"_s));
    QTest::mouseClick(page->table().viewport(), Qt::LeftButton, {},
                      QPoint(cell.left() + Theme::cellPadding + 8, cell.center().y()));
    QTRY_COMPARE(m_fixture->cell(KindId::Identity, id, u"verified"_s).value, Value(false));
}

void TestTablePage::keepsTheCurrentRecordWhenSorted()
{
    addCompanies(*m_fixture);
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    QCOMPARE(column(*page, u"name"_s), QStringList({u"Ada"_s, u"Bo"_s, u"Cy"_s}));
    const RecordId ada = page->model().recordId(0);
    QVERIFY(page->table().setCurrentRecord(ada));
    QSignalSpy moved(&page->table(), &RecordTable::currentRecordChanged);
    QTest::mouseClick(page->table().horizontalHeader()->viewport(), Qt::LeftButton, {},
                      QPoint(page->table().columnViewportPosition(0) + 20, 10));
    QVERIFY(settles(*page));
    QCOMPARE(column(*page, u"name"_s), QStringList({u"Cy"_s, u"Bo"_s, u"Ada"_s}));
    QCOMPARE(page->table().currentRecord(), ada);
    QCOMPARE(page->table().selectedRecords(), std::vector<RecordId>{ada});
    QCOMPARE(page->panel().record(), ada);
    QCOMPARE(moved.size(), 0);
    QCOMPARE(page->table().horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestTablePage::copiesTheSelection()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"=1+1"_s}, {u"tier"_s, u"growth"_s}});
    m_fixture->add(KindId::Company, {{u"name"_s, u"Tab\there <b>"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    QSettings settings(m_fixture->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"tables/company/columns"_s, QStringList{u"name"_s, u"tier"_s});
    page->remember(settings);
    QVERIFY(settles(*page));
    QSignalSpy done(page.get(), &TablePage::told);
    page->table().setFocus();
    page->table().selectAll();
    QTest::keySequence(&page->table(), QKeySequence::Copy);
    QTRY_COMPARE(done.size(), 1);
    const QMimeData *clip = QApplication::clipboard()->mimeData();
    // A spreadsheet must not take a name for a formula, nor a tab for a new cell.
    QCOMPARE(clip->text(), u"'=1+1\tgrowth\n\"Tab\there <b>\"\t\n"_s);
    QVERIFY(clip->html().contains(u"<td>Tab\there &lt;b&gt;</td><td></td>"_s));
}

void TestTablePage::addsAndRemoves()
{
    addCompanies(*m_fixture);
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    QSignalSpy done(page.get(), &Page::done);
    page->table().setFocus();
    QTest::keySequence(&page->table(), QKeySequence::New);
    QPointer<RecordDialog> dialog = page->findChild<RecordDialog *>();
    QVERIFY(dialog);
    auto *name = qobject_cast<QLineEdit *>(dialog->editorOf(u"name"_s));
    QVERIFY(name);
    // What must not be empty is pointed at, and nothing is lost.
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(name->property("invalid").toBool());
    QTest::keyClicks(name, u"Dee"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!dialog || dialog->isHidden());
    QTRY_COMPARE(page->model().rowCount(), 4);
    QVERIFY(settles(*page));
    QCOMPARE(page->table().currentRecord(), page->model().recordId(3));
    QCOMPARE(column(*page, u"name"_s).last(), u"Dee"_s);
    QCOMPARE(done.size(), 1);
}

void TestTablePage::removesAndUndoes()
{
    addCompanies(*m_fixture);
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    QSignalSpy done(page.get(), &Page::done);
    goTo(*page, 1, u"name"_s);
    QTest::keyClick(&page->table(), Qt::Key_Space, Qt::ShiftModifier);
    QTest::keyClick(&page->table(), Qt::Key_Delete);
    QTRY_COMPARE(column(*page, u"name"_s), QStringList({u"Ada"_s, u"Cy"_s}));
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(settles(*page));
    // The next record is the current one, so that Delete can be pressed again.
    QCOMPARE(page->table().currentIndex().row(), 1);
    QCOMPARE(page->countText(), u"2 companies"_s);
    answerOf(m_fixture->workspace->editor().undo());
    QTRY_COMPARE(column(*page, u"name"_s), QStringList({u"Ada"_s, u"Bo"_s, u"Cy"_s}));
}

void TestTablePage::saysWhenThereIsNothing()
{
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    const auto shownState = [&]() -> EmptyState * {
        for (EmptyState *state : page->findChildren<EmptyState *>()) {
            if (state->isVisible())
                return state;
        }
        return nullptr;
    };
    QVERIFY(shownState());
    QSignalSpy import(page.get(), &TablePage::importRequested);
    shownState()->button()->click();
    QCOMPARE(import.size(), 1);
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    QTRY_VERIFY(!shownState());
    page->setSearch(u"zebra"_s);
    QTRY_VERIFY(shownState());
    QVERIFY(shownState()->accessibleName().contains(u"zebra"_s));
    QSignalSpy clear(page.get(), &TablePage::clearFiltersRequested);
    shownState()->button()->click();
    QCOMPARE(clear.size(), 1);
    QTRY_VERIFY(!shownState());
    QCOMPARE(page->model().rowCount(), 1);
}

void TestTablePage::filtersAndCounts()
{
    const RecordId ada =
        m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"segment"_s, u"internal"_s}});
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Bo"_s}, {u"segment"_s, u"open-source"_s}});
    m_fixture->add(KindId::Feedback, {{u"developer"_s, reference(ada)}, {u"csat"_s, u"0.3"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    QCOMPARE(page->countText(), u"2 developers"_s);
    QTabBar *tabs = page->toolbar().tabs();
    QCOMPARE(tabs->tabText(1), u"At risk 1"_s);
    QCOMPARE(tabs->tabText(6), u"No feedback yet 1"_s);
    tabs->setCurrentIndex(1);
    QTRY_COMPARE(column(*page, u"name"_s), QStringList(u"Ada"_s));
    QVERIFY(settles(*page));
    QCOMPARE(page->countText(), u"1 of 2"_s);
    tabs->setCurrentIndex(0);
    Scope scope;
    scope.segments = {u"open-source"_s};
    page->setScope(scope);
    QTRY_COMPARE(column(*page, u"name"_s), QStringList(u"Bo"_s));
    QVERIFY(settles(*page));
    QCOMPARE(tabs->tabText(1), u"At risk 0"_s);
}

void TestTablePage::showsRowsUnderAChip()
{
    addCompanies(*m_fixture);
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    Filter filter;
    filter.conditions = {{u"name"_s, Op::Equal, {u"Bo"_s}}};
    page->showRows(filter, u"Name: Bo"_s);
    QTRY_COMPARE(column(*page, u"name"_s), QStringList(u"Bo"_s));
    QSignalSpy cleared(&page->toolbar(), &TableToolbar::chipCleared);
    Q_EMIT page->toolbar().chipCleared();
    QTRY_COMPARE(page->model().rowCount(), 3);
}

void TestTablePage::remembersColumnsAndWidths()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    QSettings settings(m_fixture->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"tables/company/columns"_s, QStringList{u"domain"_s, u"name"_s, u"gone"_s});
    settings.setValue(u"tables/company/widths/domain"_s, 233);
    {
        const auto page = pageOf(*m_fixture->workspace, KindId::Company);
        page->remember(settings);
        QVERIFY(settles(*page));
        QCOMPARE(page->columns(), QStringList({u"domain"_s, u"name"_s}));
        QCOMPARE(page->table().columnWidth(0), 233);
        page->table().horizontalHeader()->resizeSection(0, 151);
        page->setPanelOpen(false);
    }
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    page->remember(settings);
    QCOMPARE(page->table().columnWidth(0), 151);
    QVERIFY(!page->isPanelOpen());
}

void TestTablePage::panelTellsWhy()
{
    const RecordId ada = m_fixture->add(
        KindId::Developer, {{u"name"_s, u"Ada Okafor"_s}, {u"company"_s, u"Kernelworks"_s}});
    m_fixture->add(KindId::Feedback,
                   {{u"developer"_s, reference(ada)},
                    {u"ux"_s, u"0.8"_s},
                    {u"ts"_s, u"0.7"_s},
                    {u"csat"_s, u"0.9"_s}});
    m_fixture->add(KindId::Interaction,
                   {{u"developer"_s, reference(ada)},
                    {u"kind"_s, u"question"_s},
                    {u"occurred_at"_s, u"2026-11-20T10:00:00Z"_s},
                    {u"subject"_s, u"Streaming stops"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    goTo(*page, 0, u"name"_s);
    QTRY_VERIFY(page->panel().details().has_value());
    const RecordDetails &details = *page->panel().details();
    QCOMPARE(details.title, u"Ada Okafor"_s);
    QCOMPARE(details.why->satisfaction.terms.size(), size_t(3));
    QCOMPARE(details.timeline.size(), size_t(2));
    QStringList texts;
    for (const QLabel *label : page->panel().findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    const QString all = texts.join(u'\n');
    QVERIFY2(all.contains(u"why 0.79"_s), qPrintable(all));
    QVERIFY2(all.contains(u"Streaming stops"_s), qPrintable(all));
    // A commit that changes the score changes the explanation.
    const RecordId sheet(answerOf(m_fixture->workspace->ids([] {
                             Query query;
                             query.kind = KindId::Feedback;
                             return query;
                         }()))
                             .front());
    answerOf(m_fixture->workspace->editor().setField(KindId::Feedback, sheet, u"ts"_s, u"0.2"_s));
    QTRY_COMPARE(*page->panel().details()->why->satisfaction.score.value, 0.59);
}

void TestTablePage::panelAddsAndRemoves()
{
    const RecordId ada = m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
    const RecordId handle = m_fixture->add(
        KindId::Identity,
        {{u"developer"_s, reference(ada)}, {u"platform"_s, u"github"_s}, {u"handle"_s, u"ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    goTo(*page, 0, u"name"_s);
    const auto identities = [&]() -> qint64 {
        const auto &details = page->panel().details();
        for (const RelatedGroup &group : details ? details->related : std::vector<RelatedGroup>()) {
            if (group.kind == KindId::Identity)
                return group.count;
        }
        return -1;
    };
    QTRY_COMPARE(identities(), qint64(1));
    QAbstractButton *remove = nullptr;
    for (auto *button : page->panel().findChildren<QAbstractButton *>()) {
        if (button->accessibleName() == u"Remove ada")
            remove = button;
    }
    QVERIFY(remove);
    remove->click();
    QTRY_COMPARE(identities(), qint64(0));
    answerOf(m_fixture->workspace->editor().undo());
    QTRY_COMPARE(identities(), qint64(1));
    QCOMPARE(m_fixture->cell(KindId::Identity, handle, u"handle"_s).value, Value(u"ada"_s));
}

void TestTablePage::narrowPageHidesThePanel()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company, {800, 600});
    QVERIFY(settles(*page));
    QVERIFY(!page->isPanelOpen());
    page->resize(1256, 600);
    QVERIFY(page->isPanelOpen());
    page->resize(800, 600);
    QVERIFY(!page->isPanelOpen());
    goTo(*page, 0, u"name"_s);
    QTest::keyClick(&page->table(), Qt::Key_Space);
    QVERIFY(page->isPanelOpen());
    page->resize(700, 600);
    QVERIFY(page->isPanelOpen());
}

void TestTablePage::otherProgramsChangesAppear()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    m_fixture->workspace->watchOtherPrograms();
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    const auto other = m_fixture->open(false);
    answerOf(other->editor().addRecord(KindId::Company, {{u"name"_s, u"Bo"_s}}));
    QTRY_COMPARE(column(*page, u"name"_s), QStringList({u"Ada"_s, u"Bo"_s}));
    QTRY_COMPARE(page->countText(), u"2 companies"_s);
}

void TestTablePage::hiddenPageCatchesUp()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    page->hide();
    m_fixture->add(KindId::Company, {{u"name"_s, u"Bo"_s}});
    QTest::qWait(100);
    QCOMPARE(page->model().rowCount(), 1);
    page->show();
    QTRY_COMPARE(page->model().rowCount(), 2);
}

QTEST_MAIN(TestTablePage)
#include "test_table_page.moc"
