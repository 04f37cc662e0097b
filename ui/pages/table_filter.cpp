// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_filter.h"

#include "domain/filter_sentence.h"
#include "ui/pages/filter_builder.h"
#include "ui/pages/filter_row.h"
#include "ui/pages/table_toolbar.h"

#include <algorithm>

namespace rapport::ui {

TableFilter::TableFilter(Workspace &workspace, KindId kind, TableToolbar &toolbar, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_kind(kind),
      m_toolbar(toolbar),
      m_names(workspace, this)
{
    connect(&m_names, &ReferenceNames::learned, this, &TableFilter::show);
    connect(&toolbar, &TableToolbar::filterClicked, this, &TableFilter::openBuilder);
    connect(&toolbar, &TableToolbar::filterCleared, this, [this] {
        set({});
        Q_EMIT changed();
    });
}

void TableFilter::set(const Filter &filter, const QString &search)
{
    m_filter = filter;
    m_search = search;
    m_names.want(m_kind, filter);
    show();
}

void TableFilter::add(const Filter &filter)
{
    const Catalogue &catalogue = m_workspace.catalogue();
    const QTimeZone &zone = m_workspace.settings().zone;
    FilterTerms terms = termsOf(m_filter.and_(filter), catalogue, m_kind, zone);
    // What is asked for twice is told once.
    for (auto term = terms.top.terms.begin(); term != terms.top.terms.end();)
        term = std::find(terms.top.terms.begin(), term, *term) != term ? terms.top.terms.erase(term)
                                                                       : term + 1;
    set(filterOf(terms, catalogue, m_kind, zone), m_search);
    Q_EMIT changed();
}

QString TableFilter::sentenceOf(const Filter &filter) const
{
    const SentenceContext context{m_workspace.settings().zone, [this](KindId kind, qint64 id) {
                                      return m_names.name(kind, id);
                                  }};
    return filterSentence(filter, m_workspace.catalogue(), m_kind, context);
}

QString TableFilter::sentence() const
{
    const QString filter = sentenceOf(m_filter);
    if (m_search.isEmpty())
        return filter;
    const QString search = tr("\u201c%1\u201d is found").arg(m_search);
    return filter.isEmpty() ? search : tr("%1 and %2").arg(filter, search);
}

void TableFilter::show()
{
    const int conditions =
        termsOf(m_filter, m_workspace.catalogue(), m_kind, m_workspace.settings().zone).size();
    m_toolbar.setFilter(conditions + (m_search.isEmpty() ? 0 : 1), sentence());
}

FilterBuilder *TableFilter::openBuilder(QWidget *anchor)
{
    m_builder = new FilterBuilder(m_workspace, m_names, m_kind, m_filter, anchor);
    connect(m_builder, &FilterBuilder::filterChanged, this, [this](const Filter &filter) {
        set(filter, m_search);
        Q_EMIT changed();
    });
    m_builder->popup();
    if (!m_builder->top()->rows().empty())
        m_builder->top()->rows().front()->start();
    return m_builder;
}

} // namespace rapport::ui
