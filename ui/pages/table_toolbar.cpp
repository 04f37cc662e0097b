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
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

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
      m_save(new QPushButton(tr("+ Save"), this)),
      m_filter(toolButton(Icon::Filter, tr("Filter"), this)),
      m_filterChip(new FilterChip(this)),
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
    m_save->setProperty("role", QStringLiteral("flat"));
    m_save->setFocusPolicy(Qt::TabFocus);
    m_save->setToolTip(tr("Save filter, search, order and columns as a view"));
    m_views->setTrailing(m_save);
    m_filter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filter->setCheckable(true);
    m_filterChip->setElastic();
    m_filterChip->hide();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 8, 10, 8);
    rows->setSpacing(Theme::spaceXs);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(Theme::spaceXs);
    rows->addLayout(layout);
    rows->addWidget(m_filterChip);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_chip);
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(m_count);
    layout->addSpacing(Theme::spaceXs);
    for (QToolButton *button : {m_filter, m_columns, m_editMany, m_export, m_panel, m_add})
        layout->addWidget(button);
    connect(m_views, &ViewTabs::chosen, this, &TableToolbar::viewChosen);
    connect(m_views, &ViewTabs::menuRequested, this, &TableToolbar::viewMenuRequested);
    connect(m_save, &QPushButton::clicked, this, &TableToolbar::saveClicked);
    connect(m_filter, &QToolButton::clicked, this, [this] {
        // It is down while there is a filter, not because it was pressed.
        m_filter->setChecked(!m_filter->text().isEmpty());
        Q_EMIT filterClicked(m_filter);
    });
    connect(m_filterChip, &FilterChip::clicked, this,
            [this] { Q_EMIT filterClicked(m_filterChip); });
    connect(m_filterChip, &FilterChip::cleared, this, &TableToolbar::filterCleared);
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
    m_counts = QList<qint64>(names.size(), -1);
    m_changedView = -1;
    m_views->setNames(names);
}

void TableToolbar::setViewCount(int view, qint64 count)
{
    m_counts[view] = count;
    showView(view);
}

void TableToolbar::setViewHelp(int view, const QString &text)
{
    tabs()->setTabToolTip(view, text);
}

void TableToolbar::setViewChanged(int view, bool changed)
{
    const int before = std::exchange(m_changedView, changed ? view : -1);
    if (before == m_changedView)
        return;
    for (const int one : {before, m_changedView}) {
        if (one >= 0 && one < m_names.size())
            showView(one);
    }
    m_save->setText(changed ? tr("Save") : tr("+ Save"));
    m_save->setProperty("role", changed ? QStringLiteral("link") : QStringLiteral("flat"));
    m_save->style()->polish(m_save);
    m_views->setTrailing(m_save);
}

void TableToolbar::showView(int view)
{
    QString text = m_names[view];
    // A star would be taken for a mark of liking.
    if (view == m_changedView)
        text += QStringLiteral(" \u2022");
    if (m_counts[view] >= 0)
        text += u' ' + QLocale().toString(m_counts[view]);
    m_views->setText(view, text);
}

void TableToolbar::setFilter(int conditions, const QString &sentence)
{
    m_filter->setText(conditions > 0 ? QLocale().toString(conditions) : QString());
    m_filter->setChecked(conditions > 0);
    m_filter->setToolTip(sentence.isEmpty() ? tr("Filter") : tr("Filter: %1").arg(sentence));
    m_filter->setAccessibleDescription(sentence);
    m_filterChip->setVisible(!sentence.isEmpty());
    m_filterChip->setState(sentence, true);
    m_filterChip->setToolTip(sentence);
}

void TableToolbar::setCanSave(bool can)
{
    m_save->setEnabled(can);
    m_views->setTrailing(m_save);
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
