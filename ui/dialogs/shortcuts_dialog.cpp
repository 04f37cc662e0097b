// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcuts_dialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_foot.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr QSize kSize(720, 640);

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts().mid(0, 2))
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

Card *groupCard(const ShortcutsDialog::Group &group)
{
    auto *card = new Card(group.first);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(Theme::spaceS);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const QAction *action : group.second) {
        if (action->shortcut().isEmpty())
            continue;
        auto *name = new QLabel(plain(action->iconText()));
        auto *keys = new QLabel(keysOf(*action));
        keys->setProperty("role", QStringLiteral("muted"));
        grid->addWidget(name, row, 0);
        grid->addWidget(keys, row, 1, Qt::AlignRight);
        ++row;
    }
    card->content()->addLayout(grid);
    card->content()->addStretch(1);
    return card;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(kSize);
    auto *content = new QWidget;
    content->setProperty("page", true);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::cardGap);
    for (qsizetype i = 0; i < groups.size(); ++i)
        grid->addWidget(groupCard(groups[i]), int(i) / 2, int(i) % 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *foot = new DialogFoot(*this);
    foot->addClose();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spaceL, Theme::spaceL, Theme::spaceL, Theme::spaceL);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(scroll, 1);
    layout->addWidget(foot);
}

} // namespace rapport::ui
