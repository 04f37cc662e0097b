// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "ui/pages/settings_page.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/toggle.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;

namespace {

template <typename Widget>
Widget *named(const QWidget &parent, const QString &name)
{
    for (auto *widget : parent.findChildren<Widget *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

QString errorsOf(const QWidget &page)
{
    QStringList errors;
    for (const auto *label : page.findChildren<QLabel *>()) {
        if (label->property("role") == u"error"_s && !label->text().isEmpty())
            errors << label->text();
    }
    return errors.join(u'\n');
}

void enter(QLineEdit *field, const QString &text)
{
    field->selectAll();
    QTest::keyClicks(field, text);
}

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongNumbersAreToldAndNotStored_data();
    void wrongNumbersAreToldAndNotStored();
    void bandsAreStoredAndUndoable();
    void aNewHalfLifeRunsAsAJob();
    void thePersonsOwnSettingsAreKept();
};

void TestSettingsPage::wrongNumbersAreToldAndNotStored_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("not a number") << u"Good from"_s << u"much"_s;
    QTest::newRow("above one") << u"Good from"_s << u"1.2"_s;
    QTest::newRow("out of order") << u"Good from"_s << u"0.5"_s;
    QTest::newRow("half-life of nothing") << u"Half-life in days"_s << u"0"_s;
}

void TestSettingsPage::wrongNumbersAreToldAndNotStored()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    const Desk desk;
    const auto window = desk.openWindow();
    window->showPage(kSettingsPage.toString());
    const QWidget &page = *window->pages()->currentPage();
    QVERIFY(errorsOf(page).isEmpty());
    auto *edit = named<QLineEdit>(page, field);
    QVERIFY(edit);
    enter(edit, text);
    QVERIFY(!errorsOf(page).isEmpty());
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::qWait(50);
    QCOMPARE(window->workspace()->settings().bands, Bands());
}

void TestSettingsPage::bandsAreStoredAndUndoable()
{
    const Desk desk;
    const auto window = desk.openWindow();
    window->showPage(kSettingsPage.toString());
    auto *good = named<QLineEdit>(*window->pages()->currentPage(), u"Good from"_s);
    enter(good, u"0.75"_s);
    QTest::keyClick(good, Qt::Key_Return);
    QTRY_COMPARE(window->workspace()->settings().bands.good(), 0.75);
    QTRY_VERIFY(window->windowActions()->undo->isEnabled());
    window->windowActions()->undo->trigger();
    QTRY_COMPARE(window->workspace()->settings().bands.good(), 0.8);
    QTRY_COMPARE(good->text(), u"0.8"_s);
}

void TestSettingsPage::aNewHalfLifeRunsAsAJob()
{
    const Desk desk;
    const auto window = desk.openWindow();
    window->showPage(kSettingsPage.toString());
    auto *days = named<QLineEdit>(*window->pages()->currentPage(), u"Half-life in days"_s);
    enter(days, u"90"_s);
    QTest::keyClick(days, Qt::Key_Return);
    QTRY_COMPARE(window->workspace()->settings().halfLife, 90.0);
    auto *ages = named<Toggle>(*window->pages()->currentPage(), u"Age of answers"_s);
    ages->setChecked(false);
    QTest::keyClick(named<QLineEdit>(*window->pages()->currentPage(), u"Good from"_s),
                    Qt::Key_Return);
    QTRY_COMPARE(window->workspace()->settings().halfLife, 0.0);
}

void TestSettingsPage::thePersonsOwnSettingsAreKept()
{
    const Desk desk;
    const auto window = desk.openWindow();
    window->showPage(kSettingsPage.toString());
    const QSignalSpy changed(window.get(), &MainWindow::personalChanged);
    const QWidget &page = *window->pages()->currentPage();
    auto *name = named<QLineEdit>(page, u"Your name"_s);
    enter(name, u"Mei Chen"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    for (auto *theme : page.findChildren<QRadioButton *>()) {
        if (theme->text() == u"Dark"_s)
            theme->click();
    }
    QCOMPARE(changed.size(), 2);
    const auto personal = changed.last().first().value<PersonalSettings>();
    QCOMPARE(personal.name, u"Mei Chen"_s);
    QCOMPARE(personal.theme, ThemeChoice::Dark);
}

QTEST_MAIN(TestSettingsPage)
#include "test_settings_page.moc"
