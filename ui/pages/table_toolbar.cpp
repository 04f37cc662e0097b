// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_toolbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/view_tabs.h"

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
      m_views(new ViewTabs(this)),
      m_chip(new FilterChip(this)),
      m_count(new QLabel(this)),
      m_columns(toolButton(Icon::Columns, tr("Columns"), this)),
      m_add(toolButton(Icon::Add, tr("Add (Ctrl+N)"), this)),
      m_editMany(toolButton(Icon::Edit, tr("Set a field of many records"), this)),
      m_export(toolButton(Icon::Export, tr("Export"), this)),
      m_panel(toolButton(Icon::Info, tr("Details (Space)"), this))
{
    m_chip->hide();
    m_count->setProperty("role", QStringLiteral("secondary"));
    m_count->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_panel->setCheckable(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(Theme::spaceXs);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_chip);
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(m_count);
    layout->addSpacing(Theme::spaceXs);
    for (QToolButton *button : {m_columns, m_editMany, m_export, m_panel, m_add})
        layout->addWidget(button);
    connect(m_views, &ViewTabs::chosen, this, &TableToolbar::viewChosen);
    connect(m_chip, &FilterChip::cleared, this, &TableToolbar::chipCleared);
    connect(m_columns, &QToolButton::clicked, this, &TableToolbar::columnsClicked);
    connect(m_add, &QToolButton::clicked, this, &TableToolbar::addClicked);
    connect(m_editMany, &QToolButton::clicked, this, &TableToolbar::editManyClicked);
    connect(m_export, &QToolButton::clicked, this, &TableToolbar::exportClicked);
    connect(m_panel, &QToolButton::toggled, this, &TableToolbar::panelToggled);
}

void TableToolbar::setViews(const QStringList &names)
{
    m_names = names;
    m_views->setNames(names);
}

void TableToolbar::setViewCount(int view, qint64 count)
{
    const QString &name = m_names[view];
    m_views->setText(
        view, count < 0 ? name : QStringLiteral("%1 %2").arg(name, QLocale().toString(count)));
}

int TableToolbar::currentView() const
{
    return tabs()->currentIndex();
}

void TableToolbar::setCurrentView(int view)
{
    m_views->setCurrent(view);
}

QTabBar *TableToolbar::tabs() const
{
    return m_views->tabs();
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
    m_editMany->setVisible(can);
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
