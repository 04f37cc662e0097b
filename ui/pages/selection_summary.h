// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "ui/models/cell_selection.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>

class QTableView;

namespace rapport::ui {

class RecordTableModel;

/// Says how many cells are selected and what their numbers add up to: "12 cells · sum 9.3 ·
/// mean 0.78".
///
/// Takes the numbers from the model where all are in memory; else reads them in the analysis
/// thread, and of more than mostRows rows none. Numbers of whole rows mean different things and
/// are not added up. GUI thread; nothing blocks; child of its view.
class SelectionSummary : public QObject {
    Q_OBJECT
public:
    static constexpr int mostRows = 100'000;

    SelectionSummary(Workspace &workspace, const RecordTableModel &model, QTableView &view);
    ~SelectionSummary() override;

    /// Empty for one cell, or none.
    [[nodiscard]] QString text() const { return m_text; }

Q_SIGNALS:
    void changed(const QString &text);

private:
    struct Numbers {
        qint64 count = 0;
        double sum = 0;
    };

    void summarise();
    void readNumbers(const CellSelection &cells, const std::vector<int> &columns);
    [[nodiscard]] std::optional<Numbers> numbersHere(const QItemSelection &selection) const;
    [[nodiscard]] std::vector<int> numericColumns(const CellSelection &cells) const;
    [[nodiscard]] QString countText(const CellSelection &cells) const;
    [[nodiscard]] QString numbersText(const Numbers &numbers) const;
    void say(const QStringList &parts);

    Workspace &m_workspace;
    const RecordTableModel &m_model;
    QTableView &m_view;
    QTimer m_soon;
    std::stop_source m_stop;
    quint64 m_token = 0;
    bool m_seconds = false; ///< whether the numbers are lengths of time
    QString m_text;
};

} // namespace rapport::ui
