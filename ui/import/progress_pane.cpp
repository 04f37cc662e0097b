// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/progress_pane.h"

#include "ui/theme/theme.h"
#include "ui/widgets/job_bar.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kWidth = 420;

} // namespace

ProgressPane::ProgressPane(QWidget *parent)
    : QWidget(parent),
      m_label(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_numbers(new QLabel(this)),
      m_cancel(new QPushButton(this))
{
    m_label->setProperty("role", u"heading"_s);
    m_label->setAlignment(Qt::AlignCenter);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kWidth);
    m_numbers->setProperty("role", u"muted"_s);
    m_cancel->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::spaceM);
    layout->addStretch(2);
    for (QWidget *part : std::initializer_list<QWidget *>{m_label, m_bar, m_numbers, m_cancel})
        layout->addWidget(part, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPane::cancelRequested);
}

void ProgressPane::setStatus(const JobStatus &status)
{
    m_label->setText(status.label);
    status.showOn(*m_bar);
    const QString numbers = status.numbers();
    // A line always, so that nothing jumps.
    m_numbers->setText(numbers.isEmpty() ? u" "_s : numbers);
    m_cancel->setText(status.finishing ? tr("Finishing…") : tr("Stop"));
    m_cancel->setEnabled(status.cancellable);
}

} // namespace rapport::ui
