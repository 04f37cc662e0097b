// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/import_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace rapport::ui {

class ColumnsModel;
class ColumnsView;
class Notice;

/// The second step of an import: which column goes to which field.
class ColumnsStep : public QWidget {
    Q_OBJECT
public:
    explicit ColumnsStep(ImportSession &session, QWidget *parent = nullptr);

    /// Shows the session's columns as they are now.
    void refresh(const Catalogue &catalogue);
    /// Says which remembered plan was taken and what it does not know; empty takes it away.
    void setRemembered(const QString &sentence, const QStringList &newHeadings);

    [[nodiscard]] ColumnsModel &model() const { return *m_model; }
    [[nodiscard]] ColumnsView *view() const { return m_view; }
    [[nodiscard]] QComboBox *kindField() const { return m_kind; }
    [[nodiscard]] QPushButton *plansButton() const { return m_plans; }
    [[nodiscard]] QPushButton *constantButton() const { return m_constant; }
    [[nodiscard]] Notice *remembered() const { return m_remembered; }

Q_SIGNALS:
    /// The user said what a row is: the columns are to be proposed anew.
    void kindChosen(rapport::KindId kind);
    void mappingChanged();
    void plansRequested();

private:
    void askForConstant();
    void showCount();

    ImportSession &m_session;
    ColumnsModel *m_model;
    ColumnsView *m_view;
    QComboBox *m_kind;
    QLabel *m_count;
    QPushButton *m_plans;
    QPushButton *m_constant;
    Notice *m_remembered;
};

} // namespace rapport::ui
