// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/query.h"
#include "session/workspace.h"
#include "ui/models/cell_text.h"
#include "ui/models/record_details.h"
#include "ui/pages/page_refresh.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace rapport::ui {

class Avatar;
class BarList;
class ElidedLabel;
class RelatedList;
class ScorePill;
class WhySection;

/// Tells everything about one record: who it is, why its scores are what they are, its fields,
/// what belongs to it and its timeline.
///
/// Reads when it is visible, one record at a time; keeps showing the record until newer news of
/// it are here. GUI thread; nothing blocks.
class DetailPanel : public QFrame {
    Q_OBJECT
public:
    DetailPanel(Workspace &workspace, KindId kind, QWidget *parent = nullptr);

    /// An invalid id empties the panel.
    void showRecord(RecordId id);
    [[nodiscard]] RecordId record() const { return m_record; }
    void workspaceChanged(const ChangeSummary &summary);
    [[nodiscard]] bool isBusy() const;
    /// What is shown now; nothing while the record is not read yet.
    [[nodiscard]] const std::optional<RecordDetails> &details() const { return m_details; }

Q_SIGNALS:
    void closeRequested();
    void rowsRequested(rapport::KindId kind, const rapport::Filter &filter, const QString &title);
    void done(const QString &message);
    void failed(const rapport::Error &error);
    void settled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void read(const Job &job);
    void show(std::optional<RecordDetails> details);
    void showHeader(const RecordDetails &details);
    void showFields(const RecordDetails &details);
    void showLists(const RecordDetails &details);
    void showMeans(const RecordDetails &details);
    RelatedList *addList();
    void addRelated(const RelatedGroup &group);
    void removeRelated(KindId kind, RecordId id);
    void openRecord(KindId kind, RecordId id, const QString &title);
    [[nodiscard]] QString cellOf(const RecordDetails &details, const QString &field) const;
    [[nodiscard]] QString secondLine(const RecordDetails &details) const;
    [[nodiscard]] CellContext context() const;
    [[nodiscard]] const Kind &kind() const;

    Workspace &m_workspace;
    const KindId m_kind;
    RecordId m_record;
    std::optional<RecordDetails> m_details;
    PageRefresh m_refresh;
    Avatar *m_avatar = nullptr;
    QLabel *m_title = nullptr;
    ElidedLabel *m_second = nullptr;
    ScorePill *m_pill = nullptr;
    QLabel *m_nothing = nullptr;
    QScrollArea *m_area = nullptr;
    WhySection *m_why = nullptr;
    QLabel *m_meansHeading = nullptr;
    BarList *m_means = nullptr;
    QWidget *m_fieldsBox = nullptr;
    QGridLayout *m_fields = nullptr;
    QVBoxLayout *m_lists = nullptr;
    std::vector<RelatedList *> m_listWidgets; ///< reused from record to record
};

} // namespace rapport::ui
