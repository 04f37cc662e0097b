// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filter_builder.h"

#include "table_fixture.h"
#include "ui/pages/filter_row.h"
#include "ui/pages/filter_value.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_filter.h"
#include "ui/pages/table_page.h"
#include "ui/pages/table_toolbar.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/filter_chip.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

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
QStringList names(const TablePage &page)
{
    QStringList texts;
    RecordTableModel &model = const_cast<TablePage &>(page).model();
    for (int row = 0; row < model.rowCount(); ++row)
        texts << textAt(model, row, u"name"_s);
    texts.sort();
    return texts;
}

/// Picks an entry of a box as a person does: the box says so.
void pick(QComboBox *box, const QString &text)
{
    const int at = box->findText(text);
    QVERIFY2(at >= 0, qPrintable(text));
    box->setCurrentIndex(at);
    Q_EMIT box->activated(at);
}

QLineEdit *lineOf(const FilterRow &row, int number = 0)
{
    return row.value()->findChildren<QLineEdit *>().value(number);
}

QListView *choicesOf(const FilterRow &row)
{
    row.value()->findChild<QPushButton *>()->click();
    auto *popup = row.value()->findChild<ChoicePopup *>();
    if (!popup || !QTest::qWaitFor([popup] { return popup->view()->model()->rowCount() > 0; }))
        qFatal("no choices");
    return popup->view();
}

/// Ticks the choice of that text and closes the list.
void tick(const FilterRow &row, const QString &text)
{
    QListView *view = choicesOf(row);
    for (int i = 0; i < view->model()->rowCount(); ++i) {
        const QModelIndex index = view->model()->index(i, 0);
        if (index.data().toString() == text)
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                              view->visualRect(index).center());
    }
    view->window()->close();
}

} // namespace

/// Building a filter on a table page by hand.
class TestFilterBuilder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }
    void init()
    {
        m_fixture = std::make_unique<TableFixture>();
        m_fixture->add(KindId::Company, {{u"name"_s, u"Kernelworks"_s}});
        m_fixture->add(KindId::Developer,
                       {{u"name"_s, u"Ada"_s},
                        {u"segment"_s, u"internal"_s},
                        {u"company"_s, u"Kernelworks"_s},
                        {u"tags"_s, u"qt, rust"_s},
                        {u"joined_on"_s, u"2026-11-20"_s}});
        m_fixture->add(KindId::Developer,
                       {{u"name"_s, u"Bo"_s},
                        {u"segment"_s, u"open-source"_s},
                        {u"tags"_s, u"rust"_s},
                        {u"joined_on"_s, u"2026-01-05"_s}});
        m_fixture->add(KindId::Developer, {{u"name"_s, u"Cy"_s}});
        m_page = std::make_unique<TablePage>(*m_fixture->workspace, KindId::Developer);
        QObject::connect(m_fixture->workspace.get(), &Workspace::changed, m_page.get(),
                         &TablePage::workspaceChanged);
        m_page->resize(1256, 800);
        m_page->show();
        QVERIFY(settles(*m_page));
        m_page->toolbar().filterButton()->click();
        m_builder = m_page->findChild<FilterBuilder *>();
        QVERIFY(m_builder);
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void filtersAsOneTypes()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Name"_s);
        pick(row->opBox(), u"does not contain"_s);
        QTest::keyClicks(lineOf(*row), u"a"_s);
        QTRY_COMPARE(names(*m_page), QStringList({u"Bo"_s, u"Cy"_s}));
        // The sentence is told under the tools, the number on the button.
        FilterChip *chip = m_page->toolbar().filterChip();
        QVERIFY(chip->isVisibleTo(m_page.get()));
        QCOMPARE(chip->text(), u"Name does not contain \u201ca\u201d"_s);
        QCOMPARE(m_page->toolbar().filterButton()->text(), u"1"_s);
        QVERIFY(m_page->toolbar().filterButton()->toolTip().contains(chip->text()));
        // Another operator of the sort keeps what was typed.
        pick(row->opBox(), u"starts with"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        Q_EMIT chip->cleared();
        QTRY_COMPARE(m_page->model().rowCount(), 3);
        QVERIFY(!chip->isVisibleTo(m_page.get()));
        QVERIFY(m_page->toolbar().filterButton()->text().isEmpty());
    }

    void offersChoicesWithCounts()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Segment"_s);
        QCOMPARE(row->opBox()->currentText(), u"is any of"_s);
        tick(*row, u"Internal"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        pick(row->opBox(), u"is none of"_s);
        QTRY_COMPARE(names(*m_page), QStringList({u"Bo"_s, u"Cy"_s}));
        pick(row->opBox(), u"is empty"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Cy"_s));
    }

    void findsReferencesByName()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Company"_s);
        tick(*row, u"Kernelworks"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        QCOMPARE(m_page->filter().sentence(), u"Company is Kernelworks"_s);
        // A filter that comes from elsewhere knows only the number; the name is read.
        m_page->showRows({}, {});
        const Filter filter = only({u"company"_s, Op::Equal, {1}});
        TablePage other(*m_fixture->workspace, KindId::Developer);
        other.filter().add(filter);
        QTRY_COMPARE(other.toolbar().filterChip()->text(), u"Company is Kernelworks"_s);
    }

    void tagsAreAnyOrNone()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Tags"_s);
        tick(*row, u"qt"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        pick(row->opBox(), u"has none of"_s);
        QTRY_COMPARE(names(*m_page), QStringList({u"Bo"_s, u"Cy"_s}));
    }

    void daysCanBeRelative()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Joined on"_s);
        QCOMPARE(row->opBox()->currentText(), u"in the last"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        QCOMPARE(m_page->filter().sentence(), u"Joined on in the last 30 days"_s);
        pick(row->opBox(), u"between"_s);
        lineOf(*row, 0)->setText(u"2026-01-01"_s);
        lineOf(*row, 1)->setText(u"2026-01-31"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Bo"_s));
        pick(row->opBox(), u"after"_s);
        lineOf(*row)->setText(u"2026-01-05"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
    }

    void saysWhatItCannotTake()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Satisfaction"_s);
        pick(row->opBox(), u"<"_s);
        QVERIFY(row->problem().isEmpty());
        QTest::keyClicks(lineOf(*row), u"7"_s);
        QVERIFY2(row->problem().contains(u"between 0 and 1"_s), qPrintable(row->problem()));
        QVERIFY(lineOf(*row)->property("invalid").toBool());
        QTest::qWait(400);
        QCOMPARE(m_page->model().rowCount(), 3);
        QVERIFY(m_page->filter().filter().isEmpty());
        lineOf(*row)->setText(u"0,7"_s);
        QVERIFY(row->problem().isEmpty());
        QTRY_COMPARE(m_page->model().rowCount(), 0);
    }

    void joinsAndGroups()
    {
        FilterRow *first = m_builder->top()->rows().front();
        pick(first->fieldBox(), u"Tags"_s);
        tick(*first, u"rust"_s);
        m_builder->addGroupButton()->click();
        QCOMPARE(m_builder->groups().size(), size_t(1));
        FilterGroupBox *group = m_builder->groups().front();
        FilterRow *one = group->rows().front();
        pick(one->fieldBox(), u"Name"_s);
        pick(one->opBox(), u"is"_s);
        lineOf(*one)->setText(u"ada"_s);
        FilterRow *two = group->addRow();
        pick(two->fieldBox(), u"Name"_s);
        pick(two->opBox(), u"is"_s);
        lineOf(*two)->setText(u"cy"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        QCOMPARE(m_page->filter().sentence(),
                 u"Tags include rust and (Name is \u201cada\u201d or Name is \u201ccy\u201d)"_s);
        pick(group->joinBox(), u"None of these holds"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Bo"_s));
        pick(m_builder->top()->joinBox(), u"Any of these holds"_s);
        QTRY_COMPARE(names(*m_page), QStringList({u"Ada"_s, u"Bo"_s}));
        // Closed and opened again, it shows the same.
        const Filter filter = m_page->filter().filter();
        m_builder->close();
        const FilterBuilder *again = m_page->filter().openBuilder(m_page->toolbar().filterButton());
        QCOMPARE(again->filter(), filter);
        QCOMPARE(again->groups().size(), size_t(1));
        QCOMPARE(again->groups().front()->rows().size(), size_t(2));
        again->clearButton()->click();
        QTRY_COMPARE(m_page->model().rowCount(), 3);
    }

    void closingTakesWhatWasTyped()
    {
        FilterRow *row = m_builder->top()->rows().front();
        lineOf(*row)->setText(u"bo"_s);
        m_builder->close();
        QTRY_COMPARE(names(*m_page), QStringList(u"Bo"_s));
    }

    void rowsGo()
    {
        FilterRow *row = m_builder->top()->rows().front();
        lineOf(*row)->setText(u"bo"_s);
        QTRY_COMPARE(m_page->model().rowCount(), 1);
        m_builder->addButton()->click();
        QCOMPARE(m_builder->top()->rows().size(), size_t(2));
        Q_EMIT row->removeRequested();
        QTRY_COMPARE(m_page->model().rowCount(), 3);
        QCOMPARE(m_builder->top()->rows().size(), size_t(1));
    }

    void cellsAddToIt()
    {
        FilterRow *row = m_builder->top()->rows().front();
        pick(row->fieldBox(), u"Tags"_s);
        tick(*row, u"rust"_s);
        QTRY_COMPARE(m_page->model().rowCount(), 2);
        const Filter cell = only({u"segment"_s, Op::Equal, {u"internal"_s}});
        for (int twice = 0; twice < 2; ++twice)
            Q_EMIT m_page->table().filterRequested(cell, u"Segment: Internal"_s);
        QTRY_COMPARE(names(*m_page), QStringList(u"Ada"_s));
        QCOMPARE(m_page->filter().sentence(), u"Tags include rust and Segment is internal"_s);
        QCOMPARE(m_page->toolbar().filterButton()->text(), u"2"_s);
    }

    void everyFieldOfEveryKindCanBeAskedFor()
    {
        m_builder->close();
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            ReferenceNames names(*m_fixture->workspace);
            FilterBuilder builder(*m_fixture->workspace, names, kind.id, {}, m_page.get());
            FilterRow *row = builder.top()->rows().front();
            QVERIFY(row->fieldBox()->count() > 5);
            for (int field = 0; field < row->fieldBox()->count(); ++field) {
                row->fieldBox()->setCurrentIndex(field);
                Q_EMIT row->fieldBox()->activated(field);
                for (int op = 0; op < row->opBox()->count(); ++op) {
                    row->opBox()->setCurrentIndex(op);
                    Q_EMIT row->opBox()->activated(op);
                    Query query;
                    query.kind = kind.id;
                    query.filter = builder.filter();
                    if (!query.filter.isEmpty())
                        answerOf(m_fixture->workspace->count(query));
                }
            }
        }
    }

private:
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
    std::unique_ptr<TablePage> m_page;
    FilterBuilder *m_builder = nullptr;
};

QTEST_MAIN(TestFilterBuilder)
#include "test_filter_builder.moc"
