// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "buttons.h"

#include "ui/theme/theme_controller.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/dialog_foot.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/job_meter.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/number_card.h"
#include "ui/widgets/period_popup.h"
#include "ui/widgets/score_pill.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/term_bar.h"
#include "ui/widgets/toggle.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace rapport;
using namespace rapport::ui;
using namespace rapport::ui::test;

Q_DECLARE_METATYPE(rapport::ui::Period::Preset)

namespace {

std::unique_ptr<FilterBar> filterBar()
{
    auto bar = std::make_unique<FilterBar>();
    bar->setChips({{u"segment"_s, u"Segment"_s, u"all"_s},
                   {u"company"_s, u"Company"_s, u"all"_s},
                   {u"country"_s, u"Country"_s, u"all"_s}});
    bar->resize(700, 40);
    bar->show();
    return bar;
}

} // namespace

class TestUiKit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeController>(*qApp); }

    void railGoesByKeyAndSkipsSeparators()
    {
        NavRail rail;
        rail.addPage(u"a"_s, Icon::Dashboard, u"Dashboard"_s);
        rail.addPage(u"b"_s, Icon::Tasks, u"Tasks"_s);
        rail.addSeparator();
        rail.addPage(u"c"_s, Icon::History, u"History"_s);
        rail.resize(rail.width(), 400);
        rail.show();
        QSignalSpy changed(&rail, &NavRail::currentChanged);
        rail.setCurrent(u"a"_s);
        rail.setCurrent(u"no such page"_s);
        QCOMPARE(rail.current(), u"a"_s);
        QCOMPARE(changed.size(), 0);
        QTest::keyClick(rail.view(), Qt::Key_Down);
        QCOMPARE(rail.current(), u"b"_s);
        QTest::keyClick(rail.view(), Qt::Key_Down);
        QCOMPARE(rail.current(), u"c"_s);
        QTest::keyClick(rail.view(), Qt::Key_Up);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(changed.last().first().toString(), u"b"_s);
        rail.setBadge(u"b"_s, u"7"_s);
        QCOMPARE(rail.view()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 u"Tasks, 7"_s);
        QVERIFY(!rail.grab().isNull());
    }

    void numberCardIsAButtonThatSaysItAll()
    {
        NumberCard card;
        card.setContent(
            {u"First response"_s, u"3 h 10"_s, u"-48 min"_s, u"median"_s, Trend::Better});
        card.resize(190, 114);
        card.show();
        QSignalSpy clicked(&card, &NumberCard::clicked);
        QTest::mouseClick(&card, Qt::LeftButton);
        card.setFocus();
        QTest::keyClick(&card, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
        QCOMPARE(card.accessibleName(), u"First response: 3 h 10, -48 min better, median"_s);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&card);
        QCOMPARE(interface->role(), QAccessible::Button);
        // A long remark takes a second line where the card is narrow, and no third.
        card.setContent(
            {u"x"_s, u"1"_s, {}, u"needs improvement · n 3,212 · cover 91 %"_s, Trend::Neutral});
        QCOMPARE(card.heightForWidth(170) - card.heightForWidth(600), 16);
        QCOMPARE(card.heightForWidth(60), card.heightForWidth(170));
    }

    void chipAsksAndTellsWhatWasChosen()
    {
        const auto bar = filterBar();
        QSignalSpy asked(bar.get(), &FilterBar::choicesRequested);
        QSignalSpy chosen(bar.get(), &FilterBar::chosen);
        QTest::mouseClick(bar->chip(u"segment"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first(), (QVariantList{u"segment"_s, QString()}));
        bar->setChoices(u"company"_s, {{u"x"_s, u"late answer for another chip"_s, 1}});
        auto *popup = bar->findChild<ChoicePopup *>();
        QVERIFY(popup);
        QCOMPARE(popup->view()->model()->rowCount(), 0);
        bar->setChoices(
            u"segment"_s,
            {{u"internal"_s, u"Internal"_s, 412}, {u"third"_s, u"Third party"_s, 8120}});
        QTest::keyClick(popup->view(), Qt::Key_Down);
        QTest::keyClick(popup->view(), Qt::Key_Space);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first(), (QVariantList{u"segment"_s, QStringList{u"third"_s}}));
        QCOMPARE(bar->chip(u"segment"_s)->text(), u"Segment: Third party"_s);
        QTest::mouseClick(popup->view()->viewport(), Qt::LeftButton, {}, QPoint(40, 10));
        QCOMPARE(bar->values(u"segment"_s), (QStringList{u"third"_s, u"internal"_s}));
        QCOMPARE(bar->chip(u"segment"_s)->text(), u"Segment: Third party +1"_s);
        QTest::keyClick(popup->view(), Qt::Key_Escape);
        QTRY_VERIFY(!bar->findChild<ChoicePopup *>());
    }

    void chipIsClearedByKeyAndCross()
    {
        const auto bar = filterBar();
        QSignalSpy chosen(bar.get(), &FilterBar::chosen);
        QSignalSpy asked(bar.get(), &FilterBar::choicesRequested);
        FilterChip *chip = bar->chip(u"country"_s);
        bar->setChosen(u"country"_s, {u"DE"_s}, {u"Germany"_s});
        QCOMPARE(chosen.size(), 0);
        QVERIFY(chip->isActive());
        QTest::keyClick(chip, Qt::Key_Delete);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(!chip->isActive());
        QCOMPARE(chip->text(), u"Country: all"_s);
        bar->setChosen(u"country"_s, {u"DE"_s});
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 14, chip->height() / 2));
        QCOMPARE(chosen.size(), 2);
        QVERIFY(bar->values(u"country"_s).isEmpty());
        QCOMPARE(asked.size(), 0);
    }

    void chipsThatDoNotFitAreBehindMore()
    {
        const auto bar = filterBar();
        QCOMPARE(bar->hiddenCount(), 0);
        bar->resize(240, 40);
        QVERIFY(bar->hiddenCount() > 0);
        QVERIFY(buttonNamed(*bar, u"More (%1)"_s.arg(bar->hiddenCount())));
        for (auto *chip : bar->findChildren<FilterChip *>())
            QVERIFY(chip->isHidden() || chip->geometry().right() < bar->width());
        bar->resize(700, 40);
        QCOMPARE(bar->hiddenCount(), 0);
    }

    void manyChoicesCanBeSearched()
    {
        const auto bar = filterBar();
        QTest::mouseClick(bar->chip(u"company"_s), Qt::LeftButton);
        std::vector<Choice> companies;
        for (int i = 0; i < 40; ++i)
            companies.push_back({QString::number(i), u"Company %1"_s.arg(i), i});
        bar->setChoices(u"company"_s, companies);
        auto *popup = bar->findChild<ChoicePopup *>();
        auto *search = popup->findChild<SearchField *>();
        QVERIFY(!search->isHidden());
        QSignalSpy asked(bar.get(), &FilterBar::choicesRequested);
        search->setText(u"39"_s);
        QVERIFY(popup->view()->isRowHidden(0));
        QVERIFY(!popup->view()->isRowHidden(39));
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first()[1].toString(), u"39"_s);
        popup->close();
    }

    void periodsSpan_data()
    {
        QTest::addColumn<Period::Preset>("preset");
        QTest::addColumn<QDate>("from");
        using enum Period::Preset;
        QTest::newRow("30 days") << Last30Days << QDate(2026, 2, 13);
        QTest::newRow("90 days") << Last90Days << QDate(2025, 12, 15);
        QTest::newRow("12 months") << Last12Months << QDate(2025, 3, 15);
        QTest::newRow("this year") << ThisYear << QDate(2026, 1, 1);
        QTest::newRow("all") << AllTime << QDate();
    }

    void periodsSpan()
    {
        QFETCH(Period::Preset, preset);
        QFETCH(QDate, from);
        const QDate today(2026, 3, 14);
        QCOMPARE(rangeOf({preset, {}, {}}, today).from, from);
        QCOMPARE(rangeOf({preset, {}, {}}, today).to, today);
        QVERIFY(!periodLabel({preset, {}, {}}).isEmpty());
    }

    void periodIsPicked()
    {
        const auto bar = filterBar();
        QSignalSpy picked(bar.get(), &FilterBar::periodChosen);
        QTest::mouseClick(bar->chip(u"period"_s), Qt::LeftButton);
        auto *popup = bar->findChild<PeriodPopup *>();
        QVERIFY(popup);
        QPushButton *button = buttonNamed(*popup, u"Last 90 days"_s);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(bar->period().preset, Period::Preset::Last90Days);
        QVERIFY(bar->chip(u"period"_s)->isActive());
        // Days given the wrong way round are still a span.
        const Period custom{Period::Preset::Custom, QDate(2026, 5, 1), QDate(2026, 4, 1)};
        QCOMPARE(rangeOf(custom, {}).from, QDate(2026, 4, 1));
    }

    void searchWaitsForAPause()
    {
        SearchField field;
        field.setDelay(30);
        field.show();
        QSignalSpy searched(&field, &SearchField::searchChanged);
        QTest::keyClicks(&field, u"ada"_s);
        QCOMPARE(searched.size(), 0);
        QTRY_COMPARE(searched.size(), 1);
        QCOMPARE(searched.first().first().toString(), u"ada"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(searched.size(), 1);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(searched.size(), 2);
        QCOMPARE(searched.last().first().toString(), QString());
    }

    /// What a job waited for before it began says nothing of how fast it is.
    void aRateIsCountedFromTheFirstReport()
    {
        constexpr int longEnough = 700; // milliseconds after which a rate is shown
        JobMeter meter;
        const Job job = meter.begin(u"Exporting"_s);
        QTest::qWait(longEnough);
        job.report({1000, 2000, false});
        QVERIFY(meter.status().rate.isEmpty());
        QCOMPARE(meter.status().percent, 50);
        QTest::qWait(longEnough);
        QVERIFY(!meter.status().rate.isEmpty());
        QVERIFY(!meter.status().timeLeft.isEmpty());
        meter.end();
    }

    void jobBarSpeaks()
    {
        JobBar bar;
        bar.resize(1000, bar.height());
        bar.setFacts({u"community.rapport"_s, u"12,408 developers"_s});
        bar.setFacts({u"community.rapport"_s});
        bar.show();
        QSignalSpy cancelled(&bar, &JobBar::cancelRequested);
        QSignalSpy undone(&bar, &JobBar::undoRequested);
        bar.setJob({u"Importing"_s, 64, u"182,000 rows/s"_s, u"3 s left"_s, true});
        buttonNamed(bar, u"Cancel"_s)->click();
        QCOMPARE(cancelled.size(), 1);
        bar.showMessage(u"Tagged"_s, JobBar::Tone::Success, JobBar::Offer::Undo);
        QCOMPARE(bar.message(), u"Tagged"_s);
        buttonNamed(bar, u"Undo"_s)->click();
        QCOMPARE(undone.size(), 1);
        QCOMPARE(bar.message(), QString());
        bar.showMessage(u"Failed"_s, JobBar::Tone::Error);
        QVERIFY(!buttonNamed(bar, u"Undo"_s));
        buttonNamed(bar, u"Dismiss"_s)->click();
        QCOMPARE(bar.message(), QString());
    }

    void gridKeepsRowsBalanced_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("wide") << 1216 << 6;
        QTest::newRow("five would fit") << 900 << 3;
        QTest::newRow("narrow") << 400 << 2;
        QTest::newRow("one") << 170 << 1;
    }

    void gridKeepsRowsBalanced()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        QWidget holder;
        auto *grid = new CardGrid(165, &holder);
        for (int i = 0; i < 6; ++i)
            grid->addWidget(new NumberCard);
        holder.resize(width, 600);
        holder.show();
        QCOMPARE(grid->columnsFor(width), columns);
        QCOMPARE(grid->itemAt(columns - 1)->geometry().right(), width - 1);
        QCOMPARE(grid->itemAt(0)->geometry().left(), 0);
    }

    void cardExplainsItself()
    {
        Card card(u"By segment"_s);
        card.setHelp(u"Mean of the answers."_s);
        card.show();
        auto *help = card.findChild<QToolButton *>();
        QVERIFY(help->isVisible());
        QTest::mouseClick(help, Qt::LeftButton);
        auto *popover = help->findChild<Popover *>();
        QVERIFY(popover);
        QCOMPARE(popover->accessibleDescription(), u"Mean of the answers."_s);
        popover->close();
        card.setHelp({});
        QVERIFY(!help->isVisible());
    }

    void scoresAreNeverColourAlone()
    {
        ScorePill pill;
        pill.setScore(0.79, Band::NeedsImprovement);
        QCOMPARE(pill.accessibleName(), u"0.79, needs improvement"_s);
        QCOMPARE(pill.toolTip(), u"needs improvement"_s);
        pill.setScore(std::nan(""), Band::None);
        QCOMPARE(pill.accessibleName(), QString(QChar(0x2013)));
        TermBar term;
        term.setTerm(u"Experience"_s, 0.8, 0.3);
        QCOMPARE(term.accessibleName(), u"Experience: 0.80 times 0.3 is 0.240"_s);
    }

    void initialsFitEveryScript()
    {
        QCOMPARE(initialsOf(u"Tom Becker"_s), u"TB"_s);
        QCOMPARE(initialsOf(u"  ada   maria okafor "_s), u"AO"_s);
        QCOMPARE(initialsOf(u"王芳"_s), u"王"_s);
        QCOMPARE(initialsOf({}), QString());
    }

    void sparklineStandsAnyValues()
    {
        const double gap = std::nan("");
        const std::vector<std::pair<std::vector<double>, bool>> cases = {{{}, false},
                                                                         {{gap, gap}, false},
                                                                         {{0.5}, true},
                                                                         {{0.5, gap, 0.7}, true},
                                                                         {{0.2, 0.9, 7}, true}};
        for (const auto &[values, inked] : cases) {
            QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintSparkline(&painter, image.rect(), values);
            painter.end();
            bool some = false;
            for (int y = 0; y < 20; ++y) {
                for (int x = 0; x < 60; ++x)
                    some = some || qAlpha(image.pixel(x, y)) > 0;
            }
            QCOMPARE(some, inked);
        }
    }

    void labelTellsWhatItCuts()
    {
        ElidedLabel label(u"A rather long sentence that will not fit"_s);
        label.resize(80, 20);
        label.show();
        QCOMPARE(label.toolTip(), label.text());
        label.resize(600, 20);
        QCOMPARE(label.toolTip(), QString());
    }

    void emptyStateShowsItsWholeSentence()
    {
        EmptyState state(Icon::History,
                         u"Nothing has been changed yet. Whatever changes is listed here and can "
                         "be undone, in any order, by anyone."_s,
                         u"Import"_s);
        state.resize(800, 500);
        state.show();
        for (const int width : {800, 400, 320}) {
            state.resize(width, 500);
            const auto *label = state.findChild<QLabel *>();
            QVERIFY(label->height() >= label->heightForWidth(label->width()));
            QVERIFY(std::abs(label->geometry().center().x() - state.rect().center().x()) <= 1);
        }
    }

    void dialogButtonsHaveOneOrder()
    {
        QDialog dialog;
        auto *foot = new DialogFoot(dialog);
        QPushButton *cancel = foot->addCancel();
        QPushButton *act = foot->addPrimary(u"Make it"_s);
        foot->resize(400, 32);
        dialog.show();
        QVERIFY(cancel->geometry().right() < act->geometry().left());
        QCOMPARE(act->geometry().right(), foot->rect().right());
        QVERIFY(act->isDefault() && !cancel->isDefault());
        QCOMPARE(act->grab().toImage().pixelColor(act->width() / 2, 4), Theme::current().accent);
        cancel->click();
        QVERIFY(!dialog.isVisible());
    }

    void toggleSwitchesByKey()
    {
        Toggle toggle(u"Motion"_s);
        toggle.setAnimated(false);
        toggle.show();
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(toggle.isChecked());
        QTest::mouseClick(&toggle, Qt::LeftButton, {}, QPoint(10, 10));
        QVERIFY(!toggle.isChecked());
    }

private:
    std::unique_ptr<ThemeController> m_themes;
};

QTEST_MAIN(TestUiKit)
#include "test_ui_kit.moc"
