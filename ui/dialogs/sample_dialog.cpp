// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/sample_dialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_foot.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr int kWidth = 460;
constexpr int kUsual = 400;
constexpr int kMost = 1'000'000;

} // namespace

SampleDialog::SampleDialog(Target target, QWidget *parent)
    : QDialog(parent), m_count(new QSpinBox(this))
{
    setWindowTitle(tr("Sample community"));
    setFixedWidth(kWidth);
    auto *text = new QLabel(
        target == Target::ThisWorkspace
            ? tr("Fills this empty workspace with an invented community that has a story. No name "
                 "is a real person's. It is one change and can be undone.")
            : tr("Makes a new workspace with an invented community that has a story. No name is a "
                 "real person's."),
        this);
    text->setWordWrap(true);
    m_count->setRange(1, kMost);
    m_count->setGroupSeparatorShown(true);
    m_count->setValue(kUsual);
    m_count->setSingleStep(100);
    m_count->setFixedWidth(130);
    m_count->setAccessibleName(tr("Developers"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::spaceL);
    form->addRow(tr("Developers"), m_count);
    auto *foot = new DialogFoot(*this);
    foot->addCancel();
    QPushButton *make = foot->addPrimary(tr("Make it"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spaceXl, Theme::spaceXl, Theme::spaceXl, Theme::spaceL);
    layout->setSpacing(Theme::spaceL);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addWidget(foot);
    connect(make, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT sampleRequested(developers()); });
}

int SampleDialog::developers() const
{
    return m_count->value();
}

} // namespace rapport::ui
