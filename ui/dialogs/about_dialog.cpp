// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_foot.h"

#include <QLabel>
#include <QSysInfo>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr int kWidth = 420;

enum class Lines { One, Several };

QLabel *centred(const QString &text, const QString &role, Lines lines, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", role);
    label->setAlignment(Qt::AlignCenter);
    // Only what needs it wraps: a short label that may wrap asks for a height it does not fill.
    if (lines == Lines::Several) {
        label->setWordWrap(true);
        label->setFixedWidth(kWidth - 2 * Theme::spaceXl);
    }
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
    layout->addWidget(centred(tr("Rapport"), QStringLiteral("title"), Lines::One, this));
    layout->addWidget(centred(tr("Version %1").arg(QStringLiteral(RAPPORT_VERSION)),
                              QStringLiteral("muted"), Lines::One, this));
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(centred(tr("Developer relationship management in one local file that is "
                                 "yours: no server, no account."),
                              {}, Lines::Several, this));
    layout->addWidget(
        centred(tr("Free software under the GNU General Public License, version 3 "
                   "or later. With Qt %1 on %2.")
                    .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName()),
                QStringLiteral("secondary"), Lines::Several, this));
    layout->addSpacing(Theme::spaceM);
    auto *foot = new DialogFoot(*this);
    foot->addClose();
    layout->addWidget(foot);
}

} // namespace rapport::ui
