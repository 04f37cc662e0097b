// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "ui/models/page_cache.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>
#include <vector>

namespace rapport::ui {

/// Which records a query shows, in order, and the first rows that will be looked at.
struct LoadedRows {
    std::vector<qint64> ids = {};
    QHash<int, std::vector<Row>> pages = {}; ///< by page number
    bool complete = true;                    ///< false: these are the first of them only
};

/// Brings a table's rows from the workspace as they are looked at.
///
/// Knows the ids of all rows and keeps the pages that were used last. A row that is not here is
/// asked for when row() is called for it, the newest wish first; whoever shows it hears of it
/// through rowsArrived(). Answers that were overtaken (other ids, other columns) are dropped.
/// GUI thread; nothing blocks; a failed read is told once and tried again when next looked at.
class RowFeed : public QObject {
    Q_OBJECT
public:
    RowFeed(Workspace &workspace, KindId kind, QObject *parent = nullptr);
    ~RowFeed() override;

    [[nodiscard]] const std::vector<qint64> &ids() const { return m_ids; }
    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    /// Forgets all rows; the ids stay.
    void setColumns(const QStringList &columns);

    /// Reads the ids of \p query, where nothing is shown yet the first ones before all, and with
    /// them the pages of the visible rows and of the record \p anchor, so that nothing flickers
    /// when they are taken. Overtakes an earlier load.
    void load(const Query &query, RecordId anchor);
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Shows what loadFinished() brought.
    void take(LoadedRows rows);

    /// The row at a position, or null while it is on its way.
    [[nodiscard]] const Row *row(int position);
    /// Which rows are on screen: these are kept fresh, others when they are looked at.
    void setVisibleRows(int first, int last);
    /// Reads the rows of these records again where they are in memory.
    void refreshRows(const QSet<qint64> &ids);
    /// Reads visible rows again now, and all others when they are looked at.
    void refreshAll();
    /// Lets the first search find its texts in memory. Once, when there is nothing better to do.
    void prepareSearch();

    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    /// Answers load(); null after a failure, which failed() has told.
    void loadFinished(std::shared_ptr<rapport::ui::LoadedRows> rows);
    /// The rows at [first, last] are here, or newer than they were.
    void rowsArrived(int first, int last);
    void busyChanged();
    void failed(const rapport::Error &error);

private:
    void readLoad(const Query &query, RecordId anchor, bool firstOnly);
    void want(int page);
    void wantVisible();
    void fetchNext();
    void fetchPage(int page);
    void fetchRows();
    [[nodiscard]] QFuture<Result<std::vector<Row>>> readPage(std::vector<qint64> ids);
    void takePage(int page, std::vector<Row> rows);
    void takeRows(const std::vector<Row> &rows);
    [[nodiscard]] std::vector<qint64> idsOf(int page) const;

    Workspace &m_workspace;
    const KindId m_kind;
    QStringList m_columns;
    std::vector<qint64> m_ids;
    PageCache m_cache;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    std::vector<int> m_wanted; ///< pages, the newest wish last
    QSet<qint64> m_staleRows;
    int m_fetching = -1;           ///< the page on its way
    bool m_fetchOvertaken = false; ///< a commit came after the page was asked for
    int m_refreshing = 0;          ///< reads of single rows on their way
    bool m_loading = false;
    quint64 m_loadToken = 0;
    quint64 m_rowsToken = 0;    ///< of the ids and columns that pages are asked for with
    quint64 m_columnsToken = 0; ///< of the columns that single rows are asked for with
    std::stop_source m_stopLoading;
    std::stop_source m_stopPreparing;
    bool m_preparedSearch = false;
    QTimer m_fetchSoon;
};

} // namespace rapport::ui
