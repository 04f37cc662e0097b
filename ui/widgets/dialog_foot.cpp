// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_foot.h"

#include "ui/theme/theme.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace rapport::ui {

DialogFoot::DialogFoot(QDialog &dialog)
    : QWidget(&dialog), m_dialog(dialog), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Theme::spaceS);
    m_row->addStretch(0);
}

void DialogFoot::setLeft(QWidget *widget)
{
    m_row->insertWidget(0, widget, 1);
}

QPushButton *DialogFoot::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_row->addWidget(button, 0, Qt::AlignBottom);
    return button;
}

QPushButton *DialogFoot::addCancel()
{
    QPushButton *button = addButton(tr("Cancel"));
    connect(button, &QPushButton::clicked, &m_dialog, &QDialog::reject);
    return button;
}

QPushButton *DialogFoot::addPrimary(const QString &text)
{
    QPushButton *button = addButton(text);
    button->setProperty("role", QStringLiteral("primary"));
    button->setDefault(true);
    return button;
}

QPushButton *DialogFoot::addClose()
{
    QPushButton *button = addButton(tr("Close"));
    button->setDefault(true);
    connect(button, &QPushButton::clicked, &m_dialog, &QDialog::accept);
    return button;
}

} // namespace rapport::ui
