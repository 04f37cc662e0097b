// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit_demo_pages.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/score_pill.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/term_bar.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui::demo {
namespace {

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterScope scope(painter);
        const Theme &theme = Theme::current();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        const QRectF cell =
            QRectF(option.rect).adjusted(Theme::cellPadding, 0, -Theme::cellPadding, 0);
        if (index.column() == 4 || index.column() == 5) {
            const double score = index.data().toDouble();
            paintScorePill(painter, cell, scoreText(score), Bands().of(score));
        } else if (index.column() == 6) {
            std::array<double, 8> values{};
            for (size_t i = 0; i < values.size(); ++i)
                values[i] = 0.6 + 0.2 * std::sin(index.row() * 1.7 + i * 0.9);
            paintSparkline(painter, cell.adjusted(0, 10, 0, -10), values);
        } else {
            paintText(
                painter, cell, index.data().toString(),
                themeFont(Theme::bodySize, index.column() == 0 ? QFont::DemiBold : QFont::Normal),
                index.column() == 7 ? theme.muted : theme.text);
        }
    }
};

QTableView *table()
{
    auto *view = new QTableView;
    auto *model = new QStandardItemModel(view);
    model->setHorizontalHeaderLabels({u"Name"_s, u"Company"_s, u"Segment"_s, u"Country"_s,
                                      u"Satisfaction"_s, u"Efficiency"_s, u"12 months"_s,
                                      u"Last seen"_s});
    const QStringList rows[] = {
        {u"Ada Okafor"_s,
         u"Kernelworks"_s,
         u"Third party"_s,
         u"NG"_s,
         u"0.91"_s,
         u"0.84"_s,
         {},
         u"yesterday"_s},
        {u"Lin Wei"_s,
         u"Jade Systems"_s,
         u"Internal"_s,
         u"CN"_s,
         u"0.55"_s,
         u"0.49"_s,
         {},
         u"2 d"_s},
        {u"Tom Becker"_s,
         u"Isar Robotics"_s,
         u"Open source"_s,
         u"DE"_s,
         u"0.79"_s,
         u"0.71"_s,
         {},
         u"3 h"_s},
        {u"王芳"_s, u"星河科技"_s, u"Internal"_s, u"CN"_s, u"0.77"_s, u"0.70"_s, {}, u"today"_s},
    };
    for (int i = 0; i < 400; ++i) {
        QList<QStandardItem *> items;
        for (const QString &text : rows[i % 4])
            items << new QStandardItem(text);
        model->appendRow(items);
    }
    view->setModel(model);
    view->setItemDelegate(new CellDelegate(view));
    view->setProperty("embedded", true);
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(Theme::rowHeight);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setStretchLastSection(true);
    const std::array widths = {102, 108, 98, 78, 116, 92, 90, 84};
    for (size_t i = 0; i < widths.size(); ++i)
        view->setColumnWidth(static_cast<int>(i), widths[i]);
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSortIndicator(4, Qt::DescendingOrder);
    view->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    view->selectRow(2);
    return view;
}

QWidget *viewsRow()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 7, 10, 7);
    layout->setSpacing(4);
    bool first = true;
    for (const QString &name :
         {u"All developers"_s, u"At risk 214"_s, u"Champions"_s, u"+ Save"_s}) {
        auto *button = new QPushButton(name);
        button->setProperty("role", u"flat"_s);
        button->setCheckable(true);
        button->setChecked(first);
        first = false;
        layout->addWidget(button);
    }
    layout->addStretch(1);
    const std::pair<QString, Icon> tools[] = {{u"Columns"_s, Icon::Columns},
                                              {u"Filter"_s, Icon::Filter}};
    for (const auto &[text, picture] : tools) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setIcon(icon(picture));
        button->setToolTip(text);
        layout->addWidget(button);
    }
    return row;
}

Card *detail()
{
    auto *card = new Card;
    auto *head = new QHBoxLayout;
    auto *avatar = new Avatar;
    avatar->setName(u"Tom Becker"_s);
    auto *who = new QVBoxLayout;
    who->setSpacing(1);
    auto *name = new QLabel(u"Tom Becker"_s);
    name->setProperty("role", u"name"_s);
    auto *where = new ElidedLabel(u"Isar Robotics · Open source · DE"_s);
    where->setProperty("role", u"muted"_s);
    who->addWidget(name);
    who->addWidget(where);
    auto *pill = new ScorePill;
    pill->setScore(0.79, Band::NeedsImprovement);
    head->addWidget(avatar);
    head->addSpacing(4);
    head->addLayout(who, 1);
    head->addWidget(pill);
    card->content()->addLayout(head);
    auto *why = new QLabel(u"<b>Why 0.79</b> needs improvement · cover 100 %"_s);
    card->content()->addSpacing(8);
    card->content()->addWidget(why);
    auto *terms = new QVBoxLayout;
    terms->setSpacing(0);
    const std::tuple<QString, double, double> rows[] = {{u"Experience"_s, 0.8, 0.3},
                                                        {u"Support"_s, 0.7, 0.4},
                                                        {u"Customer satisf."_s, 0.9, 0.3},
                                                        {u"No answers"_s, std::nan(""), 0.3}};
    for (const auto &[label, value, weight] : rows) {
        auto *bar = new TermBar;
        bar->setTerm(label, value, weight);
        terms->addWidget(bar);
    }
    card->content()->addLayout(terms);
    card->content()->addStretch(1);
    return card;
}

} // namespace

QWidget *tablePage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(20, 16, 20, 16);
    auto *split = new QSplitter(Qt::Horizontal);
    auto *left = new Card;
    left->setFlush(true);
    left->content()->setSpacing(0);
    left->content()->addWidget(viewsRow());
    auto *line = new QFrame;
    line->setProperty("surface", u"line"_s);
    left->content()->addWidget(line);
    left->content()->addWidget(table(), 1);
    split->addWidget(left);
    split->addWidget(detail());
    split->setStretchFactor(0, 66);
    split->setStretchFactor(1, 34);
    split->setSizes({790, 414});
    layout->addWidget(split);
    return page;
}

} // namespace rapport::ui::demo
