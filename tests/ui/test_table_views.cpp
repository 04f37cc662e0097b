// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_views.h"

#include "domain/filter_terms.h"
#include "table_fixture.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_filter.h"
#include "ui/pages/table_page.h"
#include "ui/pages/table_toolbar.h"
#include "ui/pages/view_name_popover.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/filter_chip.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<TablePage> pageOf(Workspace &workspace, KindId kind)
{
    auto page = std::make_unique<TablePage>(workspace, kind);
    QObject::connect(&workspace, &Workspace::changed, page.get(), &TablePage::workspaceChanged);
    page->resize(1256, 800);
    page->show();
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

/// Who is shown, by name: in which order is not what these tests ask.
QStringList names(TablePage &page)
{
    QStringList texts;
    for (int row = 0; row < page.model().rowCount(); ++row)
        texts << page.model().index(row, page.model().columnOf(u"name"_s)).data().toString();
    texts.sort();
    return texts;
}

int tabOf(const TablePage &page, const QString &name)
{
    const QTabBar *tabs = page.toolbar().tabs();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (tabs->tabText(tab).startsWith(name))
            return tab;
    }
    return -1;
}

void choose(TablePage &page, const QString &name)
{
    page.toolbar().tabs()->setCurrentIndex(tabOf(page, name));
}

/// Saves what the page shows as a person does.
void saveAs(TablePage &page, const QString &name)
{
    page.toolbar().saveButton()->click();
    auto *popover = page.findChild<ViewNamePopover *>();
    QVERIFY(popover);
    popover->field()->setText(name);
    popover->button()->click();
    QTRY_VERIFY(tabOf(page, name) >= 0);
    QVERIFY(settles(page));
}

Filter segmentIs(const QString &segment)
{
    return only({u"segment"_s, Op::Equal, {segment}});
}

} // namespace

/// The tabs above a table: what they show, and those that people make.
class TestTableViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }
    void init() { m_fixture = std::make_unique<TableFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void readyMadeViewsOfDevelopers();
    void readyMadeViewsAreSentences();
    void savesWhatIsShown();
    void marksWhatWasChanged();
    void renamesAndRemoves();
    void refusesReadyMadeNames();
    void keepsTheOrderOfColumns();
    void aViewHasItsOwnColumns();
    void comesBackInAnotherWindow();

private:
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
};

// Today is 2026-11-23.
void TestTableViews::readyMadeViewsOfDevelopers()
{
    const auto person = [this](const QString &name, const QString &joined, const QString &sheet,
                               const QString &csat, bool whole) {
        const RecordId id =
            m_fixture->add(KindId::Developer, {{u"name"_s, name}, {u"joined_on"_s, joined}});
        if (sheet.isEmpty())
            return;
        FieldTexts texts = {{u"developer"_s, u'#' + QString::number(id.value)},
                            {u"taken_on"_s, sheet},
                            {u"csat"_s, csat}};
        if (whole) {
            texts.emplace_back(u"ux"_s, csat);
            texts.emplace_back(u"ts"_s, csat);
        }
        m_fixture->add(KindId::Feedback, texts);
    };
    person(u"New"_s, u"2026-11-02"_s, {}, {}, false);
    person(u"Added"_s, {}, {}, {}, false);
    person(u"Next month"_s, u"2026-12-01"_s, {}, {}, false);
    person(u"Quiet"_s, u"2025-01-01"_s, u"2026-10-01"_s, u"0.9"_s, true);
    person(u"Edge"_s, u"2025-01-01"_s, u"2026-10-23"_s, u"0.5"_s, true);
    person(u"Fresh"_s, u"2025-01-01"_s, u"2026-10-24"_s, u"0.7"_s, false);
    person(u"Lost"_s, u"2025-01-01"_s, u"2026-07-01"_s, u"0.9"_s, true);
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    const auto shown = [&](const QString &view) {
        choose(*page, view);
        return settles(*page) ? names(*page) : QStringList();
    };
    QCOMPARE(shown(u"At risk"_s), QStringList(u"Edge"_s));
    QCOMPARE(shown(u"Needs improvement"_s), QStringList(u"Fresh"_s));
    QCOMPARE(shown(u"Good"_s), QStringList({u"Lost"_s, u"Quiet"_s}));
    // Who did not say when they joined counts from when they were added: today.
    QCOMPARE(shown(u"New this month"_s), QStringList({u"Added"_s, u"New"_s}));
    QCOMPARE(shown(u"Gone quiet"_s), QStringList({u"Edge"_s, u"Quiet"_s}));
    QCOMPARE(shown(u"No feedback yet"_s), QStringList({u"Added"_s, u"New"_s, u"Next month"_s}));
    QCOMPARE(shown(u"Low coverage"_s), QStringList(u"Fresh"_s));
    QCOMPARE(page->toolbar().tabs()->tabText(tabOf(*page, u"Gone"_s)), u"Gone quiet 2"_s);
}

void TestTableViews::readyMadeViewsAreSentences()
{
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    const QTabBar *tabs = page->toolbar().tabs();
    QCOMPARE(tabs->tabToolTip(tabOf(*page, u"At risk"_s)), u"Satisfaction band is at risk"_s);
    QCOMPARE(tabs->tabToolTip(tabOf(*page, u"Gone"_s)),
             u"Last seen between 26 Jul 2026 and 23 Oct 2026"_s);
    for (int tab = 1; tab < tabs->count(); ++tab)
        QVERIFY(!tabs->tabToolTip(tab).isEmpty());
}

void TestTableViews::savesWhatIsShown()
{
    for (const auto &[name, segment] :
         {std::pair{u"Ada"_s, u"internal"_s}, {u"Bo"_s, u"internal"_s}, {u"Cy"_s, u"research"_s}})
        m_fixture->add(KindId::Developer, {{u"name"_s, name}, {u"segment"_s, segment}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    choose(*page, u"No feedback"_s);
    page->filter().add(segmentIs(u"internal"_s));
    page->setSearch(u"a"_s);
    page->table().horizontalHeader()->resizeSection(0, 222);
    page->model().sort(page->model().columnOf(u"name"_s), Qt::DescendingOrder);
    QTRY_COMPARE(names(*page), QStringList(u"Ada"_s));
    saveAs(*page, u"Our people"_s);
    QCOMPARE(page->toolbar().tabs()->tabText(tabOf(*page, u"Our"_s)), u"Our people 1"_s);
    QCOMPARE(page->toolbar().currentView(), tabOf(*page, u"Our"_s));
    QCOMPARE(page->filter().sentence(),
             u"Answer sheets is 0 and Segment is internal and \u201ca\u201d is found"_s);

    // What the view holds is gone with it, and back with it.
    page->setSearch({});
    choose(*page, u"All"_s);
    QTRY_COMPARE(names(*page), QStringList({u"Ada"_s, u"Bo"_s, u"Cy"_s}));
    QVERIFY(page->filter().sentence().isEmpty());
    choose(*page, u"Our"_s);
    QTRY_COMPARE(names(*page), QStringList(u"Ada"_s));
    QCOMPARE(page->query().sort.front().order, Qt::DescendingOrder);
    QCOMPARE(page->table().columnWidth(0), 222);
    QVERIFY(settles(*page));
    QVERIFY(!page->toolbar().tabs()->tabText(tabOf(*page, u"Our"_s)).contains(u'\u2022'));
}

void TestTableViews::marksWhatWasChanged()
{
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"segment"_s, u"internal"_s}});
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Bo"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    saveAs(*page, u"Mine"_s);
    const auto mark = [&] {
        return page->toolbar().tabs()->tabText(tabOf(*page, u"Mine"_s)).contains(u'\u2022');
    };
    QVERIFY(!mark());
    QCOMPARE(page->toolbar().saveButton()->text(), u"+ Save"_s);
    page->filter().add(segmentIs(u"internal"_s));
    QVERIFY(mark());
    QCOMPARE(page->toolbar().saveButton()->text(), u"Save"_s);
    Q_EMIT page->toolbar().filterCleared();
    QVERIFY(!mark());
    page->model().sort(page->model().columnOf(u"segment"_s), Qt::AscendingOrder);
    QTRY_VERIFY(mark());
    page->filter().add(segmentIs(u"internal"_s));
    // Saving under the same name replaces, and says so.
    page->toolbar().saveButton()->click();
    auto *popover = page->findChild<ViewNamePopover *>();
    QVERIFY(popover);
    QCOMPARE(popover->field()->text(), u"Mine"_s);
    QVERIFY(popover->note().contains(u"Replaces"_s));
    QTest::keyClick(popover->field(), Qt::Key_Return);
    QTRY_VERIFY(!mark());
    QVERIFY(settles(*page));
    QCOMPARE(page->views().all().size(), size_t(1));
    QCOMPARE(page->views().all().front().query.filter, segmentIs(u"internal"_s));
}

void TestTableViews::renamesAndRemoves()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    saveAs(*page, u"Mine"_s);
    QTabBar *tabs = page->toolbar().tabs();
    Q_EMIT tabs->customContextMenuRequested(tabs->tabRect(tabOf(*page, u"Mine"_s)).center());
    QPointer<QMenu> menu = page->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().first()->trigger();
    menu->close();
    auto *popover = page->findChild<ViewNamePopover *>();
    QVERIFY(popover);
    popover->field()->setText(u"Ours"_s);
    popover->button()->click();
    QTRY_VERIFY(tabOf(*page, u"Ours"_s) >= 0 && tabOf(*page, u"Mine"_s) < 0);
    QVERIFY(settles(*page));
    QCOMPARE(page->toolbar().currentView(), tabOf(*page, u"Ours"_s));
    page->views().remove(u"Ours"_s);
    QTRY_VERIFY(tabOf(*page, u"Ours"_s) < 0);
    QCOMPARE(page->toolbar().currentView(), 0);
    // A ready-made view has no menu.
    Q_EMIT tabs->customContextMenuRequested(tabs->tabRect(1).center());
    QVERIFY(!menu || !page->findChild<QMenu *>() || page->findChild<QMenu *>() == menu);
}

void TestTableViews::refusesReadyMadeNames()
{
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*page));
    ViewNamePopover *popover = page->views().askForName();
    QVERIFY(!popover->button()->isEnabled());
    popover->field()->setText(u" at RISK "_s);
    QVERIFY(!popover->button()->isEnabled());
    QVERIFY(!popover->note().isEmpty());
    popover->field()->setText(u"At risk here"_s);
    QVERIFY(popover->button()->isEnabled());
    QVERIFY(popover->note().isEmpty());
}

void TestTableViews::keepsTheOrderOfColumns()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    QSettings settings(m_fixture->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    QStringList moved;
    {
        const auto page = pageOf(*m_fixture->workspace, KindId::Company);
        page->remember(settings);
        QVERIFY(settles(*page));
        moved = page->columns();
        QHeaderView *header = page->table().horizontalHeader();
        QVERIFY(header->sectionsMovable());
        const int width = page->table().columnWidth(2);
        moved.move(2, 0);
        header->moveSection(2, 0);
        QTRY_COMPARE(page->columns(), moved);
        QVERIFY(!header->sectionsMoved() || header->logicalIndex(0) == 0);
        for (int column = 0; column < header->count(); ++column)
            QCOMPARE(header->logicalIndex(column), column);
        QCOMPARE(page->table().columnWidth(0), width);
    }
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    page->remember(settings);
    QCOMPARE(page->columns(), moved);
}

void TestTableViews::aViewHasItsOwnColumns()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    QSettings settings(m_fixture->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"tables/company/columns"_s, QStringList{u"name"_s, u"tier"_s, u"domain"_s});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    page->remember(settings);
    QVERIFY(settles(*page));
    saveAs(*page, u"Mine"_s);
    page->table().horizontalHeader()->moveSection(2, 1);
    QTRY_COMPARE(page->columns(), QStringList({u"name"_s, u"domain"_s, u"tier"_s}));
    page->table().horizontalHeader()->resizeSection(0, 333);
    saveAs(*page, u"Mine"_s);
    choose(*page, u"All"_s);
    QCOMPARE(page->columns(), QStringList({u"name"_s, u"tier"_s, u"domain"_s}));
    QVERIFY(page->table().columnWidth(0) != 333);
    QCOMPARE(settings.value(u"tables/company/columns"_s).toStringList(), page->columns());
    choose(*page, u"Mine"_s);
    QCOMPARE(page->columns(), QStringList({u"name"_s, u"domain"_s, u"tier"_s}));
    QCOMPARE(page->table().columnWidth(0), 333);
}

void TestTableViews::comesBackInAnotherWindow()
{
    m_fixture->add(KindId::Company, {{u"name"_s, u"Ada"_s}});
    const auto page = pageOf(*m_fixture->workspace, KindId::Company);
    QVERIFY(settles(*page));
    SavedView view{u"Theirs"_s, {KindId::Company, segmentIs(u"internal"_s), {}, {}}};
    answerOf(m_fixture->workspace->editor().saveView(view));
    page->hide();
    page->show();
    QTRY_VERIFY(tabOf(*page, u"Theirs 0"_s) >= 0);
    // Of another kind's page it is none.
    const auto other = pageOf(*m_fixture->workspace, KindId::Developer);
    QVERIFY(settles(*other));
    QVERIFY(tabOf(*other, u"Theirs"_s) < 0);
}

QTEST_MAIN(TestTableViews)
#include "test_table_views.moc"
