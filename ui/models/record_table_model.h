// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "session/workspace.h"
#include "ui/models/cell_text.h"
#include "ui/models/pending_edits.h"
#include "ui/models/row_feed.h"

#include <QAbstractTableModel>

namespace rapport::ui {

/// The records of a query as a table, of any kind and any number.
///
/// Holds the ids of all rows and a bounded cache of the rows last looked at; nothing ever goes
/// through all rows. Cells are edited in place: a new value shows at once and goes to the
/// Editor; if that refuses, the stored value comes back and failed() says why. Rows keep showing
/// their old values until newer ones arrive, and the model is reset only when other records are
/// shown or their order changed. GUI thread; nothing blocks.
class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        ValueRole = Qt::UserRole + 1, ///< the stored value: nothing, qint64, double or QString
        FieldRole,                    ///< the column's field name
        FieldTypeRole,                ///< its FieldType as int
        RecordIdRole,                 ///< the row's id as qint64
        BandRole,                     ///< of scores: the Band as int, else 0
        LoadingRole,                  ///< whether the row is still on its way
    };

    RecordTableModel(Workspace &workspace, KindId kind, QObject *parent = nullptr);
    ~RecordTableModel() override;

    /// Asks for the records of \p query, whose kind must be the model's; loaded() answers.
    void setQuery(const Query &query);
    [[nodiscard]] const Query &query() const { return m_query; }
    /// Which fields are shown; names that the kind does not have are left out.
    void setColumns(const QStringList &fields);
    [[nodiscard]] QStringList columns() const { return m_feed.columns(); }
    [[nodiscard]] const Field &field(int column) const { return m_fields[size_t(column)]; }
    [[nodiscard]] int columnOf(const QString &field) const;
    [[nodiscard]] KindId kindId() const { return m_kind; }

    [[nodiscard]] const std::vector<qint64> &ids() const { return m_feed.ids(); }
    [[nodiscard]] RecordId recordId(int row) const;
    /// The row of a record, or -1.
    [[nodiscard]] int rowOf(RecordId id) const;

    /// Which rows are on screen, so that these are read first and kept fresh.
    void setVisibleRows(int first, int last) { m_feed.setVisibleRows(first, last); }
    /// The record whose row is read along with new ids: the current one.
    void setAnchor(RecordId id) { m_anchor = id; }
    /// While held, no row comes, goes or moves: an editor is open.
    void setHeld(bool held);
    /// Stores a new value as setData() does. \p shown is what the cell says until it is stored,
    /// where that is not \p text itself (a reference given as "#12").
    bool edit(const QModelIndex &index, const QString &text, const QString &shown = {});

    /// Refreshes what a commit touched, and no more.
    void workspaceChanged(const ChangeSummary &summary);
    /// Reads everything again.
    void reload();
    /// Whether the ids of the present query are known.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isBusy() const { return m_feed.isBusy() || m_writing > 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Sorts by one column; the query follows.
    void sort(int column, Qt::SortOrder order) override;
    /// Sorts what is alike so far by another column; by a column of the order, turns it round.
    void sortAlso(int column);

Q_SIGNALS:
    /// The ids of the present query are known: rowCount() is right.
    void loaded();
    void busyChanged(bool busy);
    /// Something could not be read or stored.
    void failed(const rapport::Error &error);

private:
    [[nodiscard]] bool canSort(int column) const;
    [[nodiscard]] QString heading(const Field &field) const;
    [[nodiscard]] Row const *rowAt(int row) const;
    [[nodiscard]] Cell cellAt(const QModelIndex &index, const Row &row) const;
    [[nodiscard]] QVariant cellData(const Field &field, const Cell &cell, int role) const;
    [[nodiscard]] QString accessibleText(const Field &field, const Cell &cell) const;
    [[nodiscard]] CellContext context() const;
    void resolveColumns(const QStringList &fields);
    void takeLoaded(const std::shared_ptr<LoadedRows> &rows);
    void rowsArrived(int first, int last);
    void write(const QModelIndex &index, const QString &text, Cell shown);
    void announceBusy();

    Workspace &m_workspace;
    const KindId m_kind;
    Query m_query;
    std::vector<Field> m_fields; ///< of the columns; copies, since the catalogue may change
    mutable RowFeed m_feed;      ///< looking at a row fetches it
    PendingEdits m_edits;
    RecordId m_anchor;
    std::shared_ptr<LoadedRows> m_waiting; ///< loaded while held
    bool m_held = false;
    bool m_loaded = false;
    bool m_saidBusy = false;
    int m_writing = 0;
};

} // namespace rapport::ui
