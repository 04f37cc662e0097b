// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit_demo_pages.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/period_popup.h"
#include "ui/widgets/toggle.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui::demo {
namespace {

Card *buttons()
{
    auto *card = new Card(u"Buttons"_s);
    auto *row = new QHBoxLayout;
    const std::pair<QString, QString> roles[] = {{u"Save"_s, u"primary"_s},
                                                 {u"Normal"_s, {}},
                                                 {u"Delete"_s, u"danger"_s},
                                                 {u"Flat"_s, u"flat"_s},
                                                 {u"Link"_s, u"link"_s}};
    for (const auto &[text, role] : roles) {
        auto *button = new QPushButton(text);
        button->setProperty("role", role);
        row->addWidget(button);
    }
    row->addStretch(1);
    card->content()->addLayout(row);
    auto *second = new QHBoxLayout;
    auto *disabled = new QPushButton(u"Disabled"_s);
    disabled->setEnabled(false);
    auto *off = new QPushButton(u"Disabled"_s);
    off->setProperty("role", u"primary"_s);
    off->setEnabled(false);
    auto *withMenu = new QPushButton(icon(Icon::Export), u"Export "_s);
    withMenu->setMenu(new QMenu(withMenu));
    auto *tool = new QToolButton;
    tool->setIcon(icon(Icon::More));
    tool->setAccessibleName(u"More"_s);
    auto *on = new QToolButton;
    on->setIcon(icon(Icon::Filter));
    on->setCheckable(true);
    on->setChecked(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{disabled, off, withMenu, tool, on})
        second->addWidget(widget);
    second->addStretch(1);
    card->content()->addLayout(second);
    auto *tabs = new QTabBar;
    tabs->setExpanding(false);
    for (const QString &name : {u"Overview"_s, u"Timeline"_s, u"Consent"_s})
        tabs->addTab(name);
    card->content()->addWidget(tabs);
    card->content()->addStretch(1);
    return card;
}

Card *fields()
{
    auto *card = new Card(u"Fields"_s);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    auto *line = new QLineEdit(u"Ada Okafor"_s);
    auto *invalid = new QLineEdit(u"1.7"_s);
    invalid->setProperty("invalid", true);
    auto *combo = new QComboBox;
    combo->addItems({u"Third party"_s, u"Internal"_s, u"Open source"_s});
    auto *number = new QDoubleSpinBox;
    number->setValue(0.3);
    auto *date = new QDateEdit(QDate(2026, 3, 14));
    date->setCalendarPopup(true);
    auto *when = new QDateTimeEdit(QDateTime(QDate(2026, 3, 14), QTime(9, 30)));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    auto *progress = new QProgressBar;
    progress->setValue(64);
    progress->setTextVisible(false);
    form->addRow(u"Name"_s, line);
    form->addRow(u"Wrong"_s, invalid);
    form->addRow(u"Segment"_s, combo);
    form->addRow(u"Weight"_s, number);
    form->addRow(u"Date"_s, date);
    form->addRow(u"Time"_s, when);
    form->addRow(u"Slider"_s, slider);
    form->addRow(u"Progress"_s, progress);
    card->content()->addLayout(form);
    auto *text = new QPlainTextEdit(u"Notes about a developer"_s);
    text->setMaximumHeight(60);
    card->content()->addWidget(text);
    card->content()->addStretch(1);
    return card;
}

Card *choices()
{
    auto *card = new Card(u"Choices"_s);
    auto *check = new QCheckBox(u"Include inactive"_s);
    check->setChecked(true);
    auto *part = new QCheckBox(u"Some of them"_s);
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto *empty = new QCheckBox(u"Off"_s);
    auto *radio = new QRadioButton(u"Light"_s);
    radio->setChecked(true);
    auto *other = new QRadioButton(u"Dark"_s);
    auto *toggle = new Toggle(u"Motion"_s);
    toggle->setChecked(true);
    auto *off = new Toggle(u"Compact rows"_s);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{check, part, empty, radio, other, toggle, off})
        card->content()->addWidget(widget);
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({u"Field"_s, u"Count"_s});
    auto *top = new QTreeWidgetItem(tree, {u"Developers"_s, u"12,408"_s});
    new QTreeWidgetItem(top, {u"Third party"_s, u"8,120"_s});
    new QTreeWidgetItem(tree, {u"Companies"_s, u"912"_s});
    top->setExpanded(true);
    top->setSelected(true);
    card->content()->addWidget(tree, 1);
    return card;
}

/// A window of its own shown inside the page, so that it is in the picture.
QWidget *embedded(QWidget *popup)
{
    popup->setWindowFlags(Qt::Widget);
    popup->setAttribute(Qt::WA_TranslucentBackground, false);
    popup->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return popup;
}

QWidget *popups(QWidget *page)
{
    auto *holder = new QWidget;
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::cardGap);
    auto *menu = new QMenu;
    menu->addAction(icon(Icon::Edit), u"Edit"_s, QKeySequence(Qt::Key_F2), menu, [] {});
    menu->addAction(icon(Icon::Copy), u"Copy"_s, QKeySequence::Copy, menu, [] {});
    menu->addSeparator();
    QAction *checked = menu->addAction(u"Compact rows"_s);
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addAction(icon(Icon::Remove), u"Delete"_s)->setEnabled(false);
    layout->addWidget(embedded(menu), 0, Qt::AlignLeft);
    auto *choice = new ChoicePopup(u"Segment"_s, {u"b"_s}, page);
    choice->setChoices({{u"a"_s, u"Internal"_s, 412},
                        {u"b"_s, u"Third party"_s, 8120},
                        {u"c"_s, u"Open source"_s, 1204}});
    layout->addWidget(embedded(choice), 0, Qt::AlignLeft);
    layout->addWidget(embedded(new PeriodPopup({}, page)), 0, Qt::AlignLeft);
    layout->addStretch(1);
    return holder;
}

Card *fewPoints()
{
    auto *card = new Card(u"Few points"_s);
    auto *none = new LineChart;
    auto *one = new LineChart;
    one->setData({{u"Nov"_s}, {{u"Satisfaction"_s, {0.79}, {12}}}, 0.8, {}, {}, 2, {}});
    auto *bins = new HistogramChart;
    const std::array<qint64, 10> counts = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
    bins->setCounts(counts);
    for (QWidget *chart : std::initializer_list<QWidget *>{none, one, bins})
        card->content()->addWidget(chart, 1);
    return card;
}

} // namespace

QWidget *controlsPage()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(20, 16, 20, 16);
    grid->setSpacing(Theme::cardGap);
    grid->addWidget(buttons(), 0, 0);
    grid->addWidget(fields(), 0, 1);
    grid->addWidget(choices(), 0, 2);
    auto *days = new Card(u"Calendar"_s);
    days->content()->addWidget(new QCalendarWidget);
    grid->addWidget(days, 1, 0);
    auto *nothing = new Card;
    nothing->content()->addWidget(new EmptyState(
        Icon::Developers, u"No developers yet. Import a spreadsheet to begin."_s, u"Import"_s));
    grid->addWidget(nothing, 1, 1);
    grid->addWidget(fewPoints(), 1, 2);
    grid->addWidget(popups(page), 0, 3, 2, 1);
    return page;
}

} // namespace rapport::ui::demo
