// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_table_model.h"
#include "ui/pages/long_change.h"
#include "ui/pages/page.h"

class QSettings;
class QSplitter;
class QStackedWidget;

namespace rapport::ui {

class DetailPanel;
class EmptyState;
class NewRowField;
class RecordTable;
class TableFilter;
class TableToolbar;
class TableViews;

/// The records of one kind: a table to look through, sort and edit, and a panel that tells more
/// about the current one. One class for every kind; what differs is in table_presets.h.
///
/// What is shown is the view chosen at the top, within the window's scope and search, and within
/// the rows that showRows() asked for. Columns, their widths and whether the panel is open are
/// remembered per kind in the settings given to remember().
class TablePage : public Page {
    Q_OBJECT
public:
    TablePage(Workspace &workspace, KindId kind, QWidget *parent = nullptr);
    ~TablePage() override;

    /// Takes up the columns, widths and panel kept in \p settings, and keeps them there from now
    /// on; \p settings must outlive the page. Without it nothing is kept.
    void remember(QSettings &settings);

    void setScope(const Scope &scope) override;
    void setSearch(const QString &search) override;
    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override;

    /// Shows only what \p filter lets through, under a chip named \p title, until the user
    /// removes it; an empty filter removes it too. The view goes back to all records.
    void showRows(const Filter &filter, const QString &title);
    /// Makes a record the current one as soon as it is among the rows, and opens the panel.
    void showRecord(RecordId id);
    /// The same without its panel.
    void showInTable(RecordId id);
    /// The same, and where the filters hide it, does without them.
    void openRecord(RecordId id);

    [[nodiscard]] KindId kindId() const { return m_kind; }
    /// What is shown now, as a query that export and counts can run.
    [[nodiscard]] const Query &query() const { return m_model.query(); }
    [[nodiscard]] QStringList columns() const { return m_model.columns(); }
    /// How many rows there are: "12,408 developers", "214 of 12,408"; empty until known.
    [[nodiscard]] QString countText() const { return m_countText; }
    [[nodiscard]] RecordTableModel &model() { return m_model; }
    [[nodiscard]] RecordTable &table() const { return *m_table; }
    [[nodiscard]] DetailPanel &panel() const { return *m_panel; }
    [[nodiscard]] TableToolbar &toolbar() const { return *m_toolbar; }
    [[nodiscard]] TableViews &views() const { return *m_views; }
    /// What the user filters by, beside the view.
    [[nodiscard]] TableFilter &filter() const { return *m_filter; }

    /// Asks for a new record in a dialog.
    void addRecord();
    /// Removes the selected records at once; done() offers to take it back.
    void removeSelected();
    /// Asks in a dialog what to set of the selected records or of all shown, \p field at first.
    void editMany(const QString &field = {});
    void setPanelOpen(bool open);
    [[nodiscard]] bool isPanelOpen() const;

Q_SIGNALS:
    /// The user wants to import a file.
    void importRequested();
    /// The user wants the rows of \p query with these columns in a file.
    void exportRequested(const rapport::Query &query, const QStringList &columns);
    /// The user wants the window's filters and search gone.
    void clearFiltersRequested();
    /// Something was done that leaves nothing to take back, in words for the job bar.
    void told(const QString &message);
    /// A change that the window runs beside its job bar.
    void longChangeRequested(const rapport::ui::LongChange &change);
    /// What the selected cells add up to, or nothing.
    void selectionTold(const QString &text);
    /// countText() is another.
    void countChanged(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void applyQuery();
    void showView();
    [[nodiscard]] SavedView present() const;
    [[nodiscard]] QString wholeSearch() const;
    void setColumns(const QStringList &columns);
    void chooseColumns(const QStringList &columns);
    void freeze(bool frozen);
    void openColumnChooser();
    void readCounts();
    void tableLoaded();
    void showCount();
    void showRightState();
    void clearFilters();
    void currentChanged(RecordId id);
    void goToWanted();
    void arrangePanel();
    void announceSettled();
    void forgetRows();
    [[nodiscard]] const Kind &kind() const;
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] bool isRoomy() const;
    [[nodiscard]] QString settingsKey(const char *name) const;
    void keep(const char *name, const QVariant &value);

    const KindId m_kind;
    QSettings *m_settings = nullptr;
    RecordTableModel m_model;
    QSplitter *m_splitter = nullptr;
    TableToolbar *m_toolbar = nullptr;
    TableViews *m_views = nullptr;
    TableFilter *m_filter = nullptr;
    QStackedWidget *m_stack = nullptr;
    RecordTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    EmptyState *m_noMatch = nullptr;
    DetailPanel *m_panel = nullptr;

    QString m_search;
    NewRowField *m_newRow = nullptr; ///< null where a name is not enough
    bool m_frozen = false;           ///< the page's own choice; a saved view has its own
    bool m_inSavedView = false;      ///< columns and widths are the view's, not the page's
    std::vector<SortKey> m_viewSort; ///< to be taken up with the next query
    Filter m_rows;                   ///< of showRows()
    QString m_rowsTitle;
    RecordId m_wanted;      ///< of showRecord(), until it is found
    bool m_insists = false; ///< of openRecord(): filters give way
    QString m_countText;
    bool m_queryStale = true; ///< to be asked when the page is shown
    bool m_countsStale = true;
    bool m_saidBusy = false;
    /// What the user chose, on a narrow page and on a wide one; else by the page's width.
    std::array<std::optional<bool>, 2> m_panelChoices;
    std::optional<bool> m_panelIsWide; ///< as arranged last
};

} // namespace rapport::ui
