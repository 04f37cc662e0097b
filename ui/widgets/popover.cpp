// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popover.h"

#include "ui/theme/painting.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace rapport::ui {

Popover::Popover(QWidget *anchor)
    : QFrame(anchor, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_anchor(anchor)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
}

void Popover::popup()
{
    popupAt(m_anchor->rect());
}

void Popover::popupAt(const QRect &part)
{
    adjustSize();
    QPoint place = m_anchor->mapToGlobal(part.bottomLeft() + QPoint(0, Theme::spaceXs + 1));
    if (const QScreen *screen = m_anchor->screen()) {
        const QRect free = screen->availableGeometry();
        if (place.y() + height() > free.bottom())
            place.setY(m_anchor->mapToGlobal(part.topLeft()).y() - height() - Theme::spaceXs);
        place.setX(
            qBound(free.left() + 4, place.x(), std::max(free.left(), free.right() - width() - 4)));
        place.setY(std::max(place.y(), free.top()));
    }
    move(place);
    show();
}

void Popover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

// A translucent window gets no background from a style sheet.
void Popover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    paintRounded(&painter, rect(), Theme::cardRadius, theme.panel, theme.control);
}

void showPopover(QWidget *anchor, const QString &title, const QString &text)
{
    auto *popover = new Popover(anchor);
    auto *layout = new QVBoxLayout(popover);
    layout->setContentsMargins(Theme::cardPadding, Theme::spaceM, Theme::cardPadding,
                               Theme::spaceM);
    layout->setSpacing(Theme::spaceXs);
    auto *heading = new QLabel(title, popover);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setVisible(!title.isEmpty());
    auto *body = new QLabel(text, popover);
    body->setWordWrap(true);
    body->setFixedWidth(320);
    body->setTextInteractionFlags(Qt::TextBrowserInteraction);
    layout->addWidget(heading);
    layout->addWidget(body);
    popover->setAccessibleName(title);
    popover->setAccessibleDescription(text);
    popover->popup();
    body->setFocus(Qt::PopupFocusReason);
}

} // namespace rapport::ui
