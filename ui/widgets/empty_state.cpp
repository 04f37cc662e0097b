// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/painting.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace rapport::ui {
namespace {

/// The icon in its soft circle; painted, so that it follows the theme.
class Medallion : public QWidget {
public:
    Medallion(Icon picture, QWidget *parent) : QWidget(parent), m_picture(picture)
    {
        setFixedSize(56, 56);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::current();
        paintRounded(&painter, rect(), 28, theme.accentSoft);
        paintIcon(&painter, QRectF(16, 16, 24, 24), m_picture, theme.accent);
    }

private:
    Icon m_picture;
};

} // namespace

EmptyState::EmptyState(Icon picture, const QString &sentence, const QString &action,
                       QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_button(new QPushButton(this))
{
    m_sentence->setProperty("role", QStringLiteral("muted"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMaximumWidth(420);
    // Between stretches rather than aligned: an aligned label gets the height of a wider one.
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_sentence, 1000);
    line->addStretch(1);
    m_button->setProperty("role", QStringLiteral("primary"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::spaceM);
    layout->addStretch(2);
    layout->addWidget(new Medallion(picture, this), 0, Qt::AlignHCenter);
    layout->addLayout(line);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    setSentence(sentence);
    setAction(action);
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void EmptyState::setAction(const QString &action)
{
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
}

} // namespace rapport::ui
