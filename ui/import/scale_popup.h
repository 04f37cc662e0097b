// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/measure_scale.h"
#include "ui/widgets/popover.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace rapport::ui {

/// Asks for the scale of a column's answers: its two ends, or its words from worst to best; shows
/// at once what the first answers count as.
class ScalePopup : public Popover {
    Q_OBJECT
public:
    ScalePopup(const MeasureScale &scale, QStringList samples, QWidget *anchor);

Q_SIGNALS:
    void chosen(const rapport::MeasureScale &scale);

private:
    [[nodiscard]] Result<MeasureScale> scale() const;
    void showKind(bool words);
    void update();
    void apply();

    QStringList m_samples;
    MeasureScale m_known; ///< words with numbers of their own are kept
    QComboBox *m_kind;
    QWidget *m_ends;
    QLineEdit *m_least;
    QLineEdit *m_most;
    QPlainTextEdit *m_words;
    QLabel *m_result;
    QPushButton *m_apply;
};

} // namespace rapport::ui
