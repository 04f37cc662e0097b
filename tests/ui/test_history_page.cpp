// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "ui/pages/history_model.h"
#include "ui/pages/history_page.h"
#include "ui/widgets/job_bar.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;

class TestHistoryPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsChangesInPortions();
    void takesBackAnyChange();
    void tellsWhatWasKept();
    void buttonTakesBackTheLastChange();
};

void TestHistoryPage::listsChangesInPortions()
{
    const Desk desk;
    const auto window = desk.openWindow();
    Workspace &workspace = *window->workspace();
    std::vector<Editor::Answer> answers;
    for (int i = 0; i < 450; ++i)
        answers.push_back(
            workspace.editor().addRecord(KindId::Developer, {{u"name"_s, QString::number(i)}}));
    QVERIFY(answerOf(answers.back()));

    HistoryModel model(workspace);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 200);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({}));
    QTRY_COMPARE(model.rowCount(), 400);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 450);
    QVERIFY(!model.canFetchMore({}));
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.at(row).id < model.at(row - 1).id);
    // Only now, because the tester fetches more by itself.
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    // A reload keeps what has been read.
    model.reload();
    QTRY_VERIFY(!model.isBusy());
    QCOMPARE(model.rowCount(), 450);
}

void TestHistoryPage::takesBackAnyChange()
{
    const Desk desk;
    const auto window = desk.openWindow();
    Workspace &workspace = *window->workspace();
    add(workspace, KindId::Developer, {{u"name"_s, u"Ada"_s}});
    add(workspace, KindId::Developer, {{u"name"_s, u"Lin"_s}});
    window->showPage(kHistoryPage.toString());
    auto *page = qobject_cast<HistoryPage *>(window->pages()->currentPage());
    QTRY_COMPARE(page->model()->rowCount(), 2);
    // By key: the older of the two.
    page->view()->setFocus();
    page->view()->setCurrentIndex(page->model()->index(1, 0));
    QTest::keyClick(page->view(), Qt::Key_Return);
    QTRY_COMPARE(page->model()->rowCount(), 3);
    QVERIFY(page->model()->at(2).undone);
    QVERIFY(!page->model()->canUndo(2));
    QCOMPARE(*answerOf(workspace.count({KindId::Developer, {}, {}, {}})), 1);
    QTRY_VERIFY(window->jobBar()->message().startsWith(u"Undone"_s));
    page->undoRow(2); // nothing to do
    QCOMPARE(*answerOf(workspace.count({KindId::Developer, {}, {}, {}})), 1);
}

void TestHistoryPage::tellsWhatWasKept()
{
    const Desk desk;
    const auto window = desk.openWindow();
    Workspace &workspace = *window->workspace();
    const RecordId ada = add(workspace, KindId::Developer, {{u"name"_s, u"Ada"_s}});
    QVERIFY(
        answerOf(workspace.editor().setField(KindId::Developer, ada, u"name"_s, u"Ada Okafor"_s)));
    window->showPage(kHistoryPage.toString());
    auto *page = qobject_cast<HistoryPage *>(window->pages()->currentPage());
    QTRY_COMPARE(page->model()->rowCount(), 2);
    page->undoRow(1);
    QTRY_VERIFY2(window->jobBar()->message().contains(u"Kept as they are: 1"_s),
                 qPrintable(window->jobBar()->message()));
}

void TestHistoryPage::buttonTakesBackTheLastChange()
{
    Desk desk;
    desk.preferences.setPersonal({u"Mei & Tom"_s, ThemeChoice::Light, false});
    const auto window = desk.openWindow();
    Workspace &workspace = *window->workspace();
    window->showPage(kHistoryPage.toString());
    auto *page = qobject_cast<HistoryPage *>(window->pages()->currentPage());
    QPushButton *button = page->undoButton();
    QVERIFY(settles(*window));
    QVERIFY(button->isVisible());
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->text(), u"Nothing to undo"_s);
    const QString name = QString(300, u'a');
    add(workspace, KindId::Developer, {{u"name"_s, u"Ada"_s}});
    add(workspace, KindId::Developer, {{u"name"_s, name}});
    QTRY_COMPARE(page->model()->rowCount(), 2);
    QVERIFY(settles(*window));
    // Who did it stays in sight however long the rest is; the whole is in the tooltip.
    QVERIFY(button->isEnabled());
    QVERIFY2(button->text().startsWith(u"Undo \""_s) && button->text().endsWith(u"by Mei && Tom"_s),
             qPrintable(button->text()));
    QVERIFY(button->text().contains(QChar(0x2026)));
    QVERIFY(button->width() < page->width() / 2);
    QCOMPARE(button->toolTip(), u"Undo \"%1\" by Mei & Tom"_s.arg(page->model()->at(0).label));
    QVERIFY(window->windowActions()->undo->text().endsWith(u"by Mei && Tom"_s));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(page->model()->rowCount(), 3);
    QVERIFY(page->model()->at(1).undone);
    QTRY_VERIFY(button->toolTip().contains(page->model()->at(2).label));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(button->text(), u"Nothing to undo"_s);
    QVERIFY(!button->isEnabled());
    QCOMPARE(*answerOf(workspace.count({KindId::Developer, {}, {}, {}})), 0);
}

QTEST_MAIN(TestHistoryPage)
#include "test_history_page.moc"
