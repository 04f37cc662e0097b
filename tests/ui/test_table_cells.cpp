// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_fixture.h"
#include "ui/models/display_columns.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/theme/theme_controller.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHeaderView>

#include <cmath>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<TablePage> pageOf(const TableFixture &fixture, KindId kind)
{
    auto page = std::make_unique<TablePage>(*fixture.workspace, kind);
    QObject::connect(fixture.workspace.get(), &Workspace::changed, page.get(),
                     &TablePage::workspaceChanged);
    page->resize(1256, 800);
    page->show();
    page->activateWindow();
    if (!settles(page->model()))
        qFatal("the table does not settle");
    return page;
}

QModelIndex cellOf(TablePage &page, int row, const QString &field)
{
    return page.model().index(row, page.model().columnOf(field));
}

void goTo(TablePage &page, int row, const QString &field)
{
    page.table().setFocus();
    page.table().selectionModel()->setCurrentIndex(cellOf(page, row, field),
                                                   QItemSelectionModel::ClearAndSelect);
}

QString reference(RecordId id)
{
    return u'#' + QString::number(id.value);
}

} // namespace

class TestTableCells : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }
    void init() { m_fixture = std::make_unique<TableFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void twelveMonthsAreAMeanPerMonth();
    void twelveMonthsFollowTheSheets();
    void twelveMonthsAreOnlyLookedAt();
    void aReferenceOpensItsRecord();
    void daysTellHowLongAgo();
    void measuresTakeTheColourOfTheirBand();
    void altDownOpensTheChoices();

private:
    RecordId addSheet(RecordId developer, const QString &day, const QString &csat) const
    {
        return m_fixture->add(
            KindId::Feedback,
            {{u"developer"_s, reference(developer)}, {u"taken_on"_s, day}, {u"csat"_s, csat}});
    }

    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
};

void TestTableCells::twelveMonthsAreAMeanPerMonth()
{
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Bo"_s}});
    // The newest is the first row.
    const RecordId ada = m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
    // Today is 23 November 2026.
    for (const auto &[day, csat] :
         {std::pair{u"2026-11-23"_s, u"0.5"_s}, std::pair{u"2026-11-01"_s, u"0.7"_s},
          std::pair{u"2026-02-10"_s, u"0.9"_s}, std::pair{u"2025-12-01"_s, u"0.4"_s},
          std::pair{u"2025-11-30"_s, u"0.1"_s}, std::pair{u"2026-11-24"_s, u"0.1"_s}})
        addSheet(ada, day, csat);
    const auto page = pageOf(*m_fixture, KindId::Developer);
    const QAbstractItemModelTester tester(&page->model());
    const QModelIndex cell = cellOf(*page, 0, kTrendColumn.toString());
    QVERIFY(cell.isValid());
    const auto months = trendOf(cell.data(RecordTableModel::ValueRole).toString());
    for (size_t month = 0; month < months.size(); ++month) {
        const double wanted = month == 0 ? 0.4 : month == 2 ? 0.9 : month == 11 ? 0.6 : NAN;
        QVERIFY2(std::isnan(wanted) ? std::isnan(months[month])
                                    : std::abs(months[month] - wanted) < 1e-9,
                 qPrintable(u"month %1: %2"_s.arg(month).arg(months[month])));
    }
    QCOMPARE(cell.data().toString(), u"0.40 \u2192 0.60"_s);
    const QString detail = cell.data(Qt::ToolTipRole).toString();
    QVERIFY2(detail.contains(u"Feb 2026: 0.90"_s), qPrintable(detail));
    QVERIFY(!cellOf(*page, 1, kTrendColumn.toString()).data().isValid()
            || cellOf(*page, 1, kTrendColumn.toString()).data().toString().isEmpty());
    QCOMPARE(page->model().headerData(cell.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
             u"12 months"_s);
}

void TestTableCells::twelveMonthsFollowTheSheets()
{
    const RecordId ada = m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
    const RecordId sheet = addSheet(ada, u"2026-11-20"_s, u"0.5"_s);
    const auto page = pageOf(*m_fixture, KindId::Developer);
    const auto shown = [&] { return cellOf(*page, 0, kTrendColumn.toString()).data().toString(); };
    QCOMPARE(shown(), u"0.50"_s);
    answerOf(m_fixture->workspace->editor().setField(KindId::Feedback, sheet, u"csat"_s, u"0.8"_s));
    QTRY_COMPARE(shown(), u"0.80"_s);
    answerOf(m_fixture->workspace->editor().removeRecords(KindId::Feedback, {sheet}));
    QTRY_COMPARE(shown(), QString());
}

void TestTableCells::twelveMonthsAreOnlyLookedAt()
{
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
    const auto page = pageOf(*m_fixture, KindId::Developer);
    const QModelIndex cell = cellOf(*page, 0, kTrendColumn.toString());
    QVERIFY(!cell.flags().testFlag(Qt::ItemIsEditable));
    const Query before = page->query();
    QHeaderView *header = page->table().horizontalHeader();
    const int arrow = header->sortIndicatorSection();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(page->table().columnViewportPosition(cell.column()) + 20, 10));
    QCOMPARE(page->query(), before);
    QCOMPARE(header->sortIndicatorSection(), arrow);
    QCOMPARE(storedColumns(KindId::Developer, {u"name"_s, kTrendColumn.toString()}),
             QStringList{u"name"_s});
}

void TestTableCells::aReferenceOpensItsRecord()
{
    const RecordId acme = m_fixture->add(KindId::Company, {{u"name"_s, u"Acme"_s}});
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"company"_s, reference(acme)}});
    const auto page = pageOf(*m_fixture, KindId::Developer);
    QSignalSpy asked(page.get(), &Page::rowsRequested);
    const QRect cell = page->table().visualRect(cellOf(*page, 0, u"company"_s));
    const QPoint text(cell.left() + Theme::cellPadding + 4, cell.center().y());
    QTest::mouseClick(page->table().viewport(), Qt::LeftButton, {}, text);
    QCOMPARE(asked.size(), 0);
    // Beside the text a click with Ctrl selects, as everywhere.
    QTest::mouseClick(page->table().viewport(), Qt::LeftButton, Qt::ControlModifier,
                      QPoint(cell.right() - 3, cell.center().y()));
    QCOMPARE(asked.size(), 0);
    QTest::mouseClick(page->table().viewport(), Qt::LeftButton, Qt::ControlModifier, text);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first()[0].value<KindId>(), KindId::Company);
    QCOMPARE(asked.first()[1].value<Filter>().conditions.front().values.front(), Value(acme.value));
    QCOMPARE(asked.first()[2].toString(), u"Acme"_s);
}

void TestTableCells::daysTellHowLongAgo()
{
    m_fixture->add(KindId::Task, {{u"title"_s, u"Call"_s}, {u"due_on"_s, u"2026-11-20"_s}});
    const auto page = pageOf(*m_fixture, KindId::Task);
    const QModelIndex cell = cellOf(*page, 0, u"due_on"_s);
    QCOMPARE(cell.data().toString(), u"20 Nov 2026"_s);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"3 d"_s);
}

void TestTableCells::measuresTakeTheColourOfTheirBand()
{
    const Field *ux = m_fixture->workspace->catalogue().kind(KindId::Feedback).find(u"ux");
    QWidget parent;
    QWidget *editor = makeFieldEditor(*m_fixture->workspace, KindId::Feedback, *ux, &parent);
    auto *line = qobject_cast<QLineEdit *>(editor);
    QVERIFY(line);
    for (const auto &[text, band] :
         {std::pair{u"0.95"_s, u"good"_s}, std::pair{u"0.1"_s, u"at risk"_s},
          std::pair{u"7"_s, QString()}, std::pair{u""_s, QString()}}) {
        line->setText(text);
        QCOMPARE(line->property("band").toString(), band);
    }
}

void TestTableCells::altDownOpensTheChoices()
{
    m_fixture->add(KindId::Task, {{u"title"_s, u"Call"_s}, {u"due_on"_s, u"2026-11-20"_s}});
    const auto page = pageOf(*m_fixture, KindId::Task);
    goTo(*page, 0, u"due_on"_s);
    QTest::keyClick(&page->table(), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *calendar = QApplication::activePopupWidget()->findChild<QCalendarWidget *>();
    QVERIFY(calendar);
    QCOMPARE(calendar->selectedDate(), QDate(2026, 11, 20));
    Q_EMIT calendar->activated(QDate(2026, 11, 25));
    QTRY_COMPARE(m_fixture->cell(KindId::Task, page->model().recordId(0), u"due_on"_s).value,
                 Value(u"2026-11-25"_s));
}

QTEST_MAIN(TestTableCells)
#include "test_table_cells.moc"
