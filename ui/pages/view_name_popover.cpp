// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/view_name_popover.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr int kWidth = 300;
constexpr int kLongestName = 60;

} // namespace

ViewNamePopover::ViewNamePopover(const QString &title, const QString &name,
                                 const QStringList &saved, const QStringList &readyMade,
                                 QWidget *anchor)
    : Popover(anchor),
      m_saved(saved),
      m_readyMade(readyMade),
      m_name(new QLineEdit(name, this)),
      m_note(new QLabel(this)),
      m_save(new QPushButton(tr("Save"), this))
{
    setAccessibleName(title);
    setFixedWidth(kWidth);
    auto *heading = new QLabel(title, this);
    heading->setProperty("role", QStringLiteral("heading"));
    m_name->setMaxLength(kLongestName);
    m_name->setPlaceholderText(tr("Name of the view"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_note->setProperty("role", QStringLiteral("secondary"));
    m_note->setWordWrap(true);
    m_save->setProperty("role", QStringLiteral("primary"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::cardPadding, Theme::spaceM, Theme::cardPadding,
                               Theme::spaceM);
    layout->setSpacing(Theme::spaceS);
    layout->addWidget(heading);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::spaceS);
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    layout->addLayout(line);
    layout->addWidget(m_note);
    connect(m_name, &QLineEdit::textChanged, this, &ViewNamePopover::check);
    connect(m_name, &QLineEdit::returnPressed, this, &ViewNamePopover::finish);
    connect(m_save, &QPushButton::clicked, this, &ViewNamePopover::finish);
    check();
    m_name->selectAll();
    m_name->setFocus(Qt::PopupFocusReason);
}

QString ViewNamePopover::note() const
{
    return m_note->isHidden() ? QString() : m_note->text();
}

void ViewNamePopover::check()
{
    const QString name = m_name->text().trimmed();
    const bool taken = m_readyMade.contains(name, Qt::CaseInsensitive);
    QString note;
    if (taken)
        note = tr("There is a ready-made view of that name.");
    else if (m_saved.contains(name))
        note = tr("Replaces the view \u201c%1\u201d.").arg(name);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_save->setEnabled(!name.isEmpty() && !taken);
    adjustSize();
}

void ViewNamePopover::finish()
{
    if (!m_save->isEnabled())
        return;
    const QString name = m_name->text().trimmed();
    close();
    Q_EMIT named(name);
}

} // namespace rapport::ui
