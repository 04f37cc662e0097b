// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cell_text.h"
#include "ui/models/record_details.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace rapport::ui {

/// A titled list of what belongs to a record: attendances, tasks, or its timeline.
///
/// Titles open the record where that has a page of its own. Where the user may, a button adds
/// another and a cross removes one.
class RelatedList : public QWidget {
    Q_OBJECT
public:
    explicit RelatedList(QWidget *parent = nullptr);

    struct Look {
        CellContext context = {};
        bool timeline = false; ///< when it was stands in front
        bool canEdit = false;  ///< with buttons to add and remove
    };
    /// \p count may be more than are listed.
    void setRecords(const QString &heading, qint64 count, const std::vector<RelatedRecord> &records,
                    const Look &look);

Q_SIGNALS:
    void addRequested();
    void removeRequested(rapport::KindId kind, rapport::RecordId id);
    void openRequested(rapport::KindId kind, rapport::RecordId id, const QString &title);

private:
    void addRow(const RelatedRecord &record, const Look &look);
    [[nodiscard]] QWidget *titleOf(const RelatedRecord &record);
    [[nodiscard]] QWidget *markOf(const RelatedRecord &record, const Look &look);

    QLabel *m_heading;
    QToolButton *m_add;
    QGridLayout *m_rows;
};

/// Whether the window has a page on which records of \p kind can be looked at.
[[nodiscard]] bool hasOwnPage(KindId kind);

} // namespace rapport::ui
