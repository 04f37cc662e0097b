// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/step_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace rapport::ui {

namespace {

constexpr int kHeight = 32;
constexpr int kDisc = 22;
constexpr int kLine = 28; ///< between two steps

} // namespace

/// One step: its number in a disc, a tick once it is done, and its name.
class StepBar::Step : public QPushButton {
public:
    enum class State { Done, Current, Ahead };

    Step(int number, const QString &name, QWidget *parent) : QPushButton(parent), m_number(number)
    {
        setText(name);
        setFixedHeight(kHeight);
        setFocusPolicy(Qt::TabFocus);
        setAutoDefault(false);
        setAttribute(Qt::WA_Hover);
    }

    void setState(State state)
    {
        m_state = state;
        const QString said = state == State::Done ? StepBar::tr("Step %1, %2, done")
            : state == State::Current             ? StepBar::tr("Step %1, %2, current")
                                                  : StepBar::tr("Step %1, %2");
        setAccessibleName(said.arg(m_number).arg(text()));
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(themeFont(Theme::bodySize, QFont::DemiBold));
        return {kDisc + 3 * Theme::spaceS + metrics.horizontalAdvance(text()), kHeight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const PainterScope scope(&painter);
        const Theme &theme = Theme::current();
        const bool current = m_state == State::Current;
        const bool done = m_state == State::Done;
        if (isEnabled() && underMouse() && !current)
            paintRounded(&painter, rect(), Theme::controlRadius, theme.hover);
        const QRectF disc(Theme::spaceXs, (height() - kDisc) / 2.0, kDisc, kDisc);
        const QColor fill = current ? theme.accent : done ? theme.accentSoft : theme.panel;
        paintRounded(&painter, disc, kDisc / 2.0, fill, current || done ? QColor() : theme.control);
        if (done)
            paintIcon(&painter, disc.adjusted(4, 4, -4, -4), Icon::Check, theme.accent);
        else
            paintText(&painter, disc, QLocale().toString(m_number),
                      themeFont(Theme::secondarySize, QFont::DemiBold),
                      current ? theme.onAccent : theme.muted, Qt::AlignCenter);
        paintText(&painter, QRectF(disc.right() + Theme::spaceS, 0, width(), height()), text(),
                  themeFont(Theme::bodySize, current ? QFont::DemiBold : QFont::Normal),
                  current ? theme.text : theme.muted);
        if (hasFocus())
            paintFocusRing(&painter, rect(), Theme::controlRadius);
    }

private:
    int m_number;
    State m_state = State::Ahead;
};

StepBar::StepBar(const QStringList &steps, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceXs);
    for (int number = 0; number < steps.size(); ++number) {
        if (number > 0) {
            auto *line = new QFrame(this);
            line->setProperty("surface", QStringLiteral("line"));
            line->setFixedWidth(kLine);
            row->addWidget(line);
        }
        auto *step = new Step(number + 1, steps[number], this);
        m_steps.append(step);
        row->addWidget(step);
        connect(step, &QPushButton::clicked, this, [this, number] {
            if (number != m_current)
                Q_EMIT chosen(number);
        });
    }
    row->addStretch(1);
    update();
}

void StepBar::setCurrent(int step)
{
    m_current = step;
    update();
}

void StepBar::setReachable(int step)
{
    m_reachable = step;
    update();
}

QPushButton *StepBar::button(int step) const
{
    return m_steps[step];
}

void StepBar::update()
{
    for (int number = 0; number < m_steps.size(); ++number) {
        m_steps[number]->setEnabled(number <= m_reachable || number == m_current);
        m_steps[number]->setState(number == m_current      ? Step::State::Current
                                      : number < m_current ? Step::State::Done
                                                           : Step::State::Ahead);
    }
}

} // namespace rapport::ui
