// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_views.h"

#include "domain/filter_sentence.h"
#include "session/editor.h"
#include "ui/models/answers.h"
#include "ui/pages/table_toolbar.h"
#include "ui/pages/view_name_popover.h"
#include "ui/theme/icons.h"

#include <QMenu>
#include <QPushButton>
#include <QTabBar>

#include <algorithm>

namespace rapport::ui {

TableViews::TableViews(Workspace &workspace, KindId kind, TableToolbar &toolbar,
                       std::function<SavedView()> present, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_kind(kind),
      m_toolbar(toolbar),
      m_present(std::move(present))
{
    for (const TableView &view : readyMade())
        m_readyMadeNames.append(view.name);
    m_toolbar.setCanSave(!workspace.isReadOnly());
    list();
    connect(&toolbar, &TableToolbar::viewChosen, this, &TableViews::choose);
    connect(&toolbar, &TableToolbar::viewMenuRequested, this, &TableViews::openMenu);
    connect(&toolbar, &TableToolbar::saveClicked, this, &TableViews::askForName);
}

std::vector<TableView> TableViews::readyMade() const
{
    return tableViews(kind(), m_workspace.settings(), m_workspace.today());
}

QStringList TableViews::savedNames() const
{
    QStringList names;
    for (const SavedView &view : m_saved)
        names.append(view.name);
    return names;
}

void TableViews::list()
{
    m_toolbar.setViews(m_readyMadeNames + savedNames());
    m_toolbar.setCurrentView(m_current);
    const SentenceContext context{m_workspace.settings().zone, {}};
    const auto tell = [&](int view, const Filter &filter) {
        m_toolbar.setViewHelp(view,
                              filterSentence(filter, m_workspace.catalogue(), m_kind, context));
    };
    int view = 0;
    for (const TableView &one : readyMade())
        tell(view++, one.filter);
    for (const SavedView &one : m_saved)
        tell(view++, one.query.filter);
}

const SavedView *TableViews::saved() const
{
    const int at = m_current - readyMadeCount();
    return at >= 0 && at < int(m_saved.size()) ? &m_saved[size_t(at)] : nullptr;
}

Filter TableViews::filter() const
{
    return m_current < readyMadeCount() ? readyMade()[size_t(m_current)].filter : Filter();
}

void TableViews::chooseAll()
{
    m_current = 0;
    m_toolbar.setCurrentView(0);
}

void TableViews::choose(int view)
{
    m_current = std::max(0, view);
    Q_EMIT chosen();
}

void TableViews::readSaved()
{
    if (m_reading)
        return;
    m_reading = true;
    whenAnswered(m_workspace.views(m_kind), this,
                 [this](const Result<std::vector<SavedView>> &views) {
                     m_reading = false;
                     if (views)
                         takeSaved(*views);
                     else
                         Q_EMIT failed(views.error());
                     Q_EMIT settled();
                 });
}

void TableViews::takeSaved(std::vector<SavedView> views)
{
    const SavedView *now = saved();
    const QString current = now ? now->name : QString();
    const QString wanted = std::exchange(m_next, {});
    if (views != m_saved) {
        const bool hadOne = now != nullptr;
        m_saved = std::move(views);
        if (hadOne) {
            const auto at = savedNames().indexOf(current);
            m_current = at < 0 ? 0 : readyMadeCount() + int(at);
        }
        list();
        if (hadOne && m_current == 0 && wanted.isEmpty())
            Q_EMIT chosen();
        readCounts(m_scope);
    }
    if (const auto at = savedNames().indexOf(wanted); !wanted.isEmpty() && at >= 0) {
        m_current = readyMadeCount() + int(at);
        m_toolbar.setCurrentView(m_current);
        Q_EMIT chosen();
    }
    showChanges();
}

void TableViews::readCounts(const Scope &scope)
{
    m_scope = scope;
    m_countAgain = m_counting;
    if (m_counting)
        return;
    m_counting = true;
    m_uncounted.clear();
    const auto add = [&](Query query) {
        query.kind = m_kind;
        query.sort.clear();
        query.filter = scopeFilter(m_kind, scope, m_workspace.settings().zone).and_(query.filter);
        m_uncounted.push_back(std::move(query));
    };
    for (const TableView &view : readyMade())
        add({m_kind, view.filter, {}, {}});
    for (const SavedView &view : m_saved)
        add(view.query);
    // The first view's number is the row count beside it; how many there are in all is of use.
    m_uncounted.front() = {m_kind, {}, {}, {}};
    countNext(0);
}

/// One by one, so that a new scope need not wait for the counts of the old one.
void TableViews::countNext(int view)
{
    whenAnswered(m_workspace.count(m_uncounted[size_t(view)]), this,
                 [this, view, saved = savedNames()](const Result<qint64> &count) {
                     const bool stale = m_countAgain || saved != savedNames();
                     const bool last = view + 1 == int(m_uncounted.size());
                     m_counting = !stale && !last;
                     if (stale) {
                         readCounts(m_scope);
                         return;
                     }
                     showCount(view, count);
                     if (m_counting)
                         countNext(view + 1);
                     else
                         Q_EMIT settled();
                 });
}

void TableViews::showCount(int view, const Result<qint64> &count)
{
    if (view > 0) {
        // A saved view may speak of a field that is gone; the others count all the same.
        m_toolbar.setViewCount(view, count ? *count : -1);
    } else if (count) {
        m_total = *count;
        Q_EMIT counted();
    }
}

void TableViews::showChanges()
{
    const SavedView *view = saved();
    if (!view) {
        m_toolbar.setViewChanged(m_current, false);
        return;
    }
    SavedView kept = *view;
    if (kept.columns.isEmpty())
        kept.columns = defaultColumns(kind());
    if (kept.query.sort.empty())
        kept.query.sort = defaultSort(kind());
    SavedView present = m_present();
    present.name = kept.name;
    m_toolbar.setViewChanged(m_current, present != kept);
}

ViewNamePopover *TableViews::askForName()
{
    const SavedView *view = saved();
    auto *popover = new ViewNamePopover(tr("Save this view"), view ? view->name : QString(),
                                        savedNames(), m_readyMadeNames, m_toolbar.saveButton());
    connect(popover, &ViewNamePopover::named, this, &TableViews::save);
    popover->popup();
    return popover;
}

void TableViews::write(const QFuture<Result<Change>> &answer, const QString &nextName)
{
    m_writing = true;
    whenAnswered(answer, this, [this, nextName](const Result<Change> &change) {
        m_writing = false;
        if (!change)
            Q_EMIT failed(change.error());
        m_next = change ? nextName : QString();
        readSaved();
    });
}

void TableViews::save(const QString &name)
{
    SavedView view = m_present();
    view.name = name.trimmed();
    write(m_workspace.editor().saveView(view), view.name);
}

void TableViews::rename(const QString &from, const QString &to)
{
    const auto view = std::ranges::find(m_saved, from, &SavedView::name);
    const QString name = to.trimmed();
    if (view == m_saved.end() || name == from)
        return;
    SavedView renamed = *view;
    renamed.name = name;
    m_writing = true;
    whenAnswered(m_workspace.editor().saveView(renamed), this,
                 [this, from, name](const Result<Change> &change) {
                     if (change) {
                         write(m_workspace.editor().removeView(m_kind, from), name);
                         return;
                     }
                     m_writing = false;
                     Q_EMIT failed(change.error());
                 });
}

void TableViews::remove(const QString &name)
{
    write(m_workspace.editor().removeView(m_kind, name), {});
}

void TableViews::openMenu(int view, const QPoint &place)
{
    const int at = view - readyMadeCount();
    if (at < 0 || m_workspace.isReadOnly())
        return;
    const QString name = m_saved[size_t(at)].name;
    auto *menu = new QMenu(&m_toolbar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Icon::Edit), tr("Rename…"), this, [this, name] {
        auto *popover = new ViewNamePopover(tr("Rename the view"), name, savedNames(),
                                            m_readyMadeNames, m_toolbar.tabs());
        connect(popover, &ViewNamePopover::named, this,
                [this, name](const QString &to) { rename(name, to); });
        popover->popup();
    });
    menu->addAction(icon(Icon::Remove), tr("Remove this view"), this,
                    [this, name] { remove(name); });
    menu->popup(place);
}

} // namespace rapport::ui
