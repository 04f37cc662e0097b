// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_fixture.h"
#include "ui/pages/column_widths.h"
#include "ui/pages/detail_panel.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/pages/table_presets.h"
#include "ui/pages/table_toolbar.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/view_tabs.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

#include <numeric>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The page of a window of 1440 and of one of 1024 pixels, without the rail.
constexpr QSize roomy(1256, 800);
constexpr QSize narrow(840, 600);

std::unique_ptr<TablePage> pageOf(Workspace &workspace, KindId kind, QSize size)
{
    auto page = std::make_unique<TablePage>(workspace, kind);
    QObject::connect(&workspace, &Workspace::changed, page.get(), &TablePage::workspaceChanged);
    page->resize(size);
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

int sum(const std::vector<int> &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0);
}

} // namespace

/// How a table page uses its room: columns, views, panel.
class TestTableLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeController>(*qApp);
        m_fixture = std::make_unique<TableFixture>();
        m_fixture->fillWithSample(60);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void columnsShareTheRoom();
    void headingsAreNeverCut_data();
    void headingsAreNeverCut();
    void columnsFitBesideThePanel_data();
    void columnsFitBesideThePanel();
    void draggedWidthsStay();
    void viewsThatDoNotFitAreBehindMore();
    void everyKindHasAView();
    void firstRowIsCurrentFromTheStart();
    void panelIsNeverWiderThanItself_data();
    void panelIsNeverWiderThanItself();
    void panelOfAWidePageLeavesANarrowOneAlone();

private:
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
};

void TestTableLayout::columnsShareTheRoom()
{
    const std::vector<ColumnWish> wishes = {{100, 200, 3}, {50, 80, 1}, {40, 40, 0}};
    QCOMPARE(fitColumns(wishes, 320), (std::vector<int>{200, 80, 40}));
    // What is left over goes to those that stretch.
    QCOMPARE(fitColumns(wishes, 360), (std::vector<int>{230, 90, 40}));
    // What is missing is taken from those that can give.
    QCOMPARE(fitColumns(wishes, 190), (std::vector<int>{100, 50, 40}));
    for (int room = 190; room < 400; ++room)
        QCOMPARE(sum(fitColumns(wishes, room)), room);
    // Nothing is squeezed for nothing: a table that scrolls is as wide as it likes.
    QCOMPARE(fitColumns(wishes, 189), (std::vector<int>{200, 80, 40}));
    QCOMPARE(fitColumns({}, 100), std::vector<int>());
    QCOMPARE(fitColumns({{30, 30, 0}}, 100), std::vector<int>{30});
}

void TestTableLayout::headingsAreNeverCut_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind &kind : Catalogue::builtIn().kinds())
        QTest::newRow(qPrintable(kind.name)) << int(kind.id);
}

void TestTableLayout::headingsAreNeverCut()
{
    QFETCH(int, kind);
    for (const QSize size : {roomy, narrow}) {
        const auto page = pageOf(*m_fixture->workspace, KindId(kind), size);
        QVERIFY(settles(*page));
        const RecordTable &table = page->table();
        for (int column = 0; column < page->model().columnCount(); ++column)
            QVERIFY(table.columnWidth(column) >= table.horizontalHeader()->sectionSizeHint(column));
        QVERIFY(table.horizontalHeader()->length() >= table.viewport()->width());
    }
}

void TestTableLayout::columnsFitBesideThePanel_data()
{
    QTest::addColumn<int>("kind");
    for (const KindId kind : {KindId::Developer, KindId::Company, KindId::Project, KindId::Task})
        QTest::newRow(qPrintable(Catalogue::builtIn().kind(kind).name)) << int(kind);
}

void TestTableLayout::columnsFitBesideThePanel()
{
    QFETCH(int, kind);
    const auto page = pageOf(*m_fixture->workspace, KindId(kind), roomy);
    QVERIFY(settles(*page));
    QVERIFY(page->isPanelOpen());
    QCOMPARE(page->table().horizontalHeader()->length(), page->table().viewport()->width());
    page->resize(narrow);
    QTRY_COMPARE(page->table().horizontalHeader()->length(), page->table().viewport()->width());
}

void TestTableLayout::draggedWidthsStay()
{
    const auto page = pageOf(*m_fixture->workspace, KindId::Company, roomy);
    QVERIFY(settles(*page));
    page->table().horizontalHeader()->resizeSection(1, 150);
    page->resize(roomy + QSize(100, 0));
    QCOMPARE(page->table().columnWidth(1), 150);
    QTRY_COMPARE(page->table().horizontalHeader()->length(), page->table().viewport()->width());
}

void TestTableLayout::viewsThatDoNotFitAreBehindMore()
{
    const auto page = pageOf(*m_fixture->workspace, KindId::Developer, narrow);
    QVERIFY(settles(*page));
    ViewTabs &views = *page->toolbar().views();
    QTabBar &tabs = *views.tabs();
    page->resize(2000, 600);
    QCOMPARE(views.hiddenCount(), 0);
    page->resize(roomy);
    page->setPanelOpen(true);
    for (const int current : {0, 4, 2}) {
        tabs.setCurrentIndex(current);
        for (int width = 900; width >= views.minimumSizeHint().width(); width -= 20) {
            views.resize(width, views.height());
            QVERIFY(tabs.isTabVisible(current));
            QVERIFY(views.more()->isHidden() || views.more()->geometry().right() < width);
            int used = 0;
            for (int tab = 0; tab < tabs.count(); ++tab) {
                QVERIFY(!tabs.isTabVisible(tab)
                        || tabs.tabRect(tab).right() < tabs.geometry().width());
                used += tabs.isTabVisible(tab) ? tabs.tabRect(tab).width() : 0;
            }
            QVERIFY2(used <= width, qPrintable(u"%1 in %2"_s.arg(used).arg(width)));
        }
        QVERIFY(views.hiddenCount() > 0);
    }
}

void TestTableLayout::everyKindHasAView()
{
    for (const KindId kind : {KindId::Survey, KindId::Resource}) {
        const auto page = pageOf(*m_fixture->workspace, kind, roomy);
        QVERIFY(settles(*page));
        const QTabBar &tabs = *page->toolbar().tabs();
        QCOMPARE(tabs.count(), 1);
        QVERIFY(tabs.isVisible() && tabs.tabRect(0).width() > 40);
        QVERIFY(tabs.width() >= tabs.tabRect(0).width());
    }
}

void TestTableLayout::firstRowIsCurrentFromTheStart()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *search = new SearchField(&window);
    auto *page = new TablePage(*m_fixture->workspace, KindId::Company);
    connect(m_fixture->workspace.get(), &Workspace::changed, page, &TablePage::workspaceChanged);
    layout->addWidget(search);
    layout->addWidget(page);
    window.resize(roomy);
    window.show();
    window.activateWindow();
    search->setFocus();
    QVERIFY(settles(*page));
    QCOMPARE(page->table().currentIndex().row(), 0);
    QCOMPARE(page->panel().record(), page->model().recordId(0));
    QVERIFY(search->hasFocus());
    // Who was chosen stays the chosen one, wherever the row goes.
    const RecordId third = page->model().recordId(2);
    QVERIFY(page->table().setCurrentRecord(third));
    m_fixture->add(KindId::Company, {{u"name"_s, u"Aaa"_s}});
    QVERIFY(QTest::qWaitFor([&] { return page->model().rowOf(third) == 3; }, patience));
    QVERIFY(settles(*page));
    QCOMPARE(page->table().currentRecord(), third);
    QCOMPARE(page->panel().record(), third);
}

void TestTableLayout::panelIsNeverWiderThanItself_data()
{
    headingsAreNeverCut_data();
}

void TestTableLayout::panelIsNeverWiderThanItself()
{
    QFETCH(int, kind);
    for (const QSize size : {roomy, narrow}) {
        const auto page = pageOf(*m_fixture->workspace, KindId(kind), size);
        QVERIFY(settles(*page));
        page->setPanelOpen(true);
        QVERIFY(settles(*page));
        QCoreApplication::sendPostedEvents();
        QVERIFY(page->table().width() > 400);
        const auto *area = page->panel().findChild<QScrollArea *>();
        QCOMPARE(area->widget()->width(), area->viewport()->width());
        for (const QWidget *part : area->widget()->findChildren<QWidget *>()) {
            if (!part->isVisible())
                continue;
            const int right = part->mapTo(area->widget(), QPoint(part->width(), 0)).x();
            QVERIFY(right <= area->widget()->width());
            const auto *label = qobject_cast<const QLabel *>(part);
            if (label && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
        }
    }
}

void TestTableLayout::panelOfAWidePageLeavesANarrowOneAlone()
{
    const auto page = pageOf(*m_fixture->workspace, KindId::Company, roomy);
    page->setPanelOpen(true);
    page->resize(narrow);
    QVERIFY(!page->isPanelOpen());
    page->setPanelOpen(true);
    QVERIFY(page->panel().width() < 340);
    page->resize(roomy);
    QVERIFY(page->isPanelOpen());
    QTRY_VERIFY(page->panel().width() > 380);
    page->setPanelOpen(false);
    page->resize(narrow);
    QVERIFY(page->isPanelOpen());
}

QTEST_MAIN(TestTableLayout)
#include "test_table_layout.moc"
