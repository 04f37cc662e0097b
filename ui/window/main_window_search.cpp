// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window finds things; the rest of MainWindow is in main_window.cpp.
#include "ui/window/main_window.h"

#include "ui/models/answers.h"
#include "ui/pages/table_page.h"
#include "ui/widgets/search_field.h"
#include "ui/window/search_palette.h"
#include "ui/window/top_bar.h"
#include "ui/window/window_actions.h"

namespace rapport::ui {

void MainWindow::searched(const QString &text)
{
    if (!m_pages)
        return;
    m_pages->setSearch(text);
    // Pages without rows have nothing to search; the developers do.
    if (!text.isEmpty() && !m_pages->currentTable())
        showPage(kDevelopersPage.toString());
}

void MainWindow::findOnPage()
{
    if (m_topBar->search()->isVisible())
        m_topBar->search()->start();
    else
        searchEverywhere();
}

/// Has the texts of the page's kind read while the user is about to type.
void MainWindow::warmSearch()
{
    if (!m_pages)
        return;
    const TablePage *table = m_pages->currentTable();
    Query query;
    query.kind = table ? table->kindId() : KindId::Developer;
    query.search = QStringLiteral("a");
    // What it finds is of no use; no page waits for this lane.
    whenAnswered(
        m_workspace->read(Lane::Analysis,
                          [query](ReadContext &context) { return context.records().ids(query); }),
        m_pages, [](const Result<std::vector<qint64>> &) {});
}

SearchPalette *MainWindow::searchEverywhere()
{
    if (m_palette && m_palette->isVisible())
        return m_palette;
    m_palette = new SearchPalette(m_workspace.get(), m_actions->commands(), this);
    connect(m_palette, &SearchPalette::recordChosen, this, &MainWindow::openRecord);
    connect(m_palette, &SearchPalette::pageChosen, this, &MainWindow::showPage);
    connect(m_palette, &SearchPalette::allChosen, this, &MainWindow::showAllFound);
    m_palette->popup();
    return m_palette;
}

void MainWindow::openRecord(KindId kind, RecordId id)
{
    showPage(pageOf(kind));
    if (TablePage *table = m_pages->currentTable())
        table->openRecord(id);
}

void MainWindow::showAllFound(KindId kind, const QString &search)
{
    showPage(pageOf(kind));
    m_topBar->search()->setText(search);
    m_topBar->search()->announce();
}

} // namespace rapport::ui
