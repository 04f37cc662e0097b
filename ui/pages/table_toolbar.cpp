// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_toolbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QTabBar>
#include <QToolButton>

namespace rapport::ui {

namespace {

QToolButton *toolButton(Icon picture, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(picture));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

TableToolbar::TableToolbar(QWidget *parent)
    : QWidget(parent),
      m_tabs(new QTabBar(this)),
      m_chip(new FilterChip(this)),
      m_count(new QLabel(this)),
      m_columns(toolButton(Icon::Columns, tr("Columns"), this)),
      m_add(toolButton(Icon::Add, tr("Add (Ctrl+N)"), this)),
      m_export(toolButton(Icon::Export, tr("Export"), this)),
      m_panel(toolButton(Icon::Info, tr("Details (Space)"), this))
{
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Views"));
    m_chip->hide();
    m_count->setProperty("role", QStringLiteral("secondary"));
    m_count->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_panel->setCheckable(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(Theme::spaceXs);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_chip);
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(m_count);
    layout->addSpacing(Theme::spaceXs);
    for (QToolButton *button : {m_columns, m_export, m_panel, m_add})
        layout->addWidget(button);
    connect(m_tabs, &QTabBar::currentChanged, this, &TableToolbar::viewChosen);
    connect(m_chip, &FilterChip::cleared, this, &TableToolbar::chipCleared);
    connect(m_columns, &QToolButton::clicked, this, &TableToolbar::columnsClicked);
    connect(m_add, &QToolButton::clicked, this, &TableToolbar::addClicked);
    connect(m_export, &QToolButton::clicked, this, &TableToolbar::exportClicked);
    connect(m_panel, &QToolButton::toggled, this, &TableToolbar::panelToggled);
}

void TableToolbar::setViews(const QStringList &names)
{
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    m_names = names;
    for (const QString &name : names)
        m_tabs->addTab(name);
}

void TableToolbar::setViewCount(int view, qint64 count)
{
    const QString &name = m_names[view];
    m_tabs->setTabText(
        view, count < 0 ? name : QStringLiteral("%1 %2").arg(name, QLocale().toString(count)));
}

int TableToolbar::currentView() const
{
    return m_tabs->currentIndex();
}

void TableToolbar::setCurrentView(int view)
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(view);
}

void TableToolbar::setChip(const QString &text)
{
    m_chip->setVisible(!text.isEmpty());
    m_chip->setState(fontMetrics().elidedText(text, Qt::ElideRight, 220), true);
    m_chip->setToolTip(text);
}

void TableToolbar::setCountText(const QString &text)
{
    m_count->setText(text);
}

void TableToolbar::setCanAdd(bool can)
{
    m_add->setVisible(can);
}

void TableToolbar::setPanelOpen(bool open)
{
    const QSignalBlocker quiet(m_panel);
    m_panel->setChecked(open);
}

QWidget *TableToolbar::columnsButton() const
{
    return m_columns;
}

} // namespace rapport::ui
