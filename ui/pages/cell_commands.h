// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cell_selection.h"
#include "ui/models/clipping_reader.h"
#include "ui/models/row_clipping.h"
#include "ui/pages/long_change.h"

#include <QObject>

class QMimeData;
class QTableView;

namespace rapport::ui {

class RecordTableModel;

/// What can be done with the selected cells of a record table, as in a spreadsheet: copy, cut,
/// paste, fill down, clear.
///
/// A change is one change set with one label; every cell is checked before any is written, and
/// what is refused is said in one sentence and changes nothing. Beyond mostRows rows nothing is
/// done but said. GUI thread; nothing blocks; child of its view.
class CellCommands : public QObject {
    Q_OBJECT
public:
    static constexpr int mostRows = 10'000;
    /// More cells than this are changed beside the job bar.
    static constexpr int mostCellsAtOnce = 2'000;

    CellCommands(Workspace &workspace, RecordTableModel &model, QTableView &view);

    void copy(Headings headings = Headings::Without);
    /// Copies, then empties the cells.
    void cut();
    /// Puts the clipboard's cells over the rows from the selection's first cell on. One value,
    /// or a block that goes into the selection a whole number of times, fills the selection.
    void paste();
    void paste(const QMimeData &data);
    /// The top cell of each selected column goes into those below it; of a single row, that of
    /// the row above goes into it.
    void fillDown();
    /// Empties the selected cells; their rows stay.
    void clear();

    [[nodiscard]] CellSelection selected() const;
    /// The ids of the selected rows in the order of the table, whatever their number.
    [[nodiscard]] std::vector<qint64> selectedIds() const;

Q_SIGNALS:
    /// Stored, in words; can be taken back.
    void done(const QString &message);
    /// Nothing to take back.
    void told(const QString &message);
    void failed(const rapport::Error &error);
    void longChangeRequested(const rapport::ui::LongChange &change);

private:
    struct Area {
        int top = 0;
        int left = 0;
        int rows = 0;
        int columns = 0;
    };

    void copyThen(Headings headings, const std::function<void()> &then);
    void pasteBlock(const CellBlock &block, bool isOwn);
    [[nodiscard]] Result<Area> areaFor(const CellBlock &block) const;
    void fillSelection(const QString &text, bool isOwn);
    void fillFrom(const Row &source, const std::vector<int> &columns,
                  const std::vector<qint64> &targets);
    /// Whether these columns can be written; says why not where one cannot.
    [[nodiscard]] bool canWrite(const std::vector<int> &columns);
    void apply(std::vector<CellText> cells, const QString &label, const QString &doing,
               const QString &done);
    void refuse(const QString &sentence);
    void select(const Area &area);

    Workspace &m_workspace;
    RecordTableModel &m_model;
    QTableView &m_view;
};

} // namespace rapport::ui
