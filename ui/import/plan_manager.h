// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "ui/dialogs/file_chooser.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace rapport::ui {

class Notice;
class PlansModel;

/// The plans that a workspace remembers: rename, export as JSON, forget, use for the file at
/// hand. Open it with open().
class PlanManager : public QDialog {
    Q_OBJECT
public:
    enum class Use { Offered, NotOffered };

    /// \p use says whether there is a file that a plan could be used for.
    PlanManager(Workspace &workspace, FileChooser &files, Use use, QWidget *parent = nullptr);

    [[nodiscard]] PlansModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] QPushButton *renameButton() const { return m_rename; }
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    [[nodiscard]] QPushButton *forgetButton() const { return m_forget; }
    [[nodiscard]] QPushButton *useButton() const { return m_use; }

Q_SIGNALS:
    void planChosen(const rapport::SavedImportPlan &plan);

private:
    void build(Use use);
    void exportPlan();
    void updateButtons();
    [[nodiscard]] int row() const;

    FileChooser &m_files;
    PlansModel *m_model;
    QStackedWidget *m_body;
    QTableView *m_view;
    Notice *m_fault;
    QPushButton *m_rename = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_forget = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace rapport::ui
