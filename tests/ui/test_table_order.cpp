// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_fixture.h"
#include "ui/pages/frozen_column.h"
#include "ui/pages/new_row_field.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/theme/theme_controller.h"

#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize narrow(520, 500);

std::unique_ptr<TablePage> pageOf(const TableFixture &fixture, KindId kind, QSize size)
{
    auto page = std::make_unique<TablePage>(*fixture.workspace, kind);
    QObject::connect(fixture.workspace.get(), &Workspace::changed, page.get(),
                     &TablePage::workspaceChanged);
    page->resize(size);
    page->show();
    page->activateWindow();
    if (!settles(page->model()))
        qFatal("the table does not settle");
    return page;
}

void clickHeading(TablePage &page, const QString &field, Qt::KeyboardModifiers modifiers = {})
{
    QHeaderView *header = page.table().horizontalHeader();
    const int column = page.model().columnOf(field);
    const QPoint place(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, place);
}

QStringList names(const TablePage &page)
{
    QStringList texts;
    RecordTableModel &model = const_cast<TablePage &>(page).model();
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(textAt(model, row, u"name"_s));
    return texts;
}

QString headingOf(TablePage &page, const QString &field)
{
    return page.model()
        .headerData(page.model().columnOf(field), Qt::Horizontal, Qt::DisplayRole)
        .toString();
}

} // namespace

/// Orders of several columns, the column that stays, and the line that adds a row.
class TestTableOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }
    void init()
    {
        m_fixture = std::make_unique<TableFixture>();
        for (const auto &[name, segment, country] : {std::tuple{u"Ada"_s, u"internal"_s, u"DE"_s},
                                                     {u"Bo"_s, u"research"_s, u"CN"_s},
                                                     {u"Cy"_s, u"internal"_s, u"CN"_s},
                                                     {u"Di"_s, u"research"_s, u"DE"_s}})
            m_fixture->add(KindId::Developer,
                           {{u"name"_s, name}, {u"segment"_s, segment}, {u"country"_s, country}});
    }
    void cleanup() { m_fixture.reset(); }

    void sortsBySeveralColumns();
    void anIdLeavesNothingToSort();
    void firstColumnStays();
    void theChoiceToStayIsKept();
    void addsARowInPlace();
    void nothingTypedAddsNothing();
    void cellsAreAnnounced();

private:
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
};

void TestTableOrder::sortsBySeveralColumns()
{
    const auto page = pageOf(*m_fixture, KindId::Developer, {1256, 600});
    clickHeading(*page, u"segment"_s);
    QTRY_COMPARE(names(*page), QStringList({u"Ada"_s, u"Cy"_s, u"Bo"_s, u"Di"_s}));
    clickHeading(*page, u"country"_s, Qt::ShiftModifier);
    QTRY_COMPARE(names(*page), QStringList({u"Cy"_s, u"Ada"_s, u"Bo"_s, u"Di"_s}));
    QCOMPARE(page->query().sort.size(), size_t(2));
    QCOMPARE(page->table().horizontalHeader()->sortIndicatorSection(),
             page->model().columnOf(u"segment"_s));
    QCOMPARE(headingOf(*page, u"country"_s), u"Country \u21912"_s);
    // Once more the other way; the first order stays.
    clickHeading(*page, u"country"_s, Qt::ShiftModifier);
    QTRY_COMPARE(names(*page), QStringList({u"Ada"_s, u"Cy"_s, u"Di"_s, u"Bo"_s}));
    QCOMPARE(headingOf(*page, u"country"_s), u"Country \u21932"_s);
    clickHeading(*page, u"name"_s);
    QTRY_COMPARE(names(*page), QStringList({u"Ada"_s, u"Bo"_s, u"Cy"_s, u"Di"_s}));
    QCOMPARE(headingOf(*page, u"country"_s), u"Country"_s);
}

void TestTableOrder::anIdLeavesNothingToSort()
{
    const auto page = pageOf(*m_fixture, KindId::Developer, {1256, 600});
    QCOMPARE(page->query().sort.front().field, u"id"_s);
    clickHeading(*page, u"country"_s, Qt::ShiftModifier);
    QTRY_COMPARE(names(*page), QStringList({u"Bo"_s, u"Cy"_s, u"Ada"_s, u"Di"_s}));
    QCOMPARE(page->query().sort.size(), size_t(1));
}

void TestTableOrder::firstColumnStays()
{
    const auto page = pageOf(*m_fixture, KindId::Developer, narrow);
    RecordTable &table = page->table();
    auto *frozen = table.findChild<FrozenColumn *>();
    QVERIFY(frozen);
    QScrollBar *bar = table.horizontalScrollBar();
    QVERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    QVERIFY(frozen->isHidden());
    table.setFirstColumnFrozen(true);
    QVERIFY(!frozen->isHidden());
    QCOMPARE(frozen->coveredWidth(), table.columnWidth(0));
    QCOMPARE(frozen->visualRect(page->model().index(2, 0)).top(),
             table.visualRect(page->model().index(2, 0)).top());
    // A click there chooses the row's first cell, and the keyboard stays with the table.
    table.setFocus();
    QTest::mouseClick(frozen->viewport(), Qt::LeftButton, {},
                      frozen->visualRect(page->model().index(1, 0)).center());
    QCOMPARE(table.currentIndex(), page->model().index(1, 0));
    QVERIFY(table.hasFocus());
    // Going left by key, no cell ends beneath it.
    bar->setValue(bar->maximum());
    for (int column = page->model().columnCount() - 1; column > 0; --column) {
        table.selectionModel()->setCurrentIndex(page->model().index(0, column),
                                                QItemSelectionModel::ClearAndSelect);
        table.scrollTo(table.currentIndex());
        QVERIFY(table.columnViewportPosition(column) >= frozen->coveredWidth());
    }
    bar->setValue(0);
    QVERIFY(frozen->isHidden());
    // A second click on its heading turns the order round.
    bar->setValue(bar->maximum());
    for (const auto &first : {u"Ada"_s, u"Di"_s}) {
        QTest::mouseClick(frozen->horizontalHeader()->viewport(), Qt::LeftButton, {}, {20, 10});
        QTRY_COMPARE(names(*page).front(), first);
    }
}

void TestTableOrder::theChoiceToStayIsKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    {
        const auto page = pageOf(*m_fixture, KindId::Developer, narrow);
        page->remember(settings);
        QVERIFY(!page->table().isFirstColumnFrozen());
        Q_EMIT page->table().freezeRequested(true);
        QVERIFY(page->table().isFirstColumnFrozen());
    }
    const auto page = pageOf(*m_fixture, KindId::Developer, narrow);
    page->remember(settings);
    QVERIFY(page->table().isFirstColumnFrozen());
}

void TestTableOrder::addsARowInPlace()
{
    const auto page = pageOf(*m_fixture, KindId::Developer, {1256, 600});
    auto *field = page->findChild<NewRowField *>();
    QVERIFY(field);
    field->setFocus();
    QTest::keyClicks(field, u"Eve"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(page->model().rowCount(), 5);
    QTRY_COMPARE(textAt(page->model(), page->table().currentIndex().row(), u"name"_s), u"Eve"_s);
    QVERIFY(field->text().isEmpty());
    // The table has the keyboard: Tab goes to the next cell, and typing fills it.
    QVERIFY(page->table().hasFocus());
    answerOf(m_fixture->workspace->editor().undo());
    QTRY_COMPARE(page->model().rowCount(), 4);
    // A sheet or an interaction has no name to begin with.
    QVERIFY(!pageOf(*m_fixture, KindId::Feedback, narrow)->findChild<NewRowField *>());
    QVERIFY(!pageOf(*m_fixture, KindId::Interaction, narrow)->findChild<NewRowField *>());
}

void TestTableOrder::nothingTypedAddsNothing()
{
    const auto page = pageOf(*m_fixture, KindId::Company, {1256, 600});
    auto *field = page->findChild<NewRowField *>();
    QVERIFY(field);
    QTest::keyClicks(field, u"   "_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::qWait(50);
    QCOMPARE(page->model().rowCount(), 0);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
}

void TestTableOrder::cellsAreAnnounced()
{
    const auto page = pageOf(*m_fixture, KindId::Developer, {1256, 600});
    page->model().sort(page->model().columnOf(u"name"_s), Qt::AscendingOrder);
    QTRY_COMPARE(names(*page).front(), u"Ada"_s);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&page->table());
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), u"Developers"_s);
    QCOMPARE(table->tableInterface()->rowCount(), 4);
    const int segment = page->model().columnOf(u"segment"_s);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(2, segment);
    QVERIFY(cell && cell->tableCellInterface());
    QCOMPARE(cell->text(QAccessible::Name), u"Segment: Internal"_s);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 2);
    QCOMPARE(cell->tableCellInterface()->columnIndex(), segment);
}

QTEST_MAIN(TestTableOrder)
#include "test_table_order.moc"
