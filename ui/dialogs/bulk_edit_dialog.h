// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/long_change.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace rapport::ui {

/// Sets one field of many records to the same: which records, which field, which value, and a
/// button that says all three in numbers. Tags are added, taken away or replaced.
///
/// Writes nothing itself: changeRequested() hands over one change. Use with open(); deletes
/// itself when closed.
class BulkEditDialog : public QDialog {
    Q_OBJECT
public:
    /// The records that can be meant.
    struct Records {
        std::vector<qint64> selected = {};
        std::vector<qint64> shown = {}; ///< all rows of the table
        bool filtered = false;          ///< whether these are a part of the kind's records
    };
    enum class Meant { Selected, Shown };

    BulkEditDialog(Workspace &workspace, KindId kind, Records records, QWidget *parent);

    /// Names that cannot be set choose nothing.
    void setField(const QString &name);
    void setMeant(Meant meant);
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    [[nodiscard]] QPushButton *button() const { return m_set; }

Q_SIGNALS:
    void changeRequested(const rapport::ui::LongChange &change);

private:
    void build();
    void addLine(QVBoxLayout &layout, const QString &label, QWidget *widget);
    void makeEditor();
    void updateButton();
    void say(const QString &sentence);
    void set();
    /// What Editor::setFieldOfAll() takes, or nothing after saying what is wrong.
    [[nodiscard]] std::optional<QString> text();
    [[nodiscard]] const Field &field() const;
    [[nodiscard]] const std::vector<qint64> &ids() const;
    [[nodiscard]] QString whose() const;
    [[nodiscard]] QString sentence(const QString &setting, const QString &clearing) const;

    Workspace &m_workspace;
    const KindId m_kind;
    const Records m_records;
    QRadioButton *m_selected = nullptr;
    QRadioButton *m_shown = nullptr;
    QComboBox *m_fields = nullptr;
    QComboBox *m_tags = nullptr; ///< add, take away, replace
    QWidget *m_editorBox = nullptr;
    QWidget *m_editor = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_set = nullptr;
};

} // namespace rapport::ui
