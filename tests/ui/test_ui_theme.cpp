// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;

namespace {

QPalette systemPalette(bool dark)
{
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    return palette;
}

/// How many pixels of \p icon are not transparent.
int inked(const QIcon &icon, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = icon.pixmap(QSize(20, 20), 2.0, mode).toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestUiTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_systemDark = false;
        m_themes = std::make_unique<ThemeController>(
            *qApp, [this] { return systemPalette(m_systemDark); });
    }

    void textReadsEverywhere_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textReadsEverywhere()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        QList<std::pair<QColor, QColor>> pairs;
        for (const QColor &ground : {theme.window, theme.panel, theme.hover}) {
            for (const QColor &ink : {theme.text, theme.muted})
                pairs.append({ink, ground});
        }
        pairs.append({theme.accent, theme.panel});
        pairs.append({theme.accent, theme.accentSoft});
        pairs.append({theme.onAccent, theme.accent});
        pairs.append({theme.onAccent, theme.accentHover});
        pairs.append({theme.text, theme.selection});
        pairs.append({theme.text, theme.textSelection});
        for (const Band band : {Band::AtRisk, Band::NeedsImprovement, Band::Good}) {
            pairs.append({theme.bandText(band), theme.panel});
            pairs.append({theme.bandText(band), theme.bandSoft(band)});
        }
        for (const auto &[ink, ground] : pairs) {
            const double ratio = contrastRatio(ink, ground);
            QVERIFY2(ratio >= 4.5,
                     qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(ratio)));
        }
    }

    void contrastIsTheStandardsOne()
    {
        QCOMPARE(std::round(contrastRatio(Qt::black, Qt::white)), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        // The worked example of the standard's own tools: #767676 on white is just enough.
        QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void choiceChangesPaletteAndTokens()
    {
        QSignalSpy changed(m_themes.get(), &ThemeController::changed);
        m_themes->setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(Theme::current().isDark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().window);
        m_themes->setChoice(ThemeChoice::Light);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().window);
        // Its own palette changes must not come back to it later.
        QTest::qWait(20);
        QCOMPARE(changed.size(), 2);
    }

    void followsTheSystem()
    {
        QVERIFY(!m_themes->isDark());
        QWidget window;
        window.show();
        m_systemDark = true;
        QEvent event(QEvent::ApplicationPaletteChange);
        QApplication::sendEvent(qApp, &event);
        QTRY_VERIFY(m_themes->isDark());
        m_systemDark = false;
        QEvent themeEvent(QEvent::ThemeChange);
        QApplication::sendEvent(window.windowHandle(), &themeEvent);
        QTRY_VERIFY(!m_themes->isDark());
    }

    void aChoiceHoldsAgainstTheSystem()
    {
        m_themes->setChoice(ThemeChoice::Light);
        m_systemDark = true;
        QEvent event(QEvent::ApplicationPaletteChange);
        QApplication::sendEvent(qApp, &event);
        QTest::qWait(20);
        QVERIFY(!m_themes->isDark());
        m_themes->setChoice(ThemeChoice::System);
        QVERIFY(m_themes->isDark());
    }

    void readsTheRealSystemPalette()
    {
        m_themes.reset();
        ThemeController themes(*qApp);
        themes.setChoice(ThemeChoice::Dark);
        themes.setChoice(ThemeChoice::System);
        // The offscreen platform is light; our dark palette must not be taken for the system's.
        QVERIFY(!themes.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().window);
    }

    void sheetIsCompleteAndItsPicturesExist()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            const QString sheet = ThemeController::styleSheetOf(theme);
            QVERIFY(sheet.size() > 1000);
            QVERIFY2(!sheet.contains(u"${"_s), qPrintable(sheet.mid(sheet.indexOf(u"${"_s), 30)));
            const QRegularExpression url(u"url\\(([^)]+)\\)"_s);
            for (auto it = url.globalMatch(sheet); it.hasNext();) {
                const QString file = it.next().captured(1);
                QVERIFY2(QFile::exists(file), qPrintable(file));
            }
        }
    }

    void everyIconDrawsSomething()
    {
        for (int i = 0; i <= static_cast<int>(Icon::Folder); ++i)
            QVERIFY2(inked(icon(static_cast<Icon>(i))) > 20, qPrintable(QString::number(i)));
        QVERIFY(inked(logo()) > 500);
    }

    void iconsFollowThemeAndMode()
    {
        const QIcon search = icon(Icon::Search);
        const auto color = [&](QIcon::Mode mode) {
            const QImage image = search.pixmap(QSize(20, 20), 1.0, mode).toImage();
            QColor strongest = Qt::transparent;
            for (int y = 0; y < 20; ++y) {
                for (int x = 0; x < 20; ++x) {
                    if (image.pixelColor(x, y).alpha() > strongest.alpha())
                        strongest = image.pixelColor(x, y);
                }
            }
            strongest.setAlpha(255);
            return strongest;
        };
        const auto near = [](const QColor &a, const QColor &b) {
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green())
                + std::abs(a.blue() - b.blue())
                < 12;
        };
        m_themes->setChoice(ThemeChoice::Light);
        QVERIFY(near(color(QIcon::Normal), Theme::light().muted));
        QVERIFY(near(color(QIcon::Selected), Theme::light().accent));
        m_themes->setChoice(ThemeChoice::Dark);
        QVERIFY(near(color(QIcon::Normal), Theme::dark().muted));
        QVERIFY(near(color(QIcon::Disabled), Theme::dark().disabled));
    }

    void buttonsAreStyled()
    {
        QPushButton button(u"Import"_s);
        button.setProperty("role", u"primary"_s);
        button.show();
        QCOMPARE(button.sizeHint().height(), Theme::controlHeight);
        const QImage image = button.grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, 4), Theme::current().accent);
    }

private:
    std::unique_ptr<ThemeController> m_themes;
    bool m_systemDark = false;
};

QTEST_MAIN(TestUiTheme)
#include "test_ui_theme.moc"
