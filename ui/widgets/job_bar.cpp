// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/job_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace rapport::ui {
namespace {

constexpr int barHeight = 29;
constexpr int messageTime = 8000;

QPushButton *link(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("role", QStringLiteral("link"));
    button->setProperty("small", true);
    return button;
}

void setRole(QWidget *widget, const QString &role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

QString JobStatus::numbers() const
{
    QStringList known;
    if (percent >= 0)
        known << JobBar::tr("%1 %").arg(QLocale().toString(percent));
    known << rate << timeLeft;
    known.removeAll(QString());
    return known.join(QStringLiteral("   "));
}

void JobStatus::showOn(QProgressBar &bar) const
{
    bar.setRange(0, percent < 0 ? 0 : 100);
    bar.setValue(std::max(0, percent));
    bar.setAccessibleName(label);
}

JobBar::JobBar(QWidget *parent)
    : QFrame(parent),
      m_facts(new QHBoxLayout),
      m_selection(new ElidedLabel(this)),
      m_messageBox(new QWidget(this)),
      m_messageIcon(new QLabel(m_messageBox)),
      m_message(new ElidedLabel(m_messageBox)),
      m_undo(link(tr("Undo"), m_messageBox)),
      m_dismiss(link(tr("Dismiss"), m_messageBox)),
      m_jobBox(new QWidget(this)),
      m_jobLabel(new ElidedLabel(m_jobBox)),
      m_progress(new QProgressBar(m_jobBox)),
      m_numbers(new QLabel(m_jobBox)),
      m_cancel(link(tr("Cancel"), m_jobBox))
{
    setProperty("surface", QStringLiteral("footer"));
    setFixedHeight(barHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(Theme::spaceL);
    m_facts->setSpacing(18);
    layout->addLayout(m_facts);
    layout->addWidget(m_selection);
    m_selection->hide();
    layout->addStretch(1);
    for (QWidget *box : {m_messageBox, m_jobBox}) {
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::spaceS);
        layout->addWidget(box);
        box->hide();
    }
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_messageIcon, m_message, m_undo, m_dismiss})
        m_messageBox->layout()->addWidget(part);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_jobLabel, m_progress, m_numbers, m_cancel})
        m_jobBox->layout()->addWidget(part);
    m_jobLabel->setProperty("role", QStringLiteral("secondary"));
    m_numbers->setProperty("role", QStringLiteral("secondary"));
    m_message->setProperty("role", QStringLiteral("secondary"));
    m_progress->setFixedWidth(96);
    m_progress->setTextVisible(false);
    m_away.setSingleShot(true);
    connect(&m_away, &QTimer::timeout, this, &JobBar::clearMessage);
    connect(m_cancel, &QPushButton::clicked, this, &JobBar::cancelRequested);
    connect(m_dismiss, &QPushButton::clicked, this, &JobBar::clearMessage);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        clearMessage();
        Q_EMIT undoRequested();
    });
}

void JobBar::setFacts(const QStringList &facts)
{
    while (m_facts->count() > facts.size()) {
        QLayoutItem *item = m_facts->takeAt(m_facts->count() - 1);
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < facts.size(); ++i) {
        if (i >= m_facts->count()) {
            auto *label = new ElidedLabel(this);
            label->setProperty("role", QStringLiteral("secondary"));
            m_facts->addWidget(label);
        }
        static_cast<ElidedLabel *>(m_facts->itemAt(i)->widget())->setText(facts[i]);
    }
}

void JobBar::setSelection(const QString &text)
{
    m_selection->setText(text);
    m_selection->setVisible(!text.isEmpty());
}

QString JobBar::selection() const
{
    return m_selection->isHidden() ? QString() : m_selection->text();
}

void JobBar::setJob(const JobStatus &status)
{
    m_jobLabel->setText(status.label);
    status.showOn(*m_progress);
    m_numbers->setText(status.numbers());
    m_cancel->setVisible(status.cancellable);
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(status.label));
    m_jobBox->show();
}

void JobBar::clearJob()
{
    m_jobBox->hide();
}

void JobBar::showMessage(const QString &text, Tone tone, Offer offer)
{
    const bool error = tone == Tone::Error;
    setRole(m_message, error ? QStringLiteral("error") : QStringLiteral("secondary"));
    m_message->setText(text);
    const QIcon picture = error ? icon(Icon::Warning, IconTone::Danger)
        : tone == Tone::Success ? icon(Icon::Check, IconTone::Accent)
                                : icon(Icon::Info);
    m_messageIcon->setPixmap(picture.pixmap(QSize(14, 14), devicePixelRatioF()));
    m_undo->setVisible(offer == Offer::Undo);
    m_dismiss->setVisible(error);
    m_messageBox->show();
    m_away.stop();
    if (!error)
        m_away.start(messageTime);
    QAccessibleEvent event(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void JobBar::clearMessage()
{
    m_away.stop();
    m_messageBox->hide();
}

QString JobBar::message() const
{
    return m_messageBox->isHidden() ? QString() : m_message->text();
}

} // namespace rapport::ui
