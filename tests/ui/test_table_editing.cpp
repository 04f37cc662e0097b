// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_fixture.h"
#include "ui/models/cell_selection.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/record_table.h"
#include "ui/pages/selection_summary.h"
#include "ui/pages/table_page.h"
#include "ui/theme/theme_controller.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto shift = Qt::ShiftModifier;

/// A page as the window has it, with what it said.
struct Sheet {
    explicit Sheet(const TableFixture &fixture, KindId kind, const QStringList &columns = {})
        : settings(fixture.folder.filePath(u"s.ini"_s), QSettings::IniFormat),
          page(*fixture.workspace, kind)
    {
        if (!columns.isEmpty())
            settings.setValue(
                u"tables/%1/columns"_s.arg(fixture.workspace->catalogue().kind(kind).name),
                columns);
        QObject::connect(fixture.workspace.get(), &Workspace::changed, &page,
                         &TablePage::workspaceChanged);
        page.remember(settings);
        page.resize(1256, 800);
        page.show();
        page.activateWindow();
        if (!settles())
            qFatal("the page does not settle");
    }

    [[nodiscard]] bool settles() const
    {
        int quiet = 0;
        return QTest::qWaitFor(
            [&] {
                quiet = page.isBusy() ? 0 : quiet + 1;
                return quiet > 3;
            },
            patience);
    }
    [[nodiscard]] RecordTable &table() const { return page.table(); }
    [[nodiscard]] QModelIndex at(int row, const QString &field)
    {
        return page.model().index(row, page.model().columnOf(field));
    }
    void goTo(int row, const QString &field)
    {
        table().setFocus();
        table().selectionModel()->setCurrentIndex(at(row, field),
                                                  QItemSelectionModel::ClearAndSelect);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&table(), Qt::Key(key), modifiers);
    }
    /// Selects from one cell to another.
    void select(int top, const QString &left, int bottom, const QString &right)
    {
        goTo(top, left);
        table().selectionModel()->select(QItemSelection(at(top, left), at(bottom, right)),
                                         QItemSelectionModel::ClearAndSelect);
    }
    [[nodiscard]] QStringList column(const QString &field)
    {
        QStringList texts;
        for (int row = 0; row < page.model().rowCount(); ++row)
            texts.append(at(row, field).data(Qt::EditRole).toString());
        return texts;
    }
    [[nodiscard]] QWidget *editor() const
    {
        for (QWidget *child : table().viewport()->findChildren<QWidget *>()) {
            if (dynamic_cast<FieldEditor *>(child) && !child->isHidden())
                return child;
        }
        return nullptr;
    }
    /// What failed() said last.
    [[nodiscard]] QString refusal() const
    {
        return failed.isEmpty() ? QString() : failed.last().first().value<Error>().text;
    }
    [[nodiscard]] QString current() const
    {
        const QModelIndex index = table().currentIndex();
        return u"%1 %2"_s.arg(index.row()).arg(index.data(RecordTableModel::FieldRole).toString());
    }

    QSettings settings;
    TablePage page;
    QSignalSpy done{&page, &Page::done};
    QSignalSpy told{&page, &TablePage::told};
    QSignalSpy failed{&page, &Page::failed};
};

void setClipboard(const QString &text, const QString &html = {})
{
    auto *data = new QMimeData;
    if (!text.isNull())
        data->setText(text);
    if (!html.isEmpty())
        data->setHtml(html);
    QApplication::clipboard()->setMimeData(data);
}

/// Four companies, in the order of their names.
void addCompanies(const TableFixture &fixture)
{
    for (const auto &[name, tier] :
         {std::pair{u"Ada"_s, u"gold"_s}, std::pair{u"Bo"_s, u"silver"_s},
          std::pair{u"Cy"_s, QString()}, std::pair{u"Di"_s, QString()}})
        fixture.add(KindId::Company, {{u"name"_s, name}, {u"tier"_s, tier}});
}

const QStringList companyColumns = {u"name"_s, u"tier"_s, u"segment"_s, u"domain"_s, u"tags"_s};

} // namespace

class TestTableEditing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }
    void init() { m_fixture = std::make_unique<TableFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void selectsByKeyboard();
    void movesAsInASpreadsheet();
    void typingReplacesAndF2Keeps();
    void copiesARectangle();
    void refusesToCopyScatteredCells();
    void pastesFromTheCurrentCellOn();
    void pasteIsAllOrNothing();
    void refusesWhatSticksOut_data();
    void refusesWhatSticksOut();
    void oneValueFillsTheSelection();
    void pastesHtmlWhereThereIsNoText();
    void pastesReferencesByIdWithinAWorkspace();
    void fillsDown();
    void deleteClearsCellsAndRemovesRows();
    void addsUpTheSelection();
    void addsUpWhatIsNotInMemory();

private:
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<TableFixture> m_fixture;
};

void TestTableEditing::selectsByKeyboard()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    const QAbstractItemModelTester tester(&sheet.page.model());
    const auto selected = [&] {
        const CellSelection cells = sheet.table().cells().selected();
        return u"%1x%2"_s.arg(cells.rowCount()).arg(cells.columnCount());
    };
    sheet.goTo(0, u"name"_s);
    QCOMPARE(selected(), u"1x1"_s);
    sheet.press(Qt::Key_Down, shift);
    sheet.press(Qt::Key_Right, shift);
    QCOMPARE(selected(), u"2x2"_s);
    // The selection begins anew wherever the current cell was put.
    sheet.goTo(3, u"tier"_s);
    sheet.press(Qt::Key_Up, shift);
    QCOMPARE(selected(), u"2x1"_s);
    sheet.press(Qt::Key_Down, shift);
    QCOMPARE(selected(), u"1x1"_s);
    sheet.press(Qt::Key_Space, shift);
    QCOMPARE(selected(), u"1x5"_s);
    QVERIFY(sheet.table().hasSelectedRows());
    sheet.press(Qt::Key_Up, shift);
    QCOMPARE(selected(), u"2x5"_s);
    sheet.press(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(selected(), u"4x1"_s);
    sheet.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selected(), u"4x5"_s);
}

void TestTableEditing::movesAsInASpreadsheet()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    sheet.goTo(1, u"tier"_s);
    sheet.press(Qt::Key_Return);
    QCOMPARE(sheet.current(), u"2 tier"_s);
    sheet.press(Qt::Key_Return, shift);
    sheet.press(Qt::Key_Return, shift);
    QCOMPARE(sheet.current(), u"0 tier"_s);
    sheet.press(Qt::Key_Tab);
    QCOMPARE(sheet.current(), u"0 segment"_s);
    sheet.press(Qt::Key_Backtab, shift);
    QCOMPARE(sheet.current(), u"0 tier"_s);
    QVERIFY(!sheet.editor());
    // What was typed is kept by each of the four.
    const auto type = [&](const QString &text, Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClicks(&sheet.table(), text.left(1));
        QTest::keyClicks(sheet.editor(), text.mid(1));
        QTest::keyClick(sheet.editor(), key, modifiers);
    };
    sheet.goTo(1, u"domain"_s);
    type(u"one.example"_s, Qt::Key_Return, {});
    QCOMPARE(sheet.current(), u"2 domain"_s);
    type(u"two.example"_s, Qt::Key_Return, shift);
    QCOMPARE(sheet.current(), u"1 domain"_s);
    sheet.goTo(3, u"domain"_s);
    type(u"three.example"_s, Qt::Key_Backtab, shift);
    QCOMPARE(sheet.current(), u"3 segment"_s);
    sheet.goTo(0, u"domain"_s);
    type(u"zero.example"_s, Qt::Key_Tab, {});
    QCOMPARE(sheet.current(), u"0 tags"_s);
    QVERIFY(sheet.settles());
    QCOMPARE(
        sheet.column(u"domain"_s),
        QStringList({u"zero.example"_s, u"one.example"_s, u"two.example"_s, u"three.example"_s}));
}

void TestTableEditing::typingReplacesAndF2Keeps()
{
    const RecordId id = m_fixture->add(KindId::Interaction,
                                       {{u"kind"_s, u"question"_s},
                                        {u"occurred_at"_s, u"2026-11-20T10:00:00Z"_s},
                                        {u"subject"_s, u"Streaming"_s},
                                        {u"body"_s, u"It stops"_s}});
    Sheet sheet(*m_fixture, KindId::Interaction, {u"subject"_s, u"body"_s});
    sheet.goTo(0, u"subject"_s);
    sheet.press(Qt::Key_F2);
    QTest::keyClicks(sheet.editor(), u" fails"_s);
    QTest::keyClick(sheet.editor(), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->cell(KindId::Interaction, id, u"subject"_s).value,
                 Value(u"Streaming fails"_s));
    sheet.goTo(0, u"subject"_s);
    sheet.press(Qt::Key_X);
    QTest::keyClick(sheet.editor(), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->cell(KindId::Interaction, id, u"subject"_s).value, Value(u"x"_s));
    // The same holds for long texts.
    QVERIFY(sheet.settles());
    sheet.goTo(0, u"body"_s);
    sheet.press(Qt::Key_F2);
    QTest::keyClicks(sheet.editor(), u" often"_s);
    QTest::keyClick(sheet.editor(), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->cell(KindId::Interaction, id, u"body"_s).value,
                 Value(u"It stops often"_s));
    QVERIFY(sheet.settles());
    sheet.goTo(0, u"body"_s);
    sheet.press(Qt::Key_Y);
    QTest::keyClick(sheet.editor(), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->cell(KindId::Interaction, id, u"body"_s).value, Value(u"y"_s));
}

void TestTableEditing::copiesARectangle()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    sheet.select(0, u"name"_s, 1, u"tier"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Copy);
    QTRY_COMPARE(sheet.told.size(), 1);
    QCOMPARE(sheet.told.last().first().toString(), u"Copied 4 cell(s)"_s);
    const QMimeData *clip = QApplication::clipboard()->mimeData();
    QCOMPARE(clip->text(), u"Ada\tgold\nBo\tsilver\n"_s);
    QVERIFY(clip->html().contains(u"<tr><td>Bo</td><td>silver</td></tr>"_s));
    sheet.table().cells().copy(Headings::With);
    QTRY_COMPARE(sheet.told.size(), 2);
    QCOMPARE(QApplication::clipboard()->text(), u"Name\tTier\nAda\tgold\nBo\tsilver\n"_s);
    // Nothing was done that could be taken back.
    QCOMPARE(sheet.done.size(), 0);
}

void TestTableEditing::refusesToCopyScatteredCells()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    setClipboard(u"before"_s);
    sheet.select(0, u"name"_s, 0, u"name"_s);
    sheet.table().selectionModel()->select(sheet.at(1, u"tier"_s), QItemSelectionModel::Select);
    QTest::keySequence(&sheet.table(), QKeySequence::Copy);
    QCOMPARE(sheet.failed.size(), 1);
    QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
}

void TestTableEditing::pastesFromTheCurrentCellOn()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    setClipboard(u"gold\tOpen source\r\n\"'=1+1\"\tinternal\r\n"_s);
    sheet.goTo(1, u"tier"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.done.size(), 1);
    QCOMPARE(sheet.done.last().first().toString(), u"Pasted 4 cell(s)"_s);
    QVERIFY(sheet.settles());
    QCOMPARE(sheet.column(u"tier"_s), QStringList({u"gold"_s, u"gold"_s, u"=1+1"_s, u""_s}));
    QCOMPARE(sheet.column(u"segment"_s),
             QStringList({u""_s, u"open-source"_s, u"internal"_s, u""_s}));
    QCOMPARE(sheet.table().cells().selected().cellCount(), qint64(4));
    const auto state = answerOf(m_fixture->workspace->undoState());
    QCOMPARE(state.undo->label, u"Paste 4 cell(s)"_s);
    answerOf(m_fixture->workspace->editor().undo());
    QVERIFY(sheet.settles());
    QTRY_COMPARE(sheet.column(u"tier"_s), QStringList({u"gold"_s, u"silver"_s, u""_s, u""_s}));
    QCOMPARE(sheet.column(u"segment"_s), QStringList({u""_s, u""_s, u""_s, u""_s}));
}

void TestTableEditing::pasteIsAllOrNothing()
{
    const RecordId first =
        m_fixture->add(KindId::Feedback, {{u"ux"_s, u"0.5"_s}, {u"taken_on"_s, u"2026-01-02"_s}});
    m_fixture->add(KindId::Feedback, {{u"ux"_s, u"0.6"_s}, {u"taken_on"_s, u"2026-01-01"_s}});
    Sheet sheet(*m_fixture, KindId::Feedback, {u"taken_on"_s, u"ux"_s, u"ts"_s, u"cs"_s});
    setClipboard(u"0,25\t0.5\n7\t0.5\n"_s);
    sheet.goTo(0, u"ux"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.failed.size(), 1);
    QVERIFY2(sheet.refusal().contains(u"Nothing was changed"_s), qPrintable(sheet.refusal()));
    QVERIFY2(sheet.refusal().contains(u"between 0 and 1"_s), qPrintable(sheet.refusal()));
    QCOMPARE(m_fixture->cell(KindId::Feedback, first, u"ux"_s).value, Value(0.5));
    QVERIFY(!sheet.done.size());
    // Computed columns take nothing.
    setClipboard(u"0.1\t0.2\t0.3"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.failed.size(), 2);
    QVERIFY2(sheet.refusal().contains(u"computed"_s), qPrintable(sheet.refusal()));
    // A comma is a decimal sign.
    setClipboard(u"0,25"_s);
    sheet.goTo(0, u"ux"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(m_fixture->cell(KindId::Feedback, first, u"ux"_s).value, Value(0.25));
}

void TestTableEditing::refusesWhatSticksOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("right") << u"a\tb\tc"_s << u"only 2 here"_s;
    QTest::newRow("below") << u"a\nb\nc"_s << u"only 2."_s;
}

void TestTableEditing::refusesWhatSticksOut()
{
    QFETCH(const QString, text);
    QFETCH(const QString, sentence);
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    const auto before = answerOf(m_fixture->workspace->undoState()).undo->id;
    setClipboard(text);
    sheet.goTo(2, u"domain"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QCOMPARE(sheet.failed.size(), 1);
    QVERIFY2(sheet.refusal().contains(sentence), qPrintable(sheet.refusal()));
    QCOMPARE(answerOf(m_fixture->workspace->undoState()).undo->id, before);
}

void TestTableEditing::oneValueFillsTheSelection()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    setClipboard(u"internal"_s);
    sheet.select(1, u"tier"_s, 3, u"segment"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.done.size(), 1);
    QVERIFY(sheet.settles());
    QCOMPARE(sheet.column(u"segment"_s),
             QStringList({u""_s, u"internal"_s, u"internal"_s, u"internal"_s}));
    QCOMPARE(sheet.column(u"tier"_s),
             QStringList({u"gold"_s, u"internal"_s, u"internal"_s, u"internal"_s}));
    // A row goes into a selection of several rows that is as wide.
    setClipboard(u"a\tb"_s);
    sheet.select(0, u"tier"_s, 1, u"segment"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.done.size(), 2);
    QVERIFY(sheet.settles());
    QCOMPARE(sheet.column(u"tier"_s).first(2), QStringList({u"a"_s, u"a"_s}));
    QCOMPARE(sheet.column(u"segment"_s).first(2), QStringList({u"b"_s, u"b"_s}));
}

void TestTableEditing::pastesHtmlWhereThereIsNoText()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    setClipboard({}, u"<table><tr><td>x</td></tr><tr><td>y</td></tr></table>"_s);
    sheet.goTo(0, u"tier"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.done.size(), 1);
    QVERIFY(sheet.settles());
    QCOMPARE(sheet.column(u"tier"_s).first(2), QStringList({u"x"_s, u"y"_s}));
}

void TestTableEditing::pastesReferencesByIdWithinAWorkspace()
{
    m_fixture->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"email"_s, u"a@one.example"_s}});
    const RecordId second = m_fixture->add(
        KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"email"_s, u"a@two.example"_s}});
    m_fixture->add(KindId::Task,
                   {{u"title"_s, u"A"_s}, {u"developer"_s, u'#' + QString::number(second.value)}});
    const RecordId other = m_fixture->add(KindId::Task, {{u"title"_s, u"B"_s}});
    Sheet sheet(*m_fixture, KindId::Task, {u"title"_s, u"developer"_s});
    const int from = sheet.column(u"title"_s).indexOf(u"A"_s);
    sheet.goTo(from, u"developer"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Copy);
    QTRY_COMPARE(sheet.told.size(), 1);
    QCOMPARE(QApplication::clipboard()->text(), u"Ada\n"_s);
    sheet.goTo(1 - from, u"developer"_s);
    QTest::keySequence(&sheet.table(), QKeySequence::Paste);
    QTRY_COMPARE(sheet.done.size(), 1);
    QCOMPARE(m_fixture->cell(KindId::Task, other, u"developer"_s).value, Value(second.value));
}

void TestTableEditing::fillsDown()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    sheet.select(0, u"tier"_s, 2, u"segment"_s);
    sheet.press(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(sheet.done.size(), 1);
    QVERIFY(sheet.settles());
    QCOMPARE(sheet.column(u"tier"_s), QStringList({u"gold"_s, u"gold"_s, u"gold"_s, u""_s}));
    // A single cell takes what is above it.
    sheet.goTo(3, u"tier"_s);
    sheet.press(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(sheet.done.size(), 2);
    QTRY_COMPARE(sheet.column(u"tier"_s).last(), u"gold"_s);
    sheet.goTo(0, u"tier"_s);
    sheet.press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(sheet.failed.size(), 1);
    answerOf(m_fixture->workspace->editor().undo());
    answerOf(m_fixture->workspace->editor().undo());
    QTRY_COMPARE(sheet.column(u"tier"_s), QStringList({u"gold"_s, u"silver"_s, u""_s, u""_s}));
}

void TestTableEditing::deleteClearsCellsAndRemovesRows()
{
    addCompanies(*m_fixture);
    Sheet sheet(*m_fixture, KindId::Company, companyColumns);
    sheet.select(0, u"tier"_s, 1, u"tier"_s);
    sheet.press(Qt::Key_Delete);
    QTRY_COMPARE(sheet.done.size(), 1);
    QTRY_COMPARE(sheet.column(u"tier"_s), QStringList({u""_s, u""_s, u""_s, u""_s}));
    QCOMPARE(sheet.page.model().rowCount(), 4);
    // What must not be empty is not emptied, nor is anything else with it.
    answerOf(m_fixture->workspace->editor().undo());
    QTRY_COMPARE(sheet.column(u"tier"_s).first(), u"gold"_s);
    sheet.select(0, u"name"_s, 1, u"tier"_s);
    sheet.press(Qt::Key_Delete);
    QTRY_COMPARE(sheet.failed.size(), 1);
    QVERIFY(sheet.settles());
    QCOMPARE(sheet.column(u"tier"_s).first(), u"gold"_s);
    // Whole rows go, and so do the rows of single cells by Ctrl+-.
    sheet.goTo(0, u"tier"_s);
    sheet.press(Qt::Key_Space, shift);
    sheet.press(Qt::Key_Delete);
    QTRY_COMPARE(sheet.page.model().rowCount(), 3);
    QVERIFY(sheet.settles());
    sheet.select(0, u"tier"_s, 1, u"tier"_s);
    sheet.press(Qt::Key_Minus, Qt::ControlModifier);
    QTRY_COMPARE(sheet.column(u"name"_s), QStringList{u"Di"_s});
}

void TestTableEditing::addsUpTheSelection()
{
    for (const QString &ux : {u"0.5"_s, u"0.7"_s, QString()})
        m_fixture->add(KindId::Feedback, {{u"ux"_s, ux}, {u"ts"_s, u"0.25"_s}});
    Sheet sheet(*m_fixture, KindId::Feedback, {u"taken_on"_s, u"ux"_s, u"ts"_s, u"comment"_s});
    const SelectionSummary &summary = sheet.table().summary();
    sheet.goTo(0, u"ux"_s);
    QTest::qWait(60);
    QCOMPARE(summary.text(), QString());
    sheet.select(0, u"ux"_s, 2, u"ux"_s);
    QTRY_COMPARE(summary.text(), u"3 cells · sum 1.2 · mean 0.6"_s);
    sheet.select(0, u"ux"_s, 2, u"comment"_s);
    QTRY_COMPARE(summary.text(), u"9 cells · sum 1.95 · mean 0.39"_s);
    sheet.select(0, u"comment"_s, 2, u"comment"_s);
    QTRY_COMPARE(summary.text(), u"3 cells"_s);
    sheet.table().selectAll();
    QTRY_COMPARE(summary.text(), u"3 rows"_s);
    // An edit is counted at once.
    sheet.select(0, u"ts"_s, 1, u"ts"_s);
    QTRY_COMPARE(summary.text(), u"2 cells · sum 0.5 · mean 0.25"_s);
    sheet.page.model().setData(sheet.at(0, u"ts"_s), u"0.75"_s);
    QTRY_COMPARE(summary.text(), u"2 cells · sum 1 · mean 0.5"_s);
}

void TestTableEditing::addsUpWhatIsNotInMemory()
{
    m_fixture->fillWithSample(900);
    Sheet sheet(*m_fixture, KindId::Developer, {u"name"_s, u"cs"_s, u"sheets"_s});
    const auto ids = sheet.page.model().ids();
    QVERIFY(ids.size() > 600);
    qint64 sum = 0;
    for (const Row &row :
         answerOf(m_fixture->workspace->page(KindId::Developer, ids, {u"sheets"_s})))
        sum += row.cells.front().value.isNull() ? 0 : row.cells.front().value.toInteger();
    sheet.select(0, u"sheets"_s, int(ids.size()) - 1, u"sheets"_s);
    QTRY_VERIFY(
        sheet.table().summary().text().contains(u"sum %1 ·"_s.arg(QLocale().toString(sum))));
}

QTEST_MAIN(TestTableEditing)
#include "test_table_editing.moc"
