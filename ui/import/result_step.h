// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/importer.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace rapport::ui {

class Notice;
class NumberCard;

/// The last step of an import: what it did, where the rejected rows are, and how to take it back.
class ResultStep : public QWidget {
    Q_OBJECT
public:
    explicit ResultStep(QWidget *parent = nullptr);

    /// \p rejectsFile is where rejected rows were written; empty where they were not.
    void showOutcome(const ImportOutcome &outcome, const Catalogue &catalogue,
                     const QString &rejectsFile);
    /// Says that the import was taken back, or why it could not be.
    void showTakenBack(const QString &sentence);
    void setFault(const QString &sentence);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QPushButton *undoButton() const { return m_undo; }
    [[nodiscard]] QPushButton *rowsButton() const { return m_rows; }
    [[nodiscard]] QPushButton *saveRejectsButton() const { return m_save; }
    [[nodiscard]] Notice *rejects() const { return m_rejects; }

Q_SIGNALS:
    void undoRequested();
    /// The user wants to see what came in.
    void rowsRequested(rapport::KindId kind);
    void saveRejectsRequested();
    void openFolderRequested();

private:
    void fillCards(const ImportOutcome &outcome, const Catalogue &catalogue);
    void showRejects(const ImportOutcome &outcome, const QString &rejectsFile);

    KindId m_kind = KindId::Developer;
    QLabel *m_title;
    QLabel *m_notes;
    std::array<NumberCard *, 4> m_cards = {};
    Notice *m_fault;
    Notice *m_rejects;
    QLabel *m_faults; ///< the first rejected rows
    QPushButton *m_save = nullptr;
    QPushButton *m_rows;
    QPushButton *m_undo;
};

/// A file that does not exist yet for the rejected rows of a file called \p name,
/// "NAME-rejects.csv", in the first of \p folders that can be written; empty where none can.
[[nodiscard]] QString rejectsFileFor(const QString &name, const QStringList &folders);

} // namespace rapport::ui
