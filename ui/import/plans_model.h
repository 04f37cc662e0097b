// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QAbstractTableModel>

#include <vector>

namespace rapport::ui {

/// The remembered plans of a workspace, last used first; names are edited in place.
class PlansModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, KindColumn, ColumnsColumn, UsedColumn };
    static constexpr int kColumns = 4;

    explicit PlansModel(Workspace &workspace, QObject *parent = nullptr);

    /// Reads the plans again; loaded() answers.
    void reload();
    void remove(int row);
    [[nodiscard]] const SavedImportPlan &at(int row) const { return m_plans[size_t(row)]; }
    [[nodiscard]] bool isBusy() const { return m_busy > 0; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void loaded();
    void failed(const QString &sentence);

private:
    [[nodiscard]] QString text(const SavedImportPlan &plan, int column) const;

    Workspace &m_workspace;
    std::vector<SavedImportPlan> m_plans;
    int m_busy = 0;
};

} // namespace rapport::ui
