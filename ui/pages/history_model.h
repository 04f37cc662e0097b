// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QAbstractTableModel>

#include <vector>

namespace rapport::ui {

/// The journal, newest first, read in portions as the view asks for them.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, ActorColumn, LabelColumn, CountsColumn, SourceColumn, ActionColumn };
    static constexpr int kColumns = 6;

    explicit HistoryModel(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Reads from the top again, as many rows as are there now.
    void reload();
    [[nodiscard]] bool isBusy() const { return m_reading; }
    [[nodiscard]] const ChangeSetInfo &at(int row) const { return m_sets[size_t(row)]; }
    /// Whether the set of a row can be taken back: it stands and the file can be written.
    [[nodiscard]] bool canUndo(int row) const;

Q_SIGNALS:
    /// A read answered; isBusy() is false.
    void answered();
    void failed(const rapport::Error &error);

private:
    void read(int limit, ChangeSetId before);
    void append(std::vector<ChangeSetInfo> sets);
    [[nodiscard]] QString text(const ChangeSetInfo &set, int column, bool full) const;

    Workspace &m_workspace;
    std::vector<ChangeSetInfo> m_sets;
    bool m_reading = false;
    bool m_again = false;
    bool m_more = true;
};

} // namespace rapport::ui
