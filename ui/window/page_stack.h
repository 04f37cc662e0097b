// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/long_change.h"
#include "ui/pages/page.h"
#include "ui/pages/service_card.h"
#include "ui/pages/settings_page.h"
#include "ui/window/page_list.h"

#include <QHash>
#include <QStackedWidget>

class QSettings;

namespace rapport::ui {

class TablePage;

/// The pages of one workspace, each made when it is first shown and kept.
///
/// Passes on to all of them what the filter bar says and what was committed, and passes what
/// they ask for to the window. Destroyed before the workspace.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    /// The tables keep their columns in \p tables, which outlives the stack.
    PageStack(Workspace &workspace, const PersonalSettings &personal, QSettings &tables,
              QWidget *parent = nullptr);
    ~PageStack() override;

    /// The page of \p key, made if need be; null for an unknown key.
    Page *page(const QString &key);
    /// Shows it and returns it.
    Page *showPage(const QString &key);
    [[nodiscard]] QString currentKey() const { return m_current; }
    [[nodiscard]] Page *currentPage() const;
    /// The table page on the screen, or null.
    [[nodiscard]] TablePage *currentTable() const;

    void setScope(const Scope &scope);
    void setSearch(const QString &search);
    void setPersonal(const PersonalSettings &personal);
    /// What the settings page shows of the developer service.
    void setService(const ServiceState &state);
    /// Opens the table of \p kind on what \p filter lets through.
    void showRows(KindId kind, const Filter &filter, const QString &title);

Q_SIGNALS:
    void currentChangedTo(const QString &key);
    void failed(const rapport::Error &error);
    void done(const QString &message);
    void told(const QString &message);
    void longChangeRequested(const rapport::ui::LongChange &change);
    /// What the selection of the page on the screen adds up to, or nothing.
    void selectionTold(const QString &text);
    void importRequested();
    void exportRequested(const rapport::Query &query, const QStringList &columns);
    void clearFiltersRequested();
    void sampleRequested();
    void rescoringRequested(const QHash<QString, QString> &texts);
    void personalChanged(const rapport::ui::PersonalSettings &personal);
    void serviceSwitched(bool on, quint16 port);

private:
    [[nodiscard]] Page *make(const PageInfo &info);
    [[nodiscard]] Page *makeDashboard();
    [[nodiscard]] Page *makeTable(KindId kind);
    [[nodiscard]] Page *makeSettings();
    void workspaceChanged(const ChangeSummary &summary);

    Workspace &m_workspace;
    PersonalSettings m_personal;
    std::optional<ServiceState> m_service;
    QSettings &m_tables;
    QHash<QString, Page *> m_pages;
    QString m_current;
    Scope m_scope;
    QString m_search;
};

} // namespace rapport::ui
