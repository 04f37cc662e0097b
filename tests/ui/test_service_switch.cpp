// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "buttons.h"
#include "window_fixture.h"

#include "support/http_client.h"
#include "ui/pages/service_card.h"
#include "ui/pages/settings_page.h"
#include "ui/widgets/toggle.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTableView>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;
using rapport::test::HttpAnswer;
using rapport::test::HttpClient;

namespace {

/// A port that nobody listens on.
quint16 freePort()
{
    QTcpServer listener;
    listener.listen(QHostAddress::LocalHost);
    return listener.serverPort();
}

ServiceCard &cardOf(MainWindow &window)
{
    window.showPage(kSettingsPage.toString());
    return *window.pages()->currentPage()->findChild<ServiceCard *>();
}

QLineEdit *fieldOf(const ServiceCard &card, int index)
{
    return card.findChildren<QLineEdit *>().value(index);
}

/// Types a port and flips the switch, as a person does.
void flip(ServiceCard &card, quint16 port)
{
    QLineEdit *field = fieldOf(card, 0);
    if (field->isVisible()) {
        field->selectAll();
        QTest::keyClicks(field, QString::number(port));
    }
    auto *toggle = card.findChild<Toggle *>();
    QTest::mouseClick(toggle, Qt::LeftButton, {}, toggle->rect().center());
}

} // namespace

/// The developer service in the window: the switch, and what clients write while it is open.
class TestServiceSwitch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // The tokens of these workspaces are nobody's.
        QStandardPaths::setTestModeEnabled(true);
    }

    void isOffUntilWanted()
    {
        const Desk desk;
        const auto window = desk.openWindow();
        const ServiceCard &card = cardOf(*window);
        QVERIFY(card.isVisible());
        QVERIFY(!card.findChild<Toggle *>()->isChecked());
        QCOMPARE(fieldOf(card, 0)->text(), u"5000"_s);
        QVERIFY(!fieldOf(card, 1)->isVisible());
        QVERIFY(!fieldOf(card, 2)->isVisible());
    }

    void whatClientsWriteIsInTheTable()
    {
        const Desk desk;
        auto window = desk.openWindow();
        const quint16 port = freePort();
        flip(cardOf(*window), port);
        ServiceCard &card = cardOf(*window);
        QVERIFY(card.findChild<Toggle *>()->isChecked());
        QCOMPARE(fieldOf(card, 1)->text(), u"http://127.0.0.1:%1"_s.arg(port));
        auto *copy = card.findChildren<QPushButton *>().value(1);
        QTest::mouseClick(copy, Qt::LeftButton);
        const QString token = QGuiApplication::clipboard()->text();
        QCOMPARE(token, fieldOf(card, 2)->text());
        QCOMPARE(token.size(), 64);

        window->showPage(kDevelopersPage.toString());
        const auto *view = window->pages()->currentPage()->findChild<QTableView *>();
        QVERIFY(settles(*window));
        HttpClient client(port, token.toLatin1());
        const HttpAnswer added = client.request(
            "POST", "/developers", R"({"name": "Ada", "company": "X", "satisfaction": 0.25})");
        QCOMPARE(added.status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, 250);
        QTRY_VERIFY(view->model()->index(0, 0).data().toString() == u"Ada"_s);
        QVERIFY(settles(*window));
        // What the client did is undone as anything else.
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(view->model()->rowCount(), 0);

        // It comes back with the workspace, and goes with it.
        window->close();
        window.reset();
        HttpClient nobody(port, token.toLatin1());
        QCOMPARE(nobody.request("GET", "/healthz").status, 0);
        window = desk.window();
        window->openFile(desk.path("community.rapport"));
        QTRY_VERIFY(window->workspace());
        HttpClient again(port, token.toLatin1());
        QCOMPARE(again.request("GET", "/developers").status, 200);
        flip(cardOf(*window), 0);
        QVERIFY(!cardOf(*window).findChild<Toggle *>()->isChecked());
        HttpClient off(port, token.toLatin1());
        QCOMPARE(off.request("GET", "/healthz").status, 0);
        QCOMPARE(fieldOf(cardOf(*window), 0)->text(), QString::number(port));
    }

    void saysWhyItCannotBeSwitchedOn_data()
    {
        QTest::addColumn<QString>("port");
        QTest::newRow("no port") << u"x"_s;
        QTest::newRow("none at all") << u""_s;
        QTest::newRow("too large") << u"65536"_s;
        QTest::newRow("taken") << u"taken"_s;
    }

    void saysWhyItCannotBeSwitchedOn()
    {
        QFETCH(const QString, port);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const Desk desk;
        const auto window = desk.openWindow();
        ServiceCard &card = cardOf(*window);
        fieldOf(card, 0)->setText(port == u"taken"_s ? QString::number(other.serverPort()) : port);
        auto *toggle = card.findChild<Toggle *>();
        QTest::mouseClick(toggle, Qt::LeftButton, {}, toggle->rect().center());
        QVERIFY(!toggle->isChecked());
        bool isTold = false;
        for (const QLabel *label : card.findChildren<QLabel *>()) {
            if (label->property("role") == u"error"_s)
                isTold =
                    label->isVisible() && label->text().contains(u"port"_s, Qt::CaseInsensitive);
        }
        QVERIFY(isTold);
        QVERIFY(!desk.preferences.service(window->workspace()->uuid()).isOn);
    }
};

QTEST_MAIN(TestServiceSwitch)
#include "test_service_switch.moc"
