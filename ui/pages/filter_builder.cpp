// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filter_builder.h"

#include "domain/filter_sentence.h"
#include "ui/pages/filter_row.h"
#include "ui/pages/reference_names.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr auto kPause = 250ms;
constexpr int kWidth = 640;
constexpr int kMostHeight = 420;

/// How rows are joined, as the box of a group lists it.
constexpr int joinCode(Filter::Join join, bool negated)
{
    return (join == Filter::Join::Any ? 1 : 0) + (negated ? 2 : 0);
}

QToolButton *crossButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(Icon::Close));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

QPushButton *linkButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("role", u"flat"_s);
    button->setAutoDefault(false);
    return button;
}

} // namespace

FilterGroupBox::FilterGroupBox(Workspace &workspace, ReferenceNames &names, KindId kind,
                               QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_names(names),
      m_kind(kind),
      m_join(new QComboBox(this)),
      m_lines(new QVBoxLayout(this)),
      m_head(new QWidget(this))
{
    m_join->addItem(tr("All of these hold"), joinCode(Filter::Join::All, false));
    m_join->addItem(tr("Any of these holds"), joinCode(Filter::Join::Any, false));
    m_join->addItem(tr("None of these holds"), joinCode(Filter::Join::Any, true));
    m_join->addItem(tr("Not all of these hold"), joinCode(Filter::Join::All, true));
    m_join->setAccessibleName(tr("How conditions are joined"));
    connect(m_join, &QComboBox::activated, this, &FilterGroupBox::changed);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_join);
    head->addStretch(1);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::spaceS);
    m_lines->addWidget(m_head);
}

void FilterGroupBox::setCorner(QWidget *widget)
{
    static_cast<QHBoxLayout *>(m_head->layout())->addWidget(widget);
}

FilterRow *FilterGroupBox::addRow()
{
    auto *row = new FilterRow(m_workspace, m_names, m_kind, this);
    m_rows.push_back(row);
    m_lines->addWidget(row);
    connect(row, &FilterRow::changed, this, [this] {
        // An explanation may have come or gone.
        Q_EMIT resized();
        Q_EMIT changed();
    });
    connect(row, &FilterRow::removeRequested, this, [this, row] { removeRow(row); });
    row->show();
    Q_EMIT resized();
    return row;
}

void FilterGroupBox::removeRow(FilterRow *row)
{
    const auto at = std::ranges::find(m_rows, row);
    if (at == m_rows.end())
        return;
    const auto next = m_rows.erase(at);
    row->hide();
    row->deleteLater();
    if (next != m_rows.end())
        (*next)->start();
    Q_EMIT resized();
    Q_EMIT changed();
}

void FilterGroupBox::addOther(const Filter &other)
{
    m_others.push_back(other);
    auto *line = new QWidget(this);
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    const SentenceContext context{m_workspace.settings().zone, [this](KindId kind, qint64 id) {
                                      return m_names.name(kind, id);
                                  }};
    auto *label = new QLabel(filterSentence(other, m_workspace.catalogue(), m_kind, context), line);
    label->setWordWrap(true);
    QToolButton *cross = crossButton(tr("Remove this condition"), line);
    box->addWidget(label, 1);
    box->addWidget(cross);
    m_lines->addWidget(line);
    connect(cross, &QToolButton::clicked, this, [this, line, other] {
        m_others.erase(std::ranges::find(m_others, other));
        line->hide();
        line->deleteLater();
        Q_EMIT resized();
        Q_EMIT changed();
    });
}

void FilterGroupBox::setGroup(const TermGroup &group)
{
    m_join->setCurrentIndex(m_join->findData(joinCode(group.join, group.negated)));
    for (const FilterTerm &term : group.terms)
        addRow()->setTerm(term);
    for (const Filter &other : group.others)
        addOther(other);
}

TermGroup FilterGroupBox::group() const
{
    const int code = m_join->currentData().toInt();
    TermGroup group;
    group.join = code % 2 ? Filter::Join::Any : Filter::Join::All;
    group.negated = code >= 2;
    for (const FilterRow *row : m_rows) {
        if (auto term = row->term())
            group.terms.push_back(std::move(*term));
    }
    group.others = m_others;
    return group;
}

FilterBuilder::FilterBuilder(Workspace &workspace, ReferenceNames &names, KindId kind,
                             const Filter &filter, QWidget *anchor)
    : Popover(anchor),
      m_workspace(workspace),
      m_names(names),
      m_kind(kind),
      m_announced(filter),
      m_area(new QScrollArea(this)),
      m_content(new QWidget(m_area)),
      m_boxes(new QVBoxLayout(m_content)),
      m_add(linkButton(tr("Add condition"), this)),
      m_addGroup(linkButton(tr("Add group"), this)),
      m_clear(linkButton(tr("Clear"), this))
{
    setAccessibleName(tr("Filter"));
    setFixedWidth(kWidth);
    m_add->setIcon(icon(Icon::Add));
    m_addGroup->setIcon(icon(Icon::Add));
    m_content->setProperty("page", true);
    m_boxes->setContentsMargins(0, 0, 0, 0);
    m_boxes->setSpacing(Theme::spaceM);
    m_boxes->setAlignment(Qt::AlignTop);
    m_area->setWidget(m_content);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addWidget(m_addGroup);
    foot->addStretch(1);
    foot->addWidget(m_clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::cardPadding, Theme::spaceM, Theme::cardPadding,
                               Theme::spaceM);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(m_area);
    layout->addLayout(foot);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &FilterBuilder::flush);
    connect(m_add, &QPushButton::clicked, this, [this] { m_top->addRow()->start(); });
    connect(m_addGroup, &QPushButton::clicked, this, [this] {
        TermGroup group;
        group.join = Filter::Join::Any;
        addGroup(group)->addRow()->start();
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        showTerms({});
        flush();
    });
    showTerms(termsOf(filter, workspace.catalogue(), kind, workspace.settings().zone));
}

FilterBuilder::~FilterBuilder() = default;

void FilterBuilder::showTerms(const FilterTerms &terms)
{
    const std::vector<FilterGroupBox *> old = m_groups;
    for (FilterGroupBox *box : old)
        removeGroup(box);
    if (m_top)
        m_top->deleteLater();
    m_top = new FilterGroupBox(m_workspace, m_names, m_kind, m_content);
    m_boxes->insertWidget(0, m_top);
    connect(m_top, &FilterGroupBox::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(m_top, &FilterGroupBox::resized, this, &FilterBuilder::fit);
    m_top->setGroup(terms.top);
    for (const TermGroup &group : terms.groups)
        addGroup(group);
    // An empty filter begins with a row to fill in.
    if (terms.size() == 0)
        m_top->addRow();
    m_top->show();
    fit();
}

FilterGroupBox *FilterBuilder::addGroup(const TermGroup &group)
{
    auto *box = new FilterGroupBox(m_workspace, m_names, m_kind, m_content);
    box->setProperty("surface", u"group"_s);
    box->layout()->setContentsMargins(Theme::spaceM, Theme::spaceS, Theme::spaceM, Theme::spaceM);
    QToolButton *more = crossButton(tr("Add condition"), box);
    more->setIcon(icon(Icon::Add));
    QToolButton *cross = crossButton(tr("Remove this group"), box);
    box->setCorner(more);
    box->setCorner(cross);
    box->setGroup(group);
    m_groups.push_back(box);
    m_boxes->addWidget(box);
    connect(more, &QToolButton::clicked, box, [box] { box->addRow()->start(); });
    connect(cross, &QToolButton::clicked, this, [this, box] {
        removeGroup(box);
        m_pause.start();
    });
    connect(box, &FilterGroupBox::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(box, &FilterGroupBox::resized, this, &FilterBuilder::fit);
    box->show();
    return box;
}

void FilterBuilder::removeGroup(FilterGroupBox *box)
{
    std::erase(m_groups, box);
    box->hide();
    box->deleteLater();
    fit();
}

void FilterBuilder::fit()
{
    m_boxes->activate();
    m_area->setFixedHeight(std::clamp(m_content->sizeHint().height(), 40, kMostHeight));
    adjustSize();
    m_clear->setEnabled(m_top && (m_top->rows().size() > 1 || !filter().isEmpty()));
}

Filter FilterBuilder::filter() const
{
    FilterTerms terms;
    terms.top = m_top->group();
    for (const FilterGroupBox *box : m_groups)
        terms.groups.push_back(box->group());
    return filterOf(terms, m_workspace.catalogue(), m_kind, m_workspace.settings().zone);
}

void FilterBuilder::flush()
{
    m_pause.stop();
    Filter now = filter();
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT filterChanged(now);
}

void FilterBuilder::hideEvent(QHideEvent *event)
{
    if (m_pause.isActive())
        flush();
    Popover::hideEvent(event);
}

} // namespace rapport::ui
