// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace rapport::ui {

namespace {

constexpr int kMark = 16;

} // namespace

Notice::Notice(QWidget *parent)
    : QFrame(parent), m_row(new QHBoxLayout(this)), m_text(new QLabel(this))
{
    m_row->setContentsMargins(Theme::spaceM + kMark + Theme::spaceS, Theme::spaceS, Theme::spaceM,
                              Theme::spaceS);
    m_row->setSpacing(Theme::spaceS);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_row->addWidget(m_text, 1);
    hide();
}

void Notice::clearButtons()
{
    for (QPushButton *button : std::exchange(m_buttons, {})) {
        // Maybe it is one of them that was pressed.
        button->hide();
        button->deleteLater();
    }
}

void Notice::say(const QString &text, Tone tone)
{
    clearButtons();
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QPushButton *Notice::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_row->addWidget(button);
    m_buttons.append(button);
    return button;
}

QString Notice::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const Band band = m_tone == Tone::Error ? Band::AtRisk : Band::NeedsImprovement;
    const bool info = m_tone == Tone::Info;
    paintRounded(&painter, rect(), Theme::controlRadius,
                 info ? theme.accentSoft : theme.bandSoft(band));
    paintIcon(&painter, QRectF(Theme::spaceM, (height() - kMark) / 2.0, kMark, kMark),
              info ? Icon::Info : Icon::Warning, info ? theme.accent : theme.bandText(band));
}

} // namespace rapport::ui
