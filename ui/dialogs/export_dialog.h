// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "session/workspace.h"
#include "tabular/csv_writer.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace rapport::ui {

/// What is to be exported, and how.
struct ExportChoice {
    Query query;
    QStringList columns; ///< names of fields; the default ones where there is none
    QString suffix;      ///< "xlsx", "csv" or "jsonl"
    CsvWriterOptions csv = {};
};

/// Asks what to export: what the table shows or all of its kind, as which kind of file, and for
/// CSV how that is written. Writes nothing itself. Use with open(); deletes itself when closed.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// \p shown and \p columns are what the table shows.
    ExportDialog(Workspace &workspace, const Query &shown, const QStringList &columns,
                 QWidget *parent);

    [[nodiscard]] ExportChoice choice() const;
    [[nodiscard]] QRadioButton *shownButton() const { return m_shown; }
    [[nodiscard]] QRadioButton *allButton() const { return m_all; }
    [[nodiscard]] QComboBox *formatField() const { return m_format; }
    [[nodiscard]] QComboBox *separatorField() const { return m_separator; }
    [[nodiscard]] QCheckBox *markBox() const { return m_mark; }
    [[nodiscard]] QCheckBox *rawBox() const { return m_raw; }
    [[nodiscard]] QCheckBox *quoteBox() const { return m_quote; }
    [[nodiscard]] QPushButton *button() const { return m_export; }
    /// Whether the numbers of rows are still being counted.
    [[nodiscard]] bool isBusy() const { return m_counting > 0; }

Q_SIGNALS:
    void exportRequested(const rapport::ui::ExportChoice &choice);

private:
    void build();
    void count(const Query &query, QRadioButton *button, const QString &text);
    void showOptions();

    Workspace &m_workspace;
    const Query m_query;
    const QStringList m_columns;
    int m_counting = 0;
    QRadioButton *m_shown = nullptr;
    QRadioButton *m_all = nullptr;
    QComboBox *m_format = nullptr;
    QWidget *m_csv = nullptr;
    QComboBox *m_separator = nullptr;
    QCheckBox *m_mark = nullptr;
    QCheckBox *m_raw = nullptr;
    QCheckBox *m_quote = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace rapport::ui
