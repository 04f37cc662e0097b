// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/import_session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace rapport::ui {

class ElidedLabel;
class FileOptions;
class Notice;
class SampleModel;

/// The first step of an import: which file, and how it is written. Shows the first rows as they
/// are read, and asks what cannot be known.
class FileStep : public QWidget {
    Q_OBJECT
public:
    explicit FileStep(ImportSession &session, QWidget *parent = nullptr);

    /// Shows the session's file and what was found out about it.
    void refresh();
    /// Says that the file is being read, or no longer.
    void setReading(bool reading);
    /// Shows no rows: the file cannot be read as the session says.
    void setUnreadable();

    [[nodiscard]] FileOptions *options() const { return m_options; }
    [[nodiscard]] QTableView *rows() const { return m_rows; }
    /// The question about days, hidden while there is none.
    [[nodiscard]] Notice *question() const { return m_question; }
    [[nodiscard]] QPushButton *chooseButton() const { return m_choose; }
    [[nodiscard]] QPushButton *pasteButton() const { return m_paste; }

Q_SIGNALS:
    void chooseRequested();
    void pasteRequested();
    void fileDropped(const QString &path);
    /// The user said how the file is written: it is to be looked at again.
    void sourceChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    class DropZone;

    [[nodiscard]] QWidget *makeFound();
    [[nodiscard]] QWidget *makeHead();
    void askForDateOrder();
    [[nodiscard]] QString facts() const;

    ImportSession &m_session;
    QStackedWidget *m_body;
    DropZone *m_zone;
    QPushButton *m_choose = nullptr;
    QPushButton *m_paste = nullptr;
    ElidedLabel *m_name = nullptr;
    QLabel *m_facts = nullptr;
    Notice *m_question = nullptr;
    FileOptions *m_options = nullptr;
    SampleModel *m_samples = nullptr;
    QTableView *m_rows = nullptr;
};

} // namespace rapport::ui
