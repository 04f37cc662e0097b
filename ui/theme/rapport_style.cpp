// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/rapport_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QCalendarWidget>
#include <QMenu>
#include <QStyleOption>
#include <QTextCharFormat>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {
namespace {

void polishCalendar(QCalendarWidget *calendar)
{
    const Theme &theme = Theme::current();
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    QTextCharFormat header;
    header.setForeground(theme.muted);
    header.setBackground(theme.panel);
    calendar->setHeaderTextFormat(header);
    QTextCharFormat day;
    day.setForeground(theme.text);
    for (const auto weekend : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(weekend, day);
    const auto arrow = [calendar](const QString &name, Icon picture) {
        if (auto *button = calendar->findChild<QToolButton *>(name))
            button->setIcon(icon(picture));
    };
    arrow(u"qt_calendar_prevmonth"_s, Icon::ChevronLeft);
    arrow(u"qt_calendar_nextmonth"_s, Icon::ChevronRight);
}

} // namespace

RapportStyle::RapportStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

int RapportStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay: return 450;
    case SH_ToolTip_FallAsleepDelay: return 1500;
    case SH_ComboBox_Popup: return 0;
    case SH_EtchDisabledText: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_Menu_SubMenuPopupDelay: return 120;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

int RapportStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize: return 18;
    case PM_MessageBoxIconSize: return 32;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return Theme::spaceS;
    case PM_SplitterWidth: return Theme::cardGap;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void RapportStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        paintFocusRing(painter, QRectF(option->rect), Theme::controlRadius - 2);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QIcon RapportStyle::standardIcon(
    StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_MessageBoxInformation: return icon(Icon::Info, IconTone::Accent);
    case SP_MessageBoxQuestion: return icon(Icon::Help, IconTone::Accent);
    case SP_MessageBoxWarning: return icon(Icon::Warning, IconTone::Caution);
    case SP_MessageBoxCritical: return icon(Icon::Warning, IconTone::Danger);
    case SP_LineEditClearButton: return icon(Icon::Close);
    case SP_ToolBarHorizontalExtensionButton: return icon(Icon::More);
    default: return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void RapportStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *calendar = qobject_cast<QCalendarWidget *>(widget))
        polishCalendar(calendar);
    else if (auto *menu = qobject_cast<QMenu *>(widget))
        menu->setAttribute(Qt::WA_TranslucentBackground);
}

} // namespace rapport::ui
