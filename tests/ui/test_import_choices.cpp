// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_flow.h"

#include "tabular/table_files.h"
#include "ui/import/effect_panel.h"
#include "ui/import/file_options.h"
#include "ui/import/file_step.h"
#include "ui/import/progress_pane.h"

#include <QComboBox>
#include <QRadioButton>

using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray manyPeople(int count)
{
    QByteArray csv = "name,email\n";
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        csv += "Person " + number + ",p" + number + "@mail.example\n";
    }
    return csv;
}

/// Presses \p button and then, as soon as it shows, the one that stops what that began.
bool beginAndCancel(const Importing &flow, QPushButton *button)
{
    const auto *pane = flow.window->findChild<ProgressPane *>();
    QTest::mouseClick(button, Qt::LeftButton);
    if (!QTest::qWaitFor([pane] { return pane->cancelButton()->isVisible(); }))
        return false;
    QTest::mouseClick(pane->cancelButton(), Qt::LeftButton);
    return settles(*flow.window);
}

} // namespace

/// What a person chooses on a file's way in beside its columns.
class TestImportChoices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSheetIsChosen();
    void aChangedRecordIsKeptOrOverwritten_data();
    void aChangedRecordIsKeptOrOverwritten();
    void aLongImportIsStopped();
};

void TestImportChoices::theSheetIsChosen()
{
    const TemporaryFiles files;
    WorkbookParts parts;
    parts.sheets = R"(<sheet name="Team" sheetId="1" r:id="r1"/>)"
                   R"(<sheet name="Notes" sheetId="2" r:id="r2"/>)";
    const auto cell = [](const QByteArray &text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    const QString path =
        writeArchive(files, u"two.xlsx"_s,
                     workbook("<row>" + cell("name") + cell("email") + "</row><row>" + cell("Ada")
                                  + cell("ada@example.com") + "</row>",
                              parts));
    const Importing flow;
    flow.window->setFile(path);
    QVERIFY(settles(*flow.window));
    QAbstractItemModel *rows = flow.window->fileStep()->rows()->model();
    QCOMPARE(rows->columnCount(), 2);
    QComboBox *sheets = flow.window->fileStep()->options()->combo(FileOptions::Option::Sheet);
    QVERIFY(sheets->isVisible());
    QCOMPARE(sheets->count(), 2);
    QCOMPARE(sheets->currentText(), u"Team"_s);
    QTest::keyClick(sheets, Qt::Key_Down);
    QVERIFY(settles(*flow.window));
    QCOMPARE(sheets->currentText(), u"Notes"_s);
    QCOMPARE(rows->columnCount(), 1);
    QCOMPARE(rows->index(0, 0).data().toString(), u"second"_s);
    QTest::keyClick(sheets, Qt::Key_Up);
    QVERIFY(settles(*flow.window));
    flow.next();
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    QCOMPARE(flow.stored(), 1);
}

void TestImportChoices::aChangedRecordIsKeptOrOverwritten_data()
{
    QTest::addColumn<bool>("overwrites");
    QTest::addColumn<QString>("title");
    QTest::newRow("kept") << false << u"Boss"_s;
    QTest::newRow("overwritten") << true << u"Lead"_s;
}

/// Somebody made Ada a boss after the file was exported.
void TestImportChoices::aChangedRecordIsKeptOrOverwritten()
{
    QFETCH(const bool, overwrites);
    QFETCH(const QString, title);
    const Importing flow;
    Workspace &workspace = *flow.main->workspace();
    const RecordId ada =
        add(workspace, KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"job_title"_s, u"Boss"_s}});
    write(flow.desk.path("export.csv"),
          "id:" + workspace.idTag().toUtf8() + ",name,job_title,updated_at\n"
              + QByteArray::number(ada.value) + ",Ada,Lead,2020-01-01T00:00:00Z\n");
    flow.window->setFile(flow.desk.path("export.csv"));
    QVERIFY(settles(*flow.window));
    flow.next();
    flow.next();
    QCOMPARE(flow.window->step(), Step::Changes);
    QCOMPARE(flow.count(Type::Conflict), u"1"_s);
    const int row = flow.rowOf(u"Ada"_s);
    flow.window->changesStep()->view()->selectRow(row);
    EffectPanel *panel = flow.window->changesStep()->panel();
    QVERIFY(panel->keepButton()->isChecked());
    if (overwrites)
        QTest::mouseClick(panel->decideButton(), Qt::LeftButton);
    QCOMPARE(flow.effects().isDecided(row), overwrites);
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    const auto rows = answerOf(workspace.page(KindId::Developer, {ada.value}, {u"job_title"_s}));
    QVERIFY(rows);
    QCOMPARE(rows->at(0).cells.at(0).value.toText(), title);
}

void TestImportChoices::aLongImportIsStopped()
{
    const Importing flow(manyPeople(60'000));
    flow.next();
    QVERIFY(beginAndCancel(flow, flow.window->nextButton()));
    QCOMPARE(flow.window->step(), Step::Columns);
    QVERIFY(flow.window->fault().contains(u"nothing was changed"_s));
    flow.next();
    QCOMPARE(flow.window->step(), Step::Changes);
    QVERIFY(beginAndCancel(flow, flow.window->nextButton()));
    QCOMPARE(flow.window->step(), Step::Changes);
    QVERIFY(flow.window->fault().contains(u"nothing was changed"_s));
    QCOMPARE(flow.stored(), 0);
    flow.next();
    QCOMPARE(flow.window->step(), Step::Result);
    QCOMPARE(flow.stored(), 60'000);
}

QTEST_MAIN(TestImportChoices)
#include "test_import_choices.moc"
