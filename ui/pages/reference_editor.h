// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/field_editor.h"

#include <QTimer>

#include <stop_token>

class QCompleter;
class QStandardItemModel;

namespace rapport::ui {

/// Picks the record that a reference names: finds it by what is typed, 20 at most at a time.
///
/// A record picked from the list, or typed exactly, is held as "#id"; other text is held as
/// written, and means what an import would take it for: a name or address that is found, or
/// made where there is none.
class ReferenceEditor : public LineFieldEditor {
    Q_OBJECT
public:
    ReferenceEditor(Workspace &workspace, const Field &field, QWidget *parent);
    ~ReferenceEditor() override;

    [[nodiscard]] QString editedText() const override;
    [[nodiscard]] QString shownText() const override;
    /// Takes a name, or "#12" together with the name it goes by.
    void setEditedText(const QString &text) override;
    void setRecord(RecordId id, const QString &title);

private:
    void search();
    void offer(const std::vector<Row> &rows);
    void pick(const QModelIndex &index);

    Workspace &m_workspace;
    const KindId m_target;
    QTimer m_pause;
    std::stop_source m_stop;
    QStandardItemModel *m_found;
    QCompleter *m_completer;
    RecordId m_record;
    QString m_title; ///< of m_record
};

} // namespace rapport::ui
