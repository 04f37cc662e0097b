// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/effect_text.h"

#include <QAbstractTableModel>

#include <memory>

namespace rapport::ui {

/// What a preview lists, filtered: one row for each effect, with a check box for whether its row
/// of the file is imported.
///
/// Shares the outcome with whoever else looks at it and looks for what is asked on a worker
/// thread, so that nothing here takes longer for a longer list. Changes the decisions in place;
/// they outlive it.
class EffectsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Outcome = std::shared_ptr<const ImportOutcome>;
    enum Column { RowColumn, TypeColumn, RecordColumn, ChangesColumn };
    static constexpr int kColumns = 4;

    explicit EffectsModel(ImportDecisions &decisions, QObject *parent = nullptr);

    void setOutcome(Outcome outcome, EffectContext context);
    void setFilter(const EffectFilter &filter);
    [[nodiscard]] const EffectFilter &filter() const { return m_filter; }
    /// Whether a filter is being looked for.
    [[nodiscard]] bool isBusy() const { return m_busy > 0; }

    [[nodiscard]] const ImportEffect &at(int row) const;
    [[nodiscard]] const EffectContext &context() const { return *m_context; }
    [[nodiscard]] bool isLeftOut(int row) const;
    /// Leaves the rows of the file out that these rows are about, or takes them back.
    void setLeftOut(const QModelIndexList &rows, bool out);
    /// Whether a conflict, or somebody of the same name, is decided otherwise than by itself.
    [[nodiscard]] bool isDecided(int row) const;
    /// Overwrites what is in conflict, takes somebody for the one of the same name; or no longer.
    void setDecided(int row, bool decided);
    void setOverwriteAll(bool all);
    void forgetDecisions();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void decisionsChanged();
    /// The filter's answer is on the screen.
    void filtered();

private:
    void look();
    void redraw();
    [[nodiscard]] QString text(const ImportEffect &effect, int column) const;

    ImportDecisions &m_decisions;
    Outcome m_outcome;
    std::shared_ptr<const EffectContext> m_context;
    EffectFilter m_filter;
    std::vector<int> m_shown;
    quint64 m_serial = 0; ///< of the look that is awaited
    int m_busy = 0;
};

} // namespace rapport::ui
