// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "session/workspace.h"
#include "ui/pages/reference_names.h"

#include <QObject>
#include <QPointer>

namespace rapport::ui {

class FilterBuilder;
class TableToolbar;

/// The filter that a person builds on a table page, beside the view: holds it, tells it in the
/// toolbar and opens its builder. The search of a saved view belongs to it as well. GUI thread;
/// toolbar and workspace outlive it.
class TableFilter : public QObject {
    Q_OBJECT
public:
    TableFilter(Workspace &workspace, KindId kind, TableToolbar &toolbar, QObject *parent);

    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// What is looked for beside what the window's search field says.
    [[nodiscard]] const QString &search() const { return m_search; }
    /// Without changed().
    void set(const Filter &filter, const QString &search = {});
    /// Lets through only what \p filter lets through as well.
    void add(const Filter &filter);
    [[nodiscard]] QString sentence() const;
    /// \p filter in words, as far as names are known.
    [[nodiscard]] QString sentenceOf(const Filter &filter) const;
    FilterBuilder *openBuilder(QWidget *anchor);

Q_SIGNALS:
    /// The user wants other rows.
    void changed();

private:
    void show();

    Workspace &m_workspace;
    const KindId m_kind;
    TableToolbar &m_toolbar;
    ReferenceNames m_names;
    Filter m_filter;
    QString m_search;
    QPointer<FilterBuilder> m_builder;
};

} // namespace rapport::ui
