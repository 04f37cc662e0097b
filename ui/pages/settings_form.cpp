// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings_form.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QVariant>

namespace rapport::ui {

namespace {

constexpr int kNumberWidth = 110;
constexpr int kLabelWidth = 190;

} // namespace

QLabel *noteLabel(const QString &text, const QString &role)
{
    auto *made = new QLabel(text);
    made->setProperty("role", role);
    made->setWordWrap(true);
    return made;
}

QFormLayout *settingsForm(Card *card)
{
    auto *made = new QFormLayout;
    made->setHorizontalSpacing(Theme::spaceL);
    made->setVerticalSpacing(Theme::spaceS);
    made->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    made->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    card->content()->addLayout(made);
    return made;
}

void addSetting(QFormLayout *form, const QString &text, QWidget *field)
{
    auto *name = new QLabel(text);
    name->setFixedWidth(kLabelWidth);
    name->setMinimumHeight(Theme::controlHeight);
    name->setBuddy(field);
    field->setMinimumHeight(Theme::controlHeight);
    field->setAccessibleName(text);
    form->addRow(name, field);
}

QLineEdit *numberField()
{
    auto *field = new QLineEdit;
    field->setFixedWidth(kNumberWidth);
    return field;
}

} // namespace rapport::ui
