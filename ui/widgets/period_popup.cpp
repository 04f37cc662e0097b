// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/period_popup.h"

#include "ui/theme/theme.h"

#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace rapport::ui {

PeriodPopup::PeriodPopup(const Period &current, QWidget *anchor)
    : Popover(anchor), m_from(new QDateEdit(this)), m_to(new QDateEdit(this))
{
    using enum Period::Preset;
    setAccessibleName(tr("Period"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(2);
    for (const auto preset : {Last30Days, Last90Days, Last12Months, ThisYear, AllTime}) {
        auto *button = new QPushButton(periodLabel({preset, {}, {}}), this);
        button->setProperty("role", QStringLiteral("flat"));
        button->setProperty("align", QStringLiteral("left"));
        button->setCheckable(true);
        button->setChecked(current.preset == preset);
        connect(button, &QPushButton::clicked, this, [this, preset] { pick({preset, {}, {}}); });
        layout->addWidget(button);
    }
    auto *line = new QFrame(this);
    line->setProperty("surface", QStringLiteral("line"));
    auto *label = new QLabel(tr("From – to"), this);
    label->setProperty("role", QStringLiteral("secondary"));
    label->setContentsMargins(10, 0, 0, 0);
    auto *days = new QHBoxLayout;
    days->setContentsMargins(10, 0, 4, 2);
    days->setSpacing(Theme::spaceS);
    const DateRange range = rangeOf(current, QDate::currentDate());
    m_to->setDate(range.to);
    m_from->setDate(range.from.isValid() ? range.from : range.to.addYears(-1));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setFixedWidth(132);
        days->addWidget(edit);
    }
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setProperty("role", QStringLiteral("primary"));
    days->addWidget(apply);
    connect(apply, &QPushButton::clicked, this, [this] {
        pick({Custom, m_from->date(), m_to->date()});
    });
    layout->addSpacing(4);
    layout->addWidget(line);
    layout->addSpacing(4);
    layout->addWidget(label);
    layout->addLayout(days);
}

void PeriodPopup::pick(const Period &period)
{
    Q_EMIT picked(period);
    close();
}

} // namespace rapport::ui
