// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QSpinBox;

namespace rapport::ui {

/// How large an invented community is wanted.
class SampleDialog : public QDialog {
    Q_OBJECT
public:
    /// \p intoThis says whether the workspace on the screen is filled or a new one is made.
    enum class Target : quint8 { ThisWorkspace, NewWorkspace };
    explicit SampleDialog(Target target, QWidget *parent = nullptr);

    [[nodiscard]] int developers() const;

Q_SIGNALS:
    void sampleRequested(int developers);

private:
    QSpinBox *m_count;
};

} // namespace rapport::ui
