// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start_choices.h"

#include "ui/theme/painting.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr int kChoiceWidth = 224;
constexpr int kChoiceHeight = 148;
constexpr int kChoiceLimit = 4;
constexpr int kColumnWidth = 3 * kChoiceWidth + 2 * Theme::cardGap;

/// A card that is a button; not a QPushButton, whose height the style sheet sets.
class ChoiceButton : public QAbstractButton {
public:
    ChoiceButton(Icon picture, const QString &title, const QString &sentence, QWidget *parent)
        : QAbstractButton(parent), m_picture(picture), m_title(title), m_sentence(sentence)
    {
        setFixedSize(kChoiceWidth, kChoiceHeight);
        setAccessibleName(title);
        setAccessibleDescription(sentence);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::current();
        const bool hot = underMouse() && isEnabled();
        paintRounded(&painter, rect(), Theme::cardRadius, isDown() ? theme.hover : theme.panel,
                     hot ? theme.accent : theme.line);
        if (hasFocus())
            paintFocusRing(&painter, rect(), Theme::cardRadius);
        constexpr int pad = Theme::cardPadding;
        paintRounded(&painter, QRectF(pad, pad, 36, 36), 18, theme.accentSoft);
        paintIcon(&painter, QRectF(pad + 9, pad + 9, 18, 18), m_picture, theme.accent);
        paintText(&painter, QRectF(pad, 64, width() - 2 * pad, 20), m_title,
                  themeFont(Theme::bodySize, QFont::DemiBold), theme.text);
        painter.setFont(themeFont(Theme::secondarySize));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(pad, 86, width() - 2 * pad, kChoiceHeight - 86 - 8),
                         int(Qt::TextWordWrap) | int(Qt::AlignLeft) | int(Qt::AlignTop),
                         m_sentence);
    }

private:
    Icon m_picture;
    QString m_title;
    QString m_sentence;
};

QLabel *label(const QString &text, const QString &role, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setProperty("role", role);
    made->setAlignment(Qt::AlignCenter);
    made->setWordWrap(true);
    return made;
}

} // namespace

StartChoices::StartChoices(const QString &heading, const QString &sentence, QWidget *parent)
    : QWidget(parent),
      m_column(new QVBoxLayout),
      m_choices(new QHBoxLayout),
      m_logo(new QLabel(this)),
      m_error(label({}, QStringLiteral("error"), this))
{
    m_logo->hide();
    m_error->hide();
    m_choices->setSpacing(Theme::cardGap);
    m_column->setSpacing(Theme::spaceXs);
    m_column->addWidget(m_logo, 0, Qt::AlignHCenter);
    m_column->addWidget(label(heading, QStringLiteral("title"), this));
    m_column->addWidget(label(sentence, QStringLiteral("muted"), this));
    m_column->addWidget(m_error);
    m_column->addSpacing(Theme::spaceL);
    m_column->addLayout(m_choices);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(m_column);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
}

void StartChoices::addChoice(Icon picture, const QString &title, const QString &sentence,
                             const std::function<void()> &chosen)
{
    Q_ASSERT(m_choices->count() < kChoiceLimit);
    auto *button = new ChoiceButton(picture, title, sentence, this);
    connect(button, &QAbstractButton::clicked, this, chosen);
    m_choices->addWidget(button);
}

void StartChoices::addBelow(QWidget *widget)
{
    m_column->addSpacing(Theme::spaceL);
    widget->setFixedWidth(kColumnWidth);
    m_column->addWidget(widget);
}

void StartChoices::showLogo()
{
    m_logo->setPixmap(logo().pixmap(QSize(64, 64), devicePixelRatioF()));
    m_logo->setContentsMargins(0, 0, 0, Theme::spaceS);
    m_logo->show();
}

void StartChoices::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

QString StartChoices::error() const
{
    return m_error->text();
}

} // namespace rapport::ui
