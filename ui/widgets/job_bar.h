// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace rapport::ui {

class ElidedLabel;

/// What the running job is doing. All texts are ready for the user.
struct JobStatus {
    QString label;    ///< "Importing feedback-october.csv"
    int percent = -1; ///< negative where it is not known
    QString rate;     ///< "182,000 rows/s"; may be empty
    QString timeLeft; ///< "3 s left"; may be empty
    bool cancellable = true;
    bool finishing = false; ///< the commit has begun

    /// "42 %   182,000 rows/s   3 s left", as far as it is known.
    [[nodiscard]] QString numbers() const;
    void showOn(QProgressBar &bar) const;
};

/// The bar at the bottom of the window: what is open at the left, the running job or the last
/// message at the right. Messages never block: they replace message boxes.
class JobBar : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Info, Success, Error };
    enum class Offer { Nothing, Undo };

    explicit JobBar(QWidget *parent = nullptr);

    /// Short texts at the left: the file, "12,408 developers", "Saved".
    void setFacts(const QStringList &facts);
    /// What the selected cells add up to, beside the facts; empty hides it.
    void setSelection(const QString &text);
    [[nodiscard]] QString selection() const;
    void setJob(const JobStatus &status);
    void clearJob();
    /// Shows \p text for a while (errors stay until dismissed or replaced); with Offer::Undo an
    /// Undo link that emits undoRequested().
    void showMessage(const QString &text, Tone tone = Tone::Info, Offer offer = Offer::Nothing);
    void clearMessage();
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void cancelRequested();
    void undoRequested();

private:
    QHBoxLayout *m_facts;
    ElidedLabel *m_selection;
    QWidget *m_messageBox;
    QLabel *m_messageIcon;
    ElidedLabel *m_message;
    QPushButton *m_undo;
    QPushButton *m_dismiss;
    QWidget *m_jobBox;
    ElidedLabel *m_jobLabel;
    QProgressBar *m_progress;
    QLabel *m_numbers;
    QPushButton *m_cancel;
    QTimer m_away;
};

} // namespace rapport::ui
