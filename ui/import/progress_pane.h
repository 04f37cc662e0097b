// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace rapport::ui {

struct JobStatus;

/// What is shown while a file is checked or imported: how far it is, how fast, how long it will
/// take, and a button to stop it. Once the commit has begun the button says "Finishing…".
class ProgressPane : public QWidget {
    Q_OBJECT
public:
    explicit ProgressPane(QWidget *parent = nullptr);

    void setStatus(const rapport::ui::JobStatus &status);
    [[nodiscard]] QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel *m_label;
    QProgressBar *m_bar;
    QLabel *m_numbers;
    QPushButton *m_cancel;
};

} // namespace rapport::ui
