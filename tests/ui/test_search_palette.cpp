// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/search_palette.h"

#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/search_field.h"
#include "ui/window/scope_control.h"
#include "ui/window/top_bar.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;

namespace {

/// Opens the palette by its key and types into it.
SearchPalette *paletteOf(MainWindow &window, const QString &text)
{
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not get active");
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    SearchPalette *palette = nullptr;
    // The one before may not be gone yet.
    for (auto *one : window.findChildren<SearchPalette *>())
        palette = one->isVisible() ? one : palette;
    if (!palette)
        qFatal("no palette");
    QTest::keyClicks(palette->field(), text);
    return palette;
}

QStringList lines(SearchPalette &palette)
{
    QStringList all;
    for (int row = 0; row < palette.list().rowCount(); ++row)
        all << palette.list().entry(row).title;
    return all;
}

QString current(const SearchPalette &palette)
{
    return palette.view()->currentIndex().data().toString();
}

} // namespace

/// Ctrl+K: finding records, pages and commands from everywhere.
class TestSearchPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_window = m_desk->openWindow();
        Workspace &workspace = *m_window->workspace();
        add(workspace, KindId::Company,
            {{u"name"_s, u"Adamant"_s}, {u"domain"_s, u"ada.example"_s}});
        m_ada = add(workspace, KindId::Developer,
                    {{u"name"_s, u"Ada Okafor"_s}, {u"email"_s, u"ada@example.com"_s}});
        add(workspace, KindId::Developer, {{u"name"_s, u"Lin"_s}, {u"segment"_s, u"internal"_s}});
        add(workspace, KindId::Event, {{u"title"_s, u"Seminar for Ada"_s}});
        QVERIFY(settles(*m_window));
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void findsEveryKindUnderItsHeading()
    {
        SearchPalette *palette = paletteOf(*m_window, u"ada"_s);
        const QAbstractItemModelTester tester(&palette->list());
        QTRY_VERIFY(!palette->isBusy() && palette->list().rowCount() > 0);
        // Commands come after: the last change, which can be undone, was one of Ada's.
        QCOMPARE(lines(*palette).mid(0, 6),
                 QStringList({u"Developers"_s, u"Ada Okafor"_s, u"Companies"_s, u"Adamant"_s,
                              u"Events"_s, u"Seminar for Ada"_s}));
        QCOMPARE(palette->list().entry(1).detail, u"ada@example.com"_s);
        // Headings are told with their entries, and never chosen themselves.
        QCOMPARE(palette->list().index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 u"Ada Okafor, Developers, ada@example.com"_s);
        QCOMPARE(current(*palette), u"Ada Okafor"_s);
        QTest::keyClick(palette->field(), Qt::Key_Down);
        QCOMPARE(current(*palette), u"Adamant"_s);
        QVERIFY(palette->field()->accessibleDescription().startsWith(u"Adamant"_s));
        QTest::keyClick(palette->field(), Qt::Key_Up);
        QTest::keyClick(palette->field(), Qt::Key_Up);
        QCOMPARE(current(*palette), lines(*palette).last());
        QTest::keyClick(palette->field(), Qt::Key_PageUp);
        QCOMPARE(current(*palette), u"Ada Okafor"_s);
    }

    void opensTheRecord()
    {
        SearchPalette *palette = paletteOf(*m_window, u"okafor"_s);
        // Enter at once means what was typed, whenever it is found.
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->pages()->currentKey(), kDevelopersPage.toString());
        QTRY_VERIFY(!m_window->findChild<SearchPalette *>());
        QTRY_COMPARE(m_window->pages()->currentTable()->table().currentRecord(), m_ada);
        QVERIFY(m_window->pages()->currentTable()->isPanelOpen());
    }

    void filtersGiveWayToTheRecord()
    {
        FilterBar *filters = m_window->topBar()->filters();
        filters->setChosen(u"segment"_s, {u"internal"_s});
        Q_EMIT filters->chosen(u"segment"_s, {u"internal"_s});
        m_window->showPage(kDevelopersPage.toString());
        TablePage &page = *m_window->pages()->currentTable();
        QTRY_COMPARE(page.model().rowCount(), 1);
        QVERIFY(settles(*m_window));
        SearchPalette *palette = paletteOf(*m_window, u"okafor"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(page.table().currentRecord(), m_ada);
        QCOMPARE(page.model().rowCount(), 2);
        QVERIFY(filters->values(u"segment"_s).isEmpty());
    }

    void opensByMouse()
    {
        SearchPalette *palette = paletteOf(*m_window, u"adamant"_s);
        QTRY_COMPARE(lines(*palette).size(), 2);
        const QRect heading = palette->view()->visualRect(palette->list().index(0, 0));
        QTest::mouseClick(palette->view()->viewport(), Qt::LeftButton, {}, heading.center());
        QVERIFY(palette->isVisible());
        const QRect row = palette->view()->visualRect(palette->list().index(1, 0));
        QTest::mouseClick(palette->view()->viewport(), Qt::LeftButton, {}, row.center());
        QTRY_COMPARE(m_window->pages()->currentKey(), pageOf(KindId::Company));
    }

    void opensPages()
    {
        SearchPalette *palette = paletteOf(*m_window, u"weig"_s);
        QTRY_VERIFY(!palette->isBusy());
        QTRY_COMPARE(current(*palette), u"Weights"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->pages()->currentKey(), kWeightsPage.toString());
    }

    void runsCommands()
    {
        QVERIFY(!m_desk->themes.isDark());
        QSignalSpy personal(m_window.get(), &MainWindow::personalChanged);
        SearchPalette *palette = paletteOf(*m_window, u"dark"_s);
        QTRY_COMPARE(current(*palette), u"Dark"_s);
        QTRY_VERIFY(!palette->isBusy());
        QCOMPARE(palette->list().entry(palette->view()->currentIndex().row()).detail, u"Theme"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QCOMPARE(personal.size(), 1);
        // What cannot be done now is not offered; what can says its key.
        palette = paletteOf(*m_window, u"redo"_s);
        QTRY_VERIFY(!palette->isBusy());
        QCOMPARE(palette->list().rowCount(), 0);
        QVERIFY(palette->note().contains(u"redo"_s));
        palette->field()->setText(u"shortcuts"_s);
        QTRY_COMPARE(current(*palette), u"Keyboard shortcuts"_s);
        QCOMPARE(palette->list().entry(1).keys, u"F1"_s);
    }

    void listsEverythingBeforeTyping()
    {
        SearchPalette *palette = paletteOf(*m_window, {});
        const QStringList all = lines(*palette);
        for (const PageInfo &page : allPages())
            QVERIFY2(all.contains(page.title), qPrintable(page.title));
        QVERIFY(all.contains(u"Import…"_s));
        QVERIFY(!all.contains(u"Search everything…"_s));
        QCOMPARE(all.count(u"Developers"_s), 1);
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<SearchPalette *>());
    }

    void moreThanItListsCanBeShown()
    {
        for (int i = 0; i < 7; ++i)
            add(*m_window->workspace(), KindId::Developer, {{u"name"_s, u"Mei %1"_s.arg(i)}});
        SearchPalette *palette = paletteOf(*m_window, u"mei"_s);
        QTRY_VERIFY(!palette->isBusy());
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(palette->field(), Qt::Key_Down);
        QCOMPARE(current(*palette), u"All developers found"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->pages()->currentKey(), kDevelopersPage.toString());
        QTRY_COMPARE(m_window->pages()->currentTable()->model().rowCount(), 7);
        QCOMPARE(m_window->topBar()->search()->text(), u"mei"_s);
    }

    void worksWithoutAWorkspace()
    {
        const auto window = m_desk->window();
        SearchPalette *palette = paletteOf(*window, u"open"_s);
        QVERIFY(!palette->isBusy());
        QVERIFY(lines(*palette).contains(u"Open…"_s));
        QVERIFY(!lines(*palette).contains(u"Go to"_s));
    }

    void keysLeadToTheRightField()
    {
        m_window->showPage(kDevelopersPage.toString());
        SearchField *field = m_window->topBar()->search();
        QCOMPARE(field->hint(), u"Ctrl F"_s);
        m_window->pages()->currentTable()->table().setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(field->hasFocus());
        QVERIFY(!m_window->findChild<SearchPalette *>());
        // A page without a field of its own has the palette.
        m_window->showPage(kHistoryPage.toString());
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_window->findChild<SearchPalette *>());
    }

private:
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    RecordId m_ada;
};

QTEST_MAIN(TestSearchPalette)
#include "test_search_palette.moc"
