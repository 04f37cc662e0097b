// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_stack.h"

#include "ui/pages/dashboard_page.h"
#include "ui/pages/history_page.h"
#include "ui/pages/record_table.h"
#include "ui/pages/selection_summary.h"
#include "ui/pages/table_page.h"
#include "ui/pages/weights_page.h"

#include <algorithm>

namespace rapport::ui {

PageStack::PageStack(Workspace &workspace, const PersonalSettings &personal, QSettings &tables,
                     QWidget *parent)
    : QStackedWidget(parent), m_workspace(workspace), m_personal(personal), m_tables(tables)
{
    connect(&workspace, &Workspace::changed, this, &PageStack::workspaceChanged);
}

PageStack::~PageStack() = default;

Page *PageStack::page(const QString &key)
{
    if (Page *made = m_pages.value(key))
        return made;
    const auto pages = allPages();
    const auto info = std::ranges::find(pages, key, &PageInfo::key);
    if (info == pages.end())
        return nullptr;
    Page *made = make(*info);
    m_pages.insert(key, made);
    made->setAccessibleName(info->title);
    made->setScope(m_scope);
    made->setSearch(m_search);
    connect(made, &Page::failed, this, &PageStack::failed);
    connect(made, &Page::done, this, &PageStack::done);
    connect(made, &Page::rowsRequested, this, &PageStack::showRows);
    addWidget(made);
    return made;
}

Page *PageStack::make(const PageInfo &info)
{
    if (info.kind)
        return makeTable(*info.kind);
    if (info.key == kWeightsPage)
        return new WeightsPage(m_workspace, this);
    if (info.key == kHistoryPage)
        return new HistoryPage(m_workspace, this);
    if (info.key == kSettingsPage)
        return makeSettings();
    return makeDashboard();
}

Page *PageStack::makeDashboard()
{
    auto *page = new DashboardPage(m_workspace, this);
    connect(page, &DashboardPage::importRequested, this, &PageStack::importRequested);
    connect(page, &DashboardPage::sampleRequested, this, &PageStack::sampleRequested);
    connect(page, &DashboardPage::addRequested, this, [this] {
        showPage(kDevelopersPage.toString());
        if (TablePage *table = currentTable())
            table->addRecord();
    });
    return page;
}

Page *PageStack::makeTable(KindId kind)
{
    auto *page = new TablePage(m_workspace, kind, this);
    page->remember(m_tables);
    connect(page, &TablePage::exportRequested, this, &PageStack::exportRequested);
    connect(page, &TablePage::importRequested, this, &PageStack::importRequested);
    connect(page, &TablePage::clearFiltersRequested, this, &PageStack::clearFiltersRequested);
    connect(page, &TablePage::told, this, &PageStack::told);
    connect(page, &TablePage::longChangeRequested, this, &PageStack::longChangeRequested);
    connect(page, &TablePage::selectionTold, this, [this, page](const QString &text) {
        if (page == currentPage())
            Q_EMIT selectionTold(text);
    });
    return page;
}

Page *PageStack::makeSettings()
{
    auto *page = new SettingsPage(m_workspace, m_personal, this);
    connect(page, &SettingsPage::rescoringRequested, this, &PageStack::rescoringRequested);
    connect(page, &SettingsPage::personalChanged, this, &PageStack::personalChanged);
    connect(page, &SettingsPage::serviceSwitched, this, &PageStack::serviceSwitched);
    if (m_service)
        page->setService(*m_service);
    return page;
}

Page *PageStack::showPage(const QString &key)
{
    Page *shown = page(key);
    if (!shown)
        return nullptr;
    m_current = key;
    setCurrentWidget(shown);
    Q_EMIT currentChangedTo(key);
    const TablePage *table = currentTable();
    Q_EMIT selectionTold(table ? table->table().summary().text() : QString());
    return shown;
}

Page *PageStack::currentPage() const
{
    return m_pages.value(m_current);
}

TablePage *PageStack::currentTable() const
{
    return qobject_cast<TablePage *>(currentPage());
}

void PageStack::setScope(const Scope &scope)
{
    m_scope = scope;
    for (Page *page : std::as_const(m_pages))
        page->setScope(scope);
}

void PageStack::setSearch(const QString &search)
{
    m_search = search;
    for (Page *page : std::as_const(m_pages))
        page->setSearch(search);
}

void PageStack::setPersonal(const PersonalSettings &personal)
{
    m_personal = personal;
    if (auto *page = qobject_cast<SettingsPage *>(m_pages.value(kSettingsPage.toString())))
        page->setPersonal(personal);
}

void PageStack::setService(const ServiceState &state)
{
    m_service = state;
    if (auto *page = qobject_cast<SettingsPage *>(m_pages.value(kSettingsPage.toString())))
        page->setService(state);
}

void PageStack::showRows(KindId kind, const Filter &filter, const QString &title)
{
    showPage(pageOf(kind));
    if (TablePage *table = currentTable())
        table->showRows(filter, title);
}

void PageStack::workspaceChanged(const ChangeSummary &summary)
{
    for (Page *page : std::as_const(m_pages))
        page->workspaceChanged(summary);
}

} // namespace rapport::ui
