// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulk_edit_dialog.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/widgets/job_bar.h"
#include "ui/window/workspace_commands.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QPushButton>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window on its developers: Ada and Bo are internal, Cy is of the open-source segment.
struct Developers {
    Desk desk;
    std::unique_ptr<MainWindow> window = desk.openWindow();
    std::vector<RecordId> ids = {};

    Developers()
    {
        for (const auto &[name, segment] :
             {std::pair{u"Ada"_s, u"internal"_s}, std::pair{u"Bo"_s, u"internal"_s},
              std::pair{u"Cy"_s, u"open-source"_s}})
            ids.push_back(
                add(*window->workspace(), KindId::Developer,
                    {{u"name"_s, name}, {u"segment"_s, segment}, {u"tags"_s, u"a, b"_s}}));
        window->showPage(kDevelopersPage.toString());
        if (!settles(*window))
            qFatal("the page does not settle");
    }

    [[nodiscard]] TablePage &page() const { return *window->pages()->currentTable(); }
    [[nodiscard]] QStringList stored(const QString &field) const
    {
        std::vector<qint64> numbers;
        for (const RecordId id : ids)
            numbers.push_back(id.value);
        const auto rows = answerOf(window->workspace()->page(KindId::Developer, numbers, {field}));
        QStringList texts;
        for (const Row &row : *rows)
            texts.append(row.cells.front().value.toText());
        return texts;
    }
    void undoLast() const
    {
        const QSignalSpy finished(window->commands(), &WorkspaceCommands::finished);
        window->commands()->undoOffered();
        QTRY_COMPARE(finished.size(), 1);
    }
};

BulkEditDialog *openDialog(const Developers &developers, const QString &field)
{
    developers.page().editMany(field);
    return developers.window->findChild<BulkEditDialog *>();
}

void setText(const BulkEditDialog &dialog, const QString &text)
{
    dynamic_cast<FieldEditor *>(dialog.editor())->setEditedText(text);
}

} // namespace

class TestBulkEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void setsAFieldOfAllFilteredRows();
    void setsAFieldOfTheSelection();
    void changesTags_data();
    void changesTags();
    void refusesWhatTheFieldDoesNotTake();
    void theBarTellsOfTheSelection();
};

void TestBulkEdit::setsAFieldOfAllFilteredRows()
{
    const Developers developers;
    Filter filter;
    filter.conditions = {{u"segment"_s, Op::Equal, {u"internal"_s}}};
    developers.page().showRows(filter, u"Internal"_s);
    QVERIFY(settles(*developers.window));
    BulkEditDialog *dialog = openDialog(developers, u"country"_s);
    QVERIFY(dialog);
    dialog->setMeant(BulkEditDialog::Meant::Shown);
    setText(*dialog, u"Germany"_s);
    QCOMPARE(dialog->button()->text(), u"Set country of 2 developers"_s);
    const QSignalSpy finished(developers.window->commands(), &WorkspaceCommands::finished);
    dialog->button()->click();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(developers.window->jobBar()->message(), u"Set country of 2 developers"_s);
    QCOMPARE(developers.stored(u"country"_s), QStringList({u"DE"_s, u"DE"_s, QString()}));
    developers.undoLast();
    QCOMPARE(developers.stored(u"country"_s), QStringList({QString(), QString(), QString()}));
}

void TestBulkEdit::setsAFieldOfTheSelection()
{
    const Developers developers;
    RecordTable &table = developers.page().table();
    table.setFocus();
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    BulkEditDialog *dialog = openDialog(developers, u"segment"_s);
    // Several cells are chosen, so their records are meant.
    setText(*dialog, u"third-party"_s);
    QCOMPARE(dialog->button()->text(), u"Set segment of 2 developers"_s);
    dialog->button()->click();
    QTRY_COMPARE(developers.stored(u"segment"_s),
                 QStringList({u"internal"_s, u"third-party"_s, u"third-party"_s}));
    // An empty value clears.
    dialog = nullptr;
    QTRY_VERIFY(!developers.window->findChild<BulkEditDialog *>());
    QVERIFY(settles(*developers.window));
    dialog = openDialog(developers, u"segment"_s);
    setText(*dialog, {});
    QVERIFY(dialog->button()->text().startsWith(u"Clear segment of"_s));
    dialog->setMeant(BulkEditDialog::Meant::Shown);
    dialog->button()->click();
    QTRY_COMPARE(developers.stored(u"segment"_s), QStringList({QString(), QString(), QString()}));
}

void TestBulkEdit::changesTags_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("after");
    QTest::newRow("add") << 0 << u"a, b, c"_s;
    QTest::newRow("take away") << 1 << u"a"_s;
    QTest::newRow("replace") << 2 << u"c, b"_s;
}

void TestBulkEdit::changesTags()
{
    QFETCH(const int, mode);
    QFETCH(const QString, after);
    const Developers developers;
    BulkEditDialog *dialog = openDialog(developers, u"tags"_s);
    dialog->setMeant(BulkEditDialog::Meant::Shown);
    for (auto *box : dialog->findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"What to do with the tags")
            box->setCurrentIndex(mode);
    }
    QVERIFY(!dialog->button()->isEnabled() || mode == 2);
    setText(*dialog, mode == 0 ? u"c"_s : u"c, b"_s);
    dialog->button()->click();
    QTRY_COMPARE(developers.stored(u"tags"_s), QStringList({after, after, after}));
    QTRY_VERIFY(!developers.window->jobBar()->message().isEmpty());
    developers.undoLast();
    QCOMPARE(developers.stored(u"tags"_s), QStringList({u"a, b"_s, u"a, b"_s, u"a, b"_s}));
}

void TestBulkEdit::refusesWhatTheFieldDoesNotTake()
{
    const Developers developers;
    BulkEditDialog *dialog = openDialog(developers, u"joined_on"_s);
    dialog->setMeant(BulkEditDialog::Meant::Shown);
    setText(*dialog, u"soon"_s);
    dialog->button()->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->editor()->property("invalid").toBool());
    setText(*dialog, u"2026-01-02"_s);
    QVERIFY(!dialog->editor()->property("invalid").toBool());
}

void TestBulkEdit::theBarTellsOfTheSelection()
{
    const Developers developers;
    for (const auto &[id, value] :
         {std::pair{developers.ids[0], u"0.5"_s}, std::pair{developers.ids[1], u"0.9"_s}})
        add(*developers.window->workspace(), KindId::Feedback,
            {{u"developer"_s, u'#' + QString::number(id.value)}, {u"csat"_s, value}});
    QVERIFY(settles(*developers.window));
    const JobBar &bar = *developers.window->jobBar();
    QCOMPARE(bar.selection(), QString());
    RecordTable &table = developers.page().table();
    const int cs = developers.page().model().columnOf(u"cs"_s);
    table.selectionModel()->select(
        QItemSelection(table.model()->index(0, cs), table.model()->index(2, cs)),
        QItemSelectionModel::ClearAndSelect);
    QTRY_COMPARE(bar.selection(), u"3 cells · sum 1.4 · mean 0.7"_s);
    // It is said of the page on the screen only.
    developers.window->showPage(pageOf(KindId::Company));
    QCOMPARE(bar.selection(), QString());
    developers.window->showPage(kDevelopersPage.toString());
    QCOMPARE(bar.selection(), u"3 cells · sum 1.4 · mean 0.7"_s);
}

QTEST_MAIN(TestBulkEdit)
#include "test_bulk_edit.moc"
