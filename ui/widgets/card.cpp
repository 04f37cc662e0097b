// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/popover.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace rapport::ui {

Card::Card(QWidget *parent) : Card(QString(), parent) { }

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent),
      m_header(new QWidget(this)),
      m_headerLayout(new QHBoxLayout(m_header)),
      m_title(new QLabel(m_header)),
      m_helpButton(new QToolButton(m_header)),
      m_content(new QVBoxLayout)
{
    setProperty("surface", QStringLiteral("card"));
    m_title->setProperty("role", QStringLiteral("heading"));
    m_helpButton->setText(QStringLiteral("?"));
    m_helpButton->setProperty("role", QStringLiteral("help"));
    m_helpButton->setFixedSize(22, 22);
    m_helpButton->setAutoRaise(true);
    m_headerLayout->setContentsMargins(0, 0, 0, 0);
    m_headerLayout->setSpacing(Theme::spaceS);
    m_headerLayout->addWidget(m_title);
    m_headerLayout->addStretch(1);
    m_headerLayout->addWidget(m_helpButton);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::spaceS);
    layout->addWidget(m_header);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(Theme::spaceS);
    layout->addLayout(m_content, 1);
    setFlush(false);
    connect(m_helpButton, &QToolButton::clicked, this, &Card::showHelp);
    setTitle(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    updateHeader();
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setHelp(const QString &text)
{
    m_help = text;
    updateHeader();
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_headerLayout->insertWidget(m_headerLayout->count() - 1, widget);
    m_hasExtras = true;
    updateHeader();
}

void Card::setFlush(bool flush)
{
    // The help button is taller than the title; the smaller top margin makes the text sit at 16.
    constexpr int pad = Theme::cardPadding;
    // and it reaches into the right margin, so that its mark ends with the content.
    constexpr int overhang = 7;
    layout()->setContentsMargins(flush ? QMargins(1, 1, 1, 1)
                                       : QMargins(pad, pad - 5, pad - overhang, pad));
    m_content->setContentsMargins(0, 0, flush ? 0 : overhang, 0);
}

void Card::showHelp()
{
    showPopover(m_helpButton, title(), m_help);
}

void Card::updateHeader()
{
    m_helpButton->setVisible(!m_help.isEmpty());
    m_helpButton->setAccessibleName(tr("What is %1?").arg(title()));
    m_helpButton->setToolTip(tr("How this is counted"));
    m_header->setVisible(!title().isEmpty() || !m_help.isEmpty() || m_hasExtras);
}

} // namespace rapport::ui
