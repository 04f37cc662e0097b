// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr int kWidth = 420;

QLabel *centred(const QString &text, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", role);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Rapport"));
    setFixedWidth(kWidth);
    auto *picture = new QLabel(this);
    picture->setPixmap(logo().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spaceXl, Theme::spaceXl, Theme::spaceXl, Theme::spaceL);
    layout->setSpacing(Theme::spaceS);
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    layout->addWidget(centred(tr("Rapport"), QStringLiteral("title"), this));
    layout->addWidget(centred(tr("Version %1").arg(QStringLiteral(RAPPORT_VERSION)),
                              QStringLiteral("muted"), this));
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(centred(tr("Developer relationship management in one local file that is "
                                 "yours: no server, no account."),
                              {}, this));
    layout->addWidget(
        centred(tr("Free software under the GNU General Public License, version 3 "
                   "or later. With Qt %1 on %2.")
                    .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName()),
                QStringLiteral("secondary"), this));
    layout->addSpacing(Theme::spaceM);
    auto *buttons = new QDialogButtonBox(this);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::AcceptRole);
    close->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
}

} // namespace rapport::ui
