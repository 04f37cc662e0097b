// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome_page.h"

#include "ui/pages/start_choices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr int kShownFiles = 6;

QString homely(const QString &folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home) ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent),
      m_start(new StartChoices(tr("Welcome to Rapport"),
                               tr("Know your developers, and what they need next. Everything "
                                  "stays in one file that is yours."),
                               this)),
      m_recent(new Card(tr("Recent"), this))
{
    m_start->showLogo();
    m_start->addChoice(Icon::Add, tr("New workspace"), tr("An empty file for your community"),
                       [this] { Q_EMIT newRequested(); });
    m_start->addChoice(Icon::Folder, tr("Open"), tr("A workspace that exists already"),
                       [this] { Q_EMIT openRequested(); });
    m_start->addChoice(Icon::Sample, tr("Sample community"),
                       tr("Four hundred invented developers to try things on"),
                       [this] { Q_EMIT sampleRequested(); });
    m_start->addBelow(m_recent);
    m_recent->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_start);
}

void WelcomePage::setRecentFiles(const QStringList &paths)
{
    delete m_list;
    m_list = new QWidget(m_recent);
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::spaceXs);
    for (const QString &path : paths.mid(0, kShownFiles)) {
        const QFileInfo info(path);
        auto *row = new QHBoxLayout;
        auto *open = new QPushButton(info.completeBaseName(), m_list);
        open->setProperty("role", QStringLiteral("link"));
        open->setToolTip(QDir::toNativeSeparators(path));
        open->setEnabled(info.exists());
        auto *folder = new ElidedLabel(
            info.exists() ? QDir::toNativeSeparators(homely(info.absolutePath())) : tr("not found"),
            m_list);
        folder->setProperty("role", QStringLiteral("secondary"));
        folder->setElideMode(Qt::ElideMiddle);
        row->setSpacing(Theme::spaceM);
        row->addWidget(open);
        row->addWidget(folder, 1);
        rows->addLayout(row);
        connect(open, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
    }
    m_recent->content()->addWidget(m_list);
    m_recent->setVisible(!paths.isEmpty());
}

void WelcomePage::setError(const QString &text)
{
    m_start->setError(text);
}

QString WelcomePage::error() const
{
    return m_start->error();
}

void WelcomePage::setOpening(bool opening)
{
    m_start->setEnabled(!opening);
}

} // namespace rapport::ui
