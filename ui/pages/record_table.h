// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "session/workspace.h"
#include "ui/models/row_clipping.h"

#include <QHash>
#include <QTableView>

class QSettings;

namespace rapport::ui {

class RecordTableModel;

/// The view of a RecordTableModel: rows of one height, columns as wide as the user wants them,
/// cells edited in place.
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
    [[nodiscard]] qint64 selectedRowCount() const;
    /// In the order of the table; nothing, and failed(), where they are too many.
    [[nodiscard]] std::vector<RecordId> selectedRecords();
    /// Puts the selected rows on the clipboard; done() says how many.
    void copySelection(Headings headings = Headings::Without);
    /// Takes up the widths kept under \p group of \p settings and keeps there what the user
    /// drags; null keeps nothing. Columns that were never dragged share the room that is there.
    void restoreWidths(QSettings *settings, const QString &group);
    /// Sets the widths of some columns and keeps nothing; restoreWidths() keeps again.
    void setWidths(const QHash<QString, int> &widths);
    /// The widths that the user chose, by field.
    [[nodiscard]] const QHash<QString, int> &widths() const { return m_dragged; }
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
    /// The user dragged columns into another order.
    void columnsMoved(const QStringList &fields);
    void removeRequested();
    /// The user wants only the rows that have the same value as a cell.
    void filterRequested(const rapport::Filter &filter, const QString &title);
    void done(const QString &message);
    void failed(const rapport::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
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
    void activateCell(const QModelIndex &index);
    void toggleYesNo(const QModelIndex &index);
    [[nodiscard]] Filter filterFor(const QModelIndex &index) const;
    [[nodiscard]] std::vector<qint64> selectedIds() const;

    /// Where the user was before the rows changed.
    struct Place {
        RecordId current;
        QString field;
        int offset = 0; ///< of the current row from the top of the view, in pixels
        int scroll = 0;
        std::vector<qint64> selected = {};
    };

    Workspace &m_workspace;
    RecordTableModel &m_model;
    Place m_place;
    QSettings *m_settings = nullptr;
    QString m_widthsGroup;
    QHash<QString, int> m_dragged; ///< the widths that the user chose, by field
    RecordId m_saidCurrent;
    bool m_restoring = false;
};

} // namespace rapport::ui
