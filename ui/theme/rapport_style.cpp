// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/rapport_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QCalendarWidget>
#include <QListView>
#include <QMenu>
#include <QStyleOption>
#include <QTextCharFormat>
#include <QToolButton>
#include <QTreeView>

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
    for (const auto weekend : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(weekend, QTextCharFormat());
    const auto arrow = [calendar](const QString &name, Icon picture) {
        if (auto *button = calendar->findChild<QToolButton *>(name))
            button->setIcon(icon(picture));
    };
    arrow(u"qt_calendar_prevmonth"_s, Icon::ChevronLeft);
    arrow(u"qt_calendar_nextmonth"_s, Icon::ChevronRight);
}

constexpr int arrowSize = 12;
constexpr int arrowGap = 3;
/// What the arrow takes besides the section's right padding, into which it reaches.
constexpr int arrowRoom = arrowGap + arrowSize + 2 - Theme::cellPadding;

QFont headerFont()
{
    return themeFont(Theme::bodySize, QFont::DemiBold);
}

void drawHeaderGround(const QRect &rect, Qt::Orientation orientation, QPainter *painter)
{
    const Theme &theme = Theme::current();
    painter->fillRect(rect, theme.panel);
    const QRect edge = orientation == Qt::Horizontal
        ? QRect(rect.left(), rect.bottom(), rect.width(), 1)
        : QRect(rect.right(), rect.top(), 1, rect.height());
    painter->fillRect(edge, theme.line);
}

void drawHeader(const QStyleOptionHeader &header, QPainter *painter)
{
    const PainterScope scope(painter);
    const Theme &theme = Theme::current();
    drawHeaderGround(header.rect, header.orientation, painter);
    const bool hot = header.state.testFlag(QStyle::State_MouseOver)
        && header.state.testFlag(QStyle::State_Enabled);
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    const QFont font = headerFont();
    const bool right = header.textAlignment.testFlag(Qt::AlignRight);
    QRectF room = QRectF(header.rect).adjusted(Theme::cellPadding, 0, -Theme::cellPadding, 0);
    const double arrow = sorted ? arrowRoom : 0;
    const double text = std::min(QFontMetricsF(font).horizontalAdvance(header.text) + 1,
                                 std::max(0.0, room.width() - arrow));
    const double left = right ? room.right() - text - arrow : room.left();
    paintText(painter, QRectF(left, room.top(), text, room.height()), header.text, font,
              hot || sorted ? theme.text : theme.muted);
    // Qt calls the ascending order SortDown; people expect the arrow to point at the larger end.
    if (sorted)
        paintIcon(painter,
                  QRectF(left + text + arrowGap, room.center().y() - arrowSize / 2.0, arrowSize,
                         arrowSize),
                  header.sortIndicator == QStyleOptionHeader::SortDown ? Icon::ChevronUp
                                                                       : Icon::ChevronDown,
                  theme.text);
    if (header.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, QRectF(header.rect), 4);
}

} // namespace

RapportStyle::RapportStyle() : QProxyStyle(u"Fusion"_s) { }

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

int RapportStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                              const QWidget *widget) const
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

QSize RapportStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                     const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_HeaderSection) {
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const QFontMetrics metrics(headerFont());
            wanted.setWidth(metrics.horizontalAdvance(header->text) + 2 * Theme::cellPadding
                            + arrowRoom);
            wanted.setHeight(header->orientation == Qt::Horizontal ? Theme::rowHeight
                                                                   : Theme::compactRowHeight);
        }
    } else if (type == CT_ItemViewItem
               && (qobject_cast<const QTreeView *>(widget)
                   || qobject_cast<const QListView *>(widget))) {
        wanted.setHeight(std::max(wanted.height(), Theme::compactRowHeight));
    }
    return wanted;
}

void RapportStyle::drawControl(ControlElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    // The style sheet style may ask for the parts rather than the whole: the section draws all.
    if ((element == CE_Header || element == CE_HeaderSection) && header)
        drawHeader(*header, painter);
    else if (element == CE_HeaderLabel)
        return;
    else if (element == CE_HeaderEmptyArea)
        drawHeaderGround(option->rect, Qt::Horizontal, painter);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

void RapportStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        paintFocusRing(painter, QRectF(option->rect), Theme::controlRadius - 2);
        return;
    }
    if (element == PE_IndicatorHeaderArrow)
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QIcon RapportStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                                 const QWidget *widget) const
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
