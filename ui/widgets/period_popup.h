// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/period.h"
#include "ui/widgets/popover.h"

class QDateEdit;

namespace rapport::ui {

/// Lets the user pick a Period: the presets at once, a span of days with Apply.
class PeriodPopup : public Popover {
    Q_OBJECT
public:
    PeriodPopup(const Period &current, QWidget *anchor);

Q_SIGNALS:
    void picked(const rapport::ui::Period &period);

private:
    void pick(const Period &period);

    QDateEdit *m_from;
    QDateEdit *m_to;
};

} // namespace rapport::ui
