// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "session/workspace.h"
#include "ui/models/cell_selection.h"
#include "ui/models/row_clipping.h"
#include "ui/pages/long_change.h"

#include <QHash>
#include <QTableView>

class QMenu;
class QSettings;

namespace rapport::ui {

class CellCommands;
class CellDelegate;
class FrozenColumn;
class RecordTableModel;
class SelectionSummary;

/// The view of a RecordTableModel: rows of one height, columns as wide as the user wants them,
/// cells selected and edited as in a spreadsheet (what can be done with them: CellCommands).
///
/// The current record, the selection and the place on the screen stay when records come, go or
/// are sorted anew. A record too many is never touched: copying and removing say so beyond
/// 10,000 rows. GUI thread; Qt parenthood; the model must outlive the view.
class RecordTable : public QTableView {
    Q_OBJECT
public:
    static constexpr int mostRowsAtOnce = 10'000;

    RecordTable(Workspace &workspace, RecordTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] RecordId currentRecord() const;
    /// Makes a record the current and only selected one; false where it is not among the rows.
    bool setCurrentRecord(RecordId id);
    /// How many rows have a selected cell.
    [[nodiscard]] qint64 selectedRowCount() const;
    /// Their records in the order of the table; nothing, and failed(), where they are too many.
    [[nodiscard]] std::vector<RecordId> selectedRecords();
    /// Whether whole rows are selected rather than cells.
    [[nodiscard]] bool hasSelectedRows() const;
    /// What copy, paste and the like do.
    [[nodiscard]] CellCommands &cells() const { return *m_cells; }
    /// What the selection adds up to.
    [[nodiscard]] SelectionSummary &summary() const { return *m_summary; }
    /// Takes up the widths kept under \p group of \p settings and keeps there what the user
    /// drags; null keeps nothing. Columns that were never dragged share the room that is there.
    void restoreWidths(QSettings *settings, const QString &group);
    /// Sets the widths of some columns and keeps nothing; restoreWidths() keeps again.
    void setWidths(const QHash<QString, int> &widths);
    /// The widths that the user chose, by field.
    [[nodiscard]] const QHash<QString, int> &widths() const { return m_dragged; }
    /// Keeps the first column in its place while the others are scrolled.
    void setFirstColumnFrozen(bool frozen);
    [[nodiscard]] bool isFirstColumnFrozen() const;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    /// Makes the topmost row on the screen the current one where no row is.
    void ensureCurrent();
    /// Shows the model's sort in the header.
    void showSort();

Q_SIGNALS:
    void currentRecordChanged(rapport::RecordId id);
    /// The user wants to know more about the current record.
    void detailRequested();
    /// The user dragged a column's edge.
    void widthsChanged();
    /// The user wants the first column to stay, or no longer.
    void freezeRequested(bool frozen);
    /// The user dragged columns into another order.
    void columnsMoved(const QStringList &fields);
    void removeRequested();
    /// The user wants what the table shows as a file.
    void exportRequested();
    /// The user wants only the rows that have the same value as a cell.
    void filterRequested(const rapport::Filter &filter, const QString &title);
    /// The user wants to set a field of many records.
    void bulkEditRequested(const QString &field);
    /// The user wants to see the record that a reference names, by a filter and its name.
    void recordRequested(rapport::KindId kind, const rapport::Filter &filter, const QString &title);
    void done(const QString &message);
    /// Something was done that leaves nothing to take back.
    void told(const QString &message);
    void failed(const rapport::Error &error);
    void longChangeRequested(const rapport::ui::LongChange &change);

public:
    /// Typing to find a row would go through all of them; the search field does that.
    void keyboardSearch(const QString &) override { }
    using QTableView::edit;

protected:
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void rememberPlace();
    void returnToPlace();
    void keepWidth(int column, int width);
    void takeOrder();
    void fitColumns();
    bool doCellKey(const QKeyEvent &event);
    bool doSelectionKey(QKeyEvent &event);
    void extendSelection(CursorAction action, Qt::KeyboardModifiers modifiers);
    void selectRows(const std::vector<Span> &rows);
    void moveBy(Qt::Key key);
    void updateRow(int row);
    void selectPlace(const std::vector<qint64> &ids, const QStringList &fields);
    void addFilterAction(QMenu &menu, const QPersistentModelIndex &index);
    void addCellActions(QMenu &menu);
    void addColumnActions(QMenu &menu, int column);
    void activateCell(const QModelIndex &index);
    void toggleYesNo(const QModelIndex &index);
    /// Opens what a cell names: a record, or the page of a link. Answers whether it names one.
    bool openLink(const QModelIndex &index);
    [[nodiscard]] bool isOnText(const QModelIndex &index, QPoint place) const;
    void openChoices();
    [[nodiscard]] Filter filterFor(const QModelIndex &index) const;

    /// Where the user was before the rows changed.
    struct Place {
        RecordId current;
        QString field;
        int offset = 0; ///< of the current row from the top of the view, in pixels
        int scroll = 0;
        std::vector<qint64> selected = {}; ///< rows, where the selection is a block
        QStringList fields = {};           ///< and its columns
    };

    Workspace &m_workspace;
    RecordTableModel &m_model;
    CellDelegate *m_delegate = nullptr;
    CellCommands *m_cells = nullptr;
    SelectionSummary *m_summary = nullptr;
    FrozenColumn *m_frozen = nullptr;
    QPersistentModelIndex m_anchor; ///< where Shift and a key select from
    bool m_extending = false;
    Place m_place;
    QSettings *m_settings = nullptr;
    QString m_widthsGroup;
    QHash<QString, int> m_dragged; ///< the widths that the user chose, by field
    RecordId m_saidCurrent;
    bool m_restoring = false;
};

} // namespace rapport::ui
