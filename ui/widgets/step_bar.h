// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace rapport::ui {

/// The steps of something done in order: where one is, what is done, what comes.
///
/// Steps that were reached can be gone to again; the others only say what is ahead. Arrow keys
/// and Tab as for any buttons. GUI thread; Qt parenthood.
class StepBar : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(const QStringList &steps, QWidget *parent = nullptr);

    /// Marks \p step as the present one.
    void setCurrent(int step);
    [[nodiscard]] int current() const { return m_current; }
    /// Steps up to \p step can be gone to; -1 for none.
    void setReachable(int step);
    [[nodiscard]] QPushButton *button(int step) const;

Q_SIGNALS:
    /// The user wants to go to another step.
    void chosen(int step);

private:
    class Step;

    void update();

    QList<Step *> m_steps;
    int m_current = 0;
    int m_reachable = -1;
};

} // namespace rapport::ui
