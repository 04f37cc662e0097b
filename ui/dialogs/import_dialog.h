// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "tabular/table_format.h"
#include "ui/dialogs/file_chooser.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace rapport::ui {

class ElidedLabel;
class ImportColumns;
class ImportPreview;

/// Says what the columns of a file mean, shows what would come of it, and asks for the import.
///
/// Reading and guessing run on a worker thread; Check runs the import and takes it back. The
/// import itself is whoever's that listens to importRequested(). Open it with open().
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Workspace &workspace, FileChooser &files, QWidget *parent = nullptr);
    ~ImportDialog() override;

    /// Looks at \p path; \p kind is what a row is, guessed where there is none.
    void setFile(const QString &path, std::optional<KindId> kind = {});
    /// Whether a file is being looked at or checked.
    [[nodiscard]] bool isBusy() const { return m_busy > 0; }

    [[nodiscard]] ImportColumns *columns() const { return m_columns; }
    [[nodiscard]] QComboBox *kindField() const { return m_kind; }
    [[nodiscard]] QPushButton *checkButton() const { return m_check; }
    [[nodiscard]] QPushButton *importButton() const { return m_import; }
    /// What Check found, or what is wrong.
    [[nodiscard]] QString resultText() const;

public Q_SLOTS:
    /// Imports and takes it back, to see what would happen.
    void check();
    void chooseFile();

Q_SIGNALS:
    /// The user wants it. Rejected rows go to \p rejectsFile; nowhere where it is empty.
    void importRequested(const QString &file, const rapport::ImportPlan &plan,
                         const QString &rejectsFile);
    /// isBusy() became false.
    void settled();

private:
    struct Looked;

    void look(std::optional<int> headerRows);
    void showLooked(const Looked &looked);
    void kindChosen();
    void columnsChanged();
    void accept() override;
    void setResult(const QString &text, const QString &role);
    void setBusy(bool busy);
    [[nodiscard]] Result<ImportPlan> plan() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeOptions();
    [[nodiscard]] QWidget *makeFoot();

    Workspace &m_workspace;
    FileChooser &m_files;
    QString m_path;
    std::optional<KindId> m_wanted;
    TableDetection m_detection;
    ImportPlan m_plan; ///< as proposed; the columns are the table's
    std::stop_source m_stop;
    int m_busy = 0;
    quint64 m_serial = 0; ///< of the look that is awaited
    ElidedLabel *m_name = nullptr;
    QLabel *m_facts = nullptr;
    QComboBox *m_kind = nullptr;
    QSpinBox *m_headings = nullptr;
    QComboBox *m_dates = nullptr;
    ImportColumns *m_columns = nullptr;
    ImportPreview *m_preview = nullptr;
    QLabel *m_result = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_import = nullptr;
    QStackedWidget *m_body = nullptr;
};

} // namespace rapport::ui
